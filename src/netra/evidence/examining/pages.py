"""Saved pages and drawings: what they would run or fetch if a browser opened them."""

import io
import json
import posixpath
import re
from collections.abc import Iterator
from typing import IO
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from netra.evidence.examining import child
from netra.evidence.examining.archives import Archive
from netra.evidence.examining.found import Finding, Found, unexamined, weigh

TOOL = "python html.parser"
DRAWN = "python expat"
LIMIT = 8 * 1024 * 1024
_SVG_SCRIPT = re.compile(
    rb"<(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\son\w+\s*=|javascript:", re.I
)
_SVG_FOREIGN = re.compile(
    rb"(?:href|src)\s*=\s*[\"']\s*(?!#|data:)[^\"'\s]|url\(\s*[\"']?(?!#|data:)\w+:|@import|<!ENTITY",
    re.I,
)


def examine(stream: IO[bytes], *, size: int) -> Found:
    """One page alone: whether it holds script, and what it would fetch."""
    if size > LIMIT:
        return unexamined("too_large_to_examine", str(LIMIT // 1024 // 1024))
    return weigh(TOOL, _told(stream, None, ""))


def page_entry(archive: Archive) -> str:
    """The page of a zip that holds one with its assets: the shortest path; "" if none."""
    found = [name for name in archive.entries if name.lower().endswith((".html", ".htm"))]
    return min(found, key=lambda name: (name.count("/"), "index" not in name, name), default="")


def examine_zip(archive: Archive, entry: str) -> Found:
    """A page with its assets: each it loads from beside itself is there."""
    content = io.BytesIO(archive.read(entry, LIMIT))
    told = _told(content, set(archive.entries), posixpath.dirname(entry))
    return weigh(TOOL, [*archive.findings, *told], {"entries": len(archive.entries)})


def examine_drawing(stream: IO[bytes], *, size: int) -> Found:
    """A drawing is XML that may hold script: it is never shown as a picture."""
    findings = [Finding("svg_is_not_shown")]
    if size > LIMIT:
        return weigh(
            DRAWN, [*findings, Finding("too_large_to_examine", str(LIMIT // 1024 // 1024))]
        )
    stream.seek(0)
    content = stream.read()
    if _SVG_SCRIPT.search(content):
        findings.append(Finding("svg_has_script"))
    if _SVG_FOREIGN.search(content):
        findings.append(Finding("svg_loads_from_elsewhere"))
    if not _well_formed(content):
        findings.append(Finding("svg_unreadable"))
    return weigh(DRAWN, findings)


def _told(stream: IO[bytes], there: set[str] | None, folder: str) -> Iterator[Finding]:
    try:
        said = json.loads(child.run(child.python("page_probe.py"), stream))
    except child.TookTooLong:
        yield Finding("took_too_long")
        return
    except child.Failed:
        yield Finding("page_unreadable")
        return
    if not said["elements"]:
        yield Finding("page_unreadable")
    if said["scripts"]:
        yield Finding("page_has_script", str(said["scripts"]))
    elsewhere = [each for each in said["loads"] if _is_elsewhere(each, there)]
    if elsewhere:
        yield Finding("page_loads_from_elsewhere", str(len(elsewhere)))
    yield from _missing(said["loads"], there, folder)


def _missing(loads: list[str], there: set[str] | None, folder: str) -> Iterator[Finding]:
    for each in loads if there is not None else ():
        path = "" if _is_elsewhere(each, there) else _beside(folder, each)
        if there is not None and path and path not in there:
            yield Finding("page_asset_missing", path[:200])


def _is_elsewhere(address: str, there: set[str] | None) -> bool:
    """On another machine; or beside a page that was given alone."""
    if address.startswith(("data:", "#", "about:", "blob:")):
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc) or there is None


def _beside(folder: str, address: str) -> str:
    if address.startswith(("data:", "#", "about:", "blob:")):
        return ""
    path = unquote(urlsplit(address).path)
    return posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) if path else ""


def _well_formed(content: bytes) -> bool:
    """It is XML. Entities of its own are not followed, nor anything outside."""
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, _EntityDeclared):
        return False
    return True


class _EntityDeclared(Exception):
    """An entity is declared: it may unfold without an end, so reading stops."""


def _refuse(*_said: object) -> None:
    raise _EntityDeclared
