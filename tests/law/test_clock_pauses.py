"""Pauses: what a row lets touch a step moves its end by exactly the counted days paused."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law.calendar import national
from netra.law.counting import Way, last_day, paused_days, strip
from netra.law.deadlines import Deadline, deadline
from netra.law.pauses import Pause, stops

WIB = ZoneInfo("Asia/Jakarta")
THURSDAY = datetime(2024, 10, 17, 10, tzinfo=WIB)
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
UNITS = st.sampled_from(["calendar_day", "working_day"])


def pause(kind: str, first: date, last: date | None) -> Pause:
    return Pause(kind=kind, begins_on=first, ends_on=last)


def review(*pauses: Pause, step: str = "initial_review", **more: datetime) -> Deadline:
    return deadline(
        step,
        regime="regional_election",
        on=date(2024, 10, 17),
        moments={"received": THURSDAY, "registered": THURSDAY, **more},
        zone="WIB",
        pauses=pauses,
    )


def test_waiting_for_the_reporter_moves_the_review_by_the_days_waited() -> None:
    free = review()
    held = review(pause("waiting_for_reporter", date(2024, 10, 18), date(2024, 10, 20)))
    assert free.due is not None
    assert held.due == free.due + timedelta(days=3)
    assert free.due in held.readings
    assert [(each.stop.moves, each.days) for each in held.stopped] == [(True, 3)]
    assert [day.key for day in held.strip if not day.counted] == ["paused"] * 3
    assert all(day.reason and day.reason_en for day in held.strip if not day.counted)
    assert any(reading.paused for reading in held.explained)


def test_a_day_that_two_pauses_share_moves_the_end_once() -> None:
    first = pause("waiting_for_reporter", date(2024, 10, 18), date(2024, 10, 20))
    second = pause("waiting_for_reporter", date(2024, 10, 18), date(2024, 10, 21))
    free, held = review(), review(first, second)
    assert free.due is not None
    assert [each.days for each in held.stopped] == [3, 4]
    assert held.due == free.due + timedelta(days=held.moved)
    assert (free.moved, held.moved) == (0, 4)


def test_a_statutory_limit_is_not_moved_but_the_other_reading_is_shown() -> None:
    storm = pause("force_majeure", date(2024, 10, 18), date(2024, 10, 19))
    found = review(storm, step="handling")
    assert found.due == datetime(2024, 10, 19, 23, 59, 59, tzinfo=WIB)
    assert found.due + timedelta(days=2) in found.readings
    assert [day.counted for day in found.strip] == [True] * 3
    assert [each.stop.moves for each in found.stopped] == [False]
    assert found.moved == 0
    assert found.stopped[0].stop.citation.other_reading


def test_a_pause_without_a_row_touches_nothing() -> None:
    free = review()
    held = review(pause("holiday_mood", date(2024, 10, 18), None))
    assert (held.due, held.readings, held.stopped) == (free.due, free.readings, ())
    on = date(2024, 10, 17)
    other = (pause("delegation", on, None),)
    assert stops("reporting", regime="regional_election", on=on, pauses=other) == ()


def test_an_open_pause_has_no_end_and_says_so() -> None:
    found = review(pause("waiting_for_reporter", date(2024, 10, 18), None))
    assert (found.due, found.paused, found.waits_for) == (None, True, None)
    assert found.due_other_reading is None
    assert [day.key for day in found.strip] == [None, "paused"]
    assert datetime(2024, 10, 18, 23, 59, 59, tzinfo=WIB) in found.readings


def test_an_open_pause_that_begins_before_the_start_stands_on_the_first_day() -> None:
    found = review(pause("waiting_for_reporter", date(2024, 10, 1), None))
    assert (found.paused, [day.date for day in found.strip]) == (True, [date(2024, 10, 17)])


def test_an_open_pause_after_the_end_changes_nothing() -> None:
    found = review(pause("waiting_for_reporter", date(2024, 10, 19), None))
    assert (found.due, found.paused) == (review().due, False)
    assert found.stopped[0].days == 0


def test_two_pauses_share_a_day_once() -> None:
    both = (
        pause("waiting_for_reporter", date(2024, 10, 18), date(2024, 10, 19)),
        pause("delegation", date(2024, 10, 19), date(2024, 10, 20)),
    )
    assert review(*both).due == datetime(2024, 10, 21, 23, 59, 59, tzinfo=WIB)


@pytest.mark.parametrize(
    ("last", "held"), [(date(2024, 10, 18), True), (date(2024, 10, 17), False)]
)
def test_both_ends_of_a_pause_belong_to_it(last: date, held: bool) -> None:
    found = pause("delegation", date(2024, 10, 17), last)
    assert found.holds(date(2024, 10, 17))
    assert not found.holds(date(2024, 10, 16))
    assert found.holds(date(2024, 10, 18)) is held
    assert not found.open_on(date(2024, 10, 18))


@given(DAYS, st.integers(1, 30), UNITS, st.booleans(), st.integers(0, 20), st.integers(0, 20))
def test_a_pause_of_n_counted_days_moves_the_end_by_n(
    start: date, days: int, unit: str, first: bool, after: int, length: int
) -> None:
    begins = start + timedelta(days=after)
    stood = pause("delegation", begins, begins + timedelta(days=length))
    free = Way(unit=unit, first_counts=first, calendar=national())
    held = Way(unit=unit, first_counts=first, calendar=national(), pauses=(stood,))
    before, end = last_day(start, days, free), last_day(start, days, held)
    assert before is not None
    assert end is not None
    n = paused_days(start, end, held, stood)
    between = strip(start, end, free, desk=None)
    assert sum(day.counted for day in between if day.date > before) == n
    assert sum(day.counted for day in strip(start, end, held, desk=None)) == days
