"""Naming an employer among hundreds: the likely ones first, any other by words, nothing lost."""

import re
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from netra.cases.models import Respondent
from netra.journeys.actions import refresh
from netra.offices.models import Office
from tests.doors.access.acting import send
from tests.doors.desk.printing import at_desk
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Terlapor Rekaan Dua",
    "employment": "pns",
    "status_on_day": "active",
    "codes": "PN-18",
}


def opened() -> UUID:
    walk = path.in_review(path.reported())
    refresh(walk.file_id)
    return walk.file_id


def where(file_id: UUID, act: str = "name_respondent") -> str:
    return reverse("desk:act", args=[file_id, act])


def offered(response: Any, name: str = "agency") -> list[str]:
    """The authorities the form offers, by key, in its order."""
    ids = re.findall(rf'name="{name}" type="radio" value="([^"]+)"', response.content.decode())
    return [Office.objects.get(pk=each).key for each in ids if each != "unknown"]


def named(file_id: UUID) -> Respondent:
    return Respondent.objects.get(case__file_id=file_id, name=SAID["name"])


def key(response: Any, office_key: str) -> str:
    assert office_key in offered(response)
    return str(Office.objects.get(key=office_key).pk)


@pytest.fixture
def client() -> Client:
    return at_desk()


def test_the_form_stays_small_with_the_whole_country(client: Client) -> None:
    file_id = opened()
    client.get(where(file_id))
    with CaptureQueriesContext(connection) as counted:
        page = client.get(where(file_id))
    assert Office.objects.filter(function="appointing_authority").count() > 500
    assert offered(page)[-2:] == ["ppk-kabupaten-kudus", "ppk-provinsi-jawa-tengah"]
    assert len(offered(page)) < 10
    assert len(counted) <= 16
    assert len(page.content) < 40_000


def test_an_exact_name_is_taken_at_once(client: Client) -> None:
    file_id = opened()
    name = Office.objects.get(key="ppk-kota-balikpapan").name
    assert send(client, where(file_id), **SAID, agency_words=name.upper()).status_code == 302
    assert named(file_id).agency.key == "ppk-kota-balikpapan"


def test_words_are_answered_with_what_they_find_and_nothing_is_lost(client: Client) -> None:
    file_id = opened()
    back = send(client, where(file_id), **SAID, agency_words="balikpapan", position="Lurah")
    assert back.status_code == 422
    assert "kosongkan kata pencarian" in back.content.decode()
    assert 'value="Lurah"' in back.content.decode()
    assert 'value="balikpapan"' in back.content.decode()
    chosen = key(back, "ppk-kota-balikpapan")
    again = send(client, where(file_id), **SAID, agency_words="balikpapan", agency=chosen)
    assert again.status_code == 302
    assert named(file_id).agency.key == "ppk-kota-balikpapan"


def test_what_nobody_is_called_is_said(client: Client) -> None:
    back = send(client, where(opened()), **SAID, agency_words="qqqq zzzz")
    assert back.status_code == 422
    assert "tidak ada PPK dengan kata itu" in back.content.decode()


def test_a_choice_and_other_words_are_asked_about(client: Client) -> None:
    file_id = opened()
    near = key(client.get(where(file_id)), "ppk-kabupaten-kudus")
    back = send(client, where(file_id), **SAID, agency=near, agency_words="balikpapan")
    assert back.status_code == 422
    assert {"ppk-kabupaten-kudus", "ppk-kota-balikpapan"} <= set(offered(back))
    assert send(client, where(file_id), **SAID, agency=near).status_code == 302
    assert named(file_id).agency.key == "ppk-kabupaten-kudus"


def test_an_office_that_employs_nobody_is_no_answer(client: Client) -> None:
    file_id = opened()
    other = str(Office.objects.get(key="bawaslu-kota-balikpapan").pk)
    assert send(client, where(file_id), **SAID, agency=other).status_code == 422


@pytest.mark.parametrize("said", [{}, {"agency": "unknown"}])
def test_not_known_yet_is_an_answer(client: Client, said: dict[str, str]) -> None:
    file_id = opened()
    assert send(client, where(file_id), **SAID, **said).status_code == 302
    assert named(file_id).agency is None


def test_a_recommendation_goes_to_the_employer_of_the_respondent() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision()))
    refresh(walk.file_id)
    page = at_desk("merit_examiner", make.BKN).get(where(walk.file_id, "recommend"))
    assert offered(page, "to_office") == [make.office(make.PROSECUTION).key]
