"""`netra law simulate` and `netra recount`: what a draft or a decree does to the files that run."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.cases import actions as cases
from netra.doors.cli import main as cli
from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db

RULE = """
checked_on = 2026-11-21
[[deadlines]]
step = "initial_review"
regime = "regional_election"
counts_from = "received"
days = 4
unit = "calendar_day"
family = "handling"
ends = "day_end"
source = "draft"
article = ""
certainty = "unverified"
"""
DECREE = """
checked_on = 2026-11-21
[[decrees]]
key = "draft-2024"
year = 2024
number = ""
source = "draft"
article = ""
certainty = "unverified"
day = [{ on = 2024-10-18, kind = "holiday", id = "Libur", en = "Holiday" }]
"""


def run(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*typed, "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    answer = json.loads(line)
    assert isinstance(answer, dict)
    return code, answer


def file(tmp_path: Path, text: str) -> str:
    draft = tmp_path / "draft.toml"
    draft.write_text(text)
    return str(draft)


def lines() -> list[dict[str, Any]]:
    return list(Journey.objects.unfiltered(reason="a test").order_by("pk").values())


def test_the_draft_is_answered_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    walk = path.reported()
    refresh(walk.file_id)
    before = lines()
    at = (before[0]["due_at"] + timedelta(hours=1)).isoformat()
    with CaptureQueriesContext(connection) as captured:
        code, answer = run(capsys, "law", "simulate", file(tmp_path, RULE), "--at", at)
    assert code == 0
    assert answer["counts"] == {
        "files": 1,
        "moved": 1,
        "later": 1,
        "earlier": 0,
        "expired": 0,
        "saved": 1,
    }
    (change,) = answer["changes"]
    assert (change["id"], change["step"], change["days"]) == (
        str(walk.file_id),
        "initial_review",
        2,
    )
    assert (change["result"], change["result_after"]) == ("expired", "running")
    said = [each["sql"].split()[0] for each in captured]
    assert not {"INSERT", "UPDATE", "DELETE"} & set(said)
    assert any(each["sql"] == "SET TRANSACTION READ ONLY" for each in captured)
    assert lines() == before


def test_a_draft_of_the_extension_moves_the_file_that_was_given_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    walk = path.at_registration()
    handler = make.actor("caseworker")
    cases.extend_handling(file_id=walk.file_id, by=handler, reason="Saksi sakit", at=walk.later())
    refresh(walk.file_id)
    rule = (
        RULE.replace("initial_review", "handling_extended")
        .replace("received", "registered")
        .replace("days = 4", "days = 20")
    )
    at = lines()[0]["due_at"].isoformat()
    code, answer = run(capsys, "law", "simulate", file(tmp_path, rule), "--at", at)
    (change,) = answer["changes"]
    assert (code, change["step"], change["days"]) == (0, "handling", 15)
    assert change["result_after"] == "running"


def test_a_simulation_that_wrote_would_be_refused_by_the_database(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh(path.reported().file_id)
    before = lines()

    def writing(*_: Any, **__: Any) -> list[Any]:
        Journey.objects.unfiltered(reason="a test").update(about="")
        return []

    monkeypatch.setattr("netra.doors.cli.simulate.simulate", writing)
    with pytest.raises(Exception, match="read-only"):
        cli.main(["law", "simulate", file(tmp_path, RULE), "--json"])
    assert lines() == before


def test_the_counts_stand_first(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    refresh(path.reported().file_id)
    assert cli.main(["--lang", "en", "law", "simulate", file(tmp_path, RULE)]) == 0
    first, *others = capsys.readouterr().out.splitlines()
    assert first.startswith("running files: 1; dates that move: 1 (later 1, earlier 0)")
    assert others[0].split() == ["initial_review", "+2", "1"]
    assert cli.main(["law", "simulate", file(tmp_path, RULE)]) == 0
    assert capsys.readouterr().out.startswith("berkas berjalan: 1")


def test_a_decree_that_touches_no_file_moves_none(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    refresh(path.reported().file_id)
    code, answer = run(capsys, "law", "simulate", file(tmp_path, DECREE))
    assert (code, answer["counts"]["files"], answer["changes"]) == (0, 1, [])


@pytest.mark.parametrize(
    ("before", "after", "row", "column"),
    [
        ("days = 4", "days = 0", 1, "days"),
        ('source = "draft"', 'source = "nowhere"', 1, "source"),
        ("[[deadlines]]", "[[deadlines", 0, ""),
    ],
)
def test_a_bad_draft_is_refused_with_row_column_and_remedy(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    before: str,
    after: str,
    row: int,
    column: str,
) -> None:
    bad = file(tmp_path, RULE.replace(before, after))
    code, answer = run(capsys, "law", "simulate", bad)
    assert code == 1
    (fault,) = answer["complaints"]
    assert (fault["row"], fault["column"]) == (row, column)
    assert "draft.toml" in fault["file"]
    assert fault["remedy"]
    assert cli.main(["law", "simulate", bad]) == 1
    said = capsys.readouterr().err
    assert "draft.toml" in said
    assert "[[deadlines]]" in said or not row


def test_a_file_that_is_not_there_is_a_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = run(capsys, "law", "simulate", "no-such-draft.toml")
    assert (code, answer["field"]) == (2, "FILE")


def test_what_a_decree_moved_is_listed_with_who_was_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    walk = path.reported()
    refresh(walk.file_id)
    line = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    right = line.due_at
    line.due_at = right - timedelta(days=1)
    line.save(update_fields=["due_at"])
    code, answer = run(capsys, "recount")
    (moved,) = answer["moved"]
    assert (code, moved["file_id"], moved["step"]) == (0, str(walk.file_id), "initial_review")
    assert moved["told"] == make.office(make.REGENCY).name
    assert lines()[0]["due_at"] == right
    assert cli.main(["rebuild", "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "dates moved by the law's data: 0"
