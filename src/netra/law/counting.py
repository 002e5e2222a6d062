"""Counts calendar days and working days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from netra.law.calendar import Calendar, Reason, reason
from netra.law.pauses import Pause
from netra.law.reception import Desk

# Many files share their days: what was counted once is remembered, per calendar and pauses.
_DAYS = 65_536
_STRIPS = 8_192


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """One day of a period.

    `reason` (Indonesian) and `reason_en` say why it does not count; `key` is the reason's key. A
    day that counts has a reason only where the desk is shut although it counts.
    """

    date: date
    counted: bool
    reason: str | None
    reason_en: str | None = None
    key: str | None = None


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a period is counted: the unit, whether its first day counts, on which calendar, and when
    its clock stands still."""

    unit: str
    first_counts: bool
    calendar: Calendar
    pauses: tuple[Pause, ...] = ()

    def not_counted(self, day: date, start: date) -> Reason | None:
        """Why that day of a period from `start` does not count; None if it does."""
        if day == start and not self.first_counts:
            return reason("first_day")
        if self.pauses and any(pause.holds(day) for pause in self.pauses):
            return reason("paused")
        return self.calendar.why_off(day) if self.unit == "working_day" else None


@lru_cache(maxsize=_DAYS)
def last_day(start: date, days: int, way: Way) -> date | None:
    """The day on which the count from `start` reaches `days`; `start` itself for none.

    Never a day off where working days count. None if a pause that has not ended stops the count
    before it is reached.
    """
    if days < 1:
        return start
    day, left = start, days
    while True:
        if way.not_counted(day, start) is None:
            left -= 1
        if left == 0:
            return day
        day += timedelta(days=1)
        if way.pauses and any(pause.open_on(day) for pause in way.pauses):
            return None


@lru_cache(maxsize=_STRIPS)
def strip(start: date, end: date, way: Way, *, desk: Desk | None) -> tuple[Day, ...]:
    """Each day from `start` to `end`, both inclusive, and whether it counts; with a `desk` each
    counted day on which it receives nobody says so."""
    span = range((end - start).days + 1)
    return tuple(_day(start + timedelta(days=n), start, way, desk) for n in span)


def paused_days(start: date, end: date, way: Way, *pauses: Pause) -> int:
    """How many days of `start`..`end` those pauses alone kept from counting; a day that several
    hold is one."""
    without = Way(unit=way.unit, first_counts=way.first_counts, calendar=way.calendar)
    span = (start + timedelta(days=n) for n in range((end - start).days + 1))
    return sum(
        any(pause.holds(day) for pause in pauses) and without.not_counted(day, start) is None
        for day in span
    )


def _day(day: date, start: date, way: Way, desk: Desk | None) -> Day:
    why = way.not_counted(day, start)
    counted = why is None
    if counted and desk and not desk.receives_on(day, way.calendar):
        why = reason("reception_hours")
    return Day(
        date=day,
        counted=counted,
        reason=why.id if why else None,
        reason_en=why.en if why else None,
        key=why.key if why else None,
    )
