"""Measures reported outside the powers, cases taken over, respondents without a name."""

from datetime import date

import pytest
from django.db import transaction

from netra.base.errors import NotAllowedNow
from netra.cases import actions, queries
from netra.cases.actions.naming import TwoEmployments
from netra.cases.actions.own import NotYourFile
from netra.cases.actions.review import ReasonNeeded
from netra.cases.models import MEASURES
from netra.cases.queries import RespondentLine
from netra.journeys.actions import refresh
from netra.journeys.queries import line_of
from netra.law.glossary import term
from netra.outcomes.queries import decisions_of, stage
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def noted(walk: path.Walk, kind: str = "") -> path.Walk:
    actions.note_reported_measure(
        file_id=walk.file_id,
        stage=stage,
        respondent_id=None,
        measure="Teguran",
        issued_by="Panitia pengawas",
        issued_on=date(2024, 10, 20),
        source="Berita daring",
        kind=kind,
        by=make.actor("caseworker"),
        at=walk.later(),
    )
    return walk


@pytest.mark.parametrize("kind", MEASURES)
def test_each_kind_of_measure_is_kept_and_has_its_word(kind: str) -> None:
    case = queries.case_of(noted(path.at_registration(), kind).file_id)
    assert case is not None
    assert [each.kind for each in queries.measures(case.id)] == [kind]
    assert term(f"measure_{kind}") != term(f"measure_{kind}", "en")


def test_another_kind_of_measure_is_refused() -> None:
    with pytest.raises(ValueError, match="no kind of measure"):
        noted(path.at_registration(), "sanction")


def test_a_measure_as_reported_is_no_sanction_and_moves_nothing() -> None:
    walk = noted(path.at_registration())
    assert stage(walk.file_id) == "registered"
    assert decisions_of(walk.file_id) == []
    refresh(walk.file_id)
    line = line_of(walk.file_id)
    assert line is not None
    assert line.outcome == "reported_measure"
    path.studied(walk)
    path.decided(walk, path.rulings(walk, "stop", "Alasan", ground="reported_measure"))
    assert stage(noted(walk).file_id) == "stopped"


def test_a_measure_is_noted_only_on_a_file_of_ones_own() -> None:
    walk = path.at_registration()
    with pytest.raises(NotYourFile):
        actions.note_reported_measure(
            file_id=walk.file_id,
            stage=stage,
            respondent_id=None,
            measure="Teguran",
            issued_by="Seseorang",
            issued_on=None,
            source="Berita",
            by=make.actor("caseworker", make.OTHER_REGENCY),
            at=walk.later(),
        )


def take(walk: path.Walk, place: str, reason: str = "Panwascam berakhir") -> None:
    actions.take_over(
        file_id=walk.file_id,
        office=make.office(place),
        reason=reason,
        by=make.actor("chair", place),
        at=walk.later(),
    )


def test_a_tier_above_takes_a_case_over_where_it_stands() -> None:
    walk = path.at_registration()
    take(walk, make.PROVINCE)
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert (case.path, stage(walk.file_id)) == (make.PROVINCE, "registered")
    with pytest.raises(NotYourFile), transaction.atomic():
        path.studied(walk)
    walk.office = make.office(make.PROVINCE)
    path.studied(walk)
    assert stage(walk.file_id) == "studied"


def test_nobody_beside_takes_over_nor_twice_nor_without_a_reason() -> None:
    walk = path.at_registration()
    for place in (make.OTHER_REGENCY, make.OTHER_PROVINCE, make.REGENCY):
        with pytest.raises(NotYourFile), transaction.atomic():
            take(walk, place)
    with pytest.raises(ReasonNeeded), transaction.atomic():
        take(walk, make.PROVINCE, " ")
    with pytest.raises(NotAllowedNow):
        take(path.at_decision(), make.PROVINCE)


def lines(walk: path.Walk) -> list[RespondentLine]:
    case = queries.case_of(walk.file_id)
    assert case is not None
    return queries.respondents(case.id)


def test_who_has_no_name_is_called_by_number() -> None:
    walk = path.in_review(path.reported())
    path.named(walk, path.official(1, name=""), path.official(2, name=" "))
    assert [(line.name, line.named) for line in lines(walk)] == [
        ("Terlapor 1", False),
        ("Terlapor 2", False),
    ]


def test_one_employment_judges_and_another_is_only_noted() -> None:
    walk = path.in_review(path.reported())
    path.named(walk, path.official(1, employment="pns", other_employment="kpu_ad_hoc"))
    (line,) = lines(walk)
    assert (line.employment, line.other_employment) == ("pns", "kpu_ad_hoc")


@pytest.mark.parametrize("again", [{"employment": "kpu_ad_hoc"}, {"other_employment": "pns"}])
def test_two_employments_of_one_person_are_refused(again: dict[str, str]) -> None:
    walk = path.named(path.in_review(path.reported()), path.official(1))
    with pytest.raises(TwoEmployments):
        path.named(walk, path.official(1, name="respondent 1", **again))
