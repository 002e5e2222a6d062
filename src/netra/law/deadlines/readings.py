"""Counts one limit under every reading the sources leave open."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import NamedTuple
from zoneinfo import ZoneInfo

from netra.law.calendar import Calendar, reason
from netra.law.counting import Day, Way, last_day, paused_days, strip
from netra.law.deadlines.limits import DAY_END, Counting, Limit, Variant
from netra.law.pauses import Pause, Stop
from netra.law.tables import Row

# The local day, or for hours the moment itself, each moment of a limit began; None while unknown.
Starts = tuple[date | None, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to count and where it ends: `moved` a last day off passed over, `paused` counted with
    pauses of the file, `other_hour` another closing hour of the desk, `arrival` counted from the
    day the desk next received."""

    due: datetime
    variant: Variant
    first_counts: bool
    moved: bool
    paused: bool
    other_hour: bool
    arrival: bool = False


@dataclass(frozen=True, kw_only=True)
class Stopped:
    """A pause and what it did: whether it moves the end shown first, and by how many days."""

    stop: Stop
    days: int


@dataclass(frozen=True, kw_only=True)
class Count:
    """What counting one limit gave. `due` is None while its moment is missing or a pause is open;
    `paused` tells the second apart. `moved` is by how many days the pauses moved the end,
    `ended_by` the rows of counting that made the last day end as it does, or may."""

    due: datetime | None
    paused: bool
    readings: tuple[Reading, ...]
    strip: tuple[Day, ...]
    stopped: tuple[Stopped, ...]
    provisional: bool
    moved: int = 0
    ended_by: tuple[Row, ...] = ()


class Input(NamedTuple):
    """Everything a count rests on, and nothing else; a tuple, because it is made and compared for
    every step of every file."""

    limit: Limit
    counting: Counting
    starts: Starts
    elsewhere: Starts
    late: Starts
    zone: ZoneInfo
    calendar: Calendar
    stops: tuple[Stop, ...]


def count(given: Input) -> Count:
    """The end of the limit, every other reading of it, and its days one by one."""
    start = given.starts[0]
    main = given.limit.main
    if start is None:
        return _nothing(given)
    way = _way(given, main, given.counting.first_counts, _standing(given)[0])
    due = _due(given, main, start, way)
    until = due.date() if due else _stands_from(way, start)
    shown = Way(
        unit=way.unit,
        first_counts=way.first_counts or main.unit == "hour",
        calendar=way.calendar,
        pauses=way.pauses,
    )
    day = _day_of(start)
    readings = _distinct(given)
    return Count(
        due=due,
        paused=due is None,
        readings=readings,
        strip=_strip(given, day, until, shown),
        stopped=tuple(
            Stopped(stop=stop, days=paused_days(day, until, shown, stop.pause))
            for stop in given.stops
        ),
        provisional=_rests_on_days_off(given)
        and any(given.calendar.provisional(year) for year in _years(given, until, readings)),
        ended_by=tuple(_ended_by(given, due, readings)) if due else (),
        moved=paused_days(day, until, shown, *way.pauses) if way.pauses else 0,
    )


def _strip(given: Input, day: date, until: date, way: Way) -> tuple[Day, ...]:
    desk = given.counting.desk if given.limit.ends == "reception_end" else None
    days = strip(day, until, way, desk=desk)
    if not given.late or given.late[0] is None or not days[0].counted:
        return days
    why = reason("arrival")
    return (replace(days[0], reason=why.id, reason_en=why.en, key=why.key), *days[1:])


def _years(given: Input, until: date, readings: tuple[Reading, ...]) -> range:
    """The years the limit runs through under any reading: each end shown may still move, and where
    a pause that has not ended stops a reading, a day off taken back may yet give it an end."""
    began = min(_day_of(start) for start in (*given.starts, *given.elsewhere) if start)
    ended = max([until, *(reading.due.date() for reading in readings), *_stopped_on(given)])
    return range(began.year, ended.year + 1)


def _stopped_on(given: Input) -> Iterator[date]:
    """The day on which each reading that rests on days off stands for good."""
    if all(stop.pause.ends_on for stop in given.stops):
        return
    for variant, way, start, _late in _tries(given):
        rests = variant.unit == "working_day" or given.counting.last_open
        if rests and _due(given, variant, start, way) is None:
            yield _stands_from(way, start)


def _rests_on_days_off(given: Input) -> bool:
    """True if some reading of the limit asks whether a day is off."""
    units = {variant.unit for variant in given.limit.variants}
    return "working_day" in units or (given.counting.last_open and given.limit.main.unit != "hour")


def _ended_by(given: Input, due: datetime, readings: tuple[Reading, ...]) -> Iterator[Row]:
    day, rule = due.date(), given.counting
    by_day = given.limit.main.unit != "hour" and given.limit.ends != "day_start"
    off = by_day and not given.calendar.is_working_day(day)
    if rule.last_day and (off or any(each.moved for each in readings)):
        yield rule.last_day
    closing = rule.desk.row_on(day) if given.limit.ends == "reception_end" else None
    if closing:
        yield closing


def _nothing(given: Input) -> Count:
    found = _distinct(given)
    return Count(due=None, paused=False, readings=found, strip=(), stopped=(), provisional=False)


def _stands_from(way: Way, start: date) -> date:
    """The first day of the pause that has not ended, or the start if it lies before."""
    begun = min(pause.begins_on for pause in way.pauses if pause.ends_on is None)
    return max(begun, _day_of(start))


def _distinct(given: Input) -> tuple[Reading, ...]:
    """One reading per result, earliest first, the one nearest to the row's own wording kept."""
    found: dict[datetime, Reading] = {}
    for reading in _all(given):
        found.setdefault(reading.due, reading)
    return tuple(found[due] for due in sorted(found))


def _all(given: Input) -> Iterator[Reading]:
    for variant, way, start, late in _tries(given):
        if due := _due(given, variant, start, way):
            for found in _ends(given, variant, way, due):
                yield replace(found, arrival=True) if late else found


def _tries(given: Input) -> Iterator[tuple[Variant, Way, date, bool]]:
    """Every way of counting from every start; True for a start that is one by the shut desk."""
    for variant, way in _ways(given):
        for start, late in _starts(given, variant):
            yield variant, way, start, late


def _ways(given: Input) -> Iterator[tuple[Variant, Way]]:
    rule = given.counting
    firsts = (rule.first_counts, not rule.first_counts)[: 1 + rule.first_open]
    for pauses in _standing(given):
        for variant in given.limit.variants:
            for first in firsts:
                yield variant, _way(given, variant, first, pauses)


def _starts(given: Input, variant: Variant) -> Iterator[tuple[date, bool]]:
    """From when it may count, and whether only because the desk was shut."""
    place = given.limit.moments.index(variant.counts_from)
    for starts in (given.starts, given.elsewhere, given.late):
        if starts and (start := starts[place]):
            yield start, starts is given.late


def _ends(given: Input, variant: Variant, way: Way, due: datetime) -> Iterator[Reading]:
    """The reading itself, moved off a day off, and each by the desk's other closing hours."""

    def reading(at: datetime, *, moved: bool, other_hour: bool) -> Reading:
        return Reading(
            due=at,
            variant=variant,
            first_counts=way.first_counts,
            moved=moved,
            paused=bool(way.pauses),
            other_hour=other_hour,
        )

    ends = [due]
    if given.counting.last_open and given.limit.ends in ("day_end", "reception_end"):
        ends.append(_moved(given, due))
    for end in dict.fromkeys(ends):
        yield reading(end, moved=end != due, other_hour=False)
        if given.limit.ends == "reception_end":
            for at in given.counting.desk.others_on(end.date()):
                later = datetime.combine(end.date(), at, given.zone)
                yield reading(later, moved=end != due, other_hour=True)


def _moved(given: Input, due: datetime) -> datetime:
    day = due.date()
    while not given.calendar.is_working_day(day):
        day += timedelta(days=1)
    return due if day == due.date() else datetime.combine(day, _end(given, day), given.zone)


def _standing(given: Input) -> list[tuple[Pause, ...]]:
    """The pauses that stop the clock under each reading, the one shown first at the head. Whether
    one kind stops it says nothing about another: their rows are open each for itself."""
    if not given.stops:
        return [()]
    kinds = {
        stop.pause.kind: (stop.moves, not stop.moves)[: 1 + stop.open_reading]
        for stop in given.stops
    }
    answers = [dict(zip(kinds, chosen, strict=True)) for chosen in product(*kinds.values())]
    return [
        tuple(stop.pause for stop in given.stops if moves[stop.pause.kind]) for moves in answers
    ]


def _way(given: Input, variant: Variant, first: bool, pauses: tuple[Pause, ...]) -> Way:
    return Way(unit=variant.unit, first_counts=first, calendar=given.calendar, pauses=pauses)


def _due(given: Input, variant: Variant, start: date, way: Way) -> datetime | None:
    if variant.unit == "hour":
        assert isinstance(start, datetime)
        return (start + timedelta(hours=variant.days)).astimezone(given.zone)
    day = last_day(_day_of(start), variant.days, way)
    return datetime.combine(day, _end(given, day), given.zone) if day else None


def _day_of(start: date) -> date:
    return start.date() if isinstance(start, datetime) else start


def _end(given: Input, day: date) -> time:
    if given.limit.ends == "day_start":
        return time(0)
    return given.counting.desk.closes_on(day) if given.limit.ends == "reception_end" else DAY_END
