"""The demonstration: a file for every desk, made once, seen by those who may."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from netra.base.models import Act, OutboxMessage
from netra.base.queries import acts_of, verify_chain
from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.doors.cli.demo import OnlyInDemo, load, people, scene
from netra.evidence import actions as evidence
from netra.evidence import queries as kept
from netra.forwarding import queries as forwarding
from netra.journeys import actions as journeys
from netra.journeys import queries as lists
from netra.journeys.models import Journey
from netra.law.glossary import term
from netra.offices import queries as offices
from netra.offices.models import Person

pytestmark = pytest.mark.django_db
TODAY = date(2024, 10, 17)


@pytest.fixture
def files() -> dict[str, UUID]:
    found = load()["files"]  # tests/replay has the published cases
    assert isinstance(found, dict)
    return {name: UUID(address) for name, address in found.items()}


def viewer(username: str, *, on: date = TODAY) -> Viewer:
    person = Person.objects.get(username=username)
    return offices.viewer(person.id, offices.holdings(person.id, on=on)[0], on=on)


def test_the_kudus_case_stands_as_published(files: dict[str, UUID]) -> None:
    case = cases.case(files["kudus"], viewer("caseworker"))
    assert case is not None
    assert case.number == "01/Reg/TM/PB/Kab/14.21/X/2024"
    assert not case.number_assumed
    assert [act.kind for act in acts_of(files["kudus"])] == [
        "submit_supervision_record",
        "keep_evidence",
        "fix_finding",
        "name_respondent",
        "register",
        "discuss_with_gakkumdu",
        "find_facts",  # the demonstration's own, so that a newcomer sees why and why not
    ]
    (respondent,) = cases.respondents(case.id)
    assert {cell.phase for cell in respondent.acts} == {"after_determination"}
    assert respondent.agency_id == offices.office_by_key("ppk-kejagung").id


def test_nothing_lies_in_the_demonstrations_future(files: dict[str, UUID]) -> None:
    assert not Act.objects.filter(at__gt=scene.at(TODAY, 10)).exists()


def test_every_desk_has_something(files: dict[str, UUID]) -> None:
    found = Journey.objects.unfiltered(reason="a test looks at all of it")
    assert dict(found.values_list("file_id", "stage")) == {
        files["earlier"]: "acknowledged",
        files["kudus"]: "registered",
        files["record"]: "supervision_record",
        files["tip"]: "tip",
        files["report"]: "received",
        files["pre_report"]: "awaiting_signature",
        files["balikpapan-1"]: "in_review",
        files["jayapura-1"]: "tracing",
        files["makassar-1"]: "acknowledged",
        files["semarang-1"]: "clarifying",
    }


def test_live_cases_lie_in_three_time_zones(files: dict[str, UUID]) -> None:
    zones = {offices.office(act.office).zone for act in Act.objects.all() if act.office}
    assert {"Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"} <= zones
    assert not Act.objects.filter(assumed=True).exists()


def test_a_second_load_does_nothing(files: dict[str, UUID]) -> None:
    def everything() -> tuple[int, int, int]:
        return Act.objects.count(), Person.objects.count(), OutboxMessage.objects.count()

    before = everything()
    again = load()["files"]
    assert again == {name: str(file_id) for name, file_id in files.items()}
    assert everything() == before
    assert verify_chain() == []


def test_lines_are_what_a_rebuild_would_make(files: dict[str, UUID]) -> None:
    found = Journey.objects.unfiltered(reason="a test looks at all of it").order_by("file_id")
    before = list(found.values())
    journeys.rebuild()
    assert list(found.all().values()) == before


@pytest.mark.parametrize(
    ("username", "sees"),
    [
        ("caseworker", 6),
        ("province_supervisor", 7),
        ("national_supervisor", 10),
        ("village_supervisor", 1),
        ("ppk_officer_kudus", 1),
        ("ppk_officer", 0),
        ("caseworker_balikpapan", 1),
        ("caseworker_jayapura", 1),
        ("merit_examiner", 1),
        ("administrator", 0),
    ],
)
def test_who_sees_how_much(files: dict[str, UUID], username: str, sees: int) -> None:
    assert lists.worklist(viewer(username)).total == sees


def test_a_mandate_ends_with_its_office(files: dict[str, UUID]) -> None:
    person = Person.objects.get(username="merit_examiner_kasn")
    assert offices.holdings(person.id, on=TODAY) == []
    assert offices.holdings(person.id, on=date(2024, 6, 18)) != []


def test_a_receiver_is_proposed_only_where_it_serves(files: dict[str, UUID]) -> None:
    def regional(path: str) -> list[str | None]:
        lines = forwarding.proposed(files["earlier"], path=path, on=TODAY)
        return [
            line.office.key if line.office else None
            for line in lines
            if line.function == "merit_regional_office"
        ]

    assert regional("ri.p33.k3319") == ["bkn-kanreg-1"]
    assert regional("ri.p64.k6471") == ["bkn-kanreg-8"]


def test_the_picture_is_one(files: dict[str, UUID]) -> None:
    (item,) = kept.items_of(files["kudus"], viewer("caseworker"))
    with kept.open_blob(item.sha256) as stream:
        assert evidence.content_type(stream.read()) == "image/png"


def test_each_role_has_a_word_and_the_password(files: dict[str, UUID]) -> None:
    for role in people.ROLES:
        assert term(role.capacity)
        assert Person.objects.get(username=role.username).check_password(people.PASSWORD)
    assert {role.capacity for role in people.ROLES} == set(offices.capacities())


def test_it_is_refused_in_service(settings: Any) -> None:
    settings.NETRA_DEMO = False
    with pytest.raises(OnlyInDemo):
        load()
