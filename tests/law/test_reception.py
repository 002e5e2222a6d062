"""The desk's hours: round the clock in the quiet period, and what arrives when it is shut."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netra.law.calendar import national
from netra.law.deadlines import Deadline, deadline, deadlines
from netra.law.deadlines.limits import counting, rules_of_data
from netra.law.reception import Desk, days_of

WIB = ZoneInfo("Asia/Jakarta")
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WIB)


def reporting(known: datetime, regime: str) -> Deadline:
    return deadline(
        "reporting", regime=regime, on=known.date(), moments={"known": known}, zone="WIB"
    )


def review(received: datetime) -> Deadline:
    return deadline(
        "initial_review",
        regime="regional_election",
        on=received.date(),
        moments={"received": received},
        zone="WIB",
    )


def test_in_the_quiet_period_of_a_general_election_the_desk_is_open_round_the_clock() -> None:
    found = reporting(at(2024, 1, 31, 9), "general_election")  # 8 and 9 February were off
    assert found.due == datetime(2024, 2, 13, 23, 59, 59, tzinfo=WIB)
    assert at(2024, 2, 13, 16) in found.readings
    before = reporting(at(2024, 1, 22, 9), "general_election")
    assert before.due == at(2024, 1, 31, 16)
    assert datetime(2024, 1, 31, 23, 59, 59, tzinfo=WIB) not in before.readings


@pytest.mark.parametrize("last", [date(2024, 11, 26), date(2024, 11, 27), date(2024, 12, 16)])
def test_in_regional_elections_the_hour_was_never_named_and_both_are_shown(last: date) -> None:
    found = reporting(at(2024, 11, 1, 9) + (last - date(2024, 11, 8)), "regional_election")
    assert found.due == datetime.combine(last, time(16), WIB)
    assert datetime.combine(last, time(23, 59, 59), WIB) in found.readings


def test_before_the_amendment_no_other_hours_are_known_for_regional_elections() -> None:
    found = reporting(at(2020, 12, 1, 9), "regional_election")
    assert {each.time() for each in found.readings} <= {time(16), time(16, 30)}


def test_on_days_the_desk_keeps_the_strip_does_not_call_it_shut() -> None:
    found = reporting(at(2024, 11, 20, 9), "regional_election")
    shut = [day.date for day in found.strip if day.key == "reception_hours"]
    assert found.strip[-1].date == date(2024, 11, 27)
    assert shut == [date(2024, 11, 23)], "Sunday the 24th and voting day have hours of their own"


@pytest.mark.parametrize(
    ("received", "opened"),
    [
        (at(2024, 10, 17, 16, 1), date(2024, 10, 18)),  # Thursday after closing
        (at(2024, 10, 18, 16, 1), date(2024, 10, 21)),  # Friday after closing
        (at(2024, 10, 19, 9), date(2024, 10, 21)),  # Saturday
    ],
)
def test_what_arrives_when_the_desk_is_shut_is_also_read_as_received_when_it_opens(
    received: datetime, opened: date
) -> None:
    found = review(received)
    assert found.due is not None
    assert found.due.date() == received.date() + timedelta(days=1)
    assert opened + timedelta(days=1) in {
        each.due.date() for each in found.explained if each.arrival
    }
    assert (found.strip[0].key, found.strip[0].counted) == ("arrival", True)
    assert found.strip[0].reason == "tiba di luar jam penerimaan"


@pytest.mark.parametrize("received", [at(2024, 10, 17, 16), at(2024, 10, 17, 5)])
def test_what_arrives_by_the_closing_hour_is_received_that_day(received: datetime) -> None:
    found = review(received)
    assert not any(each.arrival for each in found.explained)
    assert found.strip[0].key is None


def test_the_moment_of_registration_is_nobodys_arrival() -> None:
    late = at(2024, 10, 19, 22)
    found = deadline(
        "handling",
        regime="regional_election",
        on=late.date(),
        moments={"registered": late, "received": late},
        zone="WIB",
    )
    assert found.strip[0].key is None
    by_receipt = {each.variant.counts_from for each in found.explained if each.arrival}
    assert by_receipt == {"received"}


def test_the_days_are_those_of_elections_held_everywhere() -> None:
    quiet = days_of("regional_election", ("quiet_period",))
    assert {date(2024, 11, 24), date(2024, 11, 26)} <= quiet
    assert date(2024, 11, 23) not in quiet
    assert date(2025, 8, 25) not in quiet, "the repeated election of two areas"
    voted = days_of("regional_election", ("voting",))
    assert date(2020, 12, 9) in voted
    assert date(2020, 9, 23) not in voted, "a voting day that was put off everywhere"
    assert days_of("general_election", ("voting",)) == {date(2019, 4, 17), date(2024, 2, 14)}


def desk(regime: str) -> Desk:
    return counting("reporting", regime, date(2024, 10, 17), rules_of_data()).desk


@given(DAYS, st.times(), st.sampled_from(["regional_election", "general_election"]))
def test_what_is_late_waits_for_the_next_open_day_and_not_longer(
    day: date, hour: time, regime: str
) -> None:
    open_at, calendar = desk(regime), national()
    opened = open_at.late(datetime.combine(day, hour), calendar)
    if opened is None:
        assert open_at.receives_on(day, calendar)
        assert hour <= open_at.closes_on(day)
        return
    assert opened > day
    assert open_at.receives_on(opened, calendar)
    between = [day + timedelta(days=n) for n in range(1, (opened - day).days)]
    assert not any(open_at.receives_on(each, calendar) for each in between)


NAMES = ("known", "received", "registered", "merit_received", "decision", "delivered")


@settings(max_examples=40)  # each example counts every step twice
@given(DAYS, st.times(), st.sets(st.integers(0, 60), max_size=8))
def test_a_new_holiday_makes_no_date_of_any_step_earlier(
    day: date, hour: time, off: set[int]
) -> None:
    moments = dict.fromkeys(NAMES, datetime.combine(day, hour, WIB))
    new = national().with_days({day + timedelta(days=n): "libur baru" for n in off})
    for regime in ("regional_election", "general_election"):
        plain, changed = (
            deadlines(regime=regime, on=day, moments=moments, zone="WIB", holidays=calendar)
            for calendar in (national(), new)
        )
        for before, after in zip(plain, changed, strict=True):
            if before.due and after.due:
                assert after.due >= before.due, before.step
                assert max(after.readings) >= max(before.readings), before.step
