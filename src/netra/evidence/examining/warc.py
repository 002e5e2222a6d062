"""WARC files: each record where its length says, each digest recomputed.

The frame is walked here, strictly, because a reader made for replay stops in silence where a file
was cut; the digests are `warcio`'s (ISO 28500: a gzipped WARC holds one member a record).
"""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import IO

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from netra.evidence.examining.archives import Budget, pieces
from netra.evidence.examining.found import Finding, Found, weigh

TOOL = f"warcio {version('warcio')}"
HEADERS = 64 * 1024
RECORDS = 200_000
_END = b"\r\n\r\n"
_MANDATORY = {"warc-record-id", "content-length", "warc-date", "warc-type"}


@dataclass(frozen=True, kw_only=True)
class Record:
    """One record: where it lies in the file, and what its header says."""

    offset: int
    length: int
    kind: str
    uri: str
    payload_digest: str


@dataclass
class Walked:
    """The records up to the first that does not hold, and what was found on the way."""

    records: list[Record] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Cut(Exception):
    """The bytes end, or go on, where the header says otherwise."""


def examine(stream: IO[bytes], *, name: str) -> Found:
    """Every record is whole and its digests hold, or it is said which not."""
    walked = walk(stream, Budget(name))
    if not walked.findings:
        stream.seek(0)
        walked.findings += digests(stream)
    facts = {"records": len(walked.records)}
    return weigh(TOOL, walked.findings, facts)


def walk(stream: IO[bytes], budget: Budget) -> Walked:
    """The records in order; the walk ends at the first that is cut."""
    walked = Walked()
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    steps = _members(stream, budget) if packed else _plain(stream)
    try:
        for record in steps:
            walked.records.append(record)
            if len(walked.records) > RECORDS:
                walked.findings.append(Finding("too_large_to_examine", str(RECORDS)))
                return walked
    except (Cut, zlib.error) as error:
        end = walked.records[-1].offset + walked.records[-1].length if walked.records else 0
        code = "warc_one_block" if str(error) == "block" else "warc_cut"
        walked.findings.append(Finding(code, str(end)))
    if not walked.records and not walked.findings:
        walked.findings.append(Finding("warc_cut", "0"))
    return walked


def digests(stream: IO[bytes]) -> list[Finding]:
    """Each digest a record carries, recomputed; the stream's frame is known to hold."""
    findings, without = [], 0
    try:
        for record in ArchiveIterator(stream, check_digests=True):
            for _piece in pieces(record.raw_stream):
                pass
            uri = record.rec_headers.get_header("WARC-Target-URI") or ""
            if record.digest_checker.passed is False:
                findings.append(Finding("warc_digest_differs", uri or record.rec_type))
            bare = record.digest_checker.passed is None and record.rec_type != "revisit"
            without += bare and record.rec_type in ("response", "resource")
    except (ArchiveLoadFailed, ValueError, zlib.error) as error:
        findings.append(Finding("warc_cut", type(error).__name__))
    if without:
        findings.append(Finding("warc_without_digest", str(without)))
    return findings


def _plain(stream: IO[bytes]) -> Iterator[Record]:
    size = stream.seek(0, io.SEEK_END)
    at = 0
    while at < size:
        stream.seek(at)
        header, body = _header(stream.read(HEADERS))
        end = at + body + _length(header) + len(_END)
        if end > size:
            raise Cut
        stream.seek(end - len(_END))
        if stream.read(len(_END)) != _END:
            raise Cut
        yield _record(header, at, end - at - len(_END))
        at = end


def _members(stream: IO[bytes], budget: Budget) -> Iterator[Record]:
    at, rest = 0, stream.read(65536)
    while rest:
        inflate = zlib.decompressobj(31)
        head, tail, size, used = b"", b"", 0, 0
        while not inflate.eof:
            piece = inflate.decompress(rest, 1024 * 1024)
            if not (rest or piece):
                raise Cut
            used += len(rest) - len(inflate.unconsumed_tail) - len(inflate.unused_data)
            rest = inflate.unconsumed_tail or inflate.unused_data or stream.read(65536)
            budget.spend(len(piece))
            size += len(piece)
            head += piece[: HEADERS - len(head)]
            tail = (tail + piece)[-len(_END) :]
        header, body = _header(head)
        if size < body + _length(header) + len(_END) or tail != _END:
            raise Cut
        if size > body + _length(header) + len(_END):
            raise Cut("block")
        yield _record(header, at, used)
        at += used


def _header(head: bytes) -> tuple[dict[str, str], int]:
    """The fields of a record's header, small names, and where its block begins."""
    end = head.find(_END)
    if end < 0 or not head.startswith(b"WARC/"):
        raise Cut
    lines = head[:end].decode("utf-8", "replace").split("\r\n")
    fields = (line.partition(":") for line in lines[1:])
    header = {name.strip().lower(): said.strip() for name, _colon, said in fields}
    if not header.keys() >= _MANDATORY:
        raise Cut
    return header, end + len(_END)


def _length(header: dict[str, str]) -> int:
    said = header.get("content-length", "")
    if not said.isascii() or not said.isdecimal() or len(said) > 12:
        raise Cut
    return int(said)


def _record(header: dict[str, str], offset: int, length: int) -> Record:
    return Record(
        offset=offset,
        length=length,
        kind=header.get("warc-type", ""),
        uri=header.get("warc-target-uri", "").strip("<>"),
        payload_digest=header.get("warc-payload-digest", ""),
    )
