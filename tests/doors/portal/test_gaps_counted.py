"""How often gaps were met: on the register's page, as a file, and printed as a proposal."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from netra.law.gaps import NO_RULE, TWO_READINGS, gaps
from netra.statistics.actions import count_gaps
from tests.doors.portal.test_gaps import page
from tests.doors.portal.visitor import Visitor
from tests.rooms.statistics.test_gaps_met import EMPTY_BOX, LEAST, PASSIVE, put

pytestmark = pytest.mark.django_db

MOST_QUERIES = 12
HEAVIEST = 200 * 1024


def checked(times: int, *keys: str) -> None:
    for _ in range(times):
        count_gaps(keys, on=date(2024, 10, 17))


def order(html: str) -> list[str]:
    return re.findall(r'<li class="law__line" id="([^"]+)"', html)


def lines(visitor: Visitor) -> list[list[str]]:
    answer = visitor.get("hukum/celah.csv")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode())))


def printed(visitor: Visitor) -> tuple[bytes, str]:
    answer: Any = visitor.get("hukum/celah/usulan.pdf")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].endswith('netra-celah-2024-10-17.pdf"')
    text = "".join(each.extract_text() for each in PdfReader(io.BytesIO(answer.content)).pages)
    return answer.content, squeezed(text)


def squeezed(text: str) -> str:
    """Without spaces and break opportunities: a line may break anywhere in print."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def test_what_was_met_most_stands_first_in_its_kind(visitor: Visitor) -> None:
    kind = {each.key: each.kind for each in gaps()}
    usual = order(page(visitor))
    last = [key for key in usual if kind[key] == NO_RULE][-1]
    checked(LEAST, last)
    found = order(page(visitor))
    assert found[0] == last
    assert [key for key in found if key != last] == [key for key in usual if key != last]
    put(LEAST, EMPTY_BOX, PASSIVE)
    found = order(page(visitor))
    assert found[:2] == [EMPTY_BOX, last]
    assert next(key for key in found if kind[key] == TWO_READINGS) == PASSIVE


def test_what_is_not_told_moves_nothing(visitor: Visitor) -> None:
    before = page(visitor).split("<main")[1]
    put(LEAST - 1, PASSIVE)
    assert page(visitor).split("<main")[1] == before
    assert order(before)[0] == next(each.key for each in gaps() if each.kind == NO_RULE)


def test_the_page_says_how_often_in_words_that_give_nothing_away(visitor: Visitor) -> None:
    put(LEAST + 2, EMPTY_BOX)
    checked(2 * LEAST + 1, EMPTY_BOX)
    line = page(visitor).split('id="empty_box"')[1].split("</li>")[0]
    said = re.findall(r'law__when">([^<]*: [^<]*)</p>', line)[0]
    assert re.findall(r"\d+", said) == [str(LEAST), str(2 * LEAST)]
    assert ("at least" if visitor.root else "sekurangnya") in said
    whole = page(visitor)
    assert ("since October 2024" if visitor.root else "sejak Oktober 2024") in whole
    assert f"{LEAST + 2}" not in re.findall(r"\d+", said)


def test_the_page_costs_few_queries(indonesian: Visitor) -> None:
    put(3, EMPTY_BOX)
    for where in ("hukum/celah/", "hukum/celah.csv", "hukum/celah/usulan.pdf"):
        with CaptureQueriesContext(connection) as counted:
            assert indonesian.get(where).status_code == 200
        assert len(counted) <= MOST_QUERIES, where


def test_the_file_holds_every_question_in_the_page_s_order(visitor: Visitor) -> None:
    put(LEAST, EMPTY_BOX)
    checked(1, EMPTY_BOX)
    head, *rows = lines(visitor)
    assert [row[1] for row in rows] == order(page(visitor))
    assert {len(row) for row in rows} == {len(head)}
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(gaps()) + 1)]
    box = next(row for row in rows if row[1] == EMPTY_BOX)
    assert box[4:8] == [str(LEAST), "0", str(LEAST), "2024-10-01"]


def test_the_proposal_asks_every_question_with_its_sources_and_both_readings(
    visitor: Visitor,
) -> None:
    put(LEAST, EMPTY_BOX)
    made, text = printed(visitor)
    english = bool(visitor.root)
    title = "Proposal to those who make the rules" if english else "Usulan kepada pembentuk aturan"
    assert squeezed(title) in text
    assert squeezed("17 October 2024" if english else "17 Oktober 2024") in text
    for gap in gaps():
        assert squeezed(gap.question_en if english else gap.question_id) in text, gap.key
        for cited in gap.sources:
            other = cited.other_reading_en if english else cited.other_reading
            for said in (cited.title, cited.article, cited.url, other):
                assert squeezed(said or "") in text, (gap.key, said)
    assert squeezed(f"{'at least' if english else 'sekurangnya'} {LEAST}") in text
    assert "Yth" not in text
    assert printed(visitor)[0] == made
    assert len(made) < HEAVIEST, len(made)


def test_a_proposal_of_other_counts_is_another(indonesian: Visitor) -> None:
    before, _text = printed(indonesian)
    put(LEAST, EMPTY_BOX)
    assert printed(indonesian)[0] != before
