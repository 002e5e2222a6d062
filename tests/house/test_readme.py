"""The README and the other pages say only what is there: files, pictures, links, decisions."""

import re
from pathlib import Path

import pytest

from netra.doors.cli import law_pages
from netra.environment.variables import ROOT
from tests.house import source

LEAST_LINES, MOST_LINES = 400, 650
MOST_PICTURE = 150 * 1024
DECISIONS = ROOT / "docs" / "decisions"

_LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"")
_FIRST_FILES = re.compile(r"^\d\. \[([^\]]+)\]", re.MULTILINE)


def first_files() -> list[Path]:
    """The files that the README sends a newcomer to."""
    return [ROOT / name for name in _FIRST_FILES.findall((ROOT / "README.md").read_text())]


def test_five_files_are_read_in_half_an_hour() -> None:
    files = first_files()
    assert len(files) == 5
    lines = sum(len(path.read_text().splitlines()) for path in files)
    assert LEAST_LINES <= lines <= MOST_LINES


@pytest.mark.parametrize("page", source.tracked(".md"), ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    found = [link or picture for link, picture in _LINK.findall(page.read_text())]
    here = [link for link in found if "://" not in link and not link.startswith("mailto:")]
    assert not [link for link in here if not (page.parent / link).exists()]


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "images").glob("*.png"))
    assert pictures
    assert not [path.name for path in pictures if path.stat().st_size > MOST_PICTURE]


def test_decisions_are_numbered_without_gap_and_listed() -> None:
    names = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    index = (DECISIONS / "README.md").read_text()
    listed = re.findall(r"^\* \[[^\]]+\]\(([^)]+)\)", index, re.MULTILINE)
    assert listed == names


def test_every_decision_says_why_and_what_follows() -> None:
    lacking = [
        path.name
        for path in DECISIONS.glob("[0-9]*.md")
        if not path.read_text().startswith(f"# {path.name[:4]} ")
        or len(re.findall(r"^## ", path.read_text(), re.MULTILINE)) < 3
    ]
    assert not lacking


@pytest.mark.parametrize("name", law_pages.PAGES)
def test_the_laws_pages_say_what_its_data_say(name: str) -> None:
    page = law_pages.FOLDER / name
    assert page.read_text() == law_pages.PAGES[name](), "run: netra law-pages"
