"""A decree typed line by line: read into a row of `decrees.toml`, and held against the calendar."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from netra.law.calendar import Calendar, Reason, calendar_of, reason
from netra.law.check.problem import Problem, problem
from netra.law.decrees import KINDS, Decree, decrees
from netra.law.tables import Row

DAYS, WITHDRAWN, NUMBER = "days", "withdrawn", "number"
MOST_LINES = 366
_LINE = re.compile(r"(\S+)\s+([^:]+):\s*(.+)")


class BadLines(ValueError):
    """Lines that cannot be read; `problems` name field, line and remedy."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


def days_of(text: str) -> list[Row]:
    """The days off of lines `2027-03-09 cuti bersama: words | words in English`.

    Without English words the kind's own stand there. BadLines for what cannot be read.
    """
    return _read(text, DAYS, _day)


def withdrawn_of(text: str) -> list[date]:
    """The days of lines `2027-03-08`. BadLines for what cannot be read."""
    return _read(text, WITHDRAWN, date.fromisoformat)


def lines_of(row: Row) -> tuple[str, str]:
    """Both texts, as `days_of` and `withdrawn_of` read them."""
    days = (
        f"{day['on'].isoformat()} {reason(day['kind']).id}: {day['id']} | {day['en']}"
        for day in row.get("day", ())
    )
    withdrawn = (day.isoformat() for day in row.get("withdrawn", ()))
    return "\n".join(days), "\n".join(withdrawn)


def kinds() -> tuple[Reason, ...]:
    """What a decreed day may be, with the words its line is written in."""
    return tuple(reason(key) for key in KINDS)


def objections(found: Decree, *, replaces: str = "") -> Iterator[Problem]:
    """What speaks against loading a decree that is well formed: what it says is so already, or was
    never so; `file` names the day. `replaces` is the key of the loaded decree whose place it takes,
    "" for none."""
    others = [each for each in decrees() if each.key != replaces]
    if found.number and any(_same_number(found, each) for each in others):
        yield problem("", 0, NUMBER, KNOWN)
    if not (found.number or found.days or found.withdrawn):
        yield problem("", 0, NUMBER, EMPTY)
    calendar = calendar_of(found.area, without=frozenset({replaces} - {""}))
    yield from _about_days(found, calendar)
    yield from _about_withdrawn(found, calendar)


def one_decree_only() -> Problem:
    """What a file owes that is to become one decree."""
    return problem("", 0, "", ONE_ONLY)


def _about_days(found: Decree, calendar: Calendar) -> Iterator[Problem]:
    seen: set[date] = set()
    for day in found.days:
        about = day.on.isoformat()
        if day.on.year != found.year:
            yield problem(about, 0, DAYS, OTHER_YEAR)
        elif day.on in seen:
            yield problem(about, 0, DAYS, TWICE)
        elif (day.kind == "regional_day") != bool(found.area):
            yield problem(about, 0, DAYS, AREA_S)
        elif _named(calendar, day.on) and day.on not in found.withdrawn:
            yield problem(about, 0, DAYS, OFF_ALREADY)
        seen.add(day.on)


def _about_withdrawn(found: Decree, calendar: Calendar) -> Iterator[Problem]:
    for day in sorted(found.withdrawn):
        about, named = day.isoformat(), _named(calendar, day)
        if day.year != found.year:
            yield problem(about, 0, WITHDRAWN, OTHER_YEAR)
        elif named is None:
            yield problem(about, 0, WITHDRAWN, NEVER_OFF)
        elif (named.key == "regional_day") != bool(found.area):
            yield problem(about, 0, WITHDRAWN, AREA_S)


def _named(calendar: Calendar, day: date) -> Reason | None:
    """Why that day is off by name; None on a working day, and on a weekend like any other."""
    why = calendar.why_off(day)
    return why if why and why.key in KINDS else None


def _same_number(one: Decree, other: Decree) -> bool:
    """Regional numbers repeat: each area counts its own."""
    return (one.year, one.area, _plain(one.number)) == (
        other.year,
        other.area,
        _plain(other.number),
    )


def _plain(number: str) -> str:
    return re.sub(r"\W+", "", number).casefold()


def _read(text: str, field: str, read: Callable[[str], Any]) -> list[Any]:
    found, faults = [], []
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    written = [(number, line) for number, line in lines if line]
    if len(written) > MOST_LINES:
        raise BadLines([problem("", written[MOST_LINES][0], field, TOO_MANY)])
    for number, line in written:
        try:
            found.append(read(line))
        except ValueError:
            faults.append(problem("", number, field, FORMS[field]))
    if faults:
        raise BadLines(faults)
    return found


def _day(line: str) -> Row:
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError(line)
    day, kind, words = match.groups()
    why = _kind(kind)
    indonesian, _, english = (part.strip() for part in words.partition("|"))
    if not indonesian:
        raise ValueError(line)
    return {
        "on": date.fromisoformat(day),
        "kind": why.key,
        "id": indonesian,
        "en": english or why.en,
    }


def _kind(said: str) -> Reason:
    """The kind of these words, in either language; ValueError if there is none."""
    wanted = " ".join(said.split()).casefold()
    for each in kinds():
        if wanted in (each.id.casefold(), each.en.casefold()):
            return each
    raise ValueError(said)


ONE_ONLY = (
    "berkas ini harus berisi tepat satu [[decrees]] dan tidak ada yang lain",
    "this file must hold exactly one [[decrees]] and nothing else",
)
KNOWN = (
    "keputusan dengan nomor ini sudah ada untuk tahun itu; muat yang lain, atau ganti yang itu",
    "a decree of this number is there for that year already; load another, or replace that one",
)
EMPTY = (
    "keputusan tanpa nomor dan tanpa hari tidak menyatakan apa-apa: tulis salah satunya",
    "a decree without number and days says nothing: write one of them",
)
OTHER_YEAR = (
    "hari ini di luar tahun keputusan; perbaiki hari atau tahunnya",
    "this day lies outside the decree's year; correct the day or the year",
)
TWICE = ("hari ini tertulis dua kali; hapus satu", "this day is written twice; delete one")
AREA_S = (
    "hari libur daerah hanya untuk keputusan dengan kode wilayah, dan keputusan itu hanya untuk "
    "hari libur daerah",
    "a regional day off is only for a decree with an area's code, and such a decree only for "
    "regional days off",
)
OFF_ALREADY = (
    "hari ini sudah libur menurut kalender; hapus barisnya",
    "this day is off by the calendar already; delete the line",
)
NEVER_OFF = (
    "hari ini bukan hari libur yang dapat dicabut; periksa tanggalnya",
    "this day is no day off that could be taken back; check the date",
)
TOO_MANY = (
    f"paling banyak {MOST_LINES} baris: setahun tidak punya hari lebih banyak",
    f"{MOST_LINES} lines at most: a year has no more days",
)
FORMS = {
    DAYS: (
        "tulis seperti 2027-03-09 cuti bersama: Cuti bersama Nyepi",
        "write as 2027-03-09 joint leave: Cuti bersama Nyepi | Joint leave for Nyepi",
    ),
    WITHDRAWN: ("tulis seperti 2027-03-08", "write as 2027-03-08"),
}
