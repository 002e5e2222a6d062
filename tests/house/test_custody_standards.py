"""The tables on custody name tests that exist, and say of each line whether its text was read."""

import re
from pathlib import Path

import pytest

from netra.environment.variables import ROOT

FOLDER = ROOT / "docs" / "reference"
STANDARDS, BAD_INPUT = FOLDER / "custody-standards.md", FOLDER / "custody-bad-input.md"
PAGES = [STANDARDS, BAD_INPUT]
NOT_SHOWN = "*not shown*"
LEAST = {STANDARDS: 17, BAD_INPUT: 15}

_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_NOT_READ = re.compile(r"\*not read\*; after \[[^\]]+\]\(https://[^)]+\)")


def lines(page: Path) -> list[list[str]]:
    """The cells of every line of the page's tables, without their heads."""
    rows = [line for line in page.read_text().splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
    return [each for each in cells if each[-1] != "Shown by"]


def missing(text: str) -> list[str]:
    """The tests that are named in it and do not exist."""
    found = []
    for path, name in _TEST.findall(text):
        file = ROOT / path
        if not file.exists() or f"\ndef {name}(" not in file.read_text():
            found.append(f"{path}::{name}")
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_test_that_is_named_exists(page: Path) -> None:
    assert missing(page.read_text()) == []
    assert missing("`tests/house/test_custody_standards.py::test_nobody_wrote`")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_names_a_test_or_says_that_there_is_none(page: Path) -> None:
    found = lines(page)
    assert len(found) == LEAST[page]
    assert not [each[0] for each in found if each[-1] != NOT_SHOWN and not _TEST.search(each[-1])]
    assert page != BAD_INPUT or NOT_SHOWN not in page.read_text()


def test_no_line_pretends_that_a_standard_was_read() -> None:
    assert not [each[0] for each in lines(STANDARDS) if not _NOT_READ.fullmatch(each[1])]
