"""Results of auto-archiver, given as a zip: files, a list of their hashes, stamps, a report.

What is known of it is its documented habit (features of 1.2.9): it hashes each file with SHA-256 or
SHA3-512, joins the hashes in one text file, has that stamped (RFC 3161), and writes a report in
HTML or CSV. No form of these files is published; so only what can be told by the bytes themselves
is checked: that a hash that is written down is the hash of a file that is there.
"""

import hashlib
import re
from dataclasses import dataclass, field

from cryptography.exceptions import UnsupportedAlgorithm
from rfc3161_client import decode_timestamp_response

from netra.evidence.examining.archives import MB, Archive, pieces
from netra.evidence.examining.found import Finding, Found, weigh

TOOL = "netra hashes"
_HEX = re.compile(rb"(?<![0-9a-fA-F])(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{64})(?![0-9a-fA-F])")
_LINE = re.compile(rb"^\s*(?:[\w-]{2,12}:)?(?:[0-9a-fA-F]{128}|[0-9a-fA-F]{64})\s*$")
_NAMED = re.compile(rb"auto[ _-]?archiver", re.I)
_STAMP_ENDINGS = (".tsr", ".tst")
_REPORTS = (".html", ".htm", ".csv")
_ALGORITHMS = frozenset(f"2.16.840.1.101.3.4.2.{number}" for number in (1, 2, 3))
"""SHA-256, SHA-384, SHA-512 (NIST's arc of object identifiers)."""


@dataclass
class Claims:
    """What the files say of each other: hashes written down, in lists and in reports."""

    lists: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    hashes: set[str] = field(default_factory=set)


def claims(archive: Archive) -> Claims | None:
    """The hashes that lists and reports write down; None if this is no such result."""
    found = Claims()
    named = False
    for name in archive.entries:
        small = name.lower()
        if not small.endswith((".txt", *_REPORTS)):
            continue
        content = archive.read(name, 16 * MB)
        if small.endswith(_REPORTS) and _NAMED.search(content):
            named = True
            found.reports.append(name)
            found.hashes |= _hashes(content)
        elif small.endswith(".txt") and _is_list(content):
            found.lists.append(name)
            found.hashes |= _hashes(content)
    return found if named or found.lists else None


def examine(archive: Archive, said: Claims) -> Found:
    """Each hash has its file and each file its hash, or it is said which not."""
    own = {name: _own(archive, name) for name in archive.entries}
    described = [*said.lists, *said.reports]
    stamps = [name for name in own if name.lower().endswith(_STAMP_ENDINGS)]
    things = [name for name in own if name not in described and name not in stamps]
    confirmed = [name for name in things if own[name] & said.hashes]
    every = {each for hashes in own.values() for each in hashes}
    findings = list(archive.findings)
    if not said.hashes:
        findings.append(Finding("autoarchiver_without_hashes"))
    if confirmed:
        findings.append(Finding("hashes_confirmed", str(len(confirmed))))
    if said.hashes:
        findings += [
            Finding("files_without_hash", name) for name in things if name not in confirmed
        ]
    missing = said.hashes - every
    if missing:
        findings.append(Finding("hashes_without_file", str(len(missing))))
    for name in stamps:
        findings.append(_stamp(archive, name, every))
    facts = {"files": len(things), "hashes_confirmed": len(confirmed), "stamps": len(stamps)}
    return weigh(TOOL, findings, facts)


def _is_list(content: bytes) -> bool:
    lines = [line for line in content.splitlines() if line.strip()]
    return bool(lines) and all(_LINE.match(line) for line in lines)


def _hashes(content: bytes) -> set[str]:
    return {each.decode("ascii").lower() for each in _HEX.findall(content)}


def _own(archive: Archive, name: str) -> frozenset[str]:
    kinds = [hashlib.sha256(), hashlib.sha3_512(), hashlib.sha512(), hashlib.sha384()]
    with archive.zip.open(archive.entries[name]) as stream:
        for piece in pieces(stream):
            for kind in kinds:
                kind.update(piece)
    return frozenset(kind.hexdigest() for kind in kinds)


def _stamp(archive: Archive, name: str, every: set[str]) -> Finding:
    """Whether the stamp is for a file that is here. Who stamped is another question: unchecked."""
    try:
        told = decode_timestamp_response(archive.read(name, MB)).tst_info.message_imprint
        algorithm = told.hash_algorithm.dotted_string
    except (ValueError, KeyError, UnsupportedAlgorithm):
        return Finding("stamp_unreadable", name)
    if algorithm not in _ALGORITHMS:
        return Finding("stamp_unreadable", name)
    holds = told.message.hex() in every
    return Finding("stamps_unchecked" if holds else "stamp_of_something_else", name)
