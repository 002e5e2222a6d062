"""The pages to read: light over the wire, few queries, nothing presented as law that is not."""

import csv
import gzip
import io
import re
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.doors.portal.law import rules
from netra.law import catalogue, elections, lists, statistics
from netra.law.entries import entries
from netra.law.publication import Published
from netra.law.tables import load_csv
from netra.statistics.queries import NONE
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

WEIGHT = 15 * 1024
MOST_QUERIES = 12

FIGURES = ["angka/", "angka/?pemilihan=pilkada-2024&wilayah=33", "angka/lembaga/"]
TOPICS = [f"angka/lembaga/{each.key}/" for each in statistics.topics()]
LAW = [
    "hukum/", "hukum/?q=pasal", "hukum/perbuatan/", "hukum/sanksi/", "hukum/daftar/",
    "hukum/kewenangan/", "hukum/pemilihan/", "hukum/pemilihan/pilkada-2024/?wilayah=33",
    *(f"hukum/perbuatan/{each.code}/" for each in catalogue.acts()),
    *(f"hukum/daftar/{each.key}/" for each in lists.lists()),
    *(f"hukum/aturan/{topic}/" for topic in rules.TOPICS),
    *(f"hukum/pemilihan/{each.id}/" for each in elections.elections()),
]  # fmt: skip


def look(visitor: Visitor, page: str) -> str:
    """The page's HTML; it was light and cheap."""
    with CaptureQueriesContext(connection) as counted:
        response = visitor.client.get(visitor.at(page), HTTP_ACCEPT_ENCODING="gzip")
    assert response.status_code == 200, page
    assert len(counted) <= MOST_QUERIES, page
    assert len(response.content) <= WEIGHT, (page, len(response.content))
    html = gzip.decompress(response.content).decode()
    assert "<script" not in html
    return unescape(html)


def test_every_page_is_light_and_cheap(visitor: Visitor) -> None:
    for page in (*FIGURES, *TOPICS, *LAW):
        html = look(visitor, page)
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), page
        assert not re.search(r">\s*None\s*<", html), page


def test_the_page_of_roles_is_sent_small(visitor: Visitor) -> None:
    assert "peragaan" in look(visitor, "peragaan/")


def test_the_demonstration_says_what_it_is(visitor: Visitor) -> None:
    bar = look(visitor, "angka/").split('class="demo-bar"')[1].split("</form>")[0]
    assert ("no real names" if visitor.root else "tanpa nama asli") in bar


def test_every_line_names_its_certainty_and_its_source(visitor: Visitor) -> None:
    for page in LAW:
        html = look(visitor, page)
        for line in html.split('<li class="law__line">')[1:]:
            line = line.split("</li>")[0]
            assert 'class="sure sure--' in line, page
            sure = line.split("sure sure--")[1].split('"')[0]
            assert sure != "contradicted" or "<strong>" in line, line
            assert '<p class="law__name"></p>' not in line, page
            assert not re.search(r"[a-z]_[a-z]", re.sub(r"<[^>]*>", "", line)), line  # a key


def test_every_act_sanction_and_item_is_there(visitor: Visitor) -> None:
    index = look(visitor, "hukum/perbuatan/")
    assert all(f">{act.code} " in index for act in catalogue.acts())
    sanctions = look(visitor, "hukum/sanksi/")
    assert all(f"{row['code']} " in sanctions for row in load_csv("sanctions"))
    shown = sum(
        look(visitor, f"hukum/daftar/{each.key}/").count('class="law__line"')
        for each in lists.lists()
    )
    assert shown == len(load_csv("violation_list_items"))


def test_every_rule_has_a_heading_in_words(visitor: Visitor) -> None:
    for topic, names in rules.TOPICS.items():
        html = look(visitor, f"hukum/aturan/{topic}/")
        if topic == rules.TERMS:
            continue
        said = re.findall(r'class="law__name">(?:<a[^>]*>)?([^<]*)<', html)
        assert len(said) == sum(len(entries(name)) for name in names)
        shown = html.count('class="law__source"')
        assert shown == sum(len(each.rows) for name in names for each in entries(name))
        assert not [name for name in said if not name or "_" in name], topic


def test_an_act_shows_what_it_was_and_when(visitor: Visitor) -> None:
    html = look(visitor, "hukum/perbuatan/PN-02/")
    classed = html.split('id="violation_classes-PN-02"')[1].split("<h2")[0]
    assert len(catalogue.classes("PN-02")) == classed.count('class="law__source"')
    assert 'id="before"' in classed
    assert 'id="after"' in classed
    assert "2022" in html


def test_a_search_finds_every_word_wherever_it_stands(visitor: Visitor) -> None:
    html = look(visitor, "hukum/?q=PP 94/2021 spanduk")
    assert "PN-04" in html or "spanduk" in html.lower()
    assert "law__line" not in look(visitor, "hukum/?q=qqxxyyzz")
    long = look(visitor, "hukum/?q=pp")
    assert long.count('class="law__line"') == 40


@pytest.mark.parametrize(
    "page",
    [
        "hukum/perbuatan/PN-77/", "hukum/daftar/tidak-ada/", "hukum/aturan/tidak-ada/",
        "hukum/pemilihan/pilkada-1999/", "hukum/pemilihan/pilkada-2024/?wilayah=99",
        "angka/?pemilihan=pilkada-1999", "angka/?wilayah=99", "angka/tidak-ada.csv",
        "angka/regency.csv", "angka/lembaga/tidak-ada/", "angka/lembaga/tidak-ada.csv",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(indonesian: Visitor, page: str) -> None:
    assert indonesian.get(page).status_code == 404


def test_the_contests_of_a_province_are_listed(visitor: Visitor) -> None:
    html = look(visitor, "hukum/pemilihan/pilkada-2024/?wilayah=33")
    found = [each for each in elections.contests("pilkada-2024") if each.area_code[:2] == "33"]
    assert (
        html.split('id="contests"')[1].split("<h2")[0].count('class="law__line"')
        == len(found)
        == 36
    )


def test_published_figures_close_or_show_their_gap(visitor: Visitor) -> None:
    html = look(visitor, "angka/lembaga/")
    comma = visitor.root == ""
    for closing in (
        "1588 + 311 + 108 = 2007",
        "1365 + 223 = 1588",
        "667 + 436 + 4 + 24 + 27 = 1158",
    ):
        assert grouped(closing, comma) in html.split(open_sums(visitor))[0]
    before, after = html.split(open_sums(visitor))
    assert re.search(r">[−+]\d", after)
    assert not re.search(r">[−+]\d", before)
    rest = before.split("Rest not detailed" if visitor.root else "Sisa yang tidak dirinci")[1]
    assert (">18,1 %<" if comma else ">18.1 %<") in rest
    assert ("= 81,9;" if comma else "= 81.9;") in rest
    assert "18,1" not in after.replace(".", ",")


def open_sums(visitor: Visitor) -> str:
    return "Sums that do not close" if visitor.root else "Penjumlahan yang tidak cocok"


def grouped(text: str, comma: bool) -> str:
    """Numbers of four digits as people read them."""
    return re.sub(r"(\d)(\d{3})\b", rf"\1{'.' if comma else ','}\2", text)


def test_the_figures_of_2020_stand_as_published(visitor: Visitor) -> None:
    html = look(visitor, "angka/lembaga/pilkada-2020/")
    point = "." if visitor.root else ","
    for share in ("30.4", "22.4", "12.6", "10.9", "5.6", "18.1"):
        assert f"{share.replace('.', point)} %" in html
    assert ("not detailed" if visitor.root else "tidak dirinci") in html
    found = [line.split("</tr>")[0] for line in html.split("<tr>") if ">369 " in line]
    (row,) = (line for line in found if "KASN, 26 Jun 2020" in line)
    assert "certainty--unverified" in row


def test_a_table_is_downloaded_as_it_is_shown(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: dict[str, Any] = {
        "outcome": Published(shown={"forwarded": 40, NONE: 7}, withheld=9), "origin": None,
    }  # fmt: skip
    monkeypatch.setattr("netra.doors.portal.figures.published_tables", lambda **_asked: made)
    html = look(visitor, "angka/")
    response = visitor.get("angka/outcome.csv?pemilihan=pilkada-2024")
    assert response["Content-Type"].startswith("text/csv")
    head, *lines = csv.reader(io.StringIO(response.content.decode()))
    assert [line[2] for line in lines] == ["40", "7", "9", "56"]
    assert all(len(line) == len(head) == 7 and all(line[3:]) for line in lines)
    assert all(f'class="number">{line[2]}<' in html for line in lines[:3])
    assert visitor.get("angka/origin.csv").content.decode().count("\n") == 1
    assert html.count('class="withheld"') == 1


def test_published_figures_are_downloaded_with_their_certainty(visitor: Visitor) -> None:
    response = visitor.get("angka/lembaga/pilkada-2020.csv")
    lines = list(csv.reader(io.StringIO(response.content.decode())))[1:]
    assert len(lines) == 140
    assert {line[5] for line in lines} == {"press", "unverified", "inferred", "contradicted"}


def test_the_foot_credits_the_areas_and_names_the_licence(visitor: Visitor) -> None:
    foot = look(visitor, "hukum/").split("<footer")[1]
    for said in ("AGPL-3.0-or-later", "idn-area-data", "ODbL"):
        assert said in foot
