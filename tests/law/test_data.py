"""The data of the law keep their own rules, and a row that breaks them is found."""

import shutil
from pathlib import Path

import pytest

from netra.law.check import Problem, check
from netra.law.tables import DATA

GOOD = """
[[row]]
tier = "regency"
members = 9
needed = 5
source = "remembered"
article = ""
certainty = "unverified"
"""


def test_every_row_is_cited_sure_and_dated() -> None:
    assert check() == []


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ('source = "remembered"', 'source = "nowhere"', "source"),
        ('source = "remembered"', "", "source"),
        ('certainty = "unverified"', 'certainty = "sure"', "certainty"),
        ('certainty = "unverified"', "", "certainty"),
        ('certainty = "unverified"', 'certainty = "text"', "certainty"),
        ('certainty = "unverified"', 'certainty = "contradicted"', "other_reading"),
        ('article = ""', "", "article"),
        ('article = ""', 'article = ""\nfrom = 2024-10-02\nto = 2024-10-01', "to"),
    ],
)
def test_a_planted_bad_row_is_found(tmp_path: Path, before: str, after: str, column: str) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known = check(data)
    quorum = data / "quorum.toml"
    quorum.write_text(quorum.read_text() + GOOD)
    assert check(data) == known
    quorum.write_text(quorum.read_text().replace(GOOD, GOOD.replace(before, after)))
    (found,) = [problem for problem in check(data) if problem not in known]
    assert (found.file, found.column) == ("quorum.toml", column)


CLASS_ROW = (
    "PN-02,before,any,2001-01-01,2001-12-31,ethics,,ethics_sanction,,,remembered,unverified,,,"
    "2026-11-20\n"
)
ITEM = "SE-PANRB-2017-7,99,Satu,One,PN-02,,,,,remembered,,unverified,,,2026-11-20\n"
CONTEST = (
    "pilkada-2024,mayor,33.74,Kota Semarang,Jawa Tengah,2031-01-01,,,,false,,,false,,,"
    "remembered,,unverified,,,2026-11-20\n"
)


@pytest.mark.parametrize(
    ("file", "row", "before", "after", "column"),
    [
        ("violation_classes.csv", CLASS_ROW, "PN-02", "PN-77", "code"),
        ("violation_classes.csv", CLASS_ROW, "ethics_sanction", "no_such_word", "sanctions"),
        ("violation_classes.csv", CLASS_ROW, ",ethics,", ",ethical,", "class"),
        ("violation_classes.csv", CLASS_ROW, "before", "beside", "side"),
        ("violation_classes.csv", CLASS_ROW, "2001-12-31", "2000-12-31", "to"),
        ("violation_classes.csv", CLASS_ROW, "2001-01-01", "2001-13-01", "from"),
        ("violation_classes.csv", CLASS_ROW, "2026-11-20", "2026-11-20,more", "checked_on"),
        ("violation_classes.csv", CLASS_ROW, "unverified", "certain", "certainty"),
        ("violation_list_items.csv", ITEM, "SE-PANRB-2017-7", "SE-1999", "list_id"),
        ("violation_list_items.csv", ITEM, "PN-02", "PN-02; PN-0", "codes"),
        ("contests.csv", CONTEST, "33.74", "33.99", "area_code"),
        ("contests.csv", CONTEST, "pilkada-2024", "pilkada-1924", "election_id"),
        ("contests.csv", CONTEST, "mayor", "major", "kind"),
    ],
)
def test_a_planted_bad_cell_is_found(
    tmp_path: Path, file: str, row: str, before: str, after: str, column: str
) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known = check(data)
    table = data / file
    good = table.read_text()
    table.write_text(good + row)
    assert check(data) == known
    table.write_text(good + row.replace(before, after))
    (found,) = [problem for problem in check(data) if problem not in known]
    assert (found.file, found.column, found.row) == (file, column, good.count("\n"))
    assert found.remedy
    assert found.remedy_id


def test_a_key_stands_once(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known, table = check(data), data / "sanctions.csv"
    table.write_text(table.read_text() + table.read_text().splitlines()[-1] + "\n")
    found = {(one.file, one.column) for one in check(data) if one not in known}
    assert found == {("sanctions.csv", "code")}


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known = check(data)
    (data / "quorum.toml").write_text("[[row]\n")
    found = [(one.file, one.row) for one in check(data) if one not in known]
    assert found == [("quorum.toml", 0)]


def test_a_table_without_a_column_is_found(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known, table = check(data), data / "area_codes_former.csv"
    table.write_text(table.read_text().replace("certainty", "certain", 1))
    found = [problem for problem in check(data) if problem not in known]
    assert (found[0].file, found[0].row, found[0].column) == (table.name, 0, "certainty")


def test_one_official_term_has_one_key(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    known = check(data)
    glossary = data / "glossary.toml"
    glossary.write_text(
        glossary.read_text()
        + '\n[[row]]\nkey = "another"\nid = "Laporan"\nsource = "house-word"\n'
        + 'article = ""\ncertainty = "inferred"\n'
    )
    found = [problem for problem in check(data) if problem not in known]
    assert {problem.column for problem in found} == {"id"}
    assert all(isinstance(problem, Problem) for problem in found)
