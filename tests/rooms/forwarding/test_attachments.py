"""The evidence that goes with a letter: to the merit authority addressed, and no further."""

import io
from datetime import date
from uuid import UUID

import pytest
from django.urls import reverse

from netra.evidence.actions import keep, look
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


def test_who_gave_the_file_back_takes_nothing_more() -> None:

    walk, _first, _second = sent()
    beyond.acknowledged(walk)
    by = make.actor("merit_examiner", make.BKN)
    return_file(
        file_id=walk.file_id, stage=stage, reason="Kurang", by=by, at=walk.later(), seen=None
    )
    assert queries.evidence_for(walk.file_id, make.viewer("merit_examiner", make.BKN)) == []
