"""By which rows of counting an end stands as it does, and how far the pauses moved it."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law.calendar import national
from netra.law.counting import Way, paused_days
from netra.law.deadlines import Deadline, deadlines
from netra.law.deadlines.limits import FILES, limits, opening_steps, rules_of_data
from netra.law.pauses import Pause
from netra.law.tables import rows

WIB = ZoneInfo("Asia/Jakarta")
ON = date(2024, 10, 17)
DAY_OFF = {row["family"] for row in rows("counting") if row["key"] == "last_day_off"}
REGIMES = ("regional_election", "general_election")


def every(regime: str, at: datetime, **more: Any) -> dict[str, Deadline]:
    known = limits(regime, rules_of_data())
    moments = {key: at for limit in known for key in limit.moments}
    asked: dict[str, Any] = {"regime": regime, "on": at.date(), "zone": "WIB"}
    return {each.step: each for each in deadlines(moments=moments, **asked, **more)}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("day", range(14, 21))
def test_an_end_names_the_day_off_and_the_hours_it_rests_on(regime: str, day: int) -> None:
    at = datetime(2024, 10, day, 9, tzinfo=WIB)
    families = {limit.step: limit for limit in limits(regime, rules_of_data())}
    for step, found in every(regime, at).items():
        keys = [key for key, _cited in found.ended_by]
        speaks = families[step].family in DAY_OFF
        assert found.due is not None
        moved = any(each.moved for each in found.explained)
        ends = families[step].ends
        off = found.strip[-1].key in ("weekend", "holiday", "joint_leave")
        off = off or found.due.date().isoweekday() > 5
        by_day = found.unit != "hour" and ends != "day_start"
        assert ("last_day_off" in keys) == (speaks and (moved or (by_day and off))), step
        assert ("reception" in keys) == (ends == "reception_end"), step
        assert len(keys) == len(set(keys))


def test_on_special_days_the_special_hours_are_named_with_their_source() -> None:
    at = datetime(2024, 1, 31, 9, tzinfo=WIB)
    found = every("general_election", at)["reporting"]
    (special,) = [cited for key, cited in found.ended_by if key == "reception_special"]
    assert special.certainty == "contradicted"
    assert not every("general_election", at)["handling"].ended_by


def test_only_steps_without_an_end_open() -> None:
    known = [row for name in FILES for row in rows(name)]
    opens = {
        step
        for step in {row["step"] for row in known}
        if all(row["ends"] == "day_start" for row in known if row["step"] == step)
    }
    assert opening_steps() == opens
    assert "in_force" in opens
    assert "handling" not in opens
    assert opening_steps() is opening_steps()


@pytest.mark.parametrize("regime", REGIMES)
def test_a_claimed_limit_says_so_as_its_row_does(regime: str) -> None:
    known = limits(regime, rules_of_data())
    assert {limit.claimed for limit in known} <= {True, False}
    assert all(limit.claimed == limit.row.get("claimed", False) for limit in known)


def test_days_two_pauses_share_are_paused_once() -> None:
    way = Way(unit="calendar_day", first_counts=True, calendar=national())
    one, other = (
        Pause(kind="delegation", begins_on=date(2024, 10, n), ends_on=date(2024, 10, n + 2))
        for n in (15, 16)
    )
    assert paused_days(date(2024, 10, 14), date(2024, 10, 30), way, one) == 3
    assert paused_days(date(2024, 10, 14), date(2024, 10, 30), way, one, other) == 4
    assert paused_days(date(2024, 10, 14), date(2024, 10, 16), way, one, other) == 2
    assert paused_days(date(2024, 10, 14), date(2024, 10, 30), way) == 0
