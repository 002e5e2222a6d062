"""What an officer may get wrong: one clear message, in both languages, and nothing lost."""

import re
from typing import Any

import pytest
from django.test import Client

from netra.base.models import Act
from netra.doors.cli import demo
from netra.journeys.models import Journey
from netra.offices.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["", "/en"])
def root(request: pytest.FixtureRequest) -> str:
    demo.load()
    return str(request.param)


def seat(username: str) -> Client:
    client = Client()
    client.force_login(Person.objects.get(username=username))
    return client


def file_at(stage: str) -> Any:
    found = Journey.objects.unfiltered(reason="a test").filter(stage=stage)
    return found.order_by("pk").first().file_id


def page(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found is not None, name
    return found[1]


def send(client: Client, address: str, **fields: str) -> Any:
    """Send the form as its page offers it, with these fields changed."""
    html = page(client, address)
    posted = {name: hidden(html, name) for name in ("seen", "once")}
    posted |= dict(zip(PARTS, ("17", "10", "2024", "09.55"), strict=True))
    return client.post(address, {**posted, **fields})


PARTS = ("at_day", "at_month", "at_year", "at_time")


def errors(response: Any) -> str:
    html = response.content.decode()
    return html.split("govuk-error-summary", 1)[1].split("</div></div>", 1)[0]


def test_a_future_moment_is_refused(root: str) -> None:
    file, client = file_at("registered"), seat("caseworker")
    before = Act.objects.filter(file_id=file).count()
    response = send(
        client, f"{root}/meja/berkas/{file}/extend_handling/", reason="saksi", at_year="2031"
    )
    assert response.status_code == 422
    assert ("belum tiba" if not root else "future") in errors(response)
    assert "saksi" in response.content.decode()
    assert Act.objects.filter(file_id=file).count() == before


def test_an_act_out_of_order_names_the_stage(root: str) -> None:
    file, client = file_at("registered"), seat("chair")
    address = f"{root}/meja/berkas/{file}/decide/"
    html = page(client, address)
    assert "govuk-warning-text" in html
    members = {f"present_{n}": "on" for n in range(5)}
    rulings = dict.fromkeys(re.findall(r'name="(ruling_[^"]+)"', html), "forward")
    presiding = re.findall(r'<option value="([0-9a-f-]{36})"', html)[0]
    response = send(
        client,
        address,
        number="1/BA",
        place="Kantor",
        agenda="Kajian",
        presided_by=presiding,
        **members,
        **rulings,
    )
    assert response.status_code == 422
    assert ("teregistrasi" if not root else "registered") in errors(response)
    assert "1/BA" in response.content.decode()


def test_a_number_already_given_says_which_is_next(root: str) -> None:
    file, client = file_at("awaiting_signature"), seat("intake_officer")
    response = send(client, f"{root}/meja/berkas/{file}/sign_filing/", wanted="1")
    assert response.status_code == 422
    assert "3" in errors(response)
    assert Journey.objects.unfiltered(reason="a test").get(pk=file).stage == "awaiting_signature"


def test_a_missing_reason_is_asked_for_by_name(root: str) -> None:
    file, client = file_at("registered"), seat("caseworker")
    response = send(client, f"{root}/meja/berkas/{file}/extend_handling/", reason="")
    assert ("Keterangan" if not root else "Which information") in errors(response)
