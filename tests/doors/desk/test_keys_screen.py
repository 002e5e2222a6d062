"""A custodian's keys in a browser without script: set, given on, lost, recovered by two."""

from datetime import date

import pytest
from django.test import Client
from playwright.sync_api import Page

from netra.offices import queries
from netra.offices.actions import appoint
from tests.doors.desk.printing import BEGUN, at_desk
from tests.doors.desk.test_decrees_screen import PHONE, look
from tests.harness.browser import OpenPage, press
from tests.rooms import decrees
from tests.rooms import factories as make

pytestmark = pytest.mark.browser

NEWCOMER = "empat kata milik kolega"
PROVINCE = ("kata provinsi pertama", "kata provinsi kedua")
TODAY = date(2024, 12, 1)


def custodian(place: str, name: str) -> Client:
    """A browser signed in by another custodian of that office, who has no secret yet."""
    person = make.person(name)
    appoint(
        person_id=person.id,
        office_id=make.office(place).id,
        capacity="custodian",
        valid_from=BEGUN,
    )
    client = Client()
    client.force_login(person)
    return client


def seat(page: Page, site: str, client: Client) -> None:
    """That custodian sits at the keys."""
    known = {"netra_demo_at": decrees.NOW.isoformat(), "netra": client.cookies["netra"].value}
    for name, value in known.items():
        page.context.add_cookies([{"name": name, "value": value, "url": site}])
    if "/kunci/" in page.url:
        page.goto(page.url)


def send(page: Page, do: str, **typed: str) -> None:
    """The form of that name is filled and sent."""
    form = page.locator(f"form:has(input[name='do'][value='{do}'])")
    for name, value in typed.items():
        field = form.locator(f"[name='{do}-{name}']")
        if field.first.evaluate("each => each.tagName") == "SELECT":
            field.select_option(value)
        elif field.first.get_attribute("type") == "checkbox":
            field.check()
        elif field.first.get_attribute("type") == "radio":
            form.locator(f"[name='{do}-{name}'][value^='{value}']").check()
        else:
            field.fill(value)
    press(form.locator("button"))


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", [320, PHONE, 1280])
@pytest.mark.parametrize("root", ["", "/en"])
def test_a_key_is_given_lost_and_recovered(
    open_page: OpenPage, site: str, root: str, width: int
) -> None:
    first = at_desk("custodian", make.REGENCY)
    second = custodian(make.REGENCY, "penjaga_dua")
    page = open_page(width=width)
    seat(page, site, second)
    page.goto(f"{site}{root}/meja/kunci/")
    look(page, "keys-unset")
    send(page, "set", new_secret=NEWCOMER, again="empat kata yang lain")
    look(page, "keys-differ")
    assert page.locator(".govuk-error-summary").count() == 1
    send(page, "set", new_secret=NEWCOMER, again=NEWCOMER)
    assert page.locator("input[name='do'][value='set']").count() == 0
    office = make.office(make.REGENCY).id
    me = queries.custodians(office, on=TODAY)
    other = next(each for each in me if each.own_key and each.name == "Nama penjaga_dua")
    assert other.own_key not in queries.keys_of(office)[0].holders
    seat(page, site, first)
    send(page, "grant", to=str(other.person), secret="salah sama sekali")
    look(page, "keys-wrong")
    assert page.locator(".govuk-error-summary").count() == 1
    send(page, "grant", to=str(other.person), secret=make.SECRET)
    look(page, "keys-given")
    assert other.own_key in queries.keys_of(office)[0].holders
    send(page, "lost")  # without saying so, nothing is ended
    assert page.locator(".govuk-error-summary").count() == 1
    send(page, "lost", sure="on")
    assert page.locator("input[name='do'][value='set']").count() == 1


def test_the_place_is_a_custodians_alone(open_page: OpenPage, site: str) -> None:
    make.office(make.REGENCY)
    assert at_desk("custodian").get("/meja/kunci/").status_code == 200
    for capacity in ("caseworker", "chair", "intake_officer"):
        assert at_desk(capacity).get("/meja/kunci/").status_code == 403


@pytest.mark.timeout(180)
def test_two_of_the_province_recover_what_a_regency_lost(open_page: OpenPage, site: str) -> None:
    one, two = custodian(make.PROVINCE, "prov_satu"), custodian(make.PROVINCE, "prov_dua")
    regency = at_desk("custodian", make.REGENCY)
    page = open_page(width=1280)
    for client, secret in ((one, PROVINCE[0]), (two, PROVINCE[1])):
        seat(page, site, client)
        page.goto(f"{site}/meja/kunci/")
        send(page, "set", new_secret=secret, again=secret)
    seat(page, site, regency)
    send(page, "renew")
    lost = queries.keys_of(make.office(make.REGENCY).id)[0]
    assert lost.pairs >= 1
    send(page, "lost", sure="on")
    send(page, "set", new_secret=NEWCOMER, again=NEWCOMER)
    seat(page, site, one)
    look(page, "keys-recover")
    choices = page.locator("input[name='begin-key'], select[name='begin-key'] option")
    values = [each.get_attribute("value") or "" for each in choices.all()]
    second = make.person("prov_dua").id
    wanted = next(each for each in values if each.startswith(f"{lost.id} ") and str(second) in each)
    send(page, "begin", key=wanted, reason="kata rahasia terlupa", secret=PROVINCE[0])
    seat(page, site, two)
    look(page, "keys-waiting")
    waiting = queries.recovering_for(second)
    send(page, "finish", which=str(waiting[0].id), secret=PROVINCE[1])
    keeper = make.person(f"custodian-{make.REGENCY}").id
    assert len(queries.private_half(lost.id, person_id=keeper, secret=NEWCOMER)) == 32
