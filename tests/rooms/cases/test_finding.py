"""Findings: from the field, from a tip that was traced, from a report that was not registered."""

from typing import Any

import pytest

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.cases import actions, queries
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def information(walk: path.Walk, *, accepted: bool = True) -> path.Walk:
    at = walk.later()
    actions.declare_initial_information(
        file_id=walk.file_id,
        office=walk.office,
        meeting=path.meeting(walk),
        accepted=accepted,
        ground="" if accepted else "not_proven",
        by=make.actor("chair"),
        at=at,
    )
    return walk


def traced(walk: path.Walk) -> path.Walk:
    known: dict[str, Any] = {"file_id": walk.file_id, "by": make.actor("caseworker")}
    actions.order_tracing(**known, decree="SK-3", team="Tim", at=walk.later())
    assert stage(walk.file_id) == "tracing"
    actions.report_tracing(**known, result="Ditemukan", at=walk.later(24))
    assert stage(walk.file_id) == "traced"
    return walk


def fix(walk: path.Walk, *, accepted: bool) -> None:
    at = walk.later()
    actions.fix_finding(
        file_id=walk.file_id,
        office=walk.office,
        meeting=path.meeting(walk),
        accepted=accepted,
        ground="" if accepted else "unfounded_after_investigation",
        about="Dugaan",
        by=make.actor("chair"),
        at=at,
    )


def test_a_supervision_record_becomes_a_finding_by_plenary() -> None:
    walk = path.seen()
    assert stage(walk.file_id) == "supervision_record"
    path.found(walk)
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert (stage(walk.file_id), case.origin, case.path) == ("finding", "finding", make.REGENCY)
    assert case.finder_id == make.actor("district_supervisor", make.DISTRICT).person_id
    path.registered(path.named(walk))
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert case.number == "01/Reg/TM/PB/Kab/14.21/X/2024"
    cited = {act.kind: act.article for act in acts_of(walk.file_id)}
    assert cited["submit_supervision_record"] == "Perbawaslu 5/2022"
    assert cited["fix_finding"] == ""  # the article read is of general elections


def test_a_record_that_is_no_finding_stays_a_record() -> None:
    walk = path.seen()
    fix(walk, accepted=False)
    assert stage(walk.file_id) == "kept_as_information"
    assert queries.case_of(walk.file_id) is None
    with pytest.raises(NotAllowedNow):
        fix(walk, accepted=True)


def test_a_supervisor_does_not_fix_the_finding() -> None:
    walk = path.seen()
    with pytest.raises(NotAllowedNow) as refused:
        actions.fix_finding(
            file_id=walk.file_id,
            office=walk.office,
            meeting=path.meeting(walk),
            accepted=True,
            about="Dugaan",
            by=make.actor("district_supervisor", make.DISTRICT),
            at=walk.later(),
        )
    assert refused.value.facts["why"] == "capacity"


def test_a_tip_becomes_a_finding_in_four_acts() -> None:
    walk = traced(information(path.tipped()))
    fix(walk, accepted=True)
    assert stage(walk.file_id) == "finding"
    assert [act.to_stage for act in acts_of(walk.file_id)] == [
        "tip",
        "initial_information",
        "tracing",
        "traced",
        "finding",
    ]
    path.decided(path.studied(path.registered(path.named(walk))))
    assert stage(walk.file_id) == "decided"


def test_a_traced_tip_may_stay_information() -> None:
    walk = traced(information(path.tipped()))
    fix(walk, accepted=False)
    assert stage(walk.file_id) == "kept_as_information"


def test_a_tip_is_not_traced_before_the_plenary() -> None:
    with pytest.raises(NotAllowedNow):
        traced(path.tipped())


@pytest.mark.parametrize("begin", ["tip", "not_registered"])
def test_what_a_plenary_did_not_accept_stays_where_the_act_says(begin: str) -> None:
    walk = path.tipped() if begin == "tip" else refused()
    information(walk, accepted=False)
    assert stage(walk.file_id) == acts_of(walk.file_id)[-1].to_stage == "kept_as_information"
    with pytest.raises(NotAllowedNow):
        information(walk)


def refused() -> path.Walk:
    walk = path.named(path.in_review(path.reported()))
    return path.reviewed(walk, "not_registered", "Syarat formal")


def test_an_unregistered_report_may_be_traced_into_a_finding() -> None:
    walk = traced(information(refused()))
    fix(walk, accepted=True)
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert (stage(walk.file_id), case.origin, case.exit) == ("finding", "finding", "")
    path.registered(walk)
    assert stage(walk.file_id) == "registered"


def test_a_finding_of_other_law_alone_is_forwarded_without_registration() -> None:
    walk = path.named(path.found(path.seen()))
    path.reviewed(walk, "forward_directly")
    assert stage(walk.file_id) == "direct"
    with pytest.raises(NotAllowedNow):
        path.registered(walk)
    beyond.forwarded(path.decided(path.studied(walk)))
    assert stage(walk.file_id) == "forwarded"
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert (case.origin, case.number, case.registered_at) == ("finding", "", None)
