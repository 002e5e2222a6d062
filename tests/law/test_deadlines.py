"""Deadlines: the published Kudus case, the zones, both readings, and properties of counting."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law.calendar import Calendar, national
from netra.law.counting import Way, last_day
from netra.law.deadlines import Deadline, NoKnownLimit, deadline, deadlines

WIB = ZoneInfo("Asia/Jakarta")
KUDUS = datetime(2024, 10, 17, 10, 0, tzinfo=WIB)
DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))


def of(step: str, *, regime: str = "regional_election", **moments: datetime) -> Deadline:
    return deadline(step, regime=regime, on=date(2024, 10, 17), moments=moments, zone="WIB")


def way(unit: str, first: bool) -> Way:
    return Way(unit=unit, first_counts=first, calendar=national())


def local(month: int, day: int, hour: int = 23, minute: int = 59, second: int = 59) -> datetime:
    return datetime(2024, month, day, hour, minute, second, tzinfo=WIB)


def test_kudus_handling_ends_on_saturday_and_its_extension_on_monday() -> None:
    handling = of("handling", registered=KUDUS)
    extended = of("handling_extended", registered=KUDUS)
    assert handling.due == local(10, 19)
    assert handling.due_other_reading == local(10, 20)
    assert extended.due == local(10, 21)
    assert [day.counted for day in extended.strip] == [True] * 5
    assert extended.counting.certainty == "inferred"


def test_the_statute_counts_handling_from_receipt_and_that_reading_is_kept() -> None:
    found = of("handling", registered=KUDUS, received=KUDUS - timedelta(days=2))
    assert local(10, 17) in found.readings
    assert found.citation.certainty == "contradicted"
    assert found.citation.other_reading


def test_reporting_ends_when_the_desk_closes() -> None:
    found = of("reporting", known=KUDUS)
    assert found.due == local(10, 24, 16, 0, 0)
    assert local(10, 28, 16, 0, 0) == found.due_other_reading


def test_a_reporting_limit_on_a_day_off_also_shows_the_next_working_day() -> None:
    found = of("reporting", known=datetime(2024, 10, 12, 9, tzinfo=WIB))
    assert found.due == local(10, 19, 16, 0, 0)
    assert local(10, 21, 16, 0, 0) in found.readings


def test_general_election_handling_counts_working_days() -> None:
    found = of("handling", regime="general_election", registered=KUDUS)
    assert found.due == local(10, 25)
    assert [day.reason for day in found.strip if not day.counted] == ["akhir pekan"] * 2


def test_in_force_opens_on_day_fifteen_after_receipt() -> None:
    found = of("in_force", delivered=datetime(2024, 11, 1, 9, tzinfo=WIB))
    assert found.opens
    assert found.due == local(11, 16, 0, 0, 0)
    assert found.due_other_reading == local(11, 22, 0, 0, 0)
    assert len(found.readings) == 2, "the law itself leaves its first day out"


def test_a_missing_moment_is_named() -> None:
    found = of("handling")
    assert (found.due, found.waits_for, found.strip) == (None, "registered", ())
    assert (found.readings, found.paused, found.provisional, found.stopped) == (
        (),
        False,
        False,
        (),
    )


def test_the_local_day_of_the_office_counts() -> None:
    moments = {"registered": datetime(2024, 10, 17, 16, 30, tzinfo=UTC)}
    west = deadline(
        "handling", regime="regional_election", on=date(2024, 10, 17), moments=moments, zone="WIB"
    )
    east = deadline(
        "handling", regime="regional_election", on=date(2024, 10, 17), moments=moments, zone="WIT"
    )
    assert west.due is not None
    assert east.due is not None
    assert west.due.date() == date(2024, 10, 19)
    assert east.due.date() == date(2024, 10, 20)
    assert east.due.utcoffset() == timedelta(hours=9)


def test_a_step_without_a_row_has_no_limit() -> None:
    with pytest.raises(NoKnownLimit):
        of("clarification_invitation", invitation_sent=KUDUS)
    assert of("clarification_invitation", regime="general_election", invitation_sent=KUDUS).opens


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="registered"):
        of("handling", registered=KUDUS.replace(tzinfo=None))


def test_joint_leave_and_voting_day_are_no_working_days() -> None:
    calendar = Calendar(extra={date(2024, 10, 18): "hari jadi daerah"})
    assert calendar.day_off(date(2024, 11, 27)) == "Hari Pemilihan Kepala Daerah"
    assert calendar.day_off(date(2024, 12, 26)) == "Cuti Bersama Hari Raya Natal"
    assert calendar.day_off(date(2024, 10, 18)) == "hari jadi daerah"
    assert calendar.is_working_day(date(2024, 10, 17))


@given(DAYS, st.integers(1, 65), st.booleans())
def test_working_days_never_end_on_a_day_off(start: date, days: int, first: bool) -> None:
    end = last_day(start, days, way("working_day", first))
    assert end is not None
    assert national().is_working_day(end)
    assert end >= start


@given(
    DAYS,
    st.integers(0, 40),
    st.integers(1, 30),
    st.sampled_from(["calendar_day", "working_day"]),
    st.booleans(),
)
def test_a_later_start_never_ends_earlier(
    start: date, later: int, days: int, unit: str, first: bool
) -> None:
    early = last_day(start, days, way(unit, first))
    late = last_day(start + timedelta(days=later), days, way(unit, first))
    assert early is not None
    assert late is not None
    assert late >= early


@given(DAYS, st.times(), st.integers(0, 30))
def test_a_later_moment_never_gives_an_earlier_due(day: date, hour: time, later: int) -> None:
    moments = {"registered", "known", "received", "delivered", "decision", "supervision_record"}
    first = datetime.combine(day, hour, WIB)
    both = [
        deadlines(
            regime="general_election",
            on=date(2024, 10, 17),
            moments=dict.fromkeys(moments, start),
            zone="WIB",
        )
        for start in (first, first + timedelta(days=later))
    ]
    for one, other in zip(*both, strict=True):
        if one.due and other.due:
            assert one.due <= other.due
            assert all(day.counted for day in one.strip[-1:])
