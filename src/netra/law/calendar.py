"""Which days count as working days in Indonesia."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from holidays import GOVERNMENT, PUBLIC, country_holidays

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows, rows_on

WEEKEND = "akhir pekan"


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """National holidays and joint leave; `extra` adds days off a locality or a decree names."""

    extra: Mapping[date, str] = field(default_factory=dict)

    def day_off(self, day: date) -> str | None:
        """Why nobody works that day (Indonesian), or None on a working day."""
        named = self.extra.get(day) or _named_days_off(day.year).get(day)
        if named:
            return named
        return None if day.isoweekday() in _working_week(day)["weekdays"] else WEEKEND

    def is_working_day(self, day: date) -> bool:
        """True unless the day is a weekend, a national holiday, joint leave or an extra day off."""
        return self.day_off(day) is None


def working_day_citation(on: date) -> Citation:
    """The source of what a working day is on that date."""
    return cite(_working_week(on))


def _working_week(on: date) -> Row:
    week = [row for row in rows("counting") if row["key"] == "working_week"]
    return rows_on(week, on)[-1]


@cache
def _named_days_off(year: int) -> dict[date, str]:
    """Joint leave is decreed each year; the library's `government` category carries it."""
    found = country_holidays(
        "ID", years=year, categories=(PUBLIC, GOVERNMENT), language="id", expand=False
    )
    return dict(found.items())
