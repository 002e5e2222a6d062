"""The initial review with its three exits, registration, and people classed by the day."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.cases import actions, queries
from netra.cases.actions.own import NotYourFile
from netra.cases.actions.review import NobodyNamed, ReasonNeeded
from netra.cases.models import AllegedAct, Case, InitialReview
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def case(walk: path.Walk) -> Case:
    found = queries.case_of(walk.file_id)
    assert found is not None
    return found


def ready() -> path.Walk:
    return path.named(path.in_review(path.reported()))


@pytest.mark.parametrize(
    ("exit", "leads_to"),
    [
        ("not_registered", "not_registered"),
        ("forward_directly", "direct"),
        ("register", "reviewed"),
    ],
)
def test_the_three_exits(exit: str, leads_to: str) -> None:
    walk = path.reviewed(ready(), exit, reason="Syarat materiel tidak terpenuhi")
    assert stage(walk.file_id) == leads_to
    assert acts_of(walk.file_id)[-1].to_stage == leads_to
    assert (case(walk).exit, case(walk).registered_at) == (exit, None)


@pytest.mark.parametrize("reason", ["", "   "])
def test_who_is_not_registered_is_told_why(reason: str) -> None:
    with pytest.raises(ReasonNeeded):
        path.reviewed(ready(), "not_registered", reason)


def test_the_database_wants_the_reason_too() -> None:
    walk = path.reviewed(ready(), "not_registered", "Alasan")
    with pytest.raises(IntegrityError, match="review_not_registered"), transaction.atomic():
        InitialReview.objects.filter(case=case(walk)).update(reason="")


def test_who_is_not_registered_gets_no_number() -> None:
    walk = path.reviewed(ready(), "not_registered", "Alasan")
    with pytest.raises(NotAllowedNow):
        path.registered(walk)
    rows = Case.objects.unfiltered(reason="a test").filter(file_id=walk.file_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(registered_at=walk.now, number="x")


def test_directly_forwarded_is_studied_shortly_and_never_registered() -> None:
    walk = path.reviewed(ready(), "forward_directly")
    with pytest.raises(NotAllowedNow):
        path.registered(walk)
    path.decided(path.studied(walk))
    study = queries.study(case(walk).id)
    assert study is not None
    assert study.short
    assert (stage(walk.file_id), case(walk).number) == ("decided", "")


def test_a_registered_report_is_studied_at_length() -> None:
    study = queries.study(case(path.studied(path.at_registration())).id)
    assert study is not None
    assert not study.short


@pytest.mark.parametrize("exit", ["register", "forward_directly"])
def test_nothing_goes_on_while_nobody_is_named(exit: str) -> None:
    with pytest.raises(NobodyNamed):
        path.reviewed(path.in_review(path.reported()), exit)


def test_registration_gives_the_office_s_number() -> None:
    walk = path.registered(path.reviewed(ready()))
    found = case(walk)
    assert found.number == "01/Reg/LP/PB/Kab/14.21/X/2024"
    assert found.registered_at == walk.now
    assert stage(walk.file_id) == "registered"
    second = path.registered(path.reviewed(ready()))
    assert case(second).number == "02/Reg/LP/PB/Kab/14.21/X/2024"


def test_the_office_sets_its_first_number() -> None:
    assert case(path.registered(path.reviewed(ready()), wanted=12)).number.startswith("12/Reg/")


def test_the_database_wants_a_number_with_a_registration() -> None:
    walk = path.reviewed(ready())
    rows = Case.objects.unfiltered(reason="a test").filter(file_id=walk.file_id)
    with pytest.raises(IntegrityError, match="case_registered_has_number"), transaction.atomic():
        rows.update(registered_at=walk.now)


@pytest.mark.parametrize(
    ("occurred_on", "phase", "klass"),
    [
        (date(2024, 7, 19), "before_determination", "ethics"),
        (date(2024, 9, 21), "before_determination", "ethics"),
        (date(2024, 9, 22), "after_determination", "discipline"),
        (date(2024, 10, 20), "after_determination", "discipline"),
    ],
)
def test_the_same_act_is_classed_by_its_day(occurred_on: date, phase: str, klass: str) -> None:
    walk = path.named(
        path.in_review(path.reported("2024-10-21")), path.official(occurred_on=occurred_on)
    )
    alleged = AllegedAct.objects.get(respondent_id=walk.people[0])
    assert (alleged.phase, alleged.klass) == (phase, klass)
    assert alleged.articles


def test_the_favoured_side_stands_with_the_act_and_in_no_list() -> None:
    side = "pasangan tanpa nama"
    walk = path.named(path.in_review(path.reported()), path.official(favoured_side=side))
    assert AllegedAct.objects.get(respondent_id=walk.people[0]).favoured_side == side
    assert side not in str(queries.respondents(case(walk).id))


def test_one_file_speaks_of_several_people() -> None:
    walk = path.named(
        path.in_review(path.reported()),
        path.official(1, codes=["PN-01", "PN-03"]),
        path.official(2, make.REGENT, employment="pppk"),
    )
    lines = queries.respondents(case(walk).id)
    assert [(line.number, len(line.acts)) for line in lines] == [(1, 2), (2, 1)]
    assert [line.agency_id for line in lines] == [
        make.office(make.PROSECUTION).id,
        make.office(make.REGENT).id,
    ]


def test_respondents_take_three_queries_whatever_their_number(
    django_assert_num_queries: Any,
) -> None:
    walk = path.named(path.in_review(path.reported()), *(path.official(n) for n in range(1, 9)))
    found = case(walk)
    with django_assert_num_queries(3):
        assert len(queries.respondents(found.id)) == 8


def test_a_longer_term_needs_its_reason() -> None:
    walk = path.at_registration()
    known: dict[str, Any] = {"file_id": walk.file_id, "by": make.actor("caseworker")}
    with pytest.raises(ReasonNeeded):
        actions.extend_handling(**known, reason=" ", at=walk.later())
    extended = actions.extend_handling(**known, reason="Saksi sakit", at=walk.later())
    assert (extended.extended_at, extended.extension_reason) == (walk.now, "Saksi sakit")


def test_another_office_does_nothing_on_the_case() -> None:
    walk = path.at_registration()
    stranger = make.actor("caseworker", make.OTHER_REGENCY)
    with pytest.raises(NotYourFile):
        actions.extend_handling(file_id=walk.file_id, reason="saksi", by=stranger, at=walk.later(1))
    chief = make.actor("caseworker", "ri.p33")
    with pytest.raises(NotYourFile):
        actions.extend_handling(file_id=walk.file_id, reason="saksi", by=chief, at=walk.later(1))
