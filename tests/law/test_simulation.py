"""A draft laid over the law: what it moves, what it turns, and how a bad one is refused."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law.deadlines import deadline
from netra.law.drafts import Draft, document, made_of, read
from netra.law.pauses import Pause
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


@pytest.mark.parametrize("said", ["", 'extends = "handling"\ngranted_by = "extended"\n'])
def test_a_draft_of_the_extension_lengthens_what_the_row_before_it_lengthened(
    said: str, tmp_path: Path
) -> None:
    rule = (
        HANDLING.replace('step = "handling"', 'step = "handling_extended"')
        .replace("regional", "general")
        .replace("from = 2024-10-01\n", said)
        .replace("days = 7", "days = 20")
        .replace("calendar_day", "working_day")
    )
    path = tmp_path / "draft.toml"
    path.write_text(rule)
    at = datetime(2024, 1, 10, 10, tzinfo=WIB)
    file = running(
        regime="general_election", on=at.date(), moments={"registered": at, "extended": at}
    )
    for laid in (read(path), made_of(document(path.read_bytes(), file=""), file="")):
        (found,) = simulate([file], laid, at=at + timedelta(days=16))
        assert found.before == datetime(2024, 1, 29, 23, 59, 59, tzinfo=WIB)
        assert found.after == datetime(2024, 2, 6, 23, 59, 59, tzinfo=WIB)
        assert (found.was, found.becomes) == (Result.RUNNING, Result.RUNNING)
        alone = running(regime="general_election", on=at.date(), moments={"registered": at})
        assert not list(simulate([alone], laid, at=at)), "of what is not granted nothing moves"


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


def test_a_change_names_its_file_and_both_results() -> None:
    file = running(key="two")
    (found,) = changes(HANDLING, file)
    assert found.file is file


@pytest.mark.parametrize(
    ("done", "second", "result"),
    [
        (True, 0, Result.IN_TIME),
        (True, 1, Result.LATE),
        (False, 0, Result.RUNNING),
        (False, 1, Result.EXPIRED),
    ],
)
def test_the_last_second_is_in_time(done: bool, second: int, result: Result) -> None:
    last = datetime(2024, 10, 18, 23, 59, 59, tzinfo=WIB) + timedelta(seconds=second)
    moments = {"registered": moment(16)} | ({"decided": last} if done else {})
    (found,) = changes(HANDLING, running(moments=moments), at=last)
    assert found.was == result


def test_a_pause_stops_the_count_before_and_after() -> None:
    waited = Pause(
        kind="waiting_for_reporter", begins_on=date(2024, 10, 17), ends_on=date(2024, 10, 18)
    )
    rule = HANDLING.replace('step = "handling"', 'step = "initial_review"').replace(
        "registered", "received"
    )
    known = running("initial_review", moments={"received": moment(16)}, pauses=(waited,))
    (found,) = changes(rule, known)
    assert found.before == datetime(2024, 10, 19, 23, 59, 59, tzinfo=WIB)
    assert found.after == datetime(2024, 10, 24, 23, 59, 59, tzinfo=WIB)


def test_a_step_lawful_only_from_a_day_never_expires() -> None:
    rule = (
        HANDLING.replace('step = "handling"', 'step = "in_force"')
        .replace("registered", "delivered")
        .replace('family = "handling"', 'family = "in_force"')
        .replace('ends = "day_end"', 'ends = "day_start"')
        .replace('regime = "regional_election"', 'regime = "any"')
    )
    (found,) = changes(rule, running("in_force", moments={"delivered": moment(1)}))
    assert (found.was, found.becomes) == (Result.OPENS, Result.OPENS)


def test_a_date_that_the_draft_takes_away_or_gives() -> None:
    other_moment = HANDLING.replace('"registered"', '"received"')
    (gone,) = changes(other_moment, running())
    assert (gone.after, gone.days, gone.becomes) == (None, None, Result.NO_DATE)
    assert not gone.expired
    (given,) = changes(other_moment, running(moments={"received": moment(16)}))
    assert (given.before, given.days, given.was) == (None, None, Result.NO_DATE)


def test_every_office_counts_on_its_own_calendar() -> None:
    rule = f"{DECREE}{HANDLING}".replace("2024", "2025").replace("calendar_day", "working_day")
    registered = datetime(2025, 8, 25, 10, tzinfo=WIB)  # the 27th is a voting day of 19.71
    file: dict[str, Any] = {"on": date(2025, 11, 1), "moments": {"registered": registered}}
    (here,) = changes(rule, running(area="19.71", **file))
    (there,) = changes(rule, running(area="33.19", **file))
    assert here.after is not None
    assert there.after is not None
    assert here.before == there.before
    assert here.after - there.after == timedelta(days=1)


def test_the_date_before_is_counted_on_that_calendar_too() -> None:
    rule = HANDLING.replace("regional", "general").replace("from = 2024-10-01", "from = 2025-08-01")
    registered = datetime(2025, 8, 25, 10, tzinfo=WIB)
    file: dict[str, Any] = {"on": date(2025, 11, 1), "moments": {"registered": registered}}
    (here,) = changes(rule, running(area="19.71", regime="general_election", **file))
    (there,) = changes(rule, running(area="33.19", regime="general_election", **file))
    assert here.before is not None
    assert there.before is not None
    assert here.before - there.before == timedelta(days=1)


def test_a_step_without_a_limit_changes_nothing_until_it_gets_one() -> None:
    review = HANDLING.replace("regional", "general").replace("handling", "initial_review")
    review = review.replace('family = "initial_review"', 'family = "handling"')
    rule = review.replace("from = 2024-10-01", "from = 2020-01-01\nto = 2021-12-31")
    known: dict[str, Any] = {"regime": "general_election", "moments": {"registered": moment(16)}}
    assert not changes(rule, running("initial_review", on=date(2019, 5, 1), **known))
    (given,) = changes(rule, running("initial_review", on=date(2020, 5, 1), **known))
    assert (given.before, given.was) == (None, Result.NO_DATE)
    assert given.after is not None
