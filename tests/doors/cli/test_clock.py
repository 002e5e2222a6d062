"""`netra clock`: the deadlines of the law, as one document."""

import json
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.doors.cli import main as cli
from netra.law.deadlines import deadlines

KUDUS = ("--regime", "regional_election", "--area", "33.19")


def run(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, dict[str, Any]]:
    code = cli.main(["clock", *typed, "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    answer = json.loads(said.out)
    assert isinstance(answer, dict)
    return code, answer


def by_step(answer: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["step"]: each for each in answer["deadlines"]}


def test_the_deadlines_are_those_of_the_law(capsys: pytest.CaptureFixture[str]) -> None:
    received, registered = "2024-10-17T10:00+07:00", "2024-10-19T09:00+07:00"
    code, answer = run(capsys, *KUDUS, "--received", received, "--registered", registered)
    moments = {
        "received": datetime.fromisoformat(received),
        "registered": datetime.fromisoformat(registered),
    }
    known = deadlines(
        regime="regional_election",
        on=moments["registered"].date(),
        moments=moments,
        zone="Asia/Jakarta",
    )
    assert code == 0
    assert [each["due_at"] for each in answer["deadlines"]] == [
        each.due.isoformat() if each.due else None for each in known
    ]
    handling = by_step(answer)["handling"]
    assert handling["due"]
    assert handling["due_other_reading"] != handling["due"]
    assert {"counts_from", "unit", "days", "article", "certainty"} <= set(handling)


@pytest.mark.parametrize("area", ["33.19", "64.71", "91.03"])
def test_due_is_the_offices_own_date_beside_the_full_moment(
    capsys: pytest.CaptureFixture[str], area: str
) -> None:
    line = ("--regime", "regional_election", "--area", area, "--on", "2024-10-19")
    moments = ("--received", "2024-10-17T23:30+07:00", "--registered", "2024-10-19T23:30+07:00")
    _, answer = run(capsys, *line, *moments)
    for key in ("due", "due_other_reading"):
        dated = [each for each in answer["deadlines"] if each[key]]
        assert dated
        for each in dated:
            moment = datetime.fromisoformat(each[f"{key}_at"])
            assert date.fromisoformat(each[key]) == moment.replace(tzinfo=None).date()
            assert moment.utcoffset() == ZoneInfo(answer["zone"]).utcoffset(moment)
    waiting = [each for each in answer["deadlines"] if each["due"] is None]
    assert all(each["due_at"] is None for each in waiting)


def test_what_has_not_come_is_waited_for(capsys: pytest.CaptureFixture[str]) -> None:
    _, answer = run(capsys, *KUDUS, "--received", "2024-10-17T10:00+07:00")
    handling = by_step(answer)["handling"]
    assert (handling["due"], handling["waits_for"]) == (None, "registered")
    assert (handling["due_at"], handling["due_other_reading_at"]) == (None, None)


def test_a_moment_without_an_offset_is_the_offices_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line = ("--regime", "regional_election", "--area", "91.03")
    _, bare = run(capsys, *line, "--received", "2024-10-17T10:00")
    _, aware = run(capsys, *line, "--received", "2024-10-17T10:00+09:00")
    assert bare["zone"] == "Asia/Jayapura"
    assert bare["deadlines"] == aware["deadlines"]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (("--area", "33.19", "--received", "2024-10-17"), "--regime"),
        (("--regime", "local", "--area", "33.19", "--received", "2024-10-17"), "--regime"),
        (("--regime", "regional_election", "--received", "2024-10-17"), "--area"),
        ((*KUDUS,), "--received"),
        ((*KUDUS, "--received", "noon"), "--received"),
        ((*KUDUS, "--received", "2024-10-18", "--registered", "2024-10-17"), "--registered"),
        ((*KUDUS, "--received", "2024-10-18", "--on", "yesterday"), "--on"),
    ],
)
def test_what_cannot_be_counted_names_its_field(
    capsys: pytest.CaptureFixture[str], line: tuple[str, ...], field: str
) -> None:
    code, answer = run(capsys, *line)
    assert (code, answer["field"]) == (2, field)
    assert answer["remedy"]
