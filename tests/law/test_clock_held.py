"""What the clock hands out: nobody can change it, it is made by name, and is counted once."""

from dataclasses import MISSING, FrozenInstanceError, fields
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law import counting, deadlines
from netra.law.calendar import Calendar, national
from netra.law.deadlines import limits, readings, versions
from netra.law.deadlines.limits import FILE_RULES, rules_of_data
from netra.law.reception import Desk
from netra.law.tables import in_force

WIB = ZoneInfo("Asia/Jakarta")
REGIME, ON = "regional_election", date(2024, 10, 17)
SHARED = (
    counting.Day,
    counting.Way,
    deadlines.Deadline,
    deadlines.Extension,
    deadlines.NoLimit,
    limits.Counting,
    limits.Limit,
    limits.Rules,
    limits.Variant,
    readings.Count,
    readings.Reading,
    readings.Stopped,
    versions.Version,
    Desk,
)


@pytest.mark.parametrize("kind", SHARED)
def test_what_is_shared_between_files_cannot_be_changed_and_names_its_parts(kind: Any) -> None:
    names = [field.name for field in fields(kind)]
    made = kind(**dict.fromkeys(names))
    with pytest.raises(FrozenInstanceError):
        setattr(made, names[0], 1)
    with pytest.raises(TypeError):
        kind(*[None for _name in names])


@pytest.mark.parametrize("kind", [limits.Limit, limits.Counting, limits.Rules, Desk, Calendar])
def test_what_a_memory_is_kept_by_is_equal_to_itself_alone(kind: Any) -> None:
    names = [field.name for field in fields(kind)]
    one, other = (kind(**dict.fromkeys(names)) for _twice in range(2))
    assert one != other
    assert len({one, other, one}) == 2


def handled(registered: datetime, regime: str) -> deadlines.Deadline:
    moments = {"registered": registered}
    return deadlines.deadline("handling", regime=regime, on=ON, moments=moments, zone="WIB")


@pytest.mark.parametrize("regime", [REGIME, "general_election"])
def test_files_that_share_their_days_share_one_answer(regime: str) -> None:
    morning, evening = (
        handled(datetime(2024, 10, 17, hour, tzinfo=WIB), regime) for hour in (8, 20)
    )
    assert morning.strip is evening.strip
    assert morning.citation is evening.citation
    assert morning.explained is evening.explained


def test_what_was_counted_or_read_once_is_remembered() -> None:
    way = counting.Way(unit="working_day", first_counts=True, calendar=national())
    rules = rules_of_data()
    family = "handling"
    for ask in (
        lambda: counting.last_day(ON, 5, way),
        lambda: counting.strip(ON, date(2024, 10, 24), way, desk=None),
        rules_of_data,
        lambda: limits.limits(REGIME, rules),
        lambda: limits.candidates(REGIME, ON, rules),
        lambda: limits.counting(family, REGIME, ON, rules),
    ):
        assert ask() is ask()
    later = date(2024, 10, 18)
    assert limits.counting(family, REGIME, ON, rules) is limits.counting(
        family, REGIME, later, rules
    )


@pytest.mark.parametrize("regime", [REGIME, "general_election"])
def test_the_limits_that_may_govern_a_file_are_those_of_its_day(regime: str) -> None:
    days = (date(2016, 1, 4), date(2019, 1, 7), date(2021, 1, 4), ON)
    found = [limits.candidates(regime, on, rules_of_data()) for on in days]
    for on, known in zip(days, found, strict=True):
        by_file = [each for each in known if each.chosen_by == FILE_RULES]
        assert by_file
        for each in by_file:
            assert each.row.get("from", on) <= on <= each.row.get("to", on), each.step
    steps = {each.chosen_by for known in found for each in known}
    assert len(steps) == 2


def test_a_day_stands_once_in_the_strip_of_what_came_too_late() -> None:
    known = datetime(2024, 10, 18, 23, tzinfo=WIB)
    moments = dict.fromkeys(("known", "received", "complete"), known)
    found = deadlines.deadlines(regime=REGIME, on=ON, moments=moments, zone="WIB")
    assert "arrival" in {each.strip[0].key for each in found if each.strip}
    for each in found:
        days = [day.date for day in each.strip]
        first = [each.strip[0].date] if each.strip else []
        assert days == [day + timedelta(days=n) for day in first for n in range(len(days))]
        assert not days or days[-1] == (each.due.date() if each.due else days[-1])


@pytest.mark.parametrize("regime", [REGIME, "general_election"])
def test_what_a_deadline_says_of_itself_fits_its_row_and_its_readings(regime: str) -> None:
    at = datetime(2024, 10, 17, 9, tzinfo=WIB)
    several = set()
    for limit in limits.candidates(regime, ON, rules_of_data()):
        if limit.extends or not in_force(limit.row, ON):
            continue
        asked: dict[str, Any] = {"regime": regime, "on": ON, "zone": "WIB"}
        first = deadlines.deadline(limit.step, moments={limit.main.counts_from: at}, **asked)
        nothing = deadlines.deadline(limit.step, moments={}, **asked)
        assert (first.waits_for, nothing.waits_for) == (None, limit.main.counts_from)
        assert first.opens == nothing.opens == (limit.row["ends"] == "day_start")
        others = [due for due in first.readings if due != first.due]
        assert first.due_other_reading == max(others, default=None)
        several |= {limit.step} if len(limit.moments) > 1 else set()
    assert several == ({"handling"} if regime == REGIME else set())


@pytest.mark.parametrize("regime", [REGIME, "general_election"])
def test_the_reporters_midnight_touches_nothing_but_reporting(regime: str) -> None:
    late = datetime(2024, 10, 17, 23, 30, tzinfo=WIB)  # the next day, where the reporter is
    known = limits.limits(regime, rules_of_data())
    moments = {key: late for limit in known for key in limit.moments}
    asked: dict[str, Any] = {"regime": regime, "on": ON, "zone": "WIB", "moments": moments}
    alone = deadlines.deadlines(**asked)
    away = deadlines.deadlines(**asked, reporter_zone="WIT")
    moved = {one.step for one, other in zip(alone, away, strict=True) if one != other}
    assert moved
    assert moved <= {limit.step for limit in known if limit.family == "reporting"}


def test_a_limit_of_no_days_ends_where_it_starts() -> None:
    way = counting.Way(unit="working_day", first_counts=True, calendar=national())
    assert counting.last_day(ON, 0, way) == ON


def test_what_every_file_asks_is_worked_out_once() -> None:
    rules = rules_of_data()
    for remembered, what in ((limits.longer, "handling"), (limits.counting, "handling")):
        remembered(what, REGIME, ON, rules)
        before = remembered.cache_info().hits
        remembered(what, REGIME, ON, rules)
        assert remembered.cache_info().hits == before + 1


def test_a_limit_knows_whether_it_always_holds() -> None:
    known = limits.limits(REGIME, rules_of_data())
    assert {limit.dated for limit in known} == {True, False}
    for limit in known:
        assert limit.dated is bool({"from", "to"} & limit.row.keys())


def test_what_is_not_said_of_a_deadline_does_not_hold() -> None:
    needed = [each.name for each in fields(deadlines.Deadline) if each.default is MISSING]
    bare = deadlines.Deadline(**dict.fromkeys(needed))
    assert not any((bare.paused, bare.provisional, bare.claimed, bare.extends, bare.extension))
    assert bare.moved == 0
    assert (bare.explained, bare.stopped) == ((), ())
    needed = [each.name for each in fields(readings.Reading) if each.default is MISSING]
    assert readings.Reading(**dict.fromkeys(needed)).arrival is False
