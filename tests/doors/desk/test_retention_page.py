"""The page of a file's retention: held, asked for, confirmed by another, and what it refuses."""

from html import unescape
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from netra.base.queries import acts_of, verify_chain
from netra.evidence.models import Destruction, Hold, Item
from netra.journeys.actions import refresh
from tests.doors.desk.printing import at_desk
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import path
from tests.rooms.evidence import destroying

NOBODY = "a test looks at every row"


def where(walk: path.Walk) -> str:
    return reverse("desk:retention", args=[walk.file_id])


def stopped() -> tuple[path.Walk, Item]:
    walk, item = destroying.stopped()
    refresh(walk.file_id)
    return walk, item


def shown(client: Client, walk: path.Walk) -> str:
    answer = client.get(where(walk))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def send(client: Client, walk: path.Walk, do: str, **said: Any) -> Any:
    return client.post(where(walk), {"do": do, **said})


def asking(item: UUID | None, rule: str = "evidence_without_violation", **other: str) -> Any:
    said = {
        "ask-rule": rule,
        "ask-number": "12/HK/2025",
        "ask-decided_on_day": "16",
        "ask-decided_on_month": "10",
        "ask-decided_on_year": "2024",
        "ask-issuer": "Kantor contoh",
        "ask-reason": "Tidak ada pelanggaran",
        **other,
    }
    return {**said, **({"ask-items": str(item)} if item else {})}


def held(client: Client, walk: path.Walk) -> Any:
    token = shown(client, walk).split('name="hold-once" value="')[1].split('"')[0]
    once = {"hold-once": token, "hold-reason": "Gugatan berjalan"}
    return [send(client, walk, "hold", **once) for _ in range(2)]


@pytest.mark.django_db
def test_one_asks_another_confirms_and_the_page_says_what_goes() -> None:
    walk, item = stopped()
    one, other = at_desk("caseworker"), at_desk("chair")
    page = shown(one, walk)
    assert "belum diverifikasi" in page
    assert "Tidak ada jangka waktu yang diketahui" in page
    answer = send(one, walk, "ask", **asking(item.id))
    assert answer.status_code == 303
    assert 'value="confirm"' not in shown(one, walk)
    page = shown(other, walk)
    assert item.blob_id in page.split("Yang dimusnahkan untuk selamanya")[1]
    asked = page.split('name="confirm-asked" value="')[1].split('"')[0]
    assert send(one, walk, "confirm", **{"confirm-asked": asked}).status_code == 422
    assert send(other, walk, "confirm", **{"confirm-asked": asked}).status_code == 303
    assert Destruction.objects.unfiltered(reason=NOBODY).get().item_id == item.id
    page = shown(other, walk)
    assert item.blob_id in page.split("Sudah dimusnahkan")[1]
    assert verify_chain(walk.file_id) == []
    assert (
        "Memusnahkan bukti" in one.get(reverse("desk:file", args=[walk.file_id])).content.decode()
    )


def asked_on(page: str) -> str:
    return page.split('name="confirm-asked" value="')[1].split('"')[0]


@pytest.mark.django_db
def test_destroyed_words_are_told_confirmed_and_not_offered_again() -> None:
    walk, item = stopped()
    one, other = at_desk("caseworker"), at_desk("chair")
    words = asking(None, "words_without_violation")
    answer = send(one, walk, "ask", **words)
    assert "Belum ada yang dimusnahkan" in unescape(one.get(answer.url).content.decode())
    answer = send(other, walk, "confirm", **{"confirm-asked": asked_on(shown(other, walk))})
    assert "Sudah dimusnahkan. Yang tercantum" in unescape(other.get(answer.url).content.decode())
    page = shown(other, walk)
    told = page.split(item.blob_id)[1]
    assert "Isi tindakan dalam berkas ini" in told
    assert "words_without_violation" not in told
    assert "Tidak ada yang dimusnahkan" not in page
    assert 'value="ask"' not in page
    assert "Sudah dimusnahkan. Yang tercantum" not in page
    assert send(one, walk, "ask", **words).status_code == 422


@pytest.mark.django_db
def test_what_a_rule_has_nothing_left_for_is_not_offered() -> None:
    walk, item = stopped()
    one, other = at_desk("caseworker"), at_desk("chair")
    assert 'value="evidence_without_violation"' in shown(one, walk)
    send(one, walk, "ask", **asking(item.id))
    send(other, walk, "confirm", **{"confirm-asked": asked_on(shown(other, walk))})
    page = shown(one, walk)
    assert 'value="evidence_without_violation"' not in page
    assert 'value="words_without_violation"' in page


@pytest.mark.django_db
def test_a_hold_is_placed_once_and_stops_everything() -> None:
    walk, item = stopped()
    client = at_desk("chair")
    assert [each.status_code for each in held(client, walk)] == [303, 303]
    [hold] = Hold.objects.unfiltered(reason=NOBODY)
    assert str(hold.path) == walk.office.path
    page = shown(client, walk)
    assert "Gugatan berjalan" in page
    assert 'value="ask"' not in page
    assert send(client, walk, "ask", **asking(item.id)).status_code == 422
    lift = f"lift-{hold.id}"
    assert send(client, walk, lift, **{f"{lift}-reason": ""}).status_code == 422
    assert send(client, walk, lift, **{f"{lift}-reason": "Selesai"}).status_code == 303
    assert [act.kind for act in acts_of(walk.file_id)][-2:] == ["place_hold", "lift_hold"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ask-number": ""}, "keputusan tertulis yang mendasarinya"),
        ({"ask-decided_on_year": "2999"}, "belum terjadi"),
        ({"ask-items": ""}, "Pilih sedikitnya satu bukti"),
        ({"ask-rule": "evidence_of_ended_file"}, "ask-rule"),
        ({"ask-reason": ""}, "ask-reason"),
    ],
)
def test_what_is_missing_is_named_and_nothing_typed_is_lost(
    change: dict[str, str], said: str
) -> None:
    walk, item = stopped()
    answer = send(at_desk(), walk, "ask", **{**asking(item.id), **change})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert said in page.split("govuk-error-summary__list")[1].split("</ul>")[0]
    assert "Kantor contoh" in page
    assert [act.kind for act in acts_of(walk.file_id)][-1] == "decide"


@pytest.mark.django_db
def test_a_file_that_runs_offers_a_hold_only() -> None:
    walk = path.reported()
    refresh(walk.file_id)
    page = shown(at_desk(), walk)
    assert "Berkas ini belum selesai" in page
    assert 'value="hold"' in page
    assert 'value="ask"' not in page
    assert ">Pemusnahan</h2>" not in page
    assert at_desk("village_supervisor").get(where(walk)).status_code in (403, 404)


@pytest.mark.django_db
def test_the_page_costs_at_most_twelve_queries() -> None:
    walk, item = stopped()
    client = at_desk("chair")
    held(client, walk)
    send(at_desk(), walk, "ask", **asking(item.id))
    with CaptureQueriesContext(connection) as queries:
        shown(client, walk)
    assert len(queries) <= 12, [each["sql"][:90] for each in queries]


@pytest.mark.browser
@pytest.mark.timeout(240)
def test_it_is_done_without_script_at_every_width(open_page: OpenPage, site: str) -> None:
    for width, root in ((320, ""), (360, "/en"), (1280, "")):
        walk, _item = stopped()
        page = open_page(script=False, width=width)
        seated(page, site, at_desk())
        page.goto(f"{root}{where(walk)}")
        assert fits(page)
        assert axe(page).violations == []
        page.locator("input[name=ask-items]").check()
        page.locator("input[name=ask-rule]").first.check()
        for name, typed in asking(None).items():
            if name != "ask-rule":
                page.locator(f"[name={name}]").fill(typed)
        press(page.locator("button[value=ask]"))
        seated(page, site, at_desk("chair"))
        page.goto(f"{root}{where(walk)}")
        assert fits(page)
        assert axe(page).violations == []
        press(page.locator("button[value=confirm]"))
        assert page.locator("button[value=confirm]").count() == 0
        assert axe(page).violations == []


def seated(page: Any, site: str, client: Client) -> None:
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}]
    )
