"""Midnights, zones, year ends, leap days, the desk's hours, and a last day that is off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law.calendar import calendar_of, national
from netra.law.deadlines import Deadline, deadline

WIB, WIT = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")
ZONES = {"WIB": WIB, "WITA": ZoneInfo("Asia/Makassar"), "WIT": WIT}
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


def reporting(known: datetime, *, zone: str = "WIB", reporter: str | None = None) -> Deadline:
    return deadline(
        "reporting",
        regime="regional_election",
        on=date(2024, 10, 17),
        moments={"known": known},
        zone=zone,
        reporter_zone=reporter,
    )


def handling(registered: datetime, *, regime: str = "regional_election", zone: str = "WIB") -> date:
    found = deadline(
        "handling",
        regime=regime,
        on=registered.date(),
        moments={"registered": registered},
        zone=zone,
    )
    assert found.due is not None
    return found.due.date()


@pytest.mark.parametrize(
    ("second", "day"), [(time(23, 59, 59), date(2024, 10, 19)), (time(0), date(2024, 10, 20))]
)
def test_a_second_before_and_at_midnight(second: time, day: date) -> None:
    start = date(2024, 10, 17) if second != time(0) else date(2024, 10, 18)
    assert handling(datetime.combine(start, second, WIB)) == day


@pytest.mark.parametrize(("zone", "day"), [("WIB", 19), ("WITA", 20), ("WIT", 20)])
def test_one_moment_falls_on_other_days_in_other_zones(zone: str, day: int) -> None:
    assert handling(datetime(2024, 10, 17, 16, 30, tzinfo=UTC), zone=zone) == date(2024, 10, day)


def test_the_reporters_own_midnight_is_another_reading() -> None:
    known = datetime(2024, 10, 16, 22, 30, tzinfo=WIB)  # 00.30 on the 17th where the reporter is
    alone, away = reporting(known), reporting(known, reporter="WIT")
    assert away.due == alone.due == datetime(2024, 10, 23, 16, tzinfo=WIB)
    assert datetime(2024, 10, 24, 16, tzinfo=WIB) in away.readings
    assert set(alone.readings) <= set(away.readings)
    assert reporting(known, reporter="WIB") == alone


def test_the_year_turns_within_a_period() -> None:
    assert handling(datetime(2024, 12, 30, 9, tzinfo=WIB)) == date(2025, 1, 1)
    general = handling(datetime(2024, 12, 24, 9, tzinfo=WIB), regime="general_election")
    assert general == date(2025, 1, 6)


def test_a_leap_day_is_a_day() -> None:
    assert handling(datetime(2024, 2, 28, 9, tzinfo=WIB)) == date(2024, 3, 1)
    assert handling(datetime(2023, 2, 28, 9, tzinfo=WIB)) == date(2023, 3, 2)
    assert handling(datetime(2024, 2, 29, 9, tzinfo=WIB)) == date(2024, 3, 2)


def test_a_friday_has_two_closing_hours() -> None:
    found = reporting(datetime(2024, 10, 18, 9, tzinfo=WIB))
    assert found.due == datetime(2024, 10, 25, 16, tzinfo=WIB)
    assert datetime(2024, 10, 25, 16, 30, tzinfo=WIB) in found.readings
    (friday,) = [
        each
        for each in found.explained
        if each.other_hour and not each.moved and each.variant.unit == "calendar_day"
    ]
    assert friday.due.isoweekday() == 5
    other = reporting(datetime(2024, 10, 17, 9, tzinfo=WIB))
    assert datetime(2024, 10, 24, 16, 30, tzinfo=WIB) not in other.readings


def test_a_last_day_off_may_move_a_reporting_limit_but_never_handling() -> None:
    saturday = reporting(datetime(2024, 10, 12, 9, tzinfo=WIB))
    moved = [each.due for each in saturday.explained if each.moved]
    assert datetime(2024, 10, 21, 16, tzinfo=WIB) in moved
    sunday = reporting(datetime(2024, 10, 13, 9, tzinfo=WIB))
    assert {each.due.date() for each in sunday.explained if each.moved} == {date(2024, 10, 21)}
    handled = deadline(
        "handling",
        regime="regional_election",
        on=date(2024, 10, 17),
        moments={"registered": datetime(2024, 10, 17, 9, tzinfo=WIB)},
        zone="WIB",
    )
    assert not any(each.moved for each in handled.explained)


def test_a_shut_desk_is_said_on_a_day_that_counts() -> None:
    found = reporting(datetime(2024, 10, 17, 9, tzinfo=WIB))
    shut = [day for day in found.strip if day.key == "reception_hours"]
    assert [day.date for day in shut] == [date(2024, 10, 19), date(2024, 10, 20)]
    assert all(day.counted and day.reason and day.reason_en for day in shut)
    assert found.strip[0].key == "first_day"
    assert not found.strip[0].counted


def test_a_regional_day_moves_working_days_there_only() -> None:
    def due(area: str) -> Deadline:
        return deadline(
            "handling",
            regime="general_election",
            on=date(2025, 8, 25),
            moments={"registered": datetime(2025, 8, 25, 9, tzinfo=WIB)},
            zone="WIB",
            holidays=calendar_of(area),
        )

    here, there = due("19.71"), due("33.19")
    assert here.due is not None
    assert there.due is not None
    assert (there.due.date(), here.due.date()) == (date(2025, 9, 2), date(2025, 9, 3))
    assert [day.key for day in here.strip if day.date == date(2025, 8, 27)] == ["regional_day"]


@pytest.mark.parametrize(("year", "provisional"), [(2024, False), (2026, True), (2027, True)])
def test_a_period_that_runs_into_an_undecreed_year_is_provisional(
    year: int, provisional: bool
) -> None:
    found = deadline(
        "handling_extended",
        regime="general_election",
        on=date(year, 12, 20),
        moments={"registered": datetime(year, 12, 20, 9, tzinfo=WIB)},
        zone="WIB",
    )
    assert found.provisional is provisional
    assert national().provisional(2027)


def test_a_count_that_asks_no_calendar_is_never_provisional() -> None:
    found = deadline(
        "handling",
        regime="regional_election",
        on=date(2027, 3, 1),
        moments={"registered": datetime(2027, 3, 1, 9, tzinfo=WIB)},
        zone="WIB",
    )
    assert not found.provisional
    assert reporting(datetime(2027, 3, 1, 9, tzinfo=WIB)).provisional


@given(
    DAYS, st.times(), st.sampled_from(sorted(ZONES)), st.sampled_from(["any", "general_election"])
)
def test_the_same_local_clock_gives_the_same_local_end_in_every_zone(
    day: date, hour: time, zone: str, regime: str
) -> None:
    def local_end(name: str) -> datetime | None:
        moments = {"registered": datetime.combine(day, hour, ZONES[name])}
        moments["decision"] = moments["registered"]
        step = "delivery_of_decision" if regime == "any" else "handling"
        found = deadline(step, regime=regime, on=day, moments=moments, zone=name).due
        return found.replace(tzinfo=None) if found else None

    assert local_end(zone) == local_end("WIB")


@given(DAYS, st.integers(0, 86_399))
def test_the_hour_of_the_day_never_changes_a_count_of_days(day: date, second: int) -> None:
    noon = datetime.combine(day, time(12), WIB)
    other = datetime.combine(day, time(0), WIB) + timedelta(seconds=second)
    assert handling(noon, regime="general_election") == handling(other, regime="general_election")
