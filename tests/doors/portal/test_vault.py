"""Files of a draft: encrypted in pieces, read back whole, useless when touched or without key."""

import os
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from netra.doors.portal import drafts, vault
from netra.doors.portal.drafts import Draft
from netra.doors.portal.keys import Key, new_key
from netra.intake.models import Draft as Row

PIECE = vault.PIECE


@pytest.fixture
def key() -> Key:
    return new_key()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_was_written_is_read(key: Key, size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    vault.write(key, "a", [content[:size][:7], content[:size][7:]])
    with vault.read(key, "a") as stream:
        assert stream.read() == content[:size]


def test_on_disk_nothing_can_be_read(key: Key, folder: Path) -> None:
    vault.write(key, "a", [b"secret words" * 1000])
    (path,) = [path for path in folder.rglob("*") if path.is_file()]
    assert b"secret" not in path.read_bytes()
    assert key.secret.hex() not in str(path)


@pytest.mark.parametrize("harm", ["flip", "cut", "cut a piece", "other key"])
def test_touched_bytes_are_refused(key: Key, folder: Path, harm: str) -> None:
    vault.write(key, "a", [b"x" * (2 * PIECE + 5)])
    (path,) = [path for path in folder.rglob("*") if path.is_file()]
    stored = path.read_bytes()
    if harm == "flip":
        stored = stored[:-1] + bytes([stored[-1] ^ 1])
    elif harm == "cut":
        stored = stored[:-3]
    elif harm == "cut a piece":
        stored = stored[: 24 + PIECE + 17]
    else:
        other = new_key()
        vault.write(other, "a", [b"y"])
        stored = (folder / other.id.hex() / "a").read_bytes()
    path.write_bytes(stored)
    with vault.read(key, "a") as stream, pytest.raises(vault.Broken):
        stream.read()


def test_memory_stays_flat(key: Key) -> None:
    def chunks() -> Iterator[bytes]:
        for _turn in range(64):
            yield bytes(1024 * 1024)

    tracemalloc.start()
    vault.write(key, "a", chunks())
    with vault.read(key, "a") as stream:
        while stream.read(1024 * 1024):
            pass
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * 1024 * 1024


@pytest.mark.django_db
def test_drafts_nobody_touched_are_dropped_with_their_files(folder: Path) -> None:
    old, young = new_key(), new_key()
    for each in (old, young):
        drafts.keep(each, Draft(what="x"))
        vault.write(each, "a", [b"x"])
    long_ago: datetime = timezone.now() - timedelta(days=2)
    Row.objects.filter(pk=old.id).update(touched_at=long_ago)
    for path in (folder / old.id.hex(), folder / old.id.hex() / "a"):
        os.utime(path, (long_ago.timestamp(), long_ago.timestamp()))
    assert drafts.drop_abandoned(before=timezone.now() - timedelta(days=1)) == 1
    assert [bytes(row.pk) for row in Row.objects.all()] == [young.id]
    assert [path.name for path in folder.iterdir()] == [young.id.hex()]


@pytest.mark.django_db
def test_the_database_holds_nothing_readable_of_a_draft() -> None:
    key = new_key()
    drafts.keep(key, Draft(what="secret words", named=({"name": "Somebody"},)))
    row = Row.objects.get()
    for hidden in (b"secret", b"Somebody", key.secret):
        assert hidden not in bytes(row.sealed) + bytes(row.pk)
