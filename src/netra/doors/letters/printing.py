"""Values to PDF/A. Text reaches typst as JSON data and is never part of its markup."""

import dataclasses
import inspect
import json
import re
import unicodedata
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from netra.doors.letters.days import day_in_words, local, moment_in_words, plain_day
from netra.doors.letters.parts import Paper
from netra.doors.letters.printable import printable
from netra.law.glossary import entries, term

HERE = Path(__file__).parent
LONGEST_NAME = 100


def render(paper: Paper) -> bytes:
    """The paper as PDF/A-2a and PDF/UA-1, offline; equal papers give equal bytes.

    Raises ValueError for a moment without a zone or a QR text no code can hold, and
    typst.TypstError for a broken template.
    """
    try:
        return _compile(paper, latin_only=False)
    except typst.TypstError:
        # Single glyphs are known (fonts/coverage.txt), stacks of marks across fonts are not.
        return _compile(paper, latin_only=True)


def filename(paper: Paper) -> str:
    """A plain ASCII file name from the paper's kind and number (its day if it has no number)."""
    tail = paper.number or local(paper.dated, paper.head.zone).date().isoformat()
    ascii_tail = unicodedata.normalize("NFKD", tail).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^A-Za-z0-9.]+", "-", f"{term(paper.template)}-{ascii_tail}")
    return f"{slug[:LONGEST_NAME].strip('-.')}.pdf"


def _compile(paper: Paper, *, latin_only: bool) -> bytes:
    data = plain(paper, paper.head.zone, latin_only)
    data["dated_on"] = plain_day(local(paper.dated, paper.head.zone))
    data["terms"] = {entry.key: entry.id for entry in entries()}
    data["qr_image"] = _qr(paper.qr)
    made: bytes = typst.compile(
        HERE / "typ" / f"{paper.template}.typ",
        root=HERE / "typ",
        font_paths=fonts(),
        sys_inputs={"paper": json.dumps(data)},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(paper.dated.timestamp()),
    )
    return made


@cache
def fonts() -> typst.Fonts:
    """The house's own typefaces, read once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])


def _qr(text: str) -> str:
    return str(segno.make(text, error="m", micro=False).svg_inline(border=0)) if text else ""


def plain(value: Any, zone: str, latin_only: bool) -> Any:
    """The value as JSON knows it, dates in words and text printable; properties of dataclasses
    included."""
    match value:
        case str():
            return printable(value, latin_only=latin_only)
        case datetime():
            return moment_in_words(value, zone)
        case date():
            return day_in_words(value)
        case tuple():
            return [plain(item, zone, latin_only) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return {name: plain(getattr(value, name), zone, latin_only) for name in _names(value)}
        case _:
            return value


def _names(value: Any) -> list[str]:
    computed = inspect.getmembers(type(value), lambda member: isinstance(member, property))
    return [field.name for field in dataclasses.fields(value)] + [name for name, _ in computed]
