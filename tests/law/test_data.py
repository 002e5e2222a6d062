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
