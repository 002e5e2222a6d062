"""Decrees on public holidays and joint leave, and the days they add or take back.

Those of the data, and those loaded while the house runs: `follow` names the file they stand in, and
whoever asks reads it again as soon as it is another one. Nothing is followed until that is said.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from netra.law.certainty import Certainty
from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows

KINDS = ("holiday", "joint_leave", "regional_day")
"""What a decreed day is: keys of `counting_reasons.toml`."""


@dataclass(frozen=True, kw_only=True)
class DecreedDay:
    """A day off by decree; `kind` is a key of why days do not count (holiday, joint_leave)."""

    on: date
    kind: str
    id: str
    en: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Decree:
    """One decree for one year. Empty `days` and `withdrawn`: it only says the year is decreed, its
    days are those the holidays library carries. `number` is "" where none was found. `area` is the
    code of the only area it holds in, "" for the whole country."""

    key: str
    year: int
    number: str
    issued_on: date | None
    days: tuple[DecreedDay, ...]
    withdrawn: frozenset[date]
    citation: Citation
    area: str = ""

    def holds_in(self, area_code: str) -> bool:
        """True in the whole country, or in its area and those that lie in it."""
        return not self.area or f"{area_code}.".startswith(f"{self.area}.")


def decree(row: Row) -> Decree:
    """The decree of one row of `decrees.toml`, or of a draft in the same form; KeyError for a
    column that is missing or a source nobody knows. A row without `source` names its own `title`
    and `url`."""
    return Decree(
        key=row["key"],
        year=row["year"],
        number=row["number"],
        issued_on=row.get("issued_on"),
        days=tuple(DecreedDay(**day) for day in row.get("day", ())),
        withdrawn=frozenset(row.get("withdrawn", ())),
        citation=cite(row) if row.get("source") else _own_source(row),
        area=row.get("area", ""),
    )


def decrees() -> tuple[Decree, ...]:
    """Every decree in force: those of the data by year, an amendment after what it amends; then
    those loaded, in the order they were."""
    return (*_of_data(), *loaded())


def decrees_of(year: int) -> tuple[Decree, ...]:
    """The decrees for that year, whatever their area; empty where no number was found."""
    return tuple(each for each in decrees() if each.year == year)


@cache
def decrees_of_data(year: int) -> tuple[Decree, ...]:
    """The decrees of the data for that year; none: the year is provisional until one is loaded."""
    return tuple(each for each in _of_data() if each.year == year)


def follow(file: Path | None) -> None:
    """From now on the loaded decrees are those of this file, read again when it is replaced; None
    follows no file."""
    _Followed.file = file


def followed() -> Path | None:
    """The file of the loaded decrees, or None."""
    return _Followed.file


def loaded() -> tuple[Decree, ...]:
    """The decrees loaded beside the data and in force, always the same object until that changes.
    ValueError if the file is none of `written`'s."""
    file = _Followed.file
    if file is None:
        return ()
    try:
        found = os.stat(file)
    except FileNotFoundError:
        return ()
    return _read(file, (found.st_ino, found.st_mtime_ns, found.st_size))


def written(found: Iterable[Row]) -> str:
    """The text of the file that holds these decrees; their days are dates or texts."""
    return json.dumps(list(found), default=date.isoformat, ensure_ascii=False, indent=1)


def read_back(row: Row) -> Row:
    """A row as a draft has it, out of one whose days JSON had made into texts."""
    dated = {key: date.fromisoformat(row[key]) for key in _DATES if row.get(key)}
    days = [{**day, "on": date.fromisoformat(day["on"])} for day in row.get("day", ())]
    withdrawn = [date.fromisoformat(day) for day in row.get("withdrawn", ())]
    return {**row, **dated, "day": days, "withdrawn": withdrawn}


class _Followed:
    file: Path | None = None


_DATES = ("issued_on", "checked_on")


@cache
def _of_data() -> tuple[Decree, ...]:
    return tuple(decree(row) for row in rows("decrees"))


@lru_cache(maxsize=2)
def _read(file: Path, _version: tuple[int, ...]) -> tuple[Decree, ...]:
    found = json.loads(file.read_text(encoding="utf-8"))
    return tuple(decree(read_back(row)) for row in found)


def _own_source(row: Row) -> Citation:
    return Citation(
        source="",
        title=row["title"],
        url=row["url"],
        article=row.get("article", ""),
        certainty=Certainty(row["certainty"]),
        other_reading=row.get("other_reading") or None,
        other_reading_en=row.get("other_reading_en") or None,
    )
