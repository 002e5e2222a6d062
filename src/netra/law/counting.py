"""Counts calendar days and working days."""

from dataclasses import dataclass
from datetime import date, timedelta

from netra.law.calendar import Calendar

FIRST_DAY = "hari pertama tidak dihitung"


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of a period; `reason` (Indonesian) says why it does not count."""

    date: date
    counted: bool
    reason: str | None


def last_day(start: date, days: int, unit: str, first_counts: bool, calendar: Calendar) -> date:
    """The day on which the count reaches `days`; never a day off where working days count."""
    day = start if first_counts else start + timedelta(days=1)
    left = days
    while True:
        left -= _counts(day, unit, calendar)
        if left <= 0 and _counts(day, unit, calendar):
            return day
        day += timedelta(days=1)


def strip(
    start: date, end: date, unit: str, first_counts: bool, calendar: Calendar
) -> tuple[Day, ...]:
    """Each day from `start` to `end`, both inclusive, and whether it counts."""
    span = range((end - start).days + 1)
    return tuple(
        _day(start + timedelta(days=n), n > 0 or first_counts, unit, calendar) for n in span
    )


def _counts(day: date, unit: str, calendar: Calendar) -> bool:
    return unit != "working_day" or calendar.is_working_day(day)


def _day(day: date, may_count: bool, unit: str, calendar: Calendar) -> Day:
    if not may_count:
        return Day(date=day, counted=False, reason=FIRST_DAY)
    reason = calendar.day_off(day) if unit == "working_day" else None
    return Day(date=day, counted=reason is None, reason=reason)
