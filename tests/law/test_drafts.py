"""Drafts: how they are laid over the law, and how a bad one is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from netra.law.calendar import Reason, national
from netra.law.deadlines.limits import rules_of_data
from netra.law.drafts import BadDraft, read
from netra.law.tables import in_force
from tests.law.test_simulation import CITED, DECREE, FIRST_DAY, HANDLING, draft

EXTENDED = HANDLING.replace('step = "handling"', 'step = "handling_extended"')
DESK = f"""
[[counting]]
key = "reception"
regime = "any"
closes = 14:00:00
friday_other = 15:00:00
{CITED}"""


def test_a_withdrawn_holiday_makes_the_date_earlier() -> None:
    text = DECREE.replace(
        "[[decrees.day]]", "withdrawn = [2024-12-25, 2024-12-26]\n[[decrees.day]]"
    )
    then = draft(text).calendar(national())
    assert then.is_working_day(date(2024, 12, 25))
    assert then.day_off(date(2024, 10, 18)) == "Hari libur contoh"
    assert then.why_off(date(2024, 10, 18)) == Reason(
        key="holiday", id="Hari libur contoh", en="An example of a holiday"
    )
    assert national().day_off(date(2024, 10, 18)) is None
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
        (HANDLING, "days = 7", "days = 7\ncolour = 1", "colour"),
        (HANDLING, "days = 7", "days = 7\nhours = 9", "hours"),
        (HANDLING, "days = 7", 'days = 7\nextends = "nonsense"', "extends"),
        (HANDLING, "days = 7", 'days = 7\nextends = "handling"', "extends"),
        (EXTENDED, "days = 7", 'days = 7\nextends = "nonsense"', "extends"),
        (EXTENDED, "days = 7", 'days = 7\ngranted_by = "registered"', "granted_by"),
        (HANDLING, 'step = "handling"', 'step = ["handling"]', "step"),
        (HANDLING, 'source = "draft"', 'source = "nowhere"', "source"),
        (HANDLING, 'certainty = "unverified"', 'certainty = "text"', "certainty"),
        (HANDLING, "checked_on = 2026-11-21", "", "checked_on"),
        (FIRST_DAY, 'key = "first_day"', 'key = "working_week"', "key"),
        (FIRST_DAY, 'key = "first_day"', 'key = "arrival"', "key"),
        (FIRST_DAY, "counts = false", 'counts = "no"', "counts"),
        (FIRST_DAY, "counts = false", "counts = false\nmoves = true", "moves"),
        (DESK, "friday_other = 15:00:00", "friday_other = 15", "friday_other"),
        (DECREE, 'number = ""', 'number = ""\ncolour = 1', "colour"),
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


def test_a_column_nobody_knows_is_answered_by_those_of_its_row() -> None:
    with pytest.raises(BadDraft) as refused:
        draft(HANDLING.replace("days = 7", "days = 7\ncolour = 1"))
    (fault,) = refused.value.problems
    known = "counts_from, days, ends, extends, family, granted_by, other, regime, step, unit"
    assert fault.remedy == f"take it out; the columns of this row are only: {known}"


@pytest.mark.parametrize("key", ["reception_special", "arrival", "last_day_off", "working_week"])
def test_what_cannot_be_drafted_of_counting_is_said(key: str) -> None:
    with pytest.raises(BadDraft) as refused:
        draft(FIRST_DAY.replace("first_day", key))
    said = refused.value.problems[0]
    assert (
        said.remedy == "only first_day, reception can be drafted; nothing else of counting.toml can"
    )


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


def test_a_row_that_ended_stays_and_is_cut_within() -> None:
    summons = (
        HANDLING.replace('step = "handling"', 'step = "summons"')
        .replace("regional_election", "any")
        .replace("from = 2024-10-01", "from = 2015-01-01\nto = 2015-12-31")
    )
    held = {
        (row.get("from"), row.get("to"))
        for row in draft(summons).rules.deadlines
        if row["step"] == "summons"
    }
    before = {
        (row.get("from"), row.get("to"))
        for row in rules_of_data().deadlines
        if row["step"] == "summons"
    }
    (old,) = [period for period in before if period[1] is not None]
    (new,) = before - {old}
    assert held == {
        (old[0], date(2014, 12, 31)),
        (date(2015, 1, 1), date(2015, 12, 31)),
        (date(2016, 1, 1), old[1]),
        new,
    }


def test_a_row_that_ended_before_the_draft_stays_as_it_is() -> None:
    summons = HANDLING.replace('step = "handling"', 'step = "summons"').replace(
        "regional_election", "any"
    )
    old = next(row for row in rules_of_data().deadlines if row["step"] == "summons" and "to" in row)
    assert any(row is old for row in draft(summons).rules.deadlines)


@pytest.mark.parametrize("cut", ["to", "from"])
def test_a_draft_of_one_day_at_the_edge_cuts_that_day_only(cut: str) -> None:
    rows = [row for row in rules_of_data().deadlines if row["step"] == "summons" and cut in row]
    edge = rows[0][cut]
    summons = (
        HANDLING.replace('step = "handling"', 'step = "summons"')
        .replace("regional_election", "any")
        .replace("from = 2024-10-01", f"from = {edge}\nto = {edge}")
    )
    laid = [row for row in draft(summons).rules.deadlines if row["step"] == "summons"]
    assert sum(in_force(row, edge) for row in laid) == 1
    assert all(sum(in_force(row, edge + timedelta(days=n)) for row in laid) == 1 for n in (-1, 1))


def test_every_fault_is_said_after_the_other() -> None:
    with pytest.raises(BadDraft, match=r"days: .*; draft\.toml \[\[deadlines\]\], row 1, ends"):
        draft(HANDLING.replace("days = 7", "days = 0").replace('"day_end"', '"noon"'))


def test_a_bad_row_of_a_file_names_the_file(tmp_path: Path) -> None:
    path = tmp_path / "rule.toml"
    path.write_text(HANDLING.replace("days = 7", "days = 0"))
    with pytest.raises(BadDraft, match=r"^rule\.toml \[\[deadlines\]\], row 1, days"):
        read(path)
    path.write_text("[[")
    with pytest.raises(BadDraft, match="end of document"):
        read(path)
