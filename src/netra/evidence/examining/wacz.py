"""WACZ files (specs.webrecorder.net/wacz/1.1.1): what the package lists against what is there.

Each listed file's digest, the package's own digest, the list of pages, and every line of the index
against the very record it names: its place, length, address and digest.
"""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import IO, Any

from netra.evidence.examining import warc
from netra.evidence.examining.archives import Archive, Budget, pieces
from netra.evidence.examining.found import Finding, Found, weigh
from netra.evidence.examining.warc import Record, Walked

PACKAGE, DIGEST, PAGES = "datapackage.json", "datapackage-digest.json", "pages/pages.jsonl"
HASHES = ("sha256", "md5")  # md5: allowed by the makers' own tool, and no proof of anything
LINES = 500_000
TOOL = "netra wacz, " + warc.TOOL

Listing = dict[str, dict[int, Record]]


def is_wacz(archive: Archive) -> bool:
    """It holds a package and a folder of web archives."""
    return PACKAGE in archive.entries and any(
        name.startswith("archive/") for name in archive.entries
    )


def examine(archive: Archive, budget: Budget) -> Found:
    """The package holds what it lists, and its index tells the truth."""
    findings = [*archive.findings, *_package(archive), *_pages(archive)]
    listing: Listing = {}
    for name in _warcs(archive):
        with archive.zip.open(archive.entries[name]) as stream:
            walked = warc.walk(stream, budget)
            findings += _warc_findings(name, stream, walked)
        listing[name] = {record.offset: record for record in walked.records}
    if not listing:
        findings.append(Finding("wacz_warc_missing"))
    findings += _index(archive, listing, budget)
    records = sum(len(each) for each in listing.values())
    return weigh(TOOL, findings, {"records": records, "entries": len(archive.entries)})


def _warcs(archive: Archive) -> list[str]:
    return sorted(
        name
        for name in archive.entries
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz"))
    )


def _warc_findings(name: str, stream: IO[bytes], walked: Walked) -> list[Finding]:
    found = walked.findings
    if not found:
        stream.seek(0)
        found = warc.digests(stream)
    return [Finding(each.code, f"{name}: {each.detail}") for each in found]


def _package(archive: Archive) -> Iterator[Finding]:
    if PACKAGE not in archive.entries:
        yield Finding("wacz_package_missing")
        return
    content = archive.read(PACKAGE)
    try:
        package = json.loads(content)
        listed = {str(each["path"]): each for each in package["resources"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Finding("wacz_package_unreadable")
        return
    if not str(package.get("wacz_version", "")).startswith("1."):
        yield Finding("wacz_version_unknown", str(package.get("wacz_version", ""))[:20])
    yield from _resources(archive, listed)
    yield from _package_digest(archive, content)


def _resources(archive: Archive, listed: dict[str, Any]) -> Iterator[Finding]:
    for path, said in listed.items():
        if path not in archive.entries:
            yield Finding("wacz_file_missing", path)
            continue
        algorithm, _colon, digest = str(said.get("hash", "")).partition(":")
        if algorithm not in HASHES:
            yield Finding("wacz_hash_unknown", path)
        elif _hashed(archive, path, algorithm) != digest.lower():
            yield Finding("wacz_digest_differs", path)
    for path in archive.entries:
        if path not in listed and path not in (PACKAGE, DIGEST):
            yield Finding("wacz_file_unlisted", path)


def _hashed(archive: Archive, path: str, algorithm: str) -> str:
    digest = hashlib.new(algorithm, usedforsecurity=False)
    with archive.zip.open(archive.entries[path]) as stream:
        for piece in pieces(stream):
            digest.update(piece)
    return digest.hexdigest()


def _package_digest(archive: Archive, content: bytes) -> Iterator[Finding]:
    if DIGEST not in archive.entries:
        yield Finding("wacz_package_digest_missing")
        return
    try:
        said = json.loads(archive.read(DIGEST))
        holds = said["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        signed = bool(said.get("signedData"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        holds = signed = False
    if not holds:
        yield Finding("wacz_package_digest_differs")
    elif signed:
        yield Finding("wacz_signature_unchecked")


def _pages(archive: Archive) -> Iterator[Finding]:
    if PAGES not in archive.entries:
        yield Finding("wacz_pages_missing")
        return
    try:
        lines = archive.read(PAGES).decode("utf-8").strip().split("\n")
        said = [json.loads(line) for line in lines[:LINES]]
        holds = "format" in said[0] and all("url" in each and "ts" in each for each in said[1:])
    except (ValueError, TypeError, RecursionError):
        holds = False
    if not holds:
        yield Finding("wacz_pages_unreadable")


def _index(archive: Archive, listing: Listing, budget: Budget) -> list[Finding]:
    names = [
        name
        for name in archive.entries
        if name.startswith("indexes/") and name.endswith((".cdx", ".cdxj", ".cdx.gz", ".cdxj.gz"))
    ]
    if not names:
        return [Finding("wacz_index_missing")]
    findings: list[Finding] = []
    named: set[tuple[str, int]] = set()
    for name in names:
        try:
            for line in _lines(archive, name, budget):
                findings += _resolved(line, listing, named)
        except (ValueError, KeyError, TypeError, EOFError, OSError, zlib.error, RecursionError):
            findings.append(Finding("wacz_index_unreadable", name))
    return findings or _complete(listing, named)


def _lines(archive: Archive, name: str, budget: Budget) -> Iterator[dict[str, Any]]:
    """The index's entries. `!meta` lines speak of the index itself."""
    with archive.zip.open(archive.entries[name]) as packed:
        stream: IO[bytes] = gzip.GzipFile(fileobj=packed) if name.endswith(".gz") else packed  # type: ignore[assignment]
        for number, line in enumerate(iter(lambda: stream.readline(1024 * 1024), b"")):
            budget.spend(len(line))
            if number >= LINES:
                raise ValueError("too many lines")
            if line.strip() and not line.startswith(b"!meta"):
                yield json.loads(line.decode("utf-8").split(" ", 2)[2])


def _resolved(line: dict[str, Any], listing: Listing, named: set[tuple[str, int]]) -> list[Finding]:
    """Nothing if the record the line names is there and is what the line says."""
    archive, offset = "archive/" + str(line["filename"]), int(line["offset"])
    record = listing.get(archive, {}).get(offset)
    named.add((archive, offset))
    told = str(line["url"])
    if record is None or int(line["length"]) != record.length or told != record.uri:
        return [Finding("wacz_index_lies", told[:200])]
    said, kept = str(line.get("digest", "")), record.payload_digest
    if said and kept and said.rpartition(":")[2] != kept.rpartition(":")[2]:
        return [Finding("wacz_index_lies", told[:200])]
    return []


def _complete(listing: Listing, named: set[tuple[str, int]]) -> list[Finding]:
    """Each answer and each thing kept can be found through the index."""
    hidden = [
        record.uri
        for name, records in listing.items()
        for record in records.values()
        if record.kind in ("response", "resource") and (name, record.offset) not in named
    ]
    return [Finding("wacz_index_incomplete", uri[:200]) for uri in hidden]
