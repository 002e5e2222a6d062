"""Bytes read back whole, or refused: what the store returns is checked before it is handed on."""

import hashlib
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.storage import storages

from netra.base.errors import Problem

CHUNK = 1024 * 1024


class Altered(Problem):
    """The store holds no such bytes, or other bytes than it took."""

    code = "evidence_altered"


@dataclass(frozen=True, kw_only=True)
class Digests:
    """What identifies bytes: two hashes of different families, in hex, and their number."""

    sha256: str
    blake2b: str
    size: int


def read(sha256: str) -> IO[bytes]:
    """The bytes with that hash, checked before the first of them is handed on. `Altered` if not."""
    kept = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes what it is given
    try:
        with storages["blobs"].open(name_of(sha256)) as stored:
            found = copied(stored, kept)
    except FileNotFoundError as error:
        raise Altered(sha256=sha256, found="") from error
    if found.sha256 != sha256:
        raise Altered(sha256=sha256, found=found.sha256)
    kept.seek(0)
    return kept


def digests_of(sha256: str) -> Digests | None:
    """What the store holds under that hash; None if there is nothing. Memory stays flat in size."""
    try:
        with storages["blobs"].open(name_of(sha256)) as stored:
            return digests(stored)
    except FileNotFoundError:
        return None


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


def copied(stream: IO[bytes], copy: Any) -> Digests:
    """The stream's bytes are in `copy` too; what they are."""
    found = digests(_Copying(stream, copy))  # type: ignore[arg-type]
    copy.flush()
    return found
