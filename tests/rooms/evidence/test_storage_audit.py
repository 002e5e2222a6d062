"""The audit of evidence finds nothing where nothing is wrong, and what is wrong where it is."""

import io
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError  # type: ignore[import-untyped]
from django.core.files import File
from django.core.files.storage import storages

from netra.doors.cli.log_evidence import of_evidence
from netra.evidence.actions import removing
from netra.evidence.models import Blob, Derived, Destruction
from netra.evidence.queries import auditing_bytes
from netra.evidence.queries.auditing import WHATS, audit_evidence
from netra.evidence.queries.checked import name_of
from tests.harness.databases import pointed_at
from tests.rooms import path
from tests.rooms.evidence import destroying, tampering
from tests.rooms.evidence.test_store import alter
from tests.rooms.ledger.tampering import run, undone

SHARE = 150
"""Of the campaign's 10,000."""


def told(days: int = 1) -> list[tuple[str, str]]:
    before = datetime.now(UTC) - timedelta(days=days)
    return [(each.what, each.where) for each in audit_evidence(before=before).findings]


def test_every_finding_has_its_words() -> None:
    for language in ("id", "en"):
        assert set(of_evidence(language)) == set(WHATS)


def test_nothing_is_wrong_and_all_was_read(fresh_database: str, blobs: str) -> None:
    destroying.stopped()
    heard: list[int] = []
    found = audit_evidence(before=datetime.now(UTC), told=heard.append)
    sizes = Blob.objects.values_list("size", flat=True)
    assert (found.findings, found.blobs, found.bytes) == ((), 3, sum(sizes))
    assert (found.rows, found.machine, heard[-1]) == (4, 1, found.bytes)
    unread = audit_evidence(before=datetime.now(UTC), files=False)
    assert (unread.rows, unread.bytes, unread.findings) == (4, 0, ())


def test_what_is_wrong_with_bytes_is_told_with_its_item(fresh_database: str, blobs: str) -> None:
    walk = path.reported()
    items = [destroying.given(walk, b"catatan %d" % number) for number in range(3)]
    where = [f"{each.blob_id}: {walk.file_id} {each.number}" for each in items]
    alter(items[0].blob_id, b"Catatan 0")
    alter(items[1].blob_id, b"catatan 10")
    storages["blobs"].delete(name_of(items[2].blob_id))
    assert sorted(told()) == sorted(
        [("bytes_wrong", where[0]), ("bytes_wrong", where[1]), ("bytes_missing", where[2])]
    )


@pytest.mark.parametrize(
    "error", [OSError("I/O error"), EndpointConnectionError(endpoint_url="https://s3.example")]
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(
    fresh_database: str, disk: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    walk = path.reported()
    first, second = destroying.given(walk, b"satu"), destroying.given(walk, b"dua")
    alter(second.blob_id, b"DUA")
    store, opened = storages["blobs"], storages["blobs"].open

    def broken(name: str, mode: str = "rb") -> Any:
        if name == name_of(first.blob_id):
            raise error
        return opened(name, mode)

    def away(*_asked: Any) -> Any:
        raise error

    monkeypatch.setattr(store, "open", broken)
    monkeypatch.setattr(store, "listdir", away)
    where = [f"{each.blob_id}: {walk.file_id} {each.number}" for each in (first, second)]
    assert sorted(told()) == sorted(
        [("unreadable", where[0]), ("bytes_wrong", where[1]), ("unreadable", repr(error))]
    )


def test_what_is_destroyed_while_it_reads_is_no_complaint(
    fresh_database: str, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk, item = destroying.stopped()
    digests_of = auditing_bytes.digests_of

    def overtaken(sha256: str) -> Any:
        if Destruction.objects.unfiltered(reason="a test").count() == 0:
            destroying.destroyed(walk, destroying.asked(walk, item.id))
        return digests_of(sha256)

    monkeypatch.setattr(auditing_bytes, "digests_of", overtaken)
    assert told() == []
    assert not storages["blobs"].exists(name_of(item.blob_id))


def test_a_redaction_no_act_tells_of_is_told(fresh_database: str, disk: Path) -> None:
    walk, item = destroying.stopped()
    with pointed_at(fresh_database, role="owner"), tampering.unguarded():
        run("UPDATE evidence_derived SET kind = 'redaction' WHERE made_by = 'machine'")
        planted = Derived.objects.unfiltered(reason="a test").get(item=item, made_by="machine")
        assert told() == [("row_untold", f"derived {walk.file_id} 1 {planted.id}")]


def test_what_nothing_names_is_told_once_it_is_old(fresh_database: str, blobs: str) -> None:
    storages["blobs"].save("ab/cd/left", File(io.BytesIO(b"x")))
    assert told() == []
    assert told(days=-1) == [("stray", "ab/cd/left")]


def test_an_old_half_written_file_is_told(fresh_database: str, disk: Path) -> None:
    half = disk / ".incoming" / "tmpabc"
    half.parent.mkdir()
    half.write_bytes(b"half")
    os.utime(half, (0, 0))
    assert told() == [("stray", ".incoming/tmpabc")]


@pytest.mark.parametrize(
    ("statement", "what", "field"),
    [
        ("UPDATE evidence_item SET name = 'lain.txt'", "row_differs", "untold"),
        ("UPDATE evidence_item SET note = ''", "row_differs", "untold"),
        ("UPDATE evidence_item SET access = 'public'", "row_differs", "access"),
        ("UPDATE evidence_item SET at = at - interval '1 day'", "row_differs", "kept_at"),
        ("UPDATE evidence_blob SET size = size + 1", "row_differs", "size"),
        ("DELETE FROM evidence_item", "row_missing", ""),
    ],
)
def test_a_changed_row_is_told(
    fresh_database: str, disk: Path, statement: str, what: str, field: str
) -> None:
    walk = path.reported()
    destroying.given(walk)
    with pointed_at(fresh_database, role="owner"), tampering.unguarded():
        run(statement)
        found = told()
    if field:
        assert (what, f"item {walk.file_id} 1: {field}") in found
    else:
        assert (what, f"keep_evidence {walk.file_id} 2") in found


def test_bytes_are_removed_when_the_destruction_is_committed(
    fresh_database: str, blobs: str
) -> None:
    walk, item = destroying.stopped()
    destroying.destroyed(walk, destroying.asked(walk, item.id))
    assert not storages["blobs"].exists(name_of(item.blob_id))
    assert told() == []


def test_an_old_blob_gets_its_second_hash(fresh_database: str, blobs: str) -> None:
    walk = path.reported()
    right, wrong = destroying.given(walk), destroying.given(walk, b"lain")
    with pointed_at(fresh_database, role="owner"):
        run("ALTER TABLE evidence_blob DISABLE TRIGGER USER")
        run("UPDATE evidence_blob SET blake2b = ''")
        run("ALTER TABLE evidence_blob ENABLE TRIGGER USER")
    alter(wrong.blob_id, b"LAIN")
    assert removing.fill_second_hash() == 1
    assert Blob.objects.get(pk=right.blob_id).blake2b == right.blob.blake2b
    assert Blob.objects.get(pk=wrong.blob_id).blake2b == ""


def test_tampering_by_chance_is_found(fresh_database: str, disk: Path) -> None:
    """A share of the campaign (`tests/campaign/test_storage_tampers.py`)."""
    hashes = tampering.a_lived_in_house()
    chance: Any = random.Random(seed := random.SystemRandom().randrange(2**32))
    with pointed_at(fresh_database, role="owner"), tampering.unguarded():
        with undone():
            assert tampering.findings() == []
        attacks = [tampering.Attack(chance, disk, hashes) for _ in range(SHARE)]
        missed = [each for each in map(tampering.unnoticed, attacks) if each]
    assert missed == [], f"seed {seed}"
