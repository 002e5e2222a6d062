"""The page of a file's links: asked at once, each attempt with its reason in plain words."""

from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from netra.base.queries import acts_of
from netra.doors.capture.ending import MISSING, REASONS
from netra.doors.desk.capture_words import lacking, sentences, state
from netra.evidence.actions import capturing
from netra.evidence.actions.capturing import LINK_GONE
from netra.evidence.models import Capture
from netra.evidence.queries.looked import CaptureLine
from netra.journeys.actions import refresh
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
URL = "https://contoh.example/unggahan?id=7"


@pytest.fixture
def walk() -> path.Walk:
    made = path.reported()
    refresh(made.file_id)
    return made


def where(walk: path.Walk) -> str:
    return reverse("desk:capture", args=[walk.file_id])


def seen(client: Client, walk: path.Walk) -> str:
    answer = client.get(where(walk))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def rows(walk: path.Walk) -> list[Any]:
    return list(Capture.objects.unfiltered(reason="a test").filter(file_id=walk.file_id))


def test_an_officer_asks_and_the_page_says_it_waits(walk: path.Walk) -> None:
    client = at_desk()
    assert "Belum ada tautan" in seen(client, walk)
    assert client.post(where(walk), {"url": f" {URL} "}).status_code == 303
    (row,) = rows(walk)
    assert (row.url, row.asked_by, str(row.path)) == (URL, "caseworker", make.REGENCY)
    assert acts_of(walk.file_id)[-1].kind == "capture_link"
    page = seen(client, walk)
    assert URL in page
    assert "menunggu" in page
    assert "Coba lagi" not in page


def test_asked_twice_it_is_once(walk: path.Walk) -> None:
    client = at_desk()
    for _twice in range(2):
        client.post(where(walk), {"url": URL})
    assert len(rows(walk)) == 1


def test_a_link_sent_when_the_session_had_ended_is_given_back(walk: path.Walk) -> None:
    client = at_desk()
    gone = Client()
    assert gone.post(where(walk), {"url": URL}).status_code == 302
    client.cookies["netra_isian"] = gone.cookies["netra_isian"].value
    assert f'value="{URL}"' in seen(client, walk)
    assert rows(walk) == []


@pytest.mark.parametrize("given", ["", "contoh.example/a", "ftp://a.example/", "x" * 2001])
def test_what_is_no_link_is_said_beside_the_field_and_stays_typed(
    walk: path.Walk, given: str
) -> None:
    answer = at_desk().post(where(walk), {"url": given})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "govuk-error-summary" in page
    assert f'value="{given}"' in page or not given
    assert rows(walk) == []


def test_a_failure_stands_with_its_reason_and_may_be_tried_again(walk: path.Walk) -> None:
    client = at_desk()
    client.post(where(walk), {"url": URL})
    ended(rows(walk)[0], "refused_by_site", "403")
    page = seen(client, walk)
    assert "Situs menolak" in page
    assert "403" in page
    assert page.count("Coba lagi") == 1 + page.count("Coba lagi nanti")
    assert client.post(where(walk), {"url": URL}).status_code == 303
    assert len(rows(walk)) == 2
    assert "Coba lagi" not in seen(client, walk)


def ended(row: Any, outcome: str, detail: str) -> None:
    capturing.record_failed(
        capture_id=row.id, outcome=outcome, detail=detail, attempt=3, again=False, at=row.asked_at
    )


def test_a_tier_above_reads_and_does_not_ask(walk: path.Walk) -> None:
    at_desk().post(where(walk), {"url": URL})
    above = at_desk("province_supervisor", "ri.p33")
    page = seen(above, walk)
    assert URL in page
    assert 'name="url"' not in page
    assert above.post(where(walk), {"url": URL}).status_code == 403


def test_another_office_sees_nothing(walk: path.Walk) -> None:
    stranger = at_desk("caseworker", make.OTHER_REGENCY)
    assert stranger.get(where(walk)).status_code == 404
    assert stranger.post(where(walk), {"url": URL}).status_code == 404


def test_a_strangers_link_cannot_pretend(walk: path.Walk) -> None:
    at_desk().post(where(walk), {"url": "https://contoh.example/<b>x\u202egpj.exe"})
    page = at_desk().get(where(walk)).content.decode()
    assert "<b>x" not in page
    assert "[U+202E]" in page


@pytest.mark.parametrize("outcome", [*REASONS, LINK_GONE])
def test_every_reason_has_its_sentence(outcome: str) -> None:
    (said,) = sentences(line(outcome, "503"))
    assert said != outcome
    assert len(said) > 20
    assert "%" not in said
    assert state(line(outcome, ""))[1] == "late"


def test_everything_missing_has_its_sentence() -> None:
    assert len(lacking(" ".join(MISSING))) == len(MISSING)
    assert sentences(line("kept", "")) == ()
    assert state(line("kept", ""))[1] == "done"
    assert state(line("kept", "cut_time"))[1] == "soon"
    (waits,) = sentences(line("", ""))
    assert sentences(replace(line("", ""), asked_by="machine")) not in ((), (waits,))


def line(outcome: str, detail: str) -> CaptureLine:
    row = Capture(url=URL, asked_by="citizen")
    return CaptureLine(
        id=row.id,
        url=URL,
        asked_by="citizen",
        asked_at=make.moment("2024-10-17"),
        ended_at=None,
        outcome=outcome,
        detail=detail,
        item=None,
    )


def test_the_page_costs_few_queries(walk: path.Walk, django_assert_max_num_queries: Any) -> None:
    client = at_desk()
    for number in range(4):
        client.post(where(walk), {"url": f"{URL}{number}"})
    client.get(where(walk))
    with django_assert_max_num_queries(12):
        client.get(where(walk))
