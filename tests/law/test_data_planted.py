"""Every kind of fault that was once loaded silently is found: file, row, column, remedy."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from netra.law.check import Problem, check
from netra.law.tables import DATA

CONTEST = ("contests.csv", "pilkada-2024", "33.19")
CLASS = ("violation_classes.csv", "PN-02", "after", "2022-09-22")

CELLS = [
    (CONTEST, "determined_on", "2024-99-22"),
    (CONTEST, "determined_on", "tahun 2024"),
    (CONTEST, "voting_on", "2024-13-27"),
    (CONTEST, "kind", "mayor"),
    (CONTEST, "kind", "governor"),
    (CONTEST, "area_name", "Kabupaten Pati"),
    (CONTEST, "single_pair", "maybe"),
    (CONTEST, "outcome", "pair_flew"),
    (("elections.csv", "pilkada-2015", "late_voting", "62"), "areas", "62 99"),
    (("elections.csv", "pilkada-2015", "late_voting", "62"), "status", "maybe"),
    (("elections.csv", "pilkada-2015", "late_voting", "62"), "from", "2016-01"),
    (("sanctions.csv", "SM-2"), "class", "moral"),
    (("sanctions.csv", "SM-2"), "answers", "no_such_word"),
    (("sanctions.csv", "SM-2"), "months", "three"),
    (("statistics.csv", "S155"), "value", "many"),
    (("statistics.csv", "S155"), "value", "NaN"),
    (("statistics.csv", "S155"), "topic", "pilkada-1924"),
    (("statistics.csv", "S155"), "as_of", "2021-17"),
]

LINES = [
    ("agencies.toml", 'key = "ppk-kemenag"', 'key = "ppk-kejagung"', "key"),
    ("offices.toml", 'area = "33.19.06"', 'area = "33.19.99"', "area"),
    ("offices.toml", "33.19.06.2009", "33.19.06.2999", "area"),
    ("office_facts.toml", '"bawaslu-kota-bekasi"', '"bawaslu-kota-kudus"', "key"),
    ("addressees.toml", 'function = "dkpp"', 'function = "no_such_word"', "function"),
    ("merit_regional_offices.toml", '["11"]', '["11", "99"]', "provinces"),
    ("grounds.toml", '"kept_as_information"]', '"nowhere"]', "at"),
    ("procedure.toml", 'to = "received"', 'to = "nowhere"', "to"),
    ("procedure.toml", "from = 2017-08-16", 'from = "2017"', "from"),
    ("procedure.toml", 'source = "uu-1-2015-134"', 'source = "nowhere"', "source"),
    ("procedure.toml", 'regime = "general_election"', 'regime = "both"', "regime"),
    ("capacities.toml", '"evidence", "journeys"]', '"evidence", "cellar"]', "rooms"),
    ("stages.toml", 'waits_for = "chair"', 'waits_for = "chairs"', "waits_for"),
    ("stages.toml", 'held_by = "handler"', 'held_by = "nobody"', "held_by"),
    ("stages.toml", 'due_step = "finding"', 'due_step = "findings"', "due_step"),
    ("procedure.toml", 'room = "outcomes"', 'room = "outcome"', "room"),
    ("procedure.toml", '["ppk_officer", "personnel', '["ppk", "personnel', "capacities"),
    ("deadlines.toml", "days = 7", "days = -3", "days"),
    ("deadlines.toml", "days = 7", "days = 0", "days"),
    ("deadlines.toml", "days = 7", 'days = "7"', "days"),
    ("deadlines.toml", "days = 7\n", "", "days"),
    ("deadlines.toml", "hours = 24", "hours = 0", "hours"),
    ("deadlines.toml", "[[row.other]]\ndays = 3", "[[row.other]]\ndays = -3", "days"),
    ("quorum.toml", "needed = 2", "needed = 0", "needed"),
    ("office_rules.toml", "seats = 3", "seats = -3", "seats"),
    ("publication.toml", "least = 5", "least = 0", "least"),
    ("publication.toml", "least = 5", "least = true", "least"),
    ("publication.toml", "least = 5\n", "", "least"),
    ("publication.toml", '"R10"', '"R99"', "follows"),
    ("statistics_sums.toml", '"S154"', '"S954"', "total"),
    ("statistics_sums.toml", '"S157"', '"S957"', "parts"),
    ("statistics_sums.toml", "gap = 18.1", "", "gap"),
    ("regulations.toml", '"regional_election"', '"regional"', "regime"),
    ("regulations.toml", "to = 2023-10-30", 'to = "2023-10-30"', "to"),
    ("elements.toml", 'codes = ["PN-02"]', 'codes = ["PN-77"]', "codes"),
    ("exceptions.toml", 'instead = ["PN-93"]', 'instead = ["PN-77"]', "instead"),
]


def planted(tmp_path: Path, spoil: Callable[[Path], int]) -> tuple[list[Problem], int]:
    """What `check` finds in a copy of the data after `spoil`, and the row that was spoilt."""
    data = shutil.copytree(DATA, tmp_path / "data")
    known = check(data)
    row = spoil(data)
    return [problem for problem in check(data) if problem not in known], row


def change(table: Path, named: tuple[str, ...], cells: dict[str, str]) -> int:
    """Writes the cells into the one row that holds the names; its number."""
    with table.open(newline="") as file:
        rows = list(csv.DictReader(file))
    (at,) = [at for at, row in enumerate(rows) if set(named) <= set(row.values())]
    rows[at] |= cells
    with table.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[at]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return at + 1


@pytest.mark.parametrize(("place", "column", "cell"), CELLS)
def test_a_spoilt_cell_is_found(
    tmp_path: Path, place: tuple[str, ...], column: str, cell: str
) -> None:
    file, *named = place
    found, row = planted(tmp_path, lambda data: change(data / file, (*named,), {column: cell}))
    assert [(one.file, one.row, one.column) for one in found] == [(file, row, column)]
    assert found[0].remedy
    assert found[0].remedy_id


@pytest.mark.parametrize(("file", "before", "after", "column"), LINES)
def test_a_spoilt_line_is_found(
    tmp_path: Path, file: str, before: str, after: str, column: str
) -> None:
    def spoil(data: Path) -> int:
        text = (data / file).read_text()
        (data / file).write_text(text.replace(before, after, 1))
        return text[: text.index(before)].count("[[row]]")

    found, row = planted(tmp_path, spoil)
    assert (file, row, column) in {(one.file, one.row, one.column) for one in found}
    assert {(one.file, one.column) for one in found} == {(file, column)}
    assert all(one.remedy and one.remedy_id for one in found)


@pytest.mark.parametrize("file", ["contests.csv", "violations.csv", "stages.toml", "sources.toml"])
def test_a_byte_order_mark_is_one_complaint(tmp_path: Path, file: str) -> None:
    def spoil(data: Path) -> int:
        (data / file).write_bytes(b"\xef\xbb\xbf" + (data / file).read_bytes())
        return 0

    found, _ = planted(tmp_path, spoil)
    assert [(one.file, one.row) for one in found] == [(file, 0)]
    assert "BOM" in found[0].remedy
    assert "BOM" in found[0].remedy_id


def test_candidates_are_determined_before_the_vote(tmp_path: Path) -> None:
    found, row = planted(
        tmp_path,
        lambda data: change(data / CONTEST[0], CONTEST[1:], {"determined_on": "2025-01-01"}),
    )
    assert [(one.row, one.column) for one in found] == [(row, "voting_on")]


@pytest.mark.parametrize("regime", ["any", "regional_election"])
def test_an_act_has_one_class_a_day(tmp_path: Path, regime: str) -> None:
    file, *named = CLASS
    cells = {"from": "2021-01-01", "regime": regime}
    found, row = planted(tmp_path, lambda data: change(data / file, (*named,), cells))
    assert [(one.file, one.row, one.column) for one in found] == [(file, row, "from")]


def test_a_changed_figure_that_breaks_its_sums_is_found(tmp_path: Path) -> None:
    found, _ = planted(
        tmp_path, lambda data: change(data / "statistics.csv", ("S155",), {"value": "1589"})
    )
    assert [(one.file, one.row, one.column) for one in found] == [
        ("statistics_sums.toml", 1, "gap"),
        ("statistics_sums.toml", 2, "gap"),
    ]
    assert "-1" in found[0].remedy
