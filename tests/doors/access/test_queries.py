"""A page costs the same few queries at ten cases or a thousand, one office or fifty.

Counted as a browser causes them: session, person and mandate included. Features 7.4 (3): a constant
query count on every list, item and search.
"""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from netra.base.ids import new_id
from netra.base.models import File
from netra.cases.models import AllegedAct, Case
from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from netra.offices.models import Office
from tests.doors.access.world import World, begun, signed_in
from tests.doors.desk.printing import invited
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

AT = make.moment("2024-10-17")
DAY = date(2024, 10, 17)
MOST = 12
LISTS = ("worklist", "cases", "calendar", "numbers")
SECTIONS = (
    "file",
    "evidence",
    "handling",
    "plenaries",
    "people",
    "messages",
    "follow_up",
    "papers",
)
MORE = {"papers": 17}
"""The list of papers gathers rows of every kind at once; each kind is one query."""


@pytest.fixture
def world() -> World:
    return begun()


def offices(count: int, already: int = 0) -> list[Office]:
    """So many offices more beneath the regency's."""
    return Office.objects.bulk_create(
        Office(
            key=f"many-{number}",
            function="supervisory",
            tier="district",
            name=f"Kantor {number}",
            path=f"ri.p33.k3319.many{number}",
        )
        for number in range(already, already + count)
    )


def cases(count: int, held_by: list[Office]) -> None:
    """So many registered cases more, in turn at these offices."""
    files = File.objects.bulk_create(File(id=new_id(), opened_at=AT) for _ in range(count))
    places = [held_by[number % len(held_by)] for number in range(count)]
    Case.objects.bulk_create(
        Case(
            file=file,
            office=place,
            path=place.path,
            origin="finding",
            regime="regional_election",
            rules_on=DAY,
            about="Dugaan keberpihakan",
            opened_at=AT,
        )
        for file, place in zip(files, places, strict=True)
    )
    Journey.objects.bulk_create(
        Journey(
            file=file,
            office=place,
            path=place.path,
            holder=place,
            origin="finding",
            number=f"{file.id}",
            about="Dugaan keberpihakan",
            stage="registered",
            since=AT,
            waits_for="caseworker",
            zone="Asia/Jakarta",
            regime="regional_election",
            rules_on=DAY,
            due_at=AT + timedelta(hours=number),
            area_code="33.19",
        )
        for number, (file, place) in enumerate(zip(files, places, strict=True))
    )


def cost(client: Client, where: str) -> int:
    """The queries of one look at a page."""
    with CaptureQueriesContext(connection) as counted:
        assert client.get(where).status_code == 200, where
    return len(counted)


def addresses(file_id: UUID) -> dict[str, str]:
    found = {name: reverse(f"desk:{name}") for name in LISTS}
    found["search"] = reverse("desk:cases") + "?kata=dugaan"
    for alleged in AllegedAct.objects.filter(respondent__case__file_id=file_id)[:1]:
        found["assessment"] = reverse("desk:assessment", args=[file_id, alleged.id])
    return found | {name: reverse(f"desk:{name}", args=[file_id]) for name in SECTIONS}


@pytest.mark.parametrize("account", ["caseworker", "province_supervisor"])
def test_a_page_costs_the_same_at_any_number_of_cases_and_offices(
    world: World, account: str
) -> None:
    client, pages = signed_in(account), addresses(world.files["K"])
    one = offices(1)
    cases(10, one)
    few = {name: cost(client, where) for name, where in pages.items()}
    cases(990, one)
    many = {name: cost(client, where) for name, where in pages.items()}
    cases(1000, offices(49, already=1))
    wide = {name: cost(client, where) for name, where in pages.items()}
    assert few == many == wide


def test_a_page_costs_at_most_twelve(world: World) -> None:
    client = signed_in("caseworker")
    for file_id in (world.files["K"], world.files["E"], whole()):
        found = {name: cost(client, where) for name, where in addresses(file_id).items()}
        assert {name: n for name, n in found.items() if n > MORE.get(name, MOST)} == {}


def whole() -> UUID:
    """A file with rows of every kind: invited, decided, forwarded, advised on, in force."""
    walk = path.registered(path.reviewed(path.named(path.in_review(path.reported()))))
    for whom, label in (("respondent", ""), ("reporter", ""), ("witness", "1")):
        invited(walk, whom, label)
    sent = beyond.acknowledged(beyond.forwarded(path.decided(path.studied(walk))))
    beyond.recorded(beyond.imposed(beyond.recommended(sent)))
    refresh(walk.file_id)
    return walk.file_id
