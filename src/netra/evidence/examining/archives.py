"""Zip archives: looked into in memory and within limits, never unpacked to disk.

A bomb is refused before anything of it is kept; what is broken or odd is kept and told.
"""

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from netra.base.errors import Problem
from netra.evidence.examining.found import Finding

MB = 1024 * 1024
ENTRIES = 10_000
TOTAL = 1024 * MB
RATIO, RATIO_FROM = 200, 64 * MB
DIRECTORY = 8 * MB
NESTED = 64 * MB
DEPTH = 2
CHUNK = 256 * 1024
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError,
          UnicodeDecodeError, RuntimeError, ValueError, OverflowError)  # fmt: skip

_END, _END64, _PLACE64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_ENCRYPTED, _STREAMED = 0x1, 0x8
_LEAST = 46
"""Bytes of the shortest line of a directory."""


class ArchiveBomb(Problem):
    """Unpacked, it would be far larger than anything that may be kept."""

    code = "archive_bomb"
    field = "files"


class ArchiveTooMany(Problem):
    """More entries than a person's export has."""

    code = "archive_too_many"
    field = "files"


class ArchiveNested(Problem):
    """Archives in archives in archives."""

    code = "archive_nested"
    field = "files"


@dataclass
class Budget:
    """What one upload may unpack to, all its archives together."""

    name: str
    left: int = TOTAL
    entries: int = ENTRIES

    def spend(self, size: int) -> None:
        """So many bytes more were unpacked."""
        self.left -= size
        if self.left < 0:
            raise ArchiveBomb(name=self.name, limit_mb=TOTAL // MB)

    def count(self, entries: int) -> None:
        """So many entries more are listed."""
        self.entries -= entries
        if self.entries < 0:
            raise ArchiveTooMany(name=self.name, most=ENTRIES)


@dataclass
class Archive:
    """An open archive: its readable entries by name, and what is odd about it."""

    zip: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    findings: list[Finding] = field(default_factory=list)

    def read(self, name: str, limit: int = 16 * MB) -> bytes:
        """An entry's bytes, at most `limit` of them."""
        with self.zip.open(self.entries[name]) as stream:
            return stream.read(limit)


def opened(stream: IO[bytes], budget: Budget, depth: int = 1) -> Archive | None:
    """The archive, its directory and sizes within the limits; None if its directory is broken.

    Every entry is read once, so that each checksum was compared.
    """
    try:
        _bounded(stream, budget)
        packed = zipfile.ZipFile(stream)
    except BROKEN:
        return None
    _weighed(packed, budget)
    archive = Archive(packed, {})
    _sort_out(archive)
    archive.findings += _laid_out(stream, packed)
    for name, info in tuple(archive.entries.items()):
        if not _whole(archive, info, budget, depth):
            archive.findings.append(Finding("entry_broken", name))
            del archive.entries[name]
    return archive


def pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream's bytes, piece by piece."""
    while piece := stream.read(CHUNK):
        yield piece


def _bounded(stream: IO[bytes], budget: Budget) -> None:
    """The directory is small enough to be read at all: `zipfile` reads it whole."""
    size = stream.seek(0, io.SEEK_END)
    tail_at = max(0, size - 65_557 - 76)
    stream.seek(tail_at)
    tail = stream.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < 22:
        raise zipfile.BadZipFile
    count, length = struct.unpack("<HL", tail[end + 10 : end + 16])
    if tail[max(0, end - 20) : end].startswith(_PLACE64):
        (at,) = struct.unpack("<Q", tail[end - 12 : end - 4])
        stream.seek(min(at, size))
        wide = stream.read(56)
        if not wide.startswith(_END64) or len(wide) < 56:
            raise zipfile.BadZipFile
        count, length = struct.unpack("<QQ", wide[32:48])
    if length > tail_at + end or count * _LEAST > length:
        raise zipfile.BadZipFile  # it says of itself what cannot be
    if count > ENTRIES or length > DIRECTORY:
        raise ArchiveTooMany(name=budget.name, most=ENTRIES)


def _weighed(packed: zipfile.ZipFile, budget: Budget) -> None:
    every = packed.infolist()
    budget.count(len(every))
    total = sum(info.file_size for info in every)
    there = sum(info.compress_size for info in every)
    if total > budget.left or (total > RATIO_FROM and total > RATIO * max(1, there)):
        raise ArchiveBomb(name=budget.name, limit_mb=TOTAL // MB)


def _sort_out(archive: Archive) -> None:
    """The readable entries; what cannot or should not be read is told."""
    for name, times in Counter(archive.zip.namelist()).items():
        if times > 1:
            archive.findings.append(Finding("entry_twice", name))
    for info in archive.zip.infolist():
        code = _odd(info)
        if code:
            archive.findings.append(Finding(code, info.filename))
        elif not info.is_dir():
            archive.entries[info.filename] = info
    # A name that leads out of the archive harms nobody here: nothing is unpacked to disk.
    archive.findings += [
        Finding("entry_escapes", name) for name in archive.zip.namelist() if _escapes(name)
    ]


def _odd(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "entry_encrypted"
    # Others than stored and deflated unpack without a bound on what one piece becomes.
    plain = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return "" if plain else "entry_packed_otherwise"


def _escapes(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def _whole(archive: Archive, info: zipfile.ZipInfo, budget: Budget, depth: int) -> bool:
    """The entry was read to its end, its checksum holds, and what is packed in it is bounded."""
    try:
        with archive.zip.open(info) as stream:
            head = stream.read(4)
            budget.spend(len(head))
            size = len(head)
            for piece in pieces(stream):
                budget.spend(len(piece))
                size += len(piece)
    except BROKEN:
        return False
    if size != info.file_size:
        return False
    if head == b"PK\x03\x04":
        _look_inside(archive, info, budget, depth)
    return True


def _look_inside(archive: Archive, info: zipfile.ZipInfo, budget: Budget, depth: int) -> None:
    """An archive in the archive counts with it; deeper than `DEPTH` it is refused."""
    if depth >= DEPTH:
        raise ArchiveNested(name=budget.name, depth=DEPTH)
    if info.file_size > NESTED:
        archive.findings.append(Finding("archive_inside_not_opened", info.filename))
        return
    inner = opened(io.BytesIO(archive.read(info.filename, NESTED)), budget, depth + 1)
    if inner is None:
        archive.findings.append(Finding("archive_inside_not_opened", info.filename))
    elif info.filename.lower().endswith(".zip"):
        archive.findings.append(Finding("archive_inside", info.filename))


def _laid_out(stream: IO[bytes], packed: zipfile.ZipFile) -> list[Finding]:
    """Entries follow each other from the first byte, then the directory, then the end.

    Whatever lies between or around is read by no program, and may be another file.
    """
    at = 0
    for info in sorted(packed.infolist(), key=lambda each: each.header_offset):
        if not _follows(info, at):
            return [Finding("archive_has_gaps", str(at))]
        stream.seek(info.header_offset + 26)
        name, extra = struct.unpack("<HH", stream.read(4))
        at = info.header_offset + 30 + name + extra + info.compress_size
        if info.flag_bits & _STREAMED:
            at = _after_descriptor(stream, at, info)
    odd = at != packed.start_dir or not _ends(stream, packed)
    return [Finding("archive_has_gaps", str(at))] if odd else []


def _follows(info: zipfile.ZipInfo, at: int) -> bool:
    return info.header_offset == at


def _after_descriptor(stream: IO[bytes], at: int, info: zipfile.ZipInfo) -> int:
    """Where the next thing begins, after the sizes that follow a streamed entry."""
    stream.seek(at)
    data = stream.read(24)
    signed = data.startswith(b"PK\x07\x08")
    body = data[4:] if signed else data
    start = at + (4 if signed else 0)
    for form, length in (("<LLL", 12), ("<LQQ", 20)):
        wanted = (info.CRC, info.compress_size, info.file_size)
        if len(body) >= length and struct.unpack(form, body[:length]) == wanted:
            return start + length
    return at


def _ends(stream: IO[bytes], packed: zipfile.ZipFile) -> bool:
    """The directory reaches to the end record, and that, without a comment, to the last byte."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(packed.start_dir)
    rest = stream.read(size - packed.start_dir)
    end = len(rest) - 22
    if end < 0 or rest[end : end + 4] != _END:
        return False
    (length,) = struct.unpack("<L", rest[end + 12 : end + 16])
    return length in (end, 0xFFFFFFFF) or _PLACE64 in rest[max(0, end - 20) : end]
