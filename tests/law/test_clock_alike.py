"""One step asked alone is the step among all; and what is said of each reading is said plainly."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law.calendar import calendar_of, national
from netra.law.deadlines import Deadline, NoKnownLimit, deadline, deadlines
from netra.law.deadlines.limits import limits, rules_of_data
from netra.law.decrees import decrees
from netra.law.pauses import Pause

WIB = ZoneInfo("Asia/Jakarta")
SUNDAY = date(2021, 6, 20)  # until 9 August 2021 an objection ran in calendar days
NAMES = ("known", "received", "registered", "decided", "merit_received", "decision", "delivered")


def asked(regime: str) -> dict[str, Any]:
    """Every input the clock takes, each of which changes some answer."""
    first = datetime(2024, 10, 14, 23, 30, tzinfo=WIB)
    waited = Pause(
        kind="waiting_for_reporter", begins_on=date(2024, 10, 16), ends_on=date(2024, 10, 17)
    )
    return {
        "regime": regime,
        "on": date(2024, 10, 14),
        "zone": "WIB",
        "moments": {name: first + timedelta(days=n) for n, name in enumerate(NAMES)},
        "holidays": national().with_days({date(2024, 10, 18): "Libur"}),
        "pauses": (waited,),
        "reporter_zone": "WIT",
    }


@pytest.mark.parametrize("regime", ["regional_election", "general_election"])
@pytest.mark.parametrize("left_out", [None, "holidays", "pauses", "reporter_zone"])
def test_a_step_alone_is_the_step_among_all(regime: str, left_out: str | None) -> None:
    given = {key: value for key, value in asked(regime).items() if key != left_out}
    found = deadlines(**given)
    assert found == tuple(deadline(each.step, **given) for each in found)


@pytest.mark.parametrize("left_out", ["holidays", "pauses", "reporter_zone"])
def test_each_input_matters(left_out: str) -> None:
    given = asked("general_election")
    without = {key: value for key, value in given.items() if key != left_out}
    assert deadlines(**given) != deadlines(**without)


def objection(delivered: date) -> Deadline:
    at = datetime.combine(delivered, datetime.min.time(), WIB) + timedelta(hours=10)
    return deadline("objection", regime="any", on=delivered, moments={"delivered": at}, zone="WIB")


def test_a_last_day_off_is_also_read_as_moved() -> None:
    start = objection(SUNDAY)
    assert start.due is not None
    back = start.due.date() - SUNDAY
    found = objection(SUNDAY - back)
    assert found.due is not None
    assert found.due.date() == SUNDAY
    moved = [each for each in found.explained if each.moved]
    assert SUNDAY + timedelta(days=1) in {each.due.date() for each in moved}
    for each in found.explained:
        flags = (each.first_counts, each.moved, each.paused, each.other_hour)
        assert all(isinstance(flag, bool) for flag in flags)


@pytest.mark.parametrize(
    ("day", "open_year"),
    [(date(2026, 11, 2), False), (date(2027, 3, 1), True), (date(2015, 3, 2), True)],
)
def test_a_year_without_a_decree_is_provisional_and_no_year_before(
    day: date, open_year: bool
) -> None:
    assert objection(day).provisional is open_year


def test_friday_readings_say_whether_they_moved() -> None:
    given = asked("regional_election") | {"moments": {}}
    given["moments"] = {"known": datetime(2024, 10, 11, 10, tzinfo=WIB)}
    found = deadline("reporting", **{**given, "holidays": national(), "pauses": ()})
    assert found.explained
    assert {type(each.moved) for each in found.explained} == {bool}
    assert any(each.other_hour for each in found.explained)


def test_hours_are_counted_in_the_offices_zone_from_their_first_day() -> None:
    start = datetime(2024, 10, 14, 10, tzinfo=WIB)
    every = deadlines(
        regime="general_election",
        on=start.date(),
        moments=dict.fromkeys((*NAMES, "crime_decided"), start),
        zone="WIT",
    )
    counted = [each for each in every if each.unit == "hour" and each.due]
    for each in counted:
        assert each.due is not None
        assert each.due.tzinfo == ZoneInfo("Asia/Jayapura")
        assert each.strip[0].counted
        assert not each.provisional
    assert counted


def test_a_limit_nobody_knows_is_named() -> None:
    with pytest.raises(NoKnownLimit, match="forwarding in regional_election on 2024-10-14"):
        deadline("forwarding", **asked("regional_election"))


@pytest.mark.parametrize("regime", ["regional_election", "general_election"])
def test_the_reporters_midnight_touches_reporting_alone(regime: str) -> None:
    given = asked(regime)
    here = deadlines(**{**given, "reporter_zone": None})
    away = deadlines(**given)
    changed = {one.step for one, other in zip(here, away, strict=True) if one != other}
    assert changed == {"reporting"}


def test_a_decree_keeps_its_day_and_a_limit_its_regime() -> None:
    (issued,) = [each.issued_on for each in decrees() if each.key == "skb-2025-1"]
    assert issued == date(2025, 8, 7)
    limit = next(each for each in limits("general_election", rules_of_data()))
    assert limit.regime == "general_election"


def test_an_announced_day_off_is_called_as_it_was_announced() -> None:
    found = calendar_of("91.03").why_off(date(2025, 8, 6))
    assert found is not None
    assert found.id == "hari pemungutan suara ulang gubernur Papua"
    assert found.en == "re-vote for the governor of Papua"
