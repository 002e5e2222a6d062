"""What a page, a list, a paper or a count may not let out.

Each names the class of a published finding it comes from: Bayanat's pen-test fixes (BAY), Open
Zaak's advisories (OZ), SecureDrop SEC-01 (SD), Hush Line's list (HL), GlobaLeaks' application
security page (GL), Indonesian clones (ID).
"""

import re
from typing import Any

import pytest
from django.urls import reverse

from netra.journeys.actions import refresh
from netra.offices.models import Person
from tests.doors.access.acting import act_of, sanctioned, send, text_of
from tests.doors.access.world import World, begun, signed_in
from tests.doors.desk.printing import at_desk, listed, words
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return begun()


def test_a_receiver_reads_the_forwarding_and_its_own_acts_only() -> None:
    """BAY: history of a restricted item readable; practice 3.9."""
    walk = sanctioned((make.PROSECUTION, make.REGENT))
    where = reverse("desk:file", args=[walk.file_id])
    one, other = (f"ppk_officer-{place}" for place in (make.PROSECUTION, make.REGENT))
    before = ("intake_officer", "chair")
    for capacity, place, reads, never in (
        ("merit_examiner", make.BKN, ["merit_examiner"], [*before, one, other, "K-1", "K-2"]),
        ("ppk_officer", make.PROSECUTION, [one, "K-1"], [*before, other, "K-2"]),
        ("ppk_officer", make.REGENT, [other, "K-2"], [*before, one, "K-1"]),
    ):
        page = register(at_desk(capacity, place).get(where))
        assert f"caseworker-{make.REGENCY}" in page  # who forwarded
        assert [name for name in reads if name not in page] == []
        assert [name for name in never if name in page] == [], (place, never)


def register(response: Any) -> str:
    """The chronology of a file's page, without the frame that names who is signed in."""
    return text_of(response).split("<main")[1]


def test_the_corrections_of_the_tiers_stay_with_the_supervisors() -> None:
    """BAY: history of a restricted item readable; practice 1.15, 1.20."""
    walk = beyond.forwarded(path.at_decision("2024-10-15"))
    refresh(walk.file_id)
    above = at_desk("province_supervisor", make.PROVINCE)
    where = act_of(walk.file_id, "check_tier")
    assert send(above, where, checked="on", correction="Koreksi-Provinsi").status_code == 302
    section = reverse("desk:follow_up", args=[walk.file_id])
    assert "Koreksi-Provinsi" in text_of(at_desk().get(section))
    for capacity, place in (("merit_examiner", make.BKN), ("ppk_officer", make.PROSECUTION)):
        assert "Koreksi-Provinsi" not in text_of(at_desk(capacity, place).get(section))


def test_a_village_supervisor_is_named_to_nobody(world: World) -> None:
    """BAY: user names masked; practice 3.16: sealed like witnesses."""
    name = Person.objects.get(username="village_supervisor").name
    for account in ("district_supervisor", "caseworker", "chair", "national_supervisor"):
        client = signed_in(account)
        for section in ("file", "people", "papers"):
            where = reverse(f"desk:{section}", args=[world.files["S"]])
            assert name not in text_of(client.get(where)), (account, section)


def test_nobody_sealed_shows_on_any_page_or_paper() -> None:
    """BAY: export containing items the requester cannot see."""
    walk = sanctioned()
    secrets = (*path.REPORTER.values(), *path.WITNESS.values())
    sections = ("file", "evidence", "handling", "plenaries", "people", "messages", "follow_up")
    for client in (at_desk(), at_desk("custodian"), at_desk("national_supervisor", make.NATION)):
        for section in sections:
            page = text_of(client.get(reverse(f"desk:{section}", args=[walk.file_id])))
            assert not [secret for secret in secrets if secret in page]
    for where in listed(at_desk(), walk):
        assert not [secret for secret in secrets if secret in words(at_desk(), where)]


def test_an_employer_searches_nothing_and_counts_nothing(world: World) -> None:
    """OZ: search endpoint unfiltered; nobody else's words are counted (practice 3.9)."""
    client = signed_in("ppk_officer_kudus")
    known = text_of(client.get(reverse("desk:cases")))
    assert known.count("/meja/berkas/") == 1
    assert 'name="kata"' not in known
    asked = text_of(client.get(reverse("desk:cases"), {"kata": "01/Reg/TM"}))
    assert asked.count("/meja/berkas/") == 1
    page = text_of(client.get(reverse("desk:numbers")))
    assert re.findall(r'numeric"><strong>(\d+)</strong>', page) == []


@pytest.mark.parametrize("words_", ["' OR 1=1 --", "%", "_", "\\", '"; DROP TABLE x; --', "\x00"])
def test_a_search_is_words_not_a_language(world: World, words_: str) -> None:
    """ID: SQL injection on every filter."""
    for account, most in (("caseworker", 6), ("caseworker_balikpapan", 1)):
        found = signed_in(account).get(reverse("desk:cases"), {"kata": words_, "dari": words_})
        assert found.status_code == 200
        assert text_of(found).count("/meja/berkas/") <= most
