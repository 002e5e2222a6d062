"""The desks that open no file, and those who look for an employer: what their pages may show."""

import re
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from netra.base.models import Act
from netra.cases.models import Respondent
from netra.doors.desk import publishing
from netra.journeys.models import Journey
from netra.law.publication import Published
from netra.offices.models import Person
from tests.doors.access.world import World, begun, signed_in

pytestmark = pytest.mark.django_db

FILE = re.compile(r"/meja/berkas/")


@pytest.fixture
def world() -> World:
    return begun()


def main(response: Any) -> str:
    """The page without the frame that says who is signed in."""
    assert response.status_code == 200
    return str(response.content.decode().split("<main", 1)[1])


def audited(client: Client, world: World) -> str:
    """Everything an auditor can open."""
    pages = [reverse("desk:audit"), *(chain(file_id) for file_id in world.files.values())]
    return "".join(main(client.get(where)) for where in pages)


def chain(file_id: UUID) -> str:
    return reverse("desk:chain", args=[file_id])


def test_signing_in_leads_each_to_a_desk_of_its_own(world: World) -> None:
    for username, desk in (
        ("auditor", "audit"),
        ("publisher", "publishing"),
        ("administrator", "administration"),
    ):
        client = signed_in(username)
        led = client.get(reverse("desk:worklist"))
        assert led["Location"] == reverse(f"desk:{desk}")
        page = client.get(led["Location"])
        assert FILE.search(page.content.decode()) is None
        assert reverse("desk:cases") not in page.content.decode()


def test_an_auditor_reads_no_name_and_no_word_of_anybody(world: World) -> None:
    shown = audited(signed_in("auditor"), world)
    lines = Journey.objects.unfiltered(reason="a test")
    people = [*Person.objects.values_list("name", flat=True)]
    respondents = [*Respondent.objects.values_list("name", flat=True)]
    words = [*lines.values_list("about", flat=True)]
    assert min(len(people), len(respondents), len(words)) > 0
    assert [each for each in (*people, *respondents, *words) if each and each in shown] == []


def test_an_auditor_finds_every_file_and_every_act(world: World) -> None:
    client = signed_in("auditor")
    listed = main(client.get(reverse("desk:audit")))
    assert {f for f in world.files.values() if chain(f) not in listed} == set()
    page = main(client.get(chain(world.files["K"])))
    acts = Act.objects.filter(file_id=world.files["K"])
    assert acts.count() > 3
    assert [act.seq for act in acts if bytes(act.hash).hex()[:12] not in page] == []


def test_a_broken_chain_is_named(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in("auditor")
    assert "tag--late" not in audited(client, world)
    monkeypatch.setattr("netra.base.queries.chain_hash", lambda *_: b"another")
    assert "tag--late" in main(client.get(reverse("desk:audit")))
    assert "tag--late" in main(client.get(chain(world.files["K"])))


def test_an_administrator_finds_accounts_and_no_village_name(world: World) -> None:
    client = signed_in("administrator")
    village = Person.objects.get(username="village_supervisor")
    page = main(client.get(reverse("desk:administration"), {"kata": "village_supervisor"}))
    assert "village_supervisor" in page
    assert village.name not in page
    assert "caseworker" not in page
    assert "tidak ada" in main(client.get(reverse("desk:administration"), {"kata": "zzz"})).lower()


@pytest.mark.parametrize(("withheld", "closes"), [(4, True), (3, False)])
def test_a_publisher_sees_whether_the_tables_add_up(
    world: World, monkeypatch: pytest.MonkeyPatch, withheld: int, closes: bool
) -> None:
    found = {
        "election": Published(shown={"one": 9}, withheld=1),
        "outcome": Published(shown={"closed": 5}, withheld=withheld),
        "act": Published(shown={"PN-01": 20}, withheld=0),
        "province": None,
    }
    monkeypatch.setattr(publishing, "published_tables", lambda **_: found)
    monkeypatch.setattr(publishing.statistics, "figures", lambda **_: SimpleNamespace(total=10))
    page = main(signed_in("publisher").get(reverse("desk:publishing")))
    assert ("tag--late" in page) is not closes
    assert page.count("tag--done") == (2 if closes else 1)
    assert "terlalu sedikit" in page


def test_a_publisher_reads_the_public_figures_as_they_are(world: World) -> None:
    page = main(signed_in("publisher").get(reverse("desk:publishing")))
    assert "tag--late" not in page
    assert f"{len(world.files) - 1} berkas" in page  # what waits for a signature is not received


@pytest.mark.parametrize("username", ["personnel_officer", "inspector"])
def test_whoever_looks_for_an_employer_neither_searches_nor_counts(
    world: World, username: str
) -> None:
    client = signed_in(username)
    sent = str(world.files["E"])
    assert sent in main(client.get(reverse("desk:cases")))
    assert sent in main(client.get(reverse("desk:cases"), {"kata": "tidak ada kata ini"}))
    assert 'name="kata"' not in main(client.get(reverse("desk:cases")))
    assert "numeric" not in main(client.get(reverse("desk:numbers")))
    follow_up = main(client.get(reverse("desk:follow_up", args=[world.files["E"]])))
    theirs = signed_in("ppk_officer_kudus")
    same = main(theirs.get(reverse("desk:follow_up", args=[world.files["E"]])))
    assert without_tokens(follow_up) == without_tokens(same)


def without_tokens(page: str) -> str:
    return re.sub(r'value="[^"]{30,}"', "", page)


def test_the_sign_in_page_offers_each_role_once(world: World, client: Client) -> None:
    Person.objects.create_user("replay-caseworker", name="Nama Rekaan")
    page = client.get(reverse("demo:roles")).content.decode()
    offered = re.findall(r'name="username" value="([^"]+)"', page)
    assert {"caseworker", "caseworker_balikpapan", "auditor", "inspector"} <= set(offered)
    assert "member_2" not in offered
    assert not [name for name in offered if name.startswith("replay-")]
    entered = client.post(reverse("demo:enter"), {"username": "replay-caseworker"})
    assert entered.status_code == 404
