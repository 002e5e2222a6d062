"""The suspected crime beside the neutrality part: transferred, decided, and never in its way."""

from typing import Any

import pytest
from django.db import transaction

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.cases import actions, queries
from netra.cases.actions.beside import NotTransferred
from netra.cases.actions.meeting import CrimeNotConcluded
from netra.cases.actions.own import NotYourFile
from netra.journeys.actions import refresh
from netra.journeys.queries import line_of
from netra.law.stages import stage as meaning
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def discussed(walk: path.Walk, conclusion: str = "continue") -> path.Walk:
    for ordinal, ends in ((1, "open"), (2, conclusion)):
        actions.discuss_with_gakkumdu(
            file_id=walk.file_id,
            ordinal=ordinal,
            institutions=["bawaslu", "police", "prosecutor"],
            articles="Pasal 188",
            conclusion=ends,
            note="",
            by=make.actor("caseworker"),
            at=walk.later(),
        )
    return walk


def transferred(walk: path.Walk, by: Any = None) -> path.Walk:
    actions.transfer_to_investigator(
        file_id=walk.file_id,
        stage=stage,
        to="Kepolisian resor setempat",
        letter_number="L-1",
        articles="Pasal 188",
        by=by or make.actor("caseworker"),
        at=walk.later(),
    )
    return walk


def resulted(walk: path.Walk, outcome: str) -> path.Walk:
    actions.record_investigation_result(
        file_id=walk.file_id,
        stage=stage,
        outcome=outcome,
        decided_by="Pengadilan negeri setempat",
        number="",
        decided_on=None,
        text="Putusan",
        reported_by="Berita",
        by=make.actor("caseworker"),
        at=walk.later(),
    )
    return walk


def only_crime_left() -> path.Walk:
    walk = discussed(path.studied(path.at_registration()))
    return path.decided(walk, path.rulings(walk, "transfer"))


@pytest.mark.parametrize("conclusion", ["not_a_crime", "open"])
def test_only_a_concluded_crime_is_transferred(conclusion: str) -> None:
    walk = discussed(path.at_registration(), conclusion)
    with pytest.raises(CrimeNotConcluded), transaction.atomic():
        transferred(walk)
    path.studied(walk)
    with pytest.raises(CrimeNotConcluded):
        path.decided(walk, path.rulings(walk, "transfer"))


def test_where_only_the_crime_remains_it_ends_with_the_court() -> None:
    walk = only_crime_left()
    assert stage(walk.file_id) == "decided_transfer"
    transferred(walk)
    assert stage(walk.file_id) == "with_investigator"
    resulted(walk, "convicted")
    assert stage(walk.file_id) == "court_decided"
    assert meaning("court_decided").final
    moved = [act.to_stage for act in acts_of(walk.file_id)[-3:]]
    assert moved == ["decided_transfer", "with_investigator", "court_decided"]
    refresh(walk.file_id)
    line = line_of(walk.file_id)
    assert line is not None
    assert (line.crime, line.outcome, line.closed) == ("convicted", "court_decided", True)


def test_a_stopped_investigation_is_no_judgement() -> None:
    walk = resulted(transferred(only_crime_left()), "stopped")
    assert stage(walk.file_id) == "investigation_stopped"


def test_an_appeal_counts_from_then_on() -> None:
    walk = resulted(resulted(transferred(only_crime_left()), "convicted"), "acquitted")
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert queries.crime(case.id) == "acquitted"
    found = queries.transfer(case.id)
    assert found is not None
    assert [result.outcome for result in found.results.all()] == ["acquitted", "convicted"]


def test_the_neutrality_part_goes_on_whatever_they_conclude() -> None:
    walk = transferred(discussed(path.at_registration()))
    assert stage(walk.file_id) == "registered"
    beyond.forwarded(path.decided(path.studied(walk)))
    assert stage(walk.file_id) == "forwarded"
    resulted(walk, "acquitted")
    assert stage(walk.file_id) == "forwarded"
    refresh(walk.file_id)
    line = line_of(walk.file_id)
    assert line is not None
    assert (line.crime, line.outcome) == ("acquitted", "forwarded")


def test_a_file_is_transferred_once_and_by_its_own_office() -> None:
    walk = discussed(path.at_registration())
    with pytest.raises(NotYourFile), transaction.atomic():
        transferred(walk, by=make.actor("caseworker", make.OTHER_REGENCY))
    with pytest.raises(NotTransferred), transaction.atomic():
        resulted(walk, "convicted")
    transferred(walk)
    with pytest.raises(NotAllowedNow):
        transferred(walk)
