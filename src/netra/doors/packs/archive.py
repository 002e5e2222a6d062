"""The archive of a case pack: a BagIt bag in a zip whose comment signs every byte before it.

`docs/reference/case-pack.md` is the format. Memory stays flat whatever the size of what goes in.
"""

import base64
import errno
import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from netra.ledger.tree import notes
from netra.ledger.tree.notes import Signer

ROOT = "berkas/"
DATA = "data/"
CHUNK = 1024 * 1024
UNFINISHED = ".upload"
"""In the names of what is not whole yet: what a killed process leaves is swept by them."""
_MARK = "netra-pack/1"
_BEFORE_TIME = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3
_LENGTH_BYTES = 2
_FULL = (errno.ENOSPC, errno.EDQUOT)
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class NoRoom(OSError):
    """The disk has no room for the pack; nothing of it was kept."""


class StandsAlready(OSError):
    """A file of that name is there already; it was left as it is."""


@dataclass(frozen=True)
class _Entry:
    name: str
    sha256: str
    size: int


class Bag:
    """The bag while it is filled; `write` puts one file in, `close` lists what is in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries: list[_Entry] = []
        self.write("bagit.txt", _BAGIT)

    def write(self, name: str, content: bytes) -> None:
        """A file of these bytes is in the bag."""
        with self._archive.open(_info(name, len(content)), "w") as entry:
            entry.write(content)
        self._entries.append(_Entry(name, hashlib.sha256(content).hexdigest(), len(content)))

    def copy(self, name: str, stream: IO[bytes], *, size: int) -> None:
        """A file of the stream's bytes is in the bag; `size` is how many they are."""
        digest = hashlib.sha256()
        with self._archive.open(_info(name, size), "w") as entry:
            while chunk := stream.read(CHUNK):
                digest.update(chunk)
                entry.write(chunk)
        self._entries.append(_Entry(name, digest.hexdigest(), size))

    def close(self, about: Sequence[tuple[str, str]]) -> None:
        """The bag tells what it holds; `about` are the lines of its bag-info.txt."""
        payload = [each for each in self._entries if each.name.startswith(DATA)]
        oxum = f"{sum(each.size for each in payload)}.{len(payload)}"
        lines = [*about, ("Payload-Oxum", oxum)]
        self.write("bag-info.txt", "".join(f"{key}: {value}\n" for key, value in lines).encode())
        self.write("manifest-sha256.txt", _manifest(payload))
        tags = [each for each in self._entries if not each.name.startswith(DATA)]
        self.write("tagmanifest-sha256.txt", _manifest(tags))


@contextmanager
def written(out: Path, *, signers: Sequence[Signer], replace: bool = False) -> Iterator[Bag]:
    """What is put into the bag stands signed at `out` afterwards, whole or not at all.

    `StandsAlready` if a file is there and is not to be replaced, `NoRoom` if the disk is full.
    """
    try:
        with tempfile.NamedTemporaryFile(
            dir=out.parent, prefix=".netra-pack-", suffix=UNFINISHED
        ) as file:
            with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
                yield Bag(archive)
            _sign(file, signers)
            file.flush()
            os.fsync(file.fileno())
            _place(file.name, out, replace)
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom(error.errno, str(out)) from error
        raise


def _info(name: str, size: int) -> zipfile.ZipInfo:
    """Stored, never compressed: nothing can unpack to more than it says."""
    info = zipfile.ZipInfo(ROOT + name, _BEFORE_TIME)
    info.create_system, info.external_attr, info.file_size = _UNIX, _MODE, size
    return info


def _manifest(entries: Sequence[_Entry]) -> bytes:
    lines = sorted(f"{each.name}\0{each.sha256}" for each in entries)
    pairs = (line.split("\0") for line in lines)
    return "".join(f"{sha256}  {name}\n" for name, sha256 in pairs).encode()


def _sign(file: IO[bytes], signers: Sequence[Signer]) -> None:
    """The archive ends with a comment that signs everything before it, its own length included."""
    before = file.seek(0, os.SEEK_END)
    length = len(_note(before, b"\0" * hashlib.sha256().digest_size, signers))
    file.seek(before - _LENGTH_BYTES)
    file.write(length.to_bytes(_LENGTH_BYTES, "little"))
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    file.write(_note(before, digest.digest(), signers))


def _note(before: int, digest: bytes, signers: Sequence[Signer]) -> bytes:
    text = f"{_MARK}\n{before}\n{base64.b64encode(digest).decode()}\n"
    return notes.sign(text, signers).encode()


def _place(name: str, out: Path, replace: bool) -> None:
    """The file gets its name in one step; a link beside it keeps what stands there already."""
    os.chmod(name, 0o600)
    if replace:
        beside = f"{name}.new"
        os.link(name, beside)
        os.replace(beside, out)
    else:
        try:
            os.link(name, out)
        except FileExistsError as error:
            raise StandsAlready(errno.EEXIST, str(out)) from error
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
