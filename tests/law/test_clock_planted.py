"""Rows the law does not have today: the clock reads them by their words, not by their company."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law import pauses
from netra.law.calendar import national, reason
from netra.law.counting import Way, paused_days, strip
from netra.law.deadlines import Deadline, deadline, versions
from netra.law.deadlines.limits import Rules, counting, rules_of_data
from netra.law.drafts import Draft
from netra.law.pauses import Pause
from netra.law.reception import days_of
from netra.law.tables import rows

WIB = ZoneInfo("Asia/Jakarta")
REGIME, ON = "regional_election", date(2024, 10, 17)
CITED = {"source": "draft", "article": "", "certainty": "unverified", "regime": "any"}


def planted(
    *, at: datetime, regime: str = REGIME, pauses: Sequence[Pause] = (), **said: Any
) -> Deadline:
    """The limit of a planted row whose family is `said`'s, begun by its moment `at`."""
    row = {"step": "planted", "counts_from": "known", "unit": "calendar_day", "ends": "day_end"}
    row |= {"family": "handling", "days": 3, "hours": 24, **CITED, **said}
    known = rules_of_data()
    family = {**CITED, "key": "first_day", "family": row["family"], "counts": True}
    own = () if row["family"] in ("handling", "reporting") else (family,)
    rules = Rules(deadlines=(*known.deadlines, row), counting=(*known.counting, *own))
    moments = {row["counts_from"]: at} | said.get("moments", {})
    return deadline(
        "planted",
        regime=regime,
        on=at.date(),
        moments=moments,
        zone="WIB",
        reporter_zone="WIT",
        pauses=pauses,
        rules=rules,
    )


def test_the_reporters_midnight_is_nothing_to_a_family_of_another_name() -> None:
    late = datetime(2024, 10, 17, 23, 30, tzinfo=WIB)
    assert len(planted(at=late, family="reporting").readings) > 2
    for other in ("aaa", "zzz"):
        found = planted(at=late, family=other)
        assert found.readings == (found.due,)


def test_hours_ask_no_calendar_whatever_their_family() -> None:
    at = datetime(2027, 3, 1, 9, tzinfo=WIB)  # a year without a decree
    assert planted(at=at, family="reporting").provisional
    unit = "".join("hour")  # as a file gives it: equal to the word, and another object
    assert not planted(at=at, family="reporting", unit=unit, ends="moment").provisional


@pytest.mark.parametrize("beside", ["known", "registered"])
def test_a_shut_desk_moves_the_arrival_and_no_other_moment_of_the_limit(beside: str) -> None:
    shut = datetime(2024, 10, 19, 9, tzinfo=WIB)  # a Saturday
    more = {"other": [{"counts_from": beside, "days": 5}], "moments": {beside: shut}}
    found = planted(at=shut, counts_from="received", **more)
    late = {(each.variant.counts_from, each.due.date()) for each in found.explained if each.arrival}
    assert late == {("received", date(2024, 10, 23)), ("received", date(2024, 10, 24))}


def test_the_first_day_says_that_it_came_late_only_where_it_counts() -> None:
    friday = datetime(2024, 10, 18, 20, tzinfo=WIB)
    found = planted(at=friday, counts_from="received", unit="working_day")
    assert [day.key for day in found.strip[:2]] == ["arrival", "weekend"]
    said = reason("arrival")
    assert (found.strip[0].reason, found.strip[0].reason_en) == (said.id, said.en)
    saturday = friday + timedelta(days=1)
    found = planted(at=saturday, counts_from="received", unit="working_day")
    assert [day.key for day in found.strip[:3]] == ["weekend", "weekend", None]
    sunday = friday + timedelta(days=2)
    found = planted(at=sunday, counts_from="received", unit="working_day")
    assert [day.key for day in found.strip[:2]] == ["weekend", None]
    found = planted(at=friday, counts_from="received", days=1, unit="calendar_day")
    assert [day.key for day in found.strip] == ["arrival"]


def test_a_last_day_off_moves_to_the_hours_of_the_day_it_moves_to() -> None:
    at = datetime(2024, 2, 8, 9, tzinfo=WIB)  # the third day is a Sunday of the quiet period
    found = planted(at=at, regime="general_election", family="reporting", ends="reception_end")
    ends = {(each.due, each.other_hour) for each in found.explained if each.moved}
    monday = datetime(2024, 2, 12, tzinfo=WIB)
    day_end = monday.replace(hour=23, minute=59, second=59)
    assert {(day_end, False), (monday.replace(hour=16), True)} <= ends


def test_a_pause_keeps_both_of_its_ends_from_counting() -> None:
    way = Way(unit="calendar_day", first_counts=True, calendar=national())
    pause = Pause(kind="delegation", begins_on=ON, ends_on=ON + timedelta(days=2))
    assert paused_days(ON, ON + timedelta(days=2), way, pause) == 3
    assert paused_days(ON, ON, way, pause) == 1
    assert paused_days(ON, ON + timedelta(days=1), way, pause) == 2
    assert paused_days(ON - timedelta(days=1), ON + timedelta(days=9), way, pause) == 3
    still = replace(pause, ends_on=None)
    assert paused_days(ON, ON, way, still) == 1
    assert not paused_days(ON - timedelta(days=1), ON - timedelta(days=1), way, still)


def test_a_strip_of_one_day_is_that_day() -> None:
    way = Way(unit="calendar_day", first_counts=True, calendar=national())
    assert [day.date for day in strip(ON, ON, way, desk=None)] == [ON]


def test_the_other_closing_hour_of_friday_is_fridays_alone() -> None:
    desk = counting("reporting", "general_election", ON, rules_of_data()).desk
    monday = date(2024, 10, 14)
    for n in range(7):
        others = desk.others_on(monday + timedelta(days=n))
        assert others == ((time(16, 30),) if n == 4 else ()), n
    voting = min(desk.special_on)
    assert len({desk.others_on(voting + timedelta(days=n)) for n in range(2)}) == 1
    assert desk.others_on(voting)[-1] == desk.special_other


def test_the_days_of_a_stage_are_of_that_regime_only_and_nothing_else() -> None:
    votes = days_of("regional_election", ("voting",))
    assert date(2024, 11, 27) in votes
    assert not votes & days_of("general_election", ("voting",))
    assert not days_of("regional_election", ("no such stage",))
    assert not days_of("any", ("voting",))
    assert votes < days_of("regional_election", ("voting", "quiet_period"))


def test_a_decree_taken_back_leaves_the_rules_and_names_what_goes() -> None:
    keys = frozenset({"skb-2025-1"})
    found = Draft.taking_back(keys)
    assert (found.rules, found.decrees, found.replaces) == (rules_of_data(), (), keys)


NAMES = ("first", "second", "third", "fourth")


def test_of_several_versions_the_last_governs_and_the_others_are_all_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = [
        {**CITED, "subject": "planted", "regulation": name, "decides": "registered"}
        for name in NAMES
    ]
    asked: dict[str, Any] = {"regime": REGIME, "zone": "WIB"}
    asked["moments"] = {"registered": datetime(2024, 10, 17, 9, tzinfo=WIB)}
    for n in range(1, len(table) + 1):
        monkeypatch.setattr(versions, "rows", lambda _name, n=n: table[:n])
        found = versions.version("planted", **asked)
        assert found is not None
        assert (found.regulation, found.others) == (NAMES[n - 1], NAMES[: n - 1])
    monkeypatch.setattr(
        versions, "rows", lambda _name: [*table, {**table[0], "regulation": "".join("first")}]
    )
    again = versions.version("planted", **asked)
    assert again is not None
    assert (again.regulation, again.others) == ("first", ("second", "third", "fourth"))


def test_every_version_of_a_subject_is_decided_by_the_same_moment() -> None:
    decided = {(row["subject"], row["decides"]) for row in rows("rule_versions")}
    assert len(decided) == len({subject for subject, _moment in decided})


@pytest.mark.parametrize("moves", [True, False])
def test_a_pause_whose_row_leaves_nothing_open_has_one_reading(
    moves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {**CITED, "kind": "delegation", "steps": ["planted"], "moves": moves}
    open_row = {**row, "other_reading": "Lain", "other_reading_en": "Other"}
    paused = Pause(kind="delegation", begins_on=date(2024, 10, 18), ends_on=date(2024, 10, 18))
    at = datetime(2024, 10, 17, 9, tzinfo=WIB)
    ends = []
    for known in (row, open_row):
        monkeypatch.setattr(pauses, "rows", lambda _name, known=known: [known])
        found = planted(at=at, family="zzz", pauses=[paused])
        ends.append([due.date().day for due in found.readings])
        assert found.due is not None
        assert found.due.date().day == (20 if moves else 19)
        assert [each.days for each in found.stopped] == [1]
    assert ends == [[20 if moves else 19], [19, 20]]


def test_a_desk_without_hours_of_its_own_closes_with_the_day() -> None:
    nobodys = counting("reporting", "any", ON, rules_of_data()).desk
    assert nobodys.closes_on(ON) == time(23, 59, 59)
    open_all_day = counting("reporting", "general_election", ON, rules_of_data()).desk
    quiet = datetime(2024, 2, 12, 17, tzinfo=WIB)
    assert open_all_day.late(quiet, national()) is None
    assert open_all_day.late(quiet + timedelta(days=7), national()) == date(2024, 2, 20)


def test_what_may_lengthen_a_step_is_named() -> None:
    moments = {"registered": datetime(2024, 10, 17, 9, tzinfo=WIB)}
    found = deadline("handling", regime=REGIME, on=ON, moments=moments, zone="WIB")
    assert found.extension is not None
    assert found.extension.step == "handling_extended"


def test_a_version_of_either_reading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {**CITED, "subject": "planted", "decides": "registered", "decides_other": "received"}
    table = [
        {**row, "regulation": "old", "from": ON},
        {**row, "regulation": "new"},
    ]
    monkeypatch.setattr(versions, "rows", lambda _name: table)
    registered = datetime(2024, 10, 17, 9, tzinfo=WIB)
    moments = {"registered": registered, "received": registered - timedelta(days=3)}
    found = versions.version("planted", regime=REGIME, moments=moments, zone="WIB")
    assert found is not None
    assert (found.regulation, found.others) == ("new", ("old",))
