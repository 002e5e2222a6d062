"""What ends without being passed on says on which ground, and figures can count by it."""

import pytest

from netra.cases import queries
from netra.cases.actions.own import CountOfWhat, GroundNeeded
from netra.journeys.actions import refresh
from netra.journeys.queries import ground_counts
from netra.outcomes.queries import stage
from tests.rooms import path
from tests.rooms.cases.test_finding import fix, information, traced

pytestmark = pytest.mark.django_db


def studied() -> path.Walk:
    return path.studied(path.at_registration())


@pytest.mark.parametrize("ground", ["", "invented", "requirements_not_met"])
def test_a_stop_names_a_ground_of_its_place(ground: str) -> None:
    walk = studied()
    with pytest.raises(GroundNeeded):
        path.decided(walk, path.rulings(walk, "stop", "Alasan", ground=ground))
    assert stage(walk.file_id) == "studied"


@pytest.mark.parametrize("ground", ["official_duty", "not_civil_servant", "no_rule"])
def test_a_stop_is_counted_under_its_ground(ground: str) -> None:
    walk = studied()
    path.decided(walk, path.rulings(walk, "stop", "Alasan", ground=ground))
    assert stage(walk.file_id) == "stopped"
    refresh(walk.file_id)
    assert ground_counts() == {ground: 1}


def test_an_unregistered_report_names_its_ground() -> None:
    walk = path.named(path.in_review(path.reported()))
    with pytest.raises(GroundNeeded):
        path.reviewed(walk, "not_registered", "Alasan", ground="not_proven")
    path.reviewed(walk, "not_registered", "Alasan", ground="not_election_matter")
    assert queries.grounds(walk.file_id) == ["not_election_matter"]


def test_a_registered_report_has_none() -> None:
    walk = path.reviewed(path.named(path.in_review(path.reported())), ground="out_of_time")
    assert queries.grounds(walk.file_id) == []


def test_what_was_looked_into_and_found_without_ground_says_so() -> None:
    walk = traced(information(path.tipped()))
    fix(walk, accepted=False)
    assert stage(walk.file_id) == "kept_as_information"
    assert queries.grounds(walk.file_id) == ["unfounded_after_investigation"]


def test_a_number_of_forms_is_not_a_number_of_people() -> None:
    walk = path.in_review(path.reported(), reported_count=2699, reported_count_of="formulir")
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert (case.reported_count, case.reported_count_of) == (2699, "formulir")
    assert case.respondents.count() == 0
    with pytest.raises(CountOfWhat):
        path.in_review(path.reported(), reported_count=7)
