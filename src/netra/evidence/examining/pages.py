"""Saved pages and drawings: what they would run or fetch if a browser opened them."""

import posixpath
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import IO
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

from netra.evidence.examining.archives import Archive
from netra.evidence.examining.found import Finding, Found, unexamined, weigh

TOOL = "python html.parser"
DRAWN = "python expat"
LIMIT = 8 * 1024 * 1024
_LOADING = {
    "img": "src", "script": "src", "link": "href", "iframe": "src", "frame": "src", "embed": "src",
    "object": "data", "video": "src", "audio": "src", "source": "src", "track": "src",
    "input": "src", "image": "href", "use": "href",
}  # fmt: skip
_SVG_SCRIPT = re.compile(
    rb"<(?:\w+:)?(?:script|foreignObject|iframe|handler)\b|\son\w+\s*=|javascript:", re.I
)
_SVG_FOREIGN = re.compile(
    rb"(?:href|src)\s*=\s*[\"']\s*(?!#|data:)[^\"'\s]|url\(\s*[\"']?(?!#|data:)\w+:|@import|<!ENTITY",
    re.I,
)


class _Reading(HTMLParser):
    """Counts scripts and collects what the page loads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts = 0
        self.loads: list[str] = []
        self.elements = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what runs, note what is fetched."""
        self.elements += 1
        self.scripts += tag == "script"
        for name, value in attrs:
            self.scripts += name.startswith("on") or "javascript:" in (value or "").lower()
            if value and name == _LOADING.get(tag):
                self.loads.append(value.strip())


def examine(stream: IO[bytes], *, size: int) -> Found:
    """One page alone: whether it holds script, and what it would fetch."""
    if size > LIMIT:
        return unexamined("too_large_to_examine", str(LIMIT // 1024 // 1024))
    stream.seek(0)
    return weigh(TOOL, _told(_read(stream.read()), None, ""))


def page_entry(archive: Archive) -> str:
    """The page of a zip that holds one with its assets: the shortest path; "" if none."""
    found = [name for name in archive.entries if name.lower().endswith((".html", ".htm"))]
    return min(found, key=lambda name: (name.count("/"), "index" not in name, name), default="")


def examine_zip(archive: Archive, entry: str) -> Found:
    """A page with its assets: each it loads from beside itself is there."""
    reading = _read(archive.read(entry, LIMIT))
    folder = posixpath.dirname(entry)
    facts = {"entries": len(archive.entries)}
    return weigh(TOOL, [*archive.findings, *_told(reading, set(archive.entries), folder)], facts)


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


def _read(content: bytes) -> _Reading:
    reading = _Reading()
    reading.feed(content.decode("utf-8", "replace"))
    reading.close()
    return reading


def _told(reading: _Reading, there: set[str] | None, folder: str) -> Iterator[Finding]:
    if not reading.elements:
        yield Finding("page_unreadable")
    if reading.scripts:
        yield Finding("page_has_script", str(reading.scripts))
    elsewhere = [each for each in reading.loads if _is_elsewhere(each, there)]
    if elsewhere:
        yield Finding("page_loads_from_elsewhere", str(len(elsewhere)))
    if there is not None:
        for each in reading.loads:
            path = _beside(folder, each)
            if path and not _is_elsewhere(each, there) and path not in there:
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
