"""A draft laid over the law: what it moves, what it turns, and how a bad one is refused."""

import tomllib
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law.calendar import national
from netra.law.deadlines import deadline
from netra.law.drafts import BadDraft, Draft, made_of
from netra.law.simulation import Change, Result, Running, simulate

WIB = ZoneInfo("Asia/Jakarta")
AT = datetime(2024, 10, 21, 9, tzinfo=WIB)
CITED = 'source = "draft"\narticle = ""\ncertainty = "unverified"\nchecked_on = 2026-11-21\n'
HANDLING = f"""
[[deadlines]]
step = "handling"
regime = "regional_election"
from = 2024-10-01
counts_from = "registered"
days = 7
unit = "calendar_day"
family = "handling"
ends = "day_end"
{CITED}"""
DECREE = f"""
[[decrees]]
key = "draft-2024"
year = 2024
number = ""
{CITED}
[[decrees.day]]
on = 2024-10-18
kind = "holiday"
id = "Hari libur contoh"
en = "An example of a holiday"
"""
FIRST_DAY = f"""
[[counting]]
key = "first_day"
family = "handling"
regime = "any"
counts = false
{CITED}"""


def draft(text: str) -> Draft:
    return made_of(tomllib.loads(text), file="draft.toml")


def moment(day: int, hour: int = 10) -> datetime:
    return datetime(2024, 10, day, hour, tzinfo=WIB)


def running(step: str = "handling", **more: Any) -> Running:
    given: dict[str, Any] = {
        "key": "one",
        "name": "001/REG",
        "regime": "regional_election",
        "on": date(2024, 10, 14),
        "zone": "WIB",
        "area": "33.19",
        "step": step,
        "moments": {"registered": moment(16)},
    }
    return Running(**(given | more))


def changes(text: str, *files: Running, at: datetime = AT) -> list[Change]:
    return list(simulate(files, draft(text), at=at))


def test_a_longer_limit_moves_the_date_and_saves_the_file() -> None:
    (found,) = changes(HANDLING, running())
    assert found.before == datetime(2024, 10, 18, 23, 59, 59, tzinfo=WIB)
    assert found.after == datetime(2024, 10, 22, 23, 59, 59, tzinfo=WIB)
    assert (found.step, found.days, found.running) == ("handling", 4, True)
    assert (found.was, found.becomes) == (Result.EXPIRED, Result.RUNNING)
    assert found.saved
    assert not found.expired


def test_a_shorter_limit_lets_the_file_expire() -> None:
    (found,) = changes(HANDLING.replace("days = 7", "days = 2"), running(), at=moment(18))
    assert (found.days, found.expired, found.saved) == (-1, True, False)


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        ("from = 2024-10-15", False),
        ("from = 2024-10-14", True),
        ("to = 2024-10-13", False),
        ("to = 2024-10-14", True),
    ],
)
def test_a_draft_holds_from_its_first_day_to_its_last(change: str, moved: bool) -> None:
    assert bool(changes(HANDLING.replace("from = 2024-10-01", change), running())) is moved


def test_a_file_of_another_regime_or_step_does_not_move() -> None:
    assert not changes(HANDLING, running(regime="general_election"))
    assert not changes(HANDLING, running("initial_review", moments={"received": moment(16)}))
    assert not changes(HANDLING, running(""))


def test_a_step_done_counts_only_if_its_result_turns() -> None:
    done = running("", moments={"registered": moment(16), "decided": moment(18)})
    assert not changes(HANDLING, done)
    (found,) = changes(HANDLING.replace("days = 7", "days = 2"), done)
    assert (found.was, found.becomes, found.running) == (Result.IN_TIME, Result.LATE, False)
    assert found.expired


def test_whether_the_first_day_counts_can_be_drafted() -> None:
    (found,) = changes(FIRST_DAY, running())
    assert found.days == 1


def test_the_end_of_reception_can_be_drafted() -> None:
    known = running("reporting", moments={"known": moment(9), "received": moment(15, 15)})
    desk = f'[[counting]]\nkey = "reception"\nregime = "any"\ncloses = 14:00:00\n{CITED}'
    (found,) = changes(desk, known)
    assert found.after is not None
    assert found.after.hour == 14


def test_a_decree_moves_working_days_only() -> None:
    asked = running(
        "bawaslu_verification",
        on=date(2024, 10, 17),
        moments={"verification_asked": moment(17)},
    )
    found = changes(DECREE, asked, running())
    assert {each.step: each.days for each in found}.get("handling") is None
    plain = deadline(
        "bawaslu_verification",
        regime="regional_election",
        on=asked.on,
        moments=asked.moments,
        zone="WIB",
    )
    assert [each.days for each in found] == ([1] if plain.unit == "working_day" else [])


def test_a_withdrawn_holiday_makes_the_date_earlier() -> None:
    text = DECREE.replace(
        "[[decrees.day]]", "withdrawn = [2024-12-25, 2024-12-26]\n[[decrees.day]]"
    )
    then = draft(text).calendar(national())
    assert then.is_working_day(date(2024, 12, 25))
    assert not then.is_working_day(date(2024, 10, 18))
    assert national().is_working_day(date(2024, 10, 18))
    assert draft(text).calendar(national()) is not national()
    assert draft(HANDLING).calendar(national()) is national()


def test_rows_of_other_days_stay_as_they_are() -> None:
    laid = draft(HANDLING.replace("days = 7", "days = 7\nto = 2024-10-31"))
    held = [
        (row.get("from"), row.get("to"), row["days"])
        for row in laid.rules.deadlines
        if (row["step"], row["regime"]) == ("handling", "regional_election")
    ]
    assert (None, date(2024, 9, 30), 3) in held
    assert (date(2024, 11, 1), None, 3) in held
    assert (date(2024, 10, 1), date(2024, 10, 31), 7) in held
    assert len(held) == 3


@pytest.mark.parametrize(
    ("text", "before", "after", "column"),
    [
        (HANDLING, 'step = "handling"', 'step = "handle"', "step"),
        (HANDLING, 'regime = "regional_election"', 'regime = "village"', "regime"),
        (HANDLING, "days = 7", "days = 0", "days"),
        (HANDLING, "days = 7", 'days = "7"', "days"),
        (HANDLING, 'unit = "calendar_day"', 'unit = "hour"', "hours"),
        (HANDLING, 'unit = "calendar_day"', 'unit = "week"', "unit"),
        (HANDLING, 'counts_from = "registered"', 'counts_from = "dawn"', "counts_from"),
        (HANDLING, 'ends = "day_end"', 'ends = "noon"', "ends"),
        (HANDLING, 'family = "handling"', 'family = "clan"', "family"),
        (HANDLING, "from = 2024-10-01", 'from = "October"', "from"),
        (HANDLING, "from = 2024-10-01", "from = 2024-10-02\nto = 2024-10-01", "to"),
        (HANDLING, "days = 7", 'days = 7\nother = [{ unit = "week" }]', "other"),
        (HANDLING, 'source = "draft"', 'source = "nowhere"', "source"),
        (HANDLING, 'certainty = "unverified"', 'certainty = "text"', "certainty"),
        (HANDLING, "checked_on = 2026-11-21", "", "checked_on"),
        (FIRST_DAY, 'key = "first_day"', 'key = "working_week"', "key"),
        (FIRST_DAY, "counts = false", 'counts = "no"', "counts"),
        (FIRST_DAY, 'family = "handling"', 'family = "clan"', "family"),
        (DECREE, 'key = "draft-2024"', 'key = "skb-2024"', "key"),
        (DECREE, "year = 2024", 'year = "2024"', "year"),
        (DECREE, 'number = ""', "", "number"),
        (DECREE, "on = 2024-10-18", "on = 2025-10-18", "day"),
        (DECREE, 'kind = "holiday"', 'kind = "feast"', "day"),
        (DECREE, 'number = ""', 'number = ""\nwithdrawn = ["Friday"]', "withdrawn"),
    ],
)
def test_a_bad_draft_is_refused_by_row_and_column(
    text: str, before: str, after: str, column: str
) -> None:
    draft(text)
    assert before in text
    with pytest.raises(BadDraft) as refused:
        draft(text.replace(before, after))
    faults = {(each.row, each.column) for each in refused.value.problems}
    assert (1, column) in faults
    assert all(each.remedy and each.remedy_id for each in refused.value.problems)


@pytest.mark.parametrize(
    ("text", "column"),
    [("", ""), ("[[rules]]\na = 1", "rules"), ("[deadlines]\na = 1", "deadlines")],
)
def test_what_is_no_draft_is_refused(text: str, column: str) -> None:
    with pytest.raises(BadDraft) as refused:
        draft(text)
    assert column in {each.column for each in refused.value.problems}
    assert {each.row for each in refused.value.problems} == {0}
