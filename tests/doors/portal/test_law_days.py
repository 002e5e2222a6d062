"""A page of the law on a day: what held, what did no longer, what did not yet; and its search."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.utils.translation import override

from netra.doors.law_links import law_row_url
from netra.doors.portal.law.naming import name_of
from netra.law import decrees
from netra.law.citation import cite
from netra.law.entries import Entry, anchor, before, entries, files, when
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

MERIT = "merit_authorities"


def html(visitor: Visitor, page: str, status: int = 200) -> str:
    response = visitor.get(page)
    assert response.status_code == status, page
    return unescape(response.content.decode())


def line(page: str, name: str) -> str:
    """The lines under one name, folded ones included."""
    return page.split(f'<li class="law__line" id="{name}">')[1].split("</li>")[0]


@pytest.mark.parametrize("day", ["2020-01-01", "2024-08-30", "2025-01-01"])
def test_what_held_on_the_day_stands_first_and_the_rest_is_history(
    indonesian: Visitor, day: str
) -> None:
    page = html(indonesian, f"hukum/kewenangan/?pada={day}")
    for each in entries(MERIT):
        shown = line(page, anchor(MERIT, each.key))
        held = [row for row in each.rows if when(row, date.fromisoformat(day)) == "now"]
        first = shown.split("<details")[0]
        assert first.count('class="law__source"') == (len(held) or len(each.rows))
        assert ("berlaku lagi" in first or "Belum berlaku" in first) == (not held)
        assert shown.count('class="law__source"') == len(each.rows)


def test_what_is_not_yet_and_no_longer_is_told_apart(visitor: Visitor) -> None:
    page = html(visitor, "hukum/kewenangan/?pada=2024-08-30")
    kasn, bkn = line(page, f"{MERIT}-kasn"), line(page, f"{MERIT}-bkn")
    past, future = (
        ("No longer in force", "Not yet in force")
        if visitor.root
        else ("Tidak berlaku lagi", "Belum berlaku")
    )
    assert past in kasn
    assert future not in kasn
    assert future in bkn
    assert past not in bkn


def test_a_version_says_how_it_differs_from_the_one_before(visitor: Visitor) -> None:
    page = html(visitor, "hukum/aturan/peraturan/?pada=2024-10-17")
    shown = line(page, "rule_versions-handling").split("Perbawaslu 8/2020 jo 9/2024")[0]
    assert ("Differs from the version before" if visitor.root else "Berbeda dari versi") in shown


@pytest.mark.parametrize("typed", ["17-10-2024", "2024-02-30", "kemarin", "<b>", "\x00"])
def test_what_is_no_day_is_answered_with_the_remedy(visitor: Visitor, typed: str) -> None:
    response = visitor.client.get(visitor.at("hukum/aturan/tenggat/"), {"pada": typed})
    assert response.status_code == 400
    said = response.content.decode()
    assert "<b>" not in said
    assert re.search(r"on-day-error.*2024-10-17", unescape(said), re.S)
    assert 'id="deadlines-handling"' in said


def test_a_regime_leaves_the_other_out(indonesian: Visitor) -> None:
    both = line(html(indonesian, "hukum/aturan/tenggat/"), "deadlines-handling")
    one = html(indonesian, "hukum/aturan/tenggat/?rezim=general_election")
    assert "UU 1/2015" in both
    assert "UU 1/2015" not in line(one, "deadlines-handling")
    assert "UU 7/2017" in line(one, "deadlines-handling")
    html(indonesian, "hukum/aturan/tenggat/?rezim=lain", 404)
    html(indonesian, "hukum/aturan/istilah/?huruf=9", 404)
    html(indonesian, "hukum/peraturan/uu-1-1999/", 404)


def test_the_row_before_is_of_the_same_rule() -> None:
    row = {"from": date(2024, 9, 30), "regime": "any", "n": 3}
    older = {"to": date(2020, 1, 1), "regime": "any", "n": 1}
    old = {"to": date(2024, 9, 29), "regime": "any", "n": 2}
    other = {"to": date(2024, 9, 29), "regime": "general_election", "n": 4}
    assert before(Entry("x", "k", (older, old, other, row)), row) == old
    assert before(Entry("x", "k", (other, row)), row) is None
    assert before(Entry("x", "k", (old, {"regime": "any"})), {"regime": "any"}) is None


def test_one_row_of_every_file_is_found_and_leads_to_its_place(indonesian: Visitor) -> None:
    """By the words of its name and its source, which no other row's line has all of."""
    for file in files():
        each = entries(file)[-1]
        with override("id"):
            name = name_of(file, each.rows[0])
        asked = f"{name} {cite(each.rows[0]).title}"[:100]
        page = html(indonesian, f"hukum/?{urlencode({'q': asked})}")
        assert f'href="{law_row_url(file, each.key)}"' in page, (file, asked)


@pytest.fixture
def loaded(tmp_path: Path) -> Iterator[None]:
    kept = decrees.followed()
    row = {
        "key": "muat-1", "year": 2027, "number": "1/2026", "title": "Keputusan contoh",
        "url": "https://contoh.example/", "article": "", "certainty": "official",
        "day": [{"on": "2027-04-14", "kind": "joint_leave", "id": "Cuti contoh", "en": "Leave"}],
    }  # fmt: skip
    (tmp_path / "decrees.json").write_text(decrees.written([row]))
    decrees.follow(tmp_path / "decrees.json")
    yield
    decrees.follow(kept)


def test_a_loaded_decree_stands_beside_those_of_the_data(visitor: Visitor, loaded: None) -> None:
    shown = line(html(visitor, "hukum/aturan/penghitungan-hari/"), "decrees-muat-1")
    assert "1/2026" in shown
    assert ("Leave" if visitor.root else "Cuti contoh") in shown
    assert "https://contoh.example/" in shown
