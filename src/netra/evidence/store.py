"""Bytes kept once under their SHA-256: written whole or not at all, read back whole or refused."""

import errno
import hashlib
import os
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.core.files import File as DjangoFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from netra.base.errors import Problem

CHUNK = 1024 * 1024
_FULL = (errno.ENOSPC, errno.EDQUOT)
_INCOMING = ".incoming"


class StoreFull(Problem):
    """The disk has no room for these bytes; nothing of them was kept."""

    code = "store_full"
    field = "files"


class Altered(Problem):
    """The store holds no such bytes, or other bytes than it took."""

    code = "evidence_altered"


@dataclass(frozen=True, kw_only=True)
class Digests:
    """What identifies bytes: two hashes of different families, in hex, and their number."""

    sha256: str
    blake2b: str
    size: int


def put(stream: IO[bytes]) -> Digests:
    """The stream's bytes are in the store under their SHA-256, once; memory stays flat in size.

    `StoreFull` if there is no room, `Altered` if other bytes lie under that name already. Killed or
    refused at any moment, nothing half stands under the name: bytes get it when they are all there.
    """
    storage = storages["blobs"]
    try:
        with tempfile.NamedTemporaryFile(dir=_incoming(storage)) as copy:
            found = _copied(stream, copy)
            _place(storage, found, copy)
    except OSError as error:
        if error.errno in _FULL:
            raise StoreFull from error
        raise
    return found


def read(sha256: str) -> IO[bytes]:
    """The bytes with that hash, checked before the first of them is handed on. `Altered` if not."""
    kept = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes what it is given
    try:
        with storages["blobs"].open(name_of(sha256)) as stored:
            found = _copied(stored, kept)
    except FileNotFoundError as error:
        raise Altered(sha256=sha256, found="") from error
    if found.sha256 != sha256:
        raise Altered(sha256=sha256, found=found.sha256)
    kept.seek(0)
    return kept


def digests(stream: IO[bytes]) -> Digests:
    """Both hashes and the size of what is left in the stream, read piece by piece.

    The second hash runs beside the first, on another core where there is one.
    """
    sha256, blake2b, size = hashlib.sha256(), hashlib.blake2b(digest_size=32), 0
    with ThreadPoolExecutor(max_workers=1) as beside:
        second: Future[None] | None = None
        while chunk := stream.read(CHUNK):
            if second is not None:
                second.result()
            second = beside.submit(blake2b.update, chunk)
            sha256.update(chunk)
            size += len(chunk)
    return Digests(sha256=sha256.hexdigest(), blake2b=blake2b.hexdigest(), size=size)


def name_of(sha256: str) -> str:
    """Where bytes with that hash lie in the store."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


class _Copying:
    """A stream that writes what is read from it to a copy."""

    def __init__(self, stream: IO[bytes], copy: Any) -> None:
        self._stream, self._copy = stream, copy

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self._copy.write(chunk)
        return chunk


def _copied(stream: IO[bytes], copy: Any) -> Digests:
    found = digests(_Copying(stream, copy))  # type: ignore[arg-type]
    copy.flush()
    return found


def _incoming(storage: Storage) -> str | None:
    """Where bytes wait for their name: beside the store if it is a folder, else anywhere."""
    if not isinstance(storage, FileSystemStorage):
        return None
    folder = Path(storage.location) / _INCOMING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)


def _place(storage: Storage, found: Digests, copy: Any) -> None:
    name = name_of(found.sha256)
    if storage.exists(name):
        if storage.size(name) != found.size:
            raise Altered(sha256=found.sha256, found="")
        return
    copy.seek(0)
    try:
        if isinstance(storage, FileSystemStorage):
            _link(copy, Path(storage.path(name)))
        else:
            storage.save(name, DjangoFile(copy))
    except FileExistsError:
        return  # the same bytes came twice at once


def _link(copy: Any, target: Path) -> None:
    """The copy gets its name in one step, after it has reached the disk."""
    os.fchmod(copy.fileno(), 0o600)
    os.fsync(copy.fileno())
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    os.link(copy.name, target)
    folder_fd = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder_fd)
    finally:
        os.close(folder_fd)
