"""Decrees on public holidays and joint leave, and the days they add or take back."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows


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
    days are those the holidays library carries. `number` is "" where none was found."""

    key: str
    year: int
    number: str
    issued_on: date | None
    days: tuple[DecreedDay, ...]
    withdrawn: frozenset[date]
    citation: Citation


def decree(row: Row) -> Decree:
    """The decree of one row of `decrees.toml`, or of a draft in the same form; KeyError for a
    column that is missing or a source nobody knows."""
    return Decree(
        key=row["key"],
        year=row["year"],
        number=row["number"],
        issued_on=row.get("issued_on"),
        days=tuple(DecreedDay(**day) for day in row.get("day", ())),
        withdrawn=frozenset(row.get("withdrawn", ())),
        citation=cite(row),
    )


@cache
def decrees() -> tuple[Decree, ...]:
    """Every decree of the data, by year, an amendment after what it amends."""
    return tuple(decree(row) for row in rows("decrees"))


@cache
def decrees_of(year: int) -> tuple[Decree, ...]:
    """The decrees for that year; empty where no number was found: the year is provisional."""
    return tuple(each for each in decrees() if each.year == year)
