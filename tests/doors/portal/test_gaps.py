"""The gap register: every gap once, with where it is met and what is cited."""

import gzip
import re
from html import unescape

import pytest
from django.test import Client

from netra.law.gaps import gaps
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

WEIGHT = 15 * 1024


def page(visitor: Visitor) -> str:
    """The register's HTML; it was light."""
    response = visitor.client.get(visitor.at("hukum/celah/"), HTTP_ACCEPT_ENCODING="gzip")
    assert response.status_code == 200
    assert len(response.content) <= WEIGHT, len(response.content)
    html = unescape(gzip.decompress(response.content).decode())
    assert "<script" not in html
    return html


def test_every_gap_stands_once_with_its_sources(visitor: Visitor) -> None:
    html = page(visitor)
    lines = {line.split('"')[0]: line for line in html.split('<li class="law__line" id="')[1:]}
    assert list(lines)
    assert set(lines) == {each.key for each in gaps()}
    assert html.count('class="law__line"') == len(gaps())
    numbers = re.findall(r'class="law__name">(\d+)\. ', html)
    assert numbers == [str(number) for number in range(1, len(gaps()) + 1)]
    for gap in gaps():
        line = lines[gap.key].split("</li>")[0]
        assert (gap.question_en if visitor.root else gap.question_id) in line
        assert "sure sure--" in line
        assert "href=" in line.split("law__source")[0]
        for cited in gap.sources:
            assert cited.title in line
            assert cited.article in line
            if cited.other_reading and not visitor.root:
                assert cited.other_reading in line


def test_where_a_gap_is_met_can_be_opened(indonesian: Visitor) -> None:
    met = set(re.findall(r'class="law__when">.*?</p>', page(indonesian)))
    addresses = {address for each in met for address in re.findall(r'href="([^"]+)"', each)}
    assert len(addresses) >= 5
    for address in addresses:
        assert Client().get(address).status_code == 200, address
