"""When each step is due, under every reading of the law that the sources leave open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache, cached_property, lru_cache
from zoneinfo import ZoneInfo

from netra.law.areas import tz_name
from netra.law.calendar import Calendar, national
from netra.law.citation import Citation, cite
from netra.law.counting import Day
from netra.law.deadlines.limits import (
    STEP_RULES,
    Counting,
    Limit,
    Rules,
    candidates,
    counting,
    longer,
    rules_of_data,
)
from netra.law.deadlines.readings import Input, Reading, Starts, Stopped, count
from netra.law.pauses import Pause, stops
from netra.law.tables import for_regime, in_force, rows, rows_on

__all__ = ["Deadline", "Extension", "NoKnownLimit", "NoLimit", "deadline", "deadlines", "no_limits"]


REPORTING = "reporting"
_REMEMBERED = 32_768


class NoKnownLimit(LookupError):
    """No row gives this step a limit in that regime on that date: none is invented."""


@dataclass(frozen=True, kw_only=True)
class Extension:
    """The step that may lengthen another one, until when, and whether it has: `without` is the end
    the lengthened step has, or had, by itself."""

    step: str
    due: datetime | None
    granted: bool
    without: datetime | None


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A limit and how it was counted.

    `due` is aware, in the office's zone; None while the moment it counts from is missing, which
    `waits_for` then names, or while a pause is open (`paused`). `due_other_reading` is the latest
    other result of the readings the sources leave open, None while `due` is; `readings` holds every
    distinct result, earliest first, `explained` says how each came about. `opens` is True where the
    step is lawful from `due` on, not until it. `days` counts units (24 for hours). `claimed`
    is True where no law read gives the limit: nobody is late by it. `counting` is
    the source of whether the first day counts. `stopped` are the pauses a row lets touch this step,
    `moved` by how many days they moved the end. `ended_by` are the rows of counting, by their keys,
    that made its last day end as it does: a day off, the desk's hours. While `provisional` a year
    it runs through under some reading has no decree yet. `extends` names the step it lengthens.
    `extension` says what may lengthen this one; once it is granted, the end, the readings, the
    strip and the article are the extension's.
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
    explained: tuple[Reading, ...] = ()
    paused: bool = False
    stopped: tuple[Stopped, ...] = ()
    moved: int = 0
    ended_by: tuple[tuple[str, Citation], ...] = ()
    provisional: bool = False
    claimed: bool = False
    extends: str | None = None
    extension: Extension | None = None


@dataclass(frozen=True, kw_only=True)
class NoLimit:
    """A step whose limit was looked for and not found; the notes say what stands instead."""

    step: str
    note_id: str
    note_en: str
    citation: Citation


def deadlines(
    *,
    regime: str,
    on: date,
    moments: Mapping[str, datetime],
    zone: str,
    holidays: Calendar | None = None,
    pauses: Iterable[Pause] = (),
    reporter_zone: str | None = None,
    rules: Rules | None = None,
    today: date | None = None,
) -> tuple[Deadline, ...]:
    """Every step with a known limit in the regime on that date, in the order of the law.

    `moments` are aware (ValueError otherwise); `zone` is the office's: WIB, WITA, WIT or a tz name;
    `reporter_zone` adds the readings by the reporter's own midnight. `on` chooses the rows in
    force; what comes after forwarding is chosen by the day its step begins, and while it has not by
    `today`, if that is given. `holidays` defaults to the national calendar; `pauses` are the
    file's; `rules` to those of the data.
    """
    by = rules or rules_of_data()
    calendar, stood = holidays or national(), tuple(pauses)
    case = _Case(on, regime, moments, zone, calendar, stood, reporter_zone, by, today or on)
    known = candidates(regime, on, by)
    return tuple(case.deadline(limit) for limit in known if case.governs(limit))


def deadline(
    step: str,
    *,
    regime: str,
    on: date,
    moments: Mapping[str, datetime],
    zone: str,
    holidays: Calendar | None = None,
    pauses: Iterable[Pause] = (),
    reporter_zone: str | None = None,
    rules: Rules | None = None,
) -> Deadline:
    """The limit of one step, as `deadlines`; NoKnownLimit if no row gives one."""
    by = rules or rules_of_data()
    calendar, stood = holidays or national(), tuple(pauses)
    case = _Case(on, regime, moments, zone, calendar, stood, reporter_zone, by, on)
    for limit in candidates(regime, on, by):
        if limit.step == step and case.governs(limit):
            return case.deadline(limit)
    raise NoKnownLimit(f"{step} in {regime} on {on.isoformat()}")


def no_limits(*, regime: str, on: date) -> tuple[NoLimit, ...]:
    """The steps of the regime that have no known limit on that day, each with its source."""
    found = rows_on(for_regime(rows("deadlines_none"), regime), on)
    return tuple(
        NoLimit(
            step=row["step"], note_id=row["note_id"], note_en=row["note_en"], citation=cite(row)
        )
        for row in found
    )


@dataclass(frozen=True)
class _Case:
    """One file's inputs, and its moments as they fell where its office is."""

    on: date
    regime: str
    moments: Mapping[str, datetime]
    zone: str
    calendar: Calendar
    pauses: tuple[Pause, ...]
    reporter_zone: str | None
    rules: Rules
    today: date

    @cached_property
    def local(self) -> dict[str, datetime]:
        return _in_zone(self.moments, _zone(self.zone))

    @cached_property
    def away(self) -> dict[str, datetime]:
        """The moments as they fell where the reporter is; empty if that is the office's zone."""
        if self.reporter_zone is None or _zone(self.reporter_zone) == _zone(self.zone):
            return {}
        return _in_zone(self.moments, _zone(self.reporter_zone))

    def governs(self, limit: Limit) -> bool:
        return in_force(limit.row, self._chosen_on(limit) if limit.dated else self.on)

    def _chosen_on(self, limit: Limit) -> date:
        """The day whose rules the limit is counted by: the file's, or that of its step, which
        begins today at the earliest where its moment has not come."""
        if limit.chosen_by != STEP_RULES:
            return self.on
        begun = self.local.get(limit.main.counts_from)
        return begun.date() if begun else self.today

    def deadline(self, limit: Limit) -> Deadline:
        """The limit counted, with what may lengthen it; lengthened once that was granted."""
        found = self._counted(limit)
        further = longer(limit.step, self.regime, self.on, self.rules)
        if further is None:
            return found
        until = self._counted(further)
        granted = further.granted_by in self.moments
        extension = Extension(step=further.step, due=until.due, granted=granted, without=found.due)
        if granted:
            return replace(until, step=limit.step, extends=None, extension=extension)
        return replace(found, extension=extension)

    def _counted(self, limit: Limit) -> Deadline:
        touching = (
            stops(limit.step, regime=self.regime, on=self.on, pauses=self.pauses)
            if self.pauses
            else ()
        )
        counted_by = counting(limit.family, self.regime, self._chosen_on(limit), self.rules)
        away = self.away if self.reporter_zone and limit.family == REPORTING else {}
        # A count of hours rests on its very second: it would only crowd out what is shared.
        made = _deadline.__wrapped__ if limit.main.unit == "hour" else _deadline
        return made(
            Input(
                limit,
                counted_by,
                _starts(limit, self.local),
                _starts(limit, away) if away else (),
                self._late(limit, counted_by),
                _zone(self.zone),
                self.calendar,
                touching,
            )
        )

    def _late(self, limit: Limit, by: Counting) -> Starts:
        """The day the desk next received, where a moment of the limit came when it was shut."""
        if by.arrival is None or by.arrival not in limit.moments:
            return ()
        at = self.local.get(by.arrival)
        shifted = by.desk.late(at, self.calendar) if at else None
        if shifted is None:
            return ()
        return tuple(shifted if key == by.arrival else None for key in limit.moments)


def _starts(limit: Limit, moments: Mapping[str, datetime]) -> Starts:
    found = [moments.get(key) for key in limit.moments]
    if limit.main.unit == "hour":
        return tuple(found)
    return tuple([at.date() if at else None for at in found])


def _in_zone(moments: Mapping[str, datetime], zone: ZoneInfo) -> dict[str, datetime]:
    for key, at in moments.items():
        if at.tzinfo is None:
            raise ValueError(f"moment {key} has no time zone")
    return {key: at.astimezone(zone) for key, at in moments.items()}


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(tz_name(name))


@lru_cache(maxsize=_REMEMBERED)
def _deadline(given: Input) -> Deadline:
    """A count of days rests on days alone, so files that share theirs share the answer."""
    limit, found = given.limit, count(given)
    dues = tuple(reading.due for reading in found.readings)
    others = [due for due in dues if due != found.due]
    return Deadline(
        step=limit.step,
        due=found.due,
        due_other_reading=max(others, default=None) if found.due else None,
        readings=dues,
        waits_for=limit.main.counts_from if given.starts[0] is None else None,
        counts_from=limit.main.counts_from,
        unit=limit.main.unit,
        days=limit.main.days,
        opens=limit.ends == "day_start",
        strip=found.strip,
        citation=limit.citation,
        counting=given.counting.citation,
        explained=found.readings,
        paused=found.paused,
        stopped=found.stopped,
        moved=found.moved,
        ended_by=tuple((row["key"], cite(row)) for row in found.ended_by),
        provisional=found.provisional,
        claimed=limit.claimed,
        extends=limit.extends,
    )
