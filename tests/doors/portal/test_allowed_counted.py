"""What a self-check leaves behind: one more in a count, and nothing else anywhere."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client

from netra.law.elements import asked
from netra.statistics.models import GapMet
from tests.doors.portal.test_allowed import KUDUS, SERVING, catalogue_day
from tests.doors.portal.visitor import Visitor

pytestmark = pytest.mark.django_db

ANSWERS = {
    **{key: "unknown" for key in asked("PN-91", on=catalogue_day()) if key != "happened"},
    "act": "PN-91",
    "object": "empty_box",
    "step": "4",
    **SERVING,
    **KUDUS,
}


def tables() -> dict[str, str]:
    """Every table of the database with what stands in it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        found = {}
        for name in names:
            rows = "string_agg(each::text, chr(10) ORDER BY each::text)"
            cursor.execute(f'SELECT md5({rows}) FROM "{name}" each')
            found[name] = str(cursor.fetchone()[0])
    return found


def counts() -> list[tuple[Any, ...]]:
    return list(GapMet.objects.values_list("gap", "month", "times"))


def test_an_answer_that_meets_a_gap_adds_one_and_writes_nothing_else(visitor: Visitor) -> None:
    visitor.post("boleh/", ANSWERS)
    before = tables()
    assert len(before) > 30
    sent = visitor.post("boleh/", ANSWERS)
    after = tables()
    assert {name for name in before if before[name] != after[name]} == {"statistics_gapmet"}
    assert before.keys() == after.keys()
    (gap, month, times), *others = counts()
    assert (gap, month.isoformat(), times, others) == ("empty_box", "2024-10-01", 2, [])
    assert not sent.cookies
    assert sent["Cache-Control"] == "no-store"
    assert sent["Referrer-Policy"] == "no-referrer"


def test_it_leads_to_the_answer_which_may_be_looked_at_again_and_again(visitor: Visitor) -> None:
    sent = visitor.post("boleh/", ANSWERS)
    assert sent.status_code == 303
    address = urlsplit(sent["Location"])
    assert address.path == visitor.at("boleh/")
    said = {name: value for name, (value,) in parse_qs(address.query).items()}
    assert said == {name: value for name, value in ANSWERS.items() if value}
    before = counts()
    for _ in range(3):
        answer = visitor.client.get(sent["Location"])
        assert 'href="' + visitor.at("hukum/celah/") + '#empty_box"' in answer.content.decode()
        visitor.client.head(sent["Location"])
    assert counts() == before


@pytest.mark.parametrize(
    "said",
    [
        {**ANSWERS, "step": "1"},
        {**ANSWERS, "step": "3"},
        {**ANSWERS, "act": "PN-00"},
        {**ANSWERS, "employment": ""},
        {**ANSWERS, "object": "none of these"},
        {**ANSWERS, "act": "PN-92", "only_voted": "yes"},
        {"step": "4"},
        {},
    ],
)
def test_what_is_no_answer_or_meets_no_gap_is_not_counted(
    indonesian: Visitor, said: dict[str, str]
) -> None:
    sent = indonesian.post("boleh/", said)
    assert sent.status_code == 303
    assert indonesian.client.get(sent["Location"]).status_code == 200
    assert counts() == []


def test_another_site_s_visitors_are_not_counted() -> None:
    own = {"sec-fetch-site": "same-origin"}
    for each in ("cross-site", "same-site", "none"):
        assert (
            Client().post("/boleh/", ANSWERS, headers={"sec-fetch-site": each}).status_code == 303
        )
    assert Client().post("/boleh/", ANSWERS).status_code == 303  # no browser at all
    assert counts() == []
    Client(enforce_csrf_checks=True).post("/boleh/", ANSWERS, headers=own)
    assert [times for _gap, _month, times in counts()] == [1]


def test_the_first_page_and_the_answer_say_so(visitor: Visitor) -> None:
    words = "grows by one" if visitor.root else "bertambah satu"
    first = visitor.get("boleh/").content.decode()
    answer = visitor.client.get(visitor.post("boleh/", ANSWERS)["Location"]).content.decode()
    assert words in first
    assert words in answer
    assert re.search(r'<form method="post" action="[^"]*boleh/"', first)
    assert "csrf" not in first
    assert "nothing is kept" not in visitor.get("").content.decode()
