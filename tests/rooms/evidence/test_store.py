"""Bytes once, whole or not at all, on disk and on S3 alike; other bytes are never handed out."""

import errno
import hashlib
import io
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from django.core.files import File
from django.core.files.storage import FileSystemStorage, storages

from netra.evidence.actions import storing
from netra.evidence.actions.storing import StoreFull, put
from netra.evidence.queries.auditing_bytes import files_of
from netra.evidence.queries.checked import Altered, digests, name_of, read

WORDS = b"bukti " * 1000


def lying(sha256: str) -> list[str]:
    """Every file in the store."""
    return sorted(files_of(storages["blobs"], ""))


def test_both_hashes_are_those_of_the_standard_programs(blobs: str) -> None:
    found = put(io.BytesIO(WORDS))
    assert found.sha256 == hashlib.sha256(WORDS).hexdigest()
    assert found.blake2b == hashlib.blake2b(WORDS, digest_size=32).hexdigest()
    assert found.size == len(WORDS)


def test_put_twice_is_one(blobs: str) -> None:
    assert put(io.BytesIO(WORDS)) == put(io.BytesIO(WORDS))
    with read(put(io.BytesIO(WORDS)).sha256) as kept:
        assert kept.read() == WORDS


def test_two_at_once_are_one(blobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both look, neither finds it, both write."""
    storage: Any = storages["blobs"]
    both, failed = threading.Barrier(2, timeout=10), []
    looked = storage.exists

    def exists(name: str) -> bool:
        there = bool(looked(name))
        both.wait()
        return there

    monkeypatch.setattr(storage, "exists", exists)

    def one() -> None:
        try:
            storing._place(storage, digests(io.BytesIO(WORDS)), copied())
        except Exception as error:
            failed.append(error)

    def copied() -> Any:
        import tempfile

        copy = tempfile.NamedTemporaryFile(dir=storing._incoming(storage))  # noqa: SIM115
        copy.write(WORDS)
        copy.flush()
        return copy

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with read(hashlib.sha256(WORDS).hexdigest()) as kept:
        assert kept.read() == WORDS


def test_a_bucket_refuses_a_second_object_of_a_name(bucket: str, s3: str) -> None:
    """The server refuses, by If-None-Match: we asked it nothing before."""
    storage: Any = storages["blobs"]
    assert storage.connection.meta.client.meta.endpoint_url == s3
    storage.save("aa/bb/one", File(io.BytesIO(WORDS)))
    with pytest.raises(FileExistsError):
        storage.save("aa/bb/one", File(io.BytesIO(b"other")))
    with storage.open("aa/bb/one") as kept:
        assert kept.read() == WORDS


def test_a_store_that_returns_other_bytes_is_found_out(blobs: str) -> None:
    sha256 = put(io.BytesIO(WORDS)).sha256
    alter(sha256, WORDS[:-1] + b"X")
    with pytest.raises(Altered) as refused:
        read(sha256)
    assert refused.value.facts["sha256"] == sha256


def test_bytes_that_are_gone_are_missed(blobs: str) -> None:
    sha256 = put(io.BytesIO(WORDS)).sha256
    storages["blobs"].delete(name_of(sha256))
    with pytest.raises(Altered):
        read(sha256)


def test_bytes_cut_in_the_store_are_not_taken_for_the_same(blobs: str) -> None:
    sha256 = put(io.BytesIO(WORDS)).sha256
    alter(sha256, WORDS[:10])
    with pytest.raises(Altered):
        put(io.BytesIO(WORDS))


def alter(sha256: str, content: bytes) -> None:
    """Other bytes lie under the name, as a broken disk or an intruder would leave them."""
    storage: Any = storages["blobs"]
    if isinstance(storage, FileSystemStorage):
        Path(storage.path(name_of(sha256))).write_bytes(content)
    else:
        storage.bucket.Object(storage._normalize_name(name_of(sha256))).put(Body=content)


def test_bytes_put_for_good_come_back_if_they_went_meanwhile(
    db: None, blobs: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Retention removed the same bytes between our looking and our lock."""
    first = put(io.BytesIO(WORDS))

    def put_then_removed(stream: Any) -> Any:
        monkeypatch.undo()
        found = put(stream)
        storages["blobs"].delete(name_of(found.sha256))
        return found

    monkeypatch.setattr(storing, "put", put_then_removed)
    assert storing.put_for_good(io.BytesIO(WORDS)) == first
    with read(first.sha256) as kept:
        assert kept.read() == WORDS


def test_what_was_deleted_can_be_put_again(blobs: str) -> None:
    sha256 = put(io.BytesIO(WORDS)).sha256
    for _ in range(2):
        storages["blobs"].delete(name_of(sha256))
    assert not storages["blobs"].exists(name_of(sha256))
    assert put(io.BytesIO(WORDS)).sha256 == sha256
    with read(sha256) as kept:
        assert kept.read() == WORDS


class Broken(io.BytesIO):
    """A stream that ends in an error after its first piece."""

    def read(self, size: int | None = -1) -> bytes:
        piece = super().read(10)
        if not piece:
            raise ConnectionResetError
        return piece


def test_a_stream_that_breaks_leaves_nothing(blobs: str) -> None:
    with pytest.raises(ConnectionResetError):
        put(Broken(WORDS[:25]))
    assert lying("") == []


def test_a_store_without_room_leaves_nothing(blobs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Full before the last byte, wherever bytes wait for their name."""

    def full(*_args: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(storing, "copied", full)
        with pytest.raises(StoreFull):
            put(io.BytesIO(WORDS))
    assert lying("") == []
    put(io.BytesIO(WORDS))
    assert len(lying("")) == 1


@pytest.mark.parametrize("at", ["fsync", "link"])
def test_a_disk_that_fills_up_leaves_nothing(
    disk: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_args: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, at, full)
        with pytest.raises(StoreFull):
            put(io.BytesIO(WORDS))
    assert lying("") == []
    put(io.BytesIO(WORDS))
    assert len(lying("")) == 1


def test_what_is_kept_only_its_owner_opens(disk: Path) -> None:
    sha256 = put(io.BytesIO(WORDS)).sha256
    assert (disk / name_of(sha256)).stat().st_mode & 0o777 == 0o600
