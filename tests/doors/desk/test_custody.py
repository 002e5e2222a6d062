"""Who took a copy is an act of the file; altered bytes are handed to nobody."""

import io
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.storage import storages
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse

from netra.base.acts import lock_file
from netra.base.errors import FileMoved
from netra.base.queries import acts_of, verify_chain
from netra.base.viewing import CITIZEN
from netra.evidence import actions as evidence
from netra.evidence import queries
from netra.evidence.actions import Origin
from netra.evidence.models import Item
from netra.evidence.queries.checked import name_of
from netra.journeys.actions import refresh
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
WORDS = b"isi catatan"


def given(**origin: Any) -> tuple[path.Walk, Item, str]:
    """A file with one piece of evidence, and the address to take it at."""
    walk = path.reported()
    item = evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(WORDS),
        looked=evidence.look(io.BytesIO(WORDS), name="catatan.txt", size=len(WORDS)),
        by=CITIZEN,
        at=walk.now,
        origin=Origin(**origin),
    )
    refresh(walk.file_id)
    return walk, item, reverse("desk:download", args=[walk.file_id, item.id])


def taken(client: Client, where: str) -> bytes:
    answer: Any = client.post(where)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_looking_at_the_list_and_the_question_takes_nothing() -> None:
    walk, _item, where = given()
    before, client = len(acts_of(walk.file_id)), at_desk()
    assert client.get(where).status_code == 200
    assert client.get(reverse("desk:evidence", args=[walk.file_id])).status_code == 200
    assert len(acts_of(walk.file_id)) == before


def test_taking_a_copy_is_an_act_and_stands_in_the_custody() -> None:
    walk, item, where = given()
    client = at_desk()
    assert taken(client, where) == WORDS
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity, act.from_stage) == ("copy_evidence", "caseworker", act.to_stage)
    assert act.body.content["sha256"] == item.blob_id
    assert verify_chain(walk.file_id) == []
    assert [use.kind for use in queries.uses_of(walk.file_id)[item.id]] == [
        "keep_evidence",
        "copy_evidence",
    ]
    page = client.get(reverse("desk:evidence", args=[walk.file_id])).content.decode()
    assert "Mengambil salinan bukti" in page
    assert item.blob.blake2b in page


def test_a_copy_taken_meanwhile_does_not_move_the_file() -> None:
    walk, _item, where = given()
    seen = acts_of(walk.file_id)[-1].seq
    taken(at_desk(), where)
    lock_file(walk.file_id, seen=seen)
    with pytest.raises(FileMoved):
        lock_file(walk.file_id, seen=seen - 1)


def test_the_chronology_is_not_drowned_in_copies() -> None:
    walk, _item, where = given()
    client, page = at_desk(), reverse("desk:file", args=[walk.file_id])
    taken(client, where)
    assert "Mengambil salinan bukti" not in client.get(page).content.decode()


def test_altered_bytes_are_handed_to_nobody_and_no_act_says_they_were() -> None:
    walk, item, where = given()
    before = len(acts_of(walk.file_id))
    stored: Any = storages["blobs"]
    kept = Path(stored.path(name_of(item.blob_id)))
    kept.write_bytes(b"isi lain")
    try:
        answer = at_desk().post(where)
    finally:
        kept.unlink()
    assert answer.status_code == 200
    assert b"isi lain" not in answer.content
    assert "SHA-256-nya berbeda" in answer.content.decode()
    assert len(acts_of(walk.file_id)) == before


def test_what_was_said_of_its_origin_is_shown_and_kept() -> None:
    address = "https://contoh.example/<b>x"
    walk, item, _where = given(
        access="follower", found_at=address, first_seen_on=date(2024, 10, 12)
    )
    page = at_desk().get(reverse("desk:evidence", args=[walk.file_id])).content.decode()
    assert "akun tertutup yang diikuti" in page
    assert "<b>x" not in page
    assert "12 Oktober 2024" in page
    said = acts_of(walk.file_id)[-1].body.content
    assert (said["access"], said["found_at"]) == ("follower", address)
    assert said["item"] == str(item.id)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE evidence_item SET access = 'public'",
        "DELETE FROM evidence_item",
        "UPDATE evidence_blob SET sha256 = 'x'",
        "DELETE FROM evidence_blob",
        "TRUNCATE evidence_item",
    ],
)
def test_the_database_refuses_to_change_what_was_kept(change: str) -> None:
    given()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(change)


def test_another_office_takes_nothing() -> None:
    _walk, _item, where = given()
    stranger = at_desk("caseworker", make.OTHER_REGENCY)
    assert stranger.get(where).status_code == stranger.post(where).status_code == 404


def test_a_piece_without_its_act_says_so() -> None:
    """What retention destroyed of an act no longer tells which piece was taken."""
    assert queries.uses_of(UUID(int=0)) == {}
