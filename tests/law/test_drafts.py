"""Drafts: how they are laid over the law, and how a bad one is refused."""

from datetime import date
from pathlib import Path

import pytest

from netra.law.calendar import national
from netra.law.deadlines.limits import rules_of_data
from netra.law.drafts import BadDraft, read
from tests.law.test_simulation import CITED, DECREE, FIRST_DAY, HANDLING, draft


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


def test_each_fault_names_its_file_and_table() -> None:
    with pytest.raises(BadDraft, match=r"draft\.toml .*days") as refused:
        draft(HANDLING.replace("days = 7", "days = 0"))
    assert refused.value.problems[0].file == "draft.toml [[deadlines]]"


def test_a_draft_is_read_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "rule.toml"
    path.write_text(DECREE)
    (found,) = read(path).decrees
    assert (found.key, found.year, found.number, found.issued_on) == ("draft-2024", 2024, "", None)
    assert read(path).rules is rules_of_data()
    for bad in (b"[[", b"\xff"):
        path.write_bytes(bad)
        with pytest.raises(BadDraft) as refused:
            read(path)
        (problem,) = refused.value.problems
        assert (problem.file, problem.row, problem.column) == ("rule.toml", 0, "")
        assert problem.remedy.startswith("no readable TOML: ")
        assert problem.remedy_id.startswith("bukan TOML yang terbaca: ")
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "none.toml")


def test_one_day_of_checking_may_stand_for_all_rows() -> None:
    cited = CITED.replace("checked_on = 2026-11-21\n", "")
    laid = draft("checked_on = 2026-11-21\n" + HANDLING.replace(CITED, cited))
    assert laid.rules.deadlines[-1]["checked_on"] == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("period", "left"),
    [
        ("from = 2022-10-10\nto = 2022-10-10", [("2022-10-11", None)]),
        ("from = 2022-10-11\nto = 2022-10-11", [("2022-10-12", None)]),
        ("from = 2022-10-12", [("2022-10-11", "2022-10-11")]),
        ("from = 2000-01-01", []),
    ],
)
def test_a_row_keeps_the_days_no_draft_has(period: str, left: list[tuple[str, str | None]]) -> None:
    review = (
        HANDLING.replace("regional", "general")
        .replace('step = "handling"', 'step = "initial_review"')
        .replace("from = 2024-10-01", period)
    )
    known = draft(review).rules.deadlines[:-1]
    held = [
        tuple(str(row[key]) if key in row else None for key in ("from", "to"))
        for row in known
        if (row["step"], row["regime"]) == ("initial_review", "general_election")
    ]
    assert held == left
