"""The evidence that goes with a letter: to the merit authority addressed, and no further."""

import io
from datetime import date
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from netra.evidence.actions import Origin, keep, look
from netra.forwarding import queries
from netra.forwarding.actions import return_file
from netra.journeys.actions import refresh
from netra.outcomes.queries import stage
from tests.doors.desk.printing import at_desk
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def give(walk: path.Walk, words: bytes) -> UUID:
    stream = io.BytesIO(words)
    item = keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=stream,
        looked=look(stream, name="catatan.txt", size=len(words)),
        by=make.citizen(),
        at=walk.later(),
    )
    return item.id


def sent() -> tuple[path.Walk, UUID, UUID]:
    """A file forwarded with one piece; a second came when the letter had left."""
    walk = path.at_decision()
    first = give(walk, b"Satu")
    beyond.forwarded(walk, copies=[make.PROSECUTION, make.BKN_REGION])
    second = give(walk, b"Dua")
    refresh(walk.file_id)
    return walk, first, second


@pytest.mark.parametrize(
    ("capacity", "place", "reads"),
    [
        ("merit_examiner", make.BKN, True),
        ("task_force_member", make.BKN, True),
        ("merit_examiner", make.BKN_REGION, False),
        ("merit_examiner", make.KASN, False),
        ("ppk_officer", make.PROSECUTION, False),
        ("ppk_officer", make.REGENT, False),
        ("caseworker", make.OTHER_REGENCY, False),
    ],
)
def test_the_addressee_takes_what_the_letter_lists(capacity: str, place: str, reads: bool) -> None:
    walk, first, second = sent()
    viewer = make.viewer(capacity, place, on=date(2024, 10, 17))
    found = [line.id for line in queries.evidence_for(walk.file_id, viewer)]
    assert found == ([first] if reads else [])
    if place == make.KASN:  # its mandates have ended; nobody signs in there any more
        return
    client = at_desk(capacity, place)
    where = [reverse("desk:download", args=[walk.file_id, item]) for item in (first, second)]
    answers = [200 if reads else 404, 404]
    assert [client.get(each).status_code for each in where] == answers
    assert [client.post(each).status_code for each in where] == answers


SAID = ("foto dari Zulaikha.txt", "zulaikha.example", "catatan Zulaikha")


def test_what_the_giver_said_of_a_piece_is_not_read_by_the_authority() -> None:
    walk = path.at_decision()
    first, second = (planted(walk, words) for words in (b"Satu", b"Dua"))
    beyond.forwarded(walk)
    refresh(walk.file_id)
    examiner, own = at_desk("merit_examiner", make.BKN), at_desk()
    for client, told in ((examiner, False), (own, True)):
        pages = [looked(client, walk, first), looked(client, walk, first, second)]
        assert [any(word in page for word in SAID) for page in pages] == [told, told]
    page = looked(examiner, walk, first, second)
    assert "Bukti 2" in page


def planted(walk: path.Walk, words: bytes) -> UUID:
    """A piece whose name, address and words tell who gave it."""
    stream, (name, host, note) = io.BytesIO(words), SAID
    return keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=stream,
        looked=look(stream, name=f"{words.decode()} {name}", size=len(words)),
        by=make.citizen(),
        at=walk.later(),
        note=note,
        origin=Origin(access="own", found_at=f"https://{host}/1"),
    ).id


def looked(client: Client, walk: path.Walk, item: UUID, beside: UUID | None = None) -> str:
    """The page that shows the piece, once its opening is recorded, with all the page leads to."""
    where = reverse("desk:view", args=[walk.file_id, item])
    answer = client.get(where + (f"?with={beside}" if beside else ""), follow=True)
    assert answer.status_code == 200
    asked = client.get(reverse("desk:download", args=[walk.file_id, item])).content
    follow_up = client.get(reverse("desk:follow_up", args=[walk.file_id])).content
    return (answer.content + asked + follow_up).decode()


def test_who_gave_the_file_back_takes_nothing_more() -> None:

    walk, _first, _second = sent()
    beyond.acknowledged(walk)
    by = make.actor("merit_examiner", make.BKN)
    return_file(
        file_id=walk.file_id, stage=stage, reason="Kurang", by=by, at=walk.later(), seen=None
    )
    assert queries.evidence_for(walk.file_id, make.viewer("merit_examiner", make.BKN)) == []
