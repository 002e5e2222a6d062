"""When each step is due, under every reading of the law that the sources leave open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from netra.law.areas import tz_name
from netra.law.calendar import Calendar
from netra.law.citation import Citation, cite
from netra.law.counting import Day, last_day, strip
from netra.law.tables import Row, for_regime, rows, rows_on

DAY_END = time(23, 59, 59)


class NoKnownLimit(LookupError):
    """No row gives this step a limit in that regime on that date: none is invented."""


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A limit and how it was counted.

    `due` is aware, in the office's zone; None while the moment it counts from is missing, which
    `waits_for` then names. `due_other_reading` is the latest other result of the readings the
    sources leave open; `readings` holds every distinct result, earliest first. `opens` is True
    where the step is lawful from `due` on, not until it. `days` counts units (24 for hours).
    `counting` is the source of whether the first day counts.
    """

    step: str
    due: datetime | None
    due_other_reading: datetime | None
    readings: tuple[datetime, ...]
    waits_for: str | None
    counts_from: str
    unit: str
    days: int
    opens: bool
    strip: tuple[Day, ...]
    citation: Citation
    counting: Citation


def deadlines(
    *,
    regime: str,
    on: date,
    moments: Mapping[str, datetime],
    zone: str,
    holidays: Calendar | None = None,
) -> tuple[Deadline, ...]:
    """Every step with a known limit in the regime on that date, in the order of the law.

    `moments` are aware (ValueError otherwise); `zone` is WIB, WITA, WIT or a tz name. `on`
    chooses the rows in force. `holidays` defaults to the national calendar.
    """
    found = rows_on(for_regime(rows("deadlines"), regime), on)
    calendar = holidays or Calendar()
    return tuple(_deadline(row, regime, on, moments, zone, calendar) for row in found)


def deadline(
    step: str,
    *,
    regime: str,
    on: date,
    moments: Mapping[str, datetime],
    zone: str,
    holidays: Calendar | None = None,
) -> Deadline:
    """The limit of one step, as `deadlines`; NoKnownLimit if no row gives one."""
    for row in rows_on(for_regime(rows("deadlines"), regime), on):
        if row["step"] == step:
            return _deadline(row, regime, on, moments, zone, holidays or Calendar())
    raise NoKnownLimit(f"{step} in {regime} on {on.isoformat()}")


def _deadline(
    row: Row,
    regime: str,
    on: date,
    moments: Mapping[str, datetime],
    zone: str,
    calendar: Calendar,
) -> Deadline:
    rule = _first_day(row["family"], regime, on)
    count = _Count(moments, ZoneInfo(tz_name(zone)), calendar, regime, on)
    due = count.due(row, rule["counts"])
    readings = count.every_reading(row, rule)
    others = [other for other in readings if other != due]
    return Deadline(
        step=row["step"],
        due=due,
        due_other_reading=max(others, default=None) if due else None,
        readings=tuple(readings),
        waits_for=None if due else row["counts_from"],
        counts_from=row["counts_from"],
        unit=row["unit"],
        days=row["hours"] if row["unit"] == "hour" else row["days"],
        opens=row["ends"] == "day_start",
        strip=count.strip(row, rule["counts"], due),
        citation=cite(row),
        counting=cite(rule),
    )


def _first_day(family: str, regime: str, on: date) -> Row:
    found = rows_on(for_regime(rows("counting"), regime), on)
    return next(row for row in found if row["key"] == "first_day" and row["family"] == family)


@dataclass(frozen=True)
class _Count:
    moments: Mapping[str, datetime]
    zone: ZoneInfo
    calendar: Calendar
    regime: str
    on: date

    def due(self, row: Row, first_counts: bool) -> datetime | None:
        start = self._start(row["counts_from"])
        if start is None:
            return None
        if row["unit"] == "hour":
            return (start + timedelta(hours=row["hours"])).astimezone(self.zone)
        day = last_day(start.date(), row["days"], row["unit"], first_counts, self.calendar)
        return datetime.combine(day, self._end_of(row), self.zone)

    def every_reading(self, row: Row, first_day: Row) -> list[datetime]:
        variants = [row] + [{**row, **other} for other in row.get("other", ())]
        both = {first_day["counts"]}
        if first_day.get("other_reading"):
            both.add(not first_day["counts"])
        dues = [self.due(variant, counts) for variant in variants for counts in both]
        known = {due for due in dues if due}
        if row["ends"] == "reception_end":
            known |= {self._moved(due) for due in known}
        return sorted(known)

    def strip(self, row: Row, first_counts: bool, due: datetime | None) -> tuple[Day, ...]:
        start = self._start(row["counts_from"])
        if start is None or due is None:
            return ()
        first_counts = first_counts or row["unit"] == "hour"
        return strip(start.date(), due.date(), row["unit"], first_counts, self.calendar)

    def _start(self, moment: str) -> datetime | None:
        found = self.moments.get(moment)
        if found is None:
            return None
        if found.tzinfo is None:
            raise ValueError(f"moment {moment} has no time zone")
        return found.astimezone(self.zone)

    def _moved(self, due: datetime) -> datetime:
        while not self.calendar.is_working_day(due.date()):
            due += timedelta(days=1)
        return due

    def _end_of(self, row: Row) -> time:
        if row["ends"] == "day_start":
            return time(0)
        if row["ends"] == "day_end":
            return DAY_END
        hours = rows_on(for_regime(rows("counting"), self.regime), self.on)
        closes: time = next(hour["closes"] for hour in hours if hour["key"] == "reception")
        return closes
