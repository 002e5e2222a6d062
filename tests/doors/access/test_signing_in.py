"""Signing in, mandates, the demonstration: nobody becomes somebody else.

Each names the class of a published finding it comes from: Bayanat's pen-test fixes (BAY), Open
Zaak's advisories (OZ), SecureDrop SEC-01 (SD), Hush Line's list (HL), GlobaLeaks' application
security page (GL), Indonesian clones (ID).
"""

from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from netra.doors.cli.demo import people
from netra.offices.actions import appoint
from netra.offices.models import Mandate, Office, Person
from tests.doors.access.world import World, begun, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return begun()


def test_a_mandate_of_somebody_else_is_not_taken(world: World) -> None:
    """BAY: fresh rights for dangerous calls; privilege by another's identifier."""
    client = signed_in("administrator")
    for mandate in Mandate.objects.exclude(person__username="administrator"):
        assert client.post(reverse("desk:switch"), {"capacity": str(mandate.id)}).status_code == 302
        assert client.get(reverse("desk:file", args=[world.files["K"]])).status_code == 403
    session = client.session
    session["mandate"] = str(Mandate.objects.get(person__username="chair").id)
    session.save()
    assert client.get(reverse("desk:file", args=[world.files["K"]])).status_code == 403


def test_one_mandate_does_not_lend_its_sight_to_another(world: World) -> None:
    """Two mandates in one hand are two people: what one sees the other does not."""
    person = Person.objects.get(username="ppk_officer")
    office = Office.objects.get(key="bawaslu-kabupaten-kudus")
    more = appoint(
        person_id=person.id, office_id=office.id, capacity="caseworker", valid_from=people.SINCE
    )
    client = signed_in("ppk_officer")
    where = reverse("desk:file", args=[world.files["K"]])
    own = Mandate.objects.get(person=person, capacity="ppk_officer")
    for mandate, status in ((own, 404), (more, 200), (own, 404)):
        client.post(reverse("desk:switch"), {"capacity": str(mandate.id)})
        assert client.get(where).status_code == status


def test_an_ended_mandate_sees_nothing(world: World) -> None:
    """HL: ownership ends with the office; the file it had goes on without it."""
    client = signed_in("merit_examiner_kasn")
    where = reverse("desk:file", args=[world.files["E"]])
    assert client.get(where).status_code == 403
    assert client.get(reverse("desk:worklist")).status_code == 403
    client.cookies.load(SimpleCookie({"netra_demo_at": "2024-06-18T10:00:00+07:00"}))
    assert client.get(where).status_code == 200
    assert client.get(reverse("desk:file", args=[world.files["K"]])).status_code == 404


def test_the_demonstration_does_not_exist_in_service(world: World, settings: Any) -> None:
    """BAY: set-up endpoint creates a second administrator."""
    settings.NETRA_DEMO = settings.DEBUG = False
    client = Client()
    assert client.get(reverse("demo:roles")).status_code == 404
    for name in ("enter", "move", "decree"):
        found = client.post(reverse(f"demo:{name}"), {"username": "chair", "date": "2024-01-01"})
        assert found.status_code == 404
        assert not found.cookies
    assert client.get(reverse("ui:gallery")).status_code == 404
    assert "_auth_user_id" not in client.session


def test_a_date_of_the_demonstration_is_not_believed_in_service(
    world: World, settings: Any
) -> None:
    """An ended mandate is not revived by a cookie."""
    settings.NETRA_DEMO = False
    client = signed_in("merit_examiner_kasn")
    client.cookies.load(SimpleCookie({"netra_demo_at": "2024-06-18T10:00:00+07:00"}))
    assert client.get(reverse("desk:worklist")).status_code == 403


def test_signing_in_makes_a_new_session(world: World) -> None:
    """Session fixation: an identifier known before signing in is worth nothing afterwards."""
    client = Client()
    client.post(reverse("demo:enter"), {"username": "administrator"})
    before = client.cookies["netra"].value
    client.post(reverse("demo:enter"), {"username": "chair"})
    after = client.cookies["netra"].value
    assert before != after
    stale = Client()
    stale.cookies["netra"] = before
    assert stale.get(reverse("desk:worklist")).status_code == 302
    password = {"login": "caseworker", "password": people.PASSWORD}
    client.post(reverse("account_logout"))
    planted = "a" * 32
    client.cookies["netra"] = planted
    assert client.post(reverse("account_login"), password).status_code == 302
    assert client.cookies["netra"].value not in (planted, after)


@pytest.mark.parametrize(
    "referer",
    [
        "https://evil.example/meja/",
        "https://evil.example//evil.example/",
        "https://testserver//evil.example/x",
        "https://testserver/\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "//evil.example",
    ],
)
def test_moving_the_date_leads_to_this_site(referer: str) -> None:
    """Open redirect through the referring page."""
    said = {"referer": referer}
    found = Client().post(reverse("demo:move"), {"date": "2024-10-20"}, headers=said)
    assert url_has_allowed_host_and_scheme(found["Location"], allowed_hosts=None)


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example/", "/\\evil.example"])
def test_signing_in_leads_to_this_site(world: World, to: str) -> None:
    """Open redirect through `next`."""
    password = {"login": "chair", "password": people.PASSWORD, "next": to}
    found = Client().post(f"{reverse('account_login')}?next={to}", password)
    assert found.status_code == 302
    assert url_has_allowed_host_and_scheme(found["Location"], allowed_hosts=None)
