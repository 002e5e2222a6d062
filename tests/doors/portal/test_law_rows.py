"""Every row of the law has a place in the reader, and every link to a row leads to it."""

import gzip
import re
from collections import defaultdict
from html import unescape

import pytest

from netra.doors.law_links import is_shown, law_row_url, regulation_url
from netra.doors.portal.law.headings import heading_of
from netra.law.amending import cited_by
from netra.law.entries import NO_RULES, entries, files
from netra.law.tables import DATA
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

WEIGHT = 15 * 1024
IDS = re.compile(r'\bid="([^"]+)"')


def look(visitor: Visitor, address: str) -> str:
    """The page's HTML; it was light, and no name stands twice on it."""
    response = visitor.client.get(visitor.root + address, HTTP_ACCEPT_ENCODING="gzip")
    assert response.status_code == 200, address
    assert len(response.content) <= WEIGHT, (address, len(response.content))
    html = unescape(gzip.decompress(response.content).decode())
    ids = IDS.findall(html)
    assert len(ids) == len(set(ids)), (address, [each for each in ids if ids.count(each) > 1])
    return html


def test_every_row_of_the_law_stands_where_its_link_leads(indonesian: Visitor) -> None:
    wanted: dict[str, set[str]] = defaultdict(set)
    for file in files():
        for each in entries(file):
            page, _hash, name = law_row_url(file, each.key).partition("#")
            wanted[page].add(name)
    for page, names in wanted.items():
        lacking = names - set(IDS.findall(look(indonesian, page)))
        assert not lacking, (page, lacking)


def test_every_file_has_a_place_and_a_heading() -> None:
    """A new file is given a topic in `law_links` and its heading in `headings`."""
    assert not [file for file in files() if not is_shown(file)]
    assert all(heading_of(file) for file in files())


def test_no_file_is_left_out() -> None:
    every = {path.stem for path in DATA.iterdir() if path.suffix in (".toml", ".csv")}
    assert set(files()) | NO_RULES == {name for name in every if not name.startswith("sources")}


def test_every_regulation_has_a_page_with_what_cites_it(visitor: Visitor) -> None:
    for name in cited_by():
        html = look(visitor, regulation_url(name))
        assert f"<h1>{name}</h1>" in html
        assert "<li><a" in html.split("<h2>")[-1]
