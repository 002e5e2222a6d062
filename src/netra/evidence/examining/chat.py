"""Chat exports of WhatsApp: the text alone, or a zip of it with the media.

The export's form is nowhere published: its lines are told by a date and a time before the first
message, in either order of day and month, in square brackets or before a dash. Who wrote and what
is counted, never kept.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePath
from typing import Any

from netra.evidence.examining.archives import Archive
from netra.evidence.examining.found import Finding, Found, weigh

TOOL = "netra chat"
LIMIT = 32 * 1024 * 1024
DAY_FIRST, MONTH_FIRST, YEAR_FIRST = "day_first", "month_first", "year_first"

_LINE = re.compile(
    r"^[\u200e\u200f\ufeff]*\[?(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4}),?[ \u202f]+"
    r"\d{1,2}[.:]\d{2}(?:[.:]\d{2})?(?:[ \u202f]?[AaPp]\.?[Mm]\.?)?(?:\]| -)[ \u200e]*(.*)$"
)
_SENDER = re.compile(r"^([^:]{1,120}): ?(.*)$")
_GIVEN = re.compile(
    r"<(?:attached|terlampir): ([^<>\n]{1,200})>"
    r"|^[\u200e]*(\S[^\n]{0,200}\.\w{1,8}) \((?:file attached|file terlampir)\)"
)
_LEFT_OUT = re.compile(r"<Media (?:omitted|tidak disertakan)>|\b(?:image|video|audio) omitted\b")
_NAMED = re.compile(r"whatsapp|^_chat", re.I)


@dataclass(frozen=True)
class Message:
    """A line that begins a message: three numbers of its date, who (if anybody), and what."""

    numbers: tuple[int, int, int]
    sender: str
    text: str


def is_chat(text: str) -> bool:
    """The first line that holds anything begins a message of such an export."""
    first = next((line for line in text.splitlines()[:20] if line.strip()), "")
    return _LINE.match(first) is not None


def chat_entry(archive: Archive) -> str:
    """The text of the export in a zip: named like one at the top; "" if there is none."""
    texts = [name for name in archive.entries if name.lower().endswith(".txt")]
    top = [name for name in texts if "/" not in name]
    likely = [name for name in top if _NAMED.search(name)] or (top if len(top) == 1 else [])
    return next((name for name in likely if is_chat(_decoded(archive.read(name, LIMIT)))), "")


def examine_zip(archive: Archive, entry: str) -> Found:
    """The export's text, and whether the media it names lie beside it."""
    there = {PurePath(name).name for name in archive.entries}
    findings, facts = read(_decoded(archive.read(entry, LIMIT)), there)
    return weigh(TOOL, [*archive.findings, *findings], facts)


def read(text: str, there: set[str] | None = None) -> tuple[list[Finding], dict[str, Any]]:
    """What the text tells. `there` names the media given with it; None if it was given alone."""
    messages = list(_messages(text))
    if not messages:
        return [Finding("chat_unreadable")], {}
    findings, order = _order([each.numbers for each in messages])
    facts: dict[str, Any] = {
        "messages": len(messages),
        "senders": len({each.sender for each in messages if each.sender}),
        "date_order": order,
    }
    days = [_day(each.numbers, order) for each in messages] if order else []
    known = [day for day in days if day]
    if known:
        facts |= {"first_day": min(known).isoformat(), "last_day": max(known).isoformat()}
        if any(later < before for before, later in pairwise(known)):
            findings.append(Finding("chat_out_of_order"))
    return [*findings, *_media(messages, there, facts)], facts


def _messages(text: str) -> Iterator[Message]:
    for line in text.splitlines():
        found = _LINE.match(line)
        if found:
            first, second, third, rest = found.groups()
            said = _SENDER.match(rest)
            sender, words = said.groups() if said else ("", rest)
            yield Message((int(first), int(second), int(third)), sender, words)


def _order(every: list[tuple[int, int, int]]) -> tuple[list[Finding], str]:
    """Which number is the day: the order in which each date exists and none goes back."""
    if all(first > 31 for first, _second, _third in every):
        return [], YEAR_FIRST
    possible = [
        order for order in (DAY_FIRST, MONTH_FIRST) if all(_day(each, order) for each in every)
    ]
    if not possible:
        return [Finding("chat_dates_contradict")], ""
    forward = [order for order in possible if _goes_forward(every, order)]
    if len(possible) == 2 and len(forward) != 1:
        return [Finding("chat_dates_ambiguous")], ""
    return [], (possible[0] if len(possible) == 1 else forward[0])


def _goes_forward(every: list[tuple[int, int, int]], order: str) -> bool:
    days = [day for each in every if (day := _day(each, order))]
    return days == sorted(days)


def _day(numbers: tuple[int, int, int], order: str) -> date | None:
    first, second, third = numbers
    year, month, day = {
        DAY_FIRST: (third, second, first),
        MONTH_FIRST: (third, first, second),
        YEAR_FIRST: (first, second, third),
    }[order]
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


def _media(
    messages: Iterable[Message], there: set[str] | None, facts: dict[str, Any]
) -> list[Finding]:
    texts = [each.text for each in messages]
    named = {name.strip("\u200e ") for text in texts for name in _names(text)}
    left_out = sum(bool(_LEFT_OUT.search(text)) for text in texts)
    facts["media_named"] = len(named)
    findings = [Finding("chat_media_left_out", str(left_out))] if left_out else []
    if there is None:
        return findings + ([Finding("chat_media_elsewhere", str(len(named)))] if named else [])
    return findings + [Finding("chat_media_missing", name) for name in sorted(named - there)]


def _names(text: str) -> Iterator[str]:
    for attached, before in _GIVEN.findall(text):
        yield attached or before


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig", "replace")
