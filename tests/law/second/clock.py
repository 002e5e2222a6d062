"""Counts one limit after the other, a day at a time, under every reading."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache, cached_property
from itertools import product
from typing import NamedTuple

from tests.law.second.days import DAY, Reasons, decreed_years, off_days, reasons
from tests.law.second.desk import hours, next_open
from tests.law.second.table import (
    BY_ITS_OWN_DAY,
    Row,
    both,
    counting_row,
    holds,
    limit_rows,
    speaks_of,
    table,
)

HOURS_FROM_UTC = {
    "WIB": 7,
    "WITA": 8,
    "WIT": 9,
    "Asia/Jakarta": 7,
    "Asia/Makassar": 8,
    "Asia/Jayapura": 9,
}


@cache
def zone(name: str) -> timezone:
    """None of the three zones ever changed its clocks in the years asked."""
    return timezone(timedelta(hours=HOURS_FROM_UTC[name]))


class Stand(NamedTuple):
    """The clock stands from one day to another, both included; None while it still stands."""

    kind: str
    begins: date
    ends: date | None

    def on(self, day: date) -> bool:
        return self.begins <= day and (self.ends is None or day <= self.ends)

    def forever(self, day: date) -> bool:
        """True if it has begun by that day and nobody knows when it ends."""
        return self.begins <= day and self.ends is None


@dataclass(frozen=True)
class Case:
    """What is asked of both clocks."""

    regime: str
    on: date
    moments: dict[str, datetime]
    zone: str
    reporter_zone: str | None
    area: str | None
    drafts: tuple[Row, ...]
    stands: tuple[Stand, ...]

    @cached_property
    def off(self) -> Reasons:
        return off_days(self.area, self.drafts)

    @cached_property
    def decreed(self) -> frozenset[int]:
        return decreed_years(self.drafts)

    def local(self, moment: str, place: str | None = None) -> datetime:
        """The moment as the clocks on the wall showed it there."""
        return self.moments[moment].astimezone(zone(place or self.zone))


class Step(NamedTuple):
    """What the second clock says of one step. `days` are those of the strip, counted or not."""

    row: Row
    first: Row
    due: str | None = None
    readings: frozenset[str] = frozenset()
    provisional: bool = False
    days: tuple[tuple[date, bool], ...] = ()
    stopped: tuple[tuple[str, bool, int], ...] = ()
    extension: tuple[str, str | None, bool, str | None] | None = None


class Way(NamedTuple):
    """One reading: a choice at every point the rows leave open."""

    variant: Row
    place: str
    first_counts: bool
    moves: bool
    standing: tuple[Stand, ...]
    arrives_late: bool


class Walk(NamedTuple):
    """The days walked, each counted or not, to the last one or to where the clock stopped for good
    (`last` is None)."""

    days: tuple[tuple[date, bool], ...]
    last: date | None


def answers(case: Case) -> dict[str, Step]:
    """What the second clock says of every step that has a row for this case."""
    found = [
        (row["step"], answer(case, row, variants, day_that_chooses(case, name, row)))
        for name, row, variants in limit_rows(case.regime)
        if holds(row, day_that_chooses(case, name, row))
    ]
    assert len(dict(found)) == len(found)
    return lengthened(case, dict(found))


def lengthened(case: Case, found: dict[str, Step]) -> dict[str, Step]:
    """A step that another one lengthens says so, and ends with it once that was granted."""
    for longer in [each for each in found.values() if "extends" in each.row]:
        name = longer.row["extends"]
        granted = longer.row["granted_by"] in case.moments
        until = (longer.row["step"], longer.due, granted, found[name].due)
        plain = longer._replace(row={k: v for k, v in longer.row.items() if k != "extends"})
        found[name] = (plain if granted else found[name])._replace(extension=until)
    return found


def day_that_chooses(case: Case, name: str, row: Row) -> date:
    """After forwarding the day the step begins chooses the row, before it the file's own day."""
    if name == BY_ITS_OWN_DAY and row["counts_from"] in case.moments:
        return case.local(row["counts_from"]).date()
    return case.on


def ways(case: Case, row: Row, variants: list[Row], on: date) -> list[Way]:
    """Every reading of the row, the one shown first at the head."""
    family = row["family"]
    first = counting_row("first_day", family, case.regime, on)
    last = counting_row("last_day_off", family, case.regime, on)
    return [
        Way(*chosen)
        for chosen in product(
            variants,
            places(case, family),
            both(first, "counts"),
            both(last, "moves") if row["unit"] != "hour" else (False,),
            standing(case, row["step"]),
            (False, True) if counting_row("arrival", family, case.regime, case.on) else (False,),
        )
    ]


def places(case: Case, family: str) -> list[str]:
    """Whose midnight: the office's, and the reporter's where a row keeps that reading."""
    midnight = counting_row("midnight", family, case.regime, case.on)
    away = midnight is not None and "other_reading" in midnight
    return [case.zone, case.reporter_zone] if away and case.reporter_zone else [case.zone]


def touching(case: Case, step: str) -> list[tuple[Row, Stand]]:
    """The pauses of the file that some row lets touch the step."""
    return [
        (row, stand)
        for stand in case.stands
        for row in table("deadlines_pauses")
        if row["kind"] == stand.kind and step in row["steps"] and speaks_of(row, case.regime)
    ]


def standing(case: Case, step: str) -> list[tuple[Stand, ...]]:
    """Which pauses keep the clock standing: the row of each kind is a question of its own."""
    found = touching(case, step) if case.stands else []
    kinds = {row["kind"]: both(row, "moves") for row, _ in found}
    answers = [dict(zip(kinds, chosen, strict=True)) for chosen in product(*kinds.values())]
    return [tuple(stand for _, stand in found if moves[stand.kind]) for moves in answers]


def answer(case: Case, row: Row, variants: list[Row], on: date) -> Step:
    """Where the row's limit ends, under the reading shown first and under all of them; `on` is the
    day whose rules hold."""
    first = counting_row("first_day", row["family"], case.regime, on)
    assert first is not None
    known = [each for each in variants if each["counts_from"] in case.moments]
    if not known:
        return Step(row, first)
    walks = [(way, walk(case, way)) for way in ways(case, row, known, on)]
    every = frozenset(end for way, walked in walks for end in ends(case, way, walked))
    if row["counts_from"] not in case.moments:
        return Step(row, first, readings=every)
    main, walked = walks[0]
    return Step(
        row,
        first,
        due=next(ends(case, main, walked), None),
        readings=every,
        provisional=any(may_change(case, *each) for each in walks),
        days=walked.days,
        stopped=tuple(stopped(case, main, walked)),
    )


def walk(case: Case, way: Way) -> Walk:
    """Day after day until as many have counted as are given."""
    day = begins_on(case, way)
    if way.variant["unit"] == "hour":
        last = end_of_hours(case, way).date()
        return Walk(tuple((each, True) for each in dict.fromkeys((day, last))), last)
    left = way.variant["days"]
    days: list[tuple[date, bool]] = []
    begins = day
    while not days or left:
        days.append((day, counts(case, way, begins, day)))
        left -= days[-1][1] and left > 0
        if left and any(stand.forever(day) for stand in way.standing):
            return Walk(tuple(days), None)
        day += DAY
    last = days[-1][0]
    while way.moves and reasons(last, case.off):
        last += DAY
    return Walk(tuple(days), last)


def begins_on(case: Case, way: Way) -> date:
    """The day the count starts from: for what came to a shut desk also the next one it opened."""
    if way.arrives_late and (opened := opened_later(case, way.variant)):
        return opened
    return case.local(way.variant["counts_from"], way.place).date()


def opened_later(case: Case, row: Row) -> date | None:
    """The day the desk next opened for the moment the row counts from, if it came when shut."""
    arrival = counting_row("arrival", row["family"], case.regime, case.on)
    if arrival is None or arrival["moment"] != row["counts_from"]:
        return None
    return next_open(row["family"], case.regime, case.on, case.off, case.local(row["counts_from"]))


def counts(case: Case, way: Way, begins: date, day: date) -> bool:
    """True if that day is one of the days given."""
    if day == begins and not way.first_counts:
        return False
    if way.variant["unit"] == "working_day" and reasons(day, case.off):
        return False
    return not any(stand.on(day) for stand in way.standing)


def may_change(case: Case, way: Way, walked: Walk) -> bool:
    """True if days off decide the end, and a year walked through has no decree yet."""
    if not way.moves and way.variant["unit"] != "working_day":
        return False
    years = {walked.days[0][0].year, (walked.last or walked.days[-1][0]).year}
    return not years <= case.decreed


def stopped(case: Case, way: Way, walked: Walk) -> Iterator[tuple[str, bool, int]]:
    """Each pause that touches the step: its kind, whether it moves the end shown first, and how
    many days of the strip it kept from counting, or would have."""
    alone = way._replace(standing=())
    begins = walked.days[0][0]
    for row, stand in touching(case, way.variant["step"]):
        held = [day for day, _ in walked.days if stand.on(day) and counts(case, alone, begins, day)]
        yield stand.kind, row["moves"], len(held)


def ends(case: Case, way: Way, walked: Walk) -> Iterator[str]:
    """When the last day ends by the office's clock, on a Friday by both closing hours; none while
    the clock stands."""
    row = way.variant
    if row["unit"] == "hour":
        yield end_of_hours(case, way).isoformat()
    elif walked.last:
        for at in hours(row, case.regime, case.on, walked.last):
            yield datetime.combine(walked.last, at, zone(case.zone)).isoformat()


def end_of_hours(case: Case, way: Way) -> datetime:
    return case.local(way.variant["counts_from"]) + timedelta(hours=way.variant["hours"])
