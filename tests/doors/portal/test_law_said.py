"""Every column by which a row of the clock decides is told in the reader, in both languages."""

from datetime import time
from html import unescape
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from netra.doors.law_links import law_row_url
from netra.doors.portal.law.naming import name_of
from netra.doors.portal.law.saying import text_of
from netra.doors.portal.law.words import word
from netra.law.tables import Row, rows
from tests.doors.portal.visitor import Visitor

# Beside what a row is about, since when and where from; other readings have words of their own.
CITED = {"source", "article", "certainty", "checked_on", "from", "to"}
READ_OTHERWISE = {"other", "other_reading", "other_reading_en"}
LIMITS = ("deadlines", "deadlines_personnel", "deadlines_criminal")
TABLES = (*LIMITS, "counting", "deadlines_pauses", "step_stages", "step_ends")
KEYS = ("only", "ended_by", "stages", "counts_from", "extends", "granted_by", "steps", "moment")
KEYED = [(file, column) for file in TABLES for column in KEYS]
PLAIN = {"family", "ends", "days", "hours", "counts", "moves", "right", "forms", "weekdays"}
PLAIN |= {"claimed", "closes", "closes_other", "friday_other"}
NAMED = {"step", "key", "kind", "regime", "unit", "place"}


def said(file: str, row: Row) -> str:
    return f"{name_of(file, row)}: {text_of(file, row)}"


def otherwise(column: str, value: Any) -> Any:
    """Another value the column might have."""
    if column == "family":
        return "handling" if value == "criminal" else "criminal"
    if column == "ends":
        return "moment" if value == "day_end" else "day_end"
    if isinstance(value, time):
        return value.replace(hour=(value.hour + 1) % 24)
    if isinstance(value, list):
        return value[1:]
    return not value if isinstance(value, bool) else value + 1


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("file", TABLES)
def test_a_row_that_decided_otherwise_would_be_told_otherwise(file: str, language: str) -> None:
    with translation.override(language):
        for row in rows(file):
            for column in PLAIN & row.keys() - ({"days"} if "hours" in row else set()):
                changed = row | {column: otherwise(column, row[column])}
                assert said(file, changed) != said(file, row), (row, column)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("file", "column"), KEYED)
def test_every_key_a_row_decides_by_has_its_word_on_the_page(
    file: str, column: str, language: str
) -> None:
    with translation.override(language):
        for row in rows(file):
            keys = row.get(column, ())
            for key in [keys] if isinstance(keys, str) else keys:
                told = word(key) or _("Runs at every stage")
                assert key == "*" or word(key), (file, column, key)
                assert told.casefold() in said(file, row).casefold(), (row, key)


def test_no_table_has_a_column_nobody_tells() -> None:
    known = PLAIN | NAMED | CITED | READ_OTHERWISE | {*KEYS}
    assert {column for file in TABLES for row in rows(file) for column in row} <= known


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("file", "key", "told"),
    [
        ("counting", "reception", "The desk closes at: 16:00"),
        ("counting", "reception", "On Fridays by another reading at: 16:30"),
        ("counting", "reception_special", "On the days of: quiet period, voting"),
        ("counting", "reception_special", "By another reading at: 16:00"),
        ("counting", "working_week", "Working days: Monday, Tuesday, Wednesday, Thursday, Friday"),
        ("counting", "midnight", "Counted at the place of: the office"),
        ("deadlines", "handling_extended", "Lengthens: handling"),
        ("step_stages", "court_judgment", "Runs at every stage"),
        ("step_stages", "court_judgment", "Only where there is: a transfer to the police"),
        ("step_stages", "court_appeal", "Only where there is: a conviction or an acquittal"),
        ("step_stages", "appeal", "Against the sanctions: SB-3, SP-1"),
    ],
)
def test_it_stands_on_the_page_where_the_row_does(file: str, key: str, told: str) -> None:
    english = Visitor("en")
    page, _hash, name = law_row_url(file, key).partition("#")
    html = unescape(english.client.get(english.root + page).content.decode())
    assert told in html.split(f'id="{name}"')[1].split("</li>")[0]
