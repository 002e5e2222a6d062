"""The appointing authority: its own people, five dates in order, nothing final under a remedy."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.cases.models import Respondent
from netra.journeys import queries as journeys
from netra.journeys.actions import refresh
from netra.outcomes import actions
from netra.outcomes.actions.refusals import (
    AdviceFirst,
    DecidedAlready,
    NotDelivered,
    NothingToObject,
    NotInForceYet,
    NotSentToYou,
    NotYourEmployee,
    RemedyOpen,
    RemedyTermRuns,
    SanctionNeeded,
)
from netra.outcomes.models import Decision
from netra.outcomes.queries import deciders, remedies_until, stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def advised(*people: dict[str, Any], copies: tuple[str, ...] = (make.PROSECUTION,)) -> path.Walk:
    walk = beyond.forwarded(path.at_decision("2024-10-17", *people), copies=copies)
    return beyond.recommended(beyond.acknowledged(walk))


def act(walk: path.Walk, name: str, at: Any = None, **other: Any) -> Any:
    return getattr(actions, name)(
        file_id=walk.file_id,
        decision_id=walk.decisions[0].id,
        by=make.actor("ppk_officer", make.PROSECUTION),
        at=at or walk.later(),
        **other,
    )


def only(walk: path.Walk) -> Decision:
    found: Decision = Decision.objects.unfiltered(reason="a test").get(file_id=walk.file_id)
    return found


@pytest.mark.parametrize("place", [make.REGENT, make.GOVERNOR])
@pytest.mark.parametrize("has_copy", [True, False])
def test_another_authority_does_not_decide(place: str, has_copy: bool) -> None:
    walk = advised(copies=(make.PROSECUTION, place) if has_copy else (make.PROSECUTION,))
    with pytest.raises((NotYourEmployee, NotSentToYou)), transaction.atomic():
        beyond.imposed(walk, place)
    assert stage(walk.file_id) == "recommended"


def test_whom_the_authority_advised_may_decide_without_a_copy_of_the_file() -> None:
    walk = advised(copies=())
    refresh(walk.file_id)
    employer = make.viewer("ppk_officer", make.PROSECUTION)
    assert journeys.line(walk.file_id, employer) is not None
    beyond.imposed(walk)
    assert stage(walk.file_id) == "sanctioned"


def test_a_copy_is_no_leave_to_decide_before_the_merit_authority() -> None:
    walk = beyond.forwarded(path.at_decision("2024-10-17", path.official(1), path.official(2)))
    for there in ("forwarded", "acknowledged"):
        with pytest.raises(AdviceFirst), transaction.atomic():
            beyond.imposed(walk)
        assert stage(walk.file_id) == there
        if there == "forwarded":
            beyond.acknowledged(walk)
    beyond.imposed(beyond.recommended(walk))
    assert stage(walk.file_id) == "sanctioned"


def test_sent_to_the_appointing_authority_itself_it_decides_without_advice() -> None:
    walk = path.at_decision("2024-10-17")
    beyond.forwarded(walk, make.PROSECUTION, copies=())
    beyond.imposed(beyond.acknowledged(walk, make.PROSECUTION))
    assert stage(walk.file_id) == "sanctioned"


def test_an_employee_of_unknown_agency_is_nobody_s() -> None:
    walk = path.at_decision("2024-10-17")
    beyond.forwarded(walk, make.PROSECUTION, copies=())
    Respondent.objects.filter(id__in=walk.people).update(agency=None)
    assert deciders(walk.file_id) == {}
    with pytest.raises(NotYourEmployee), transaction.atomic():
        beyond.imposed(walk)


def test_a_person_is_decided_on_once() -> None:
    walk = beyond.imposed(advised())
    with pytest.raises(DecidedAlready), transaction.atomic():
        beyond.imposed(walk)


def test_five_dates_in_order() -> None:
    walk = beyond.imposed(advised())
    decided = walk.now
    for name in ("enter_into_force", "record_sanction"):
        other = {"record_number": "I-1"} if name == "record_sanction" else {}
        with pytest.raises(NotDelivered), transaction.atomic():
            act(walk, name, **other)
    with pytest.raises(NotDelivered), transaction.atomic():
        act(walk, "deliver", at=decided - timedelta(hours=1))
    delivered = act(walk, "deliver").delivered_at
    with pytest.raises(NotDelivered), transaction.atomic():
        act(walk, "enter_into_force", at=decided)
    walk.later(15 * 24)
    in_force = act(walk, "enter_into_force").in_force_at
    act(walk, "record_sanction", record_number="I-1")
    found = only(walk)
    assert found.recorded_at is not None
    assert found.decided_at < delivered < in_force < found.recorded_at
    assert (found.record_number, stage(walk.file_id)) == ("I-1", "recorded")


@pytest.mark.parametrize("name", ["deliver", "enter_into_force"])
def test_a_date_is_set_once(name: str) -> None:
    walk = beyond.imposed(advised())
    act(walk, "deliver")
    act(walk, "enter_into_force", reason="Alasan")
    before = only(walk)
    with pytest.raises(NotAllowedNow), transaction.atomic():
        act(walk, name)
    after = only(walk)
    assert (after.delivered_at, after.in_force_at) == (before.delivered_at, before.in_force_at)


def test_the_database_keeps_the_order_too() -> None:
    walk = beyond.imposed(advised())
    rows = Decision.objects.unfiltered(reason="a test").filter(file_id=walk.file_id)
    for changes in (
        {"delivered_at": walk.now - timedelta(days=1)},
        {"in_force_at": walk.now},
        {"form": ""},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**changes)


def test_an_open_remedy_stops_everything() -> None:
    walk = beyond.imposed(advised())
    with pytest.raises(NothingToObject), transaction.atomic():
        act(walk, "object_to", kind="objection")
    act(walk, "deliver")
    act(walk, "object_to", kind="objection")
    with pytest.raises(NothingToObject), transaction.atomic():
        act(walk, "object_to", kind="objection")
    with pytest.raises(RemedyOpen), transaction.atomic():
        act(walk, "enter_into_force")
    act(walk, "decide_remedy", result="upheld", note="")
    walk.later(15 * 24)
    act(walk, "enter_into_force")
    act(walk, "object_to", kind="appeal")
    with pytest.raises(RemedyOpen), transaction.atomic():
        act(walk, "record_sanction", record_number="I-1")
    with pytest.raises(NotAllowedNow), transaction.atomic():
        beyond.closed(walk)
    act(walk, "decide_remedy", result="upheld", note="")
    act(walk, "record_sanction", record_number="I-1")
    beyond.closed(walk)
    assert stage(walk.file_id) == "closed"


def test_a_remedy_after_recording_keeps_the_file_open() -> None:
    walk = beyond.recorded(beyond.imposed(advised()))
    assert stage(walk.file_id) == "recorded"
    act(walk, "object_to", kind="appeal")
    assert (stage(walk.file_id), acts_of(walk.file_id)[-1].to_stage) == ("sanctioned",) * 2
    with pytest.raises(NotAllowedNow), transaction.atomic():
        beyond.closed(walk)
    act(walk, "decide_remedy", result="upheld", note="")
    assert (stage(walk.file_id), acts_of(walk.file_id)[-1].to_stage) == ("recorded",) * 2


def test_in_force_on_its_day_or_for_a_reason() -> None:
    """Day 15 after delivery, PP 94/2021 Pasal 38; the sources disagree on how to count it."""
    walk = beyond.imposed(advised())
    delivered = act(walk, "deliver").delivered_at
    with pytest.raises(NotInForceYet) as refused, transaction.atomic():
        act(walk, "enter_into_force", at=delivered + timedelta(days=13))
    assert refused.value.facts["due"].date() == (delivered + timedelta(days=15)).date()
    act(walk, "enter_into_force", reason="Keputusan menyebut tanggalnya")
    assert only(walk).in_force_at is not None
    assert acts_of(walk.file_id)[-1].body.content["reason"] == "Keputusan menyebut tanggalnya"


def test_a_moral_sanction_has_no_day_fifteen() -> None:
    walk = beyond.imposed(advised(), kind="ethics")
    act(walk, "deliver")
    act(walk, "enter_into_force")
    act(walk, "record_sanction", record_number="I-1")
    assert remedies_until(walk.file_id) is None


def test_the_file_is_not_closed_while_an_objection_may_come() -> None:
    """14 working days from delivery, PP 79/2021 Pasal 3-9."""
    walk = beyond.recorded(beyond.imposed(advised()))
    known: dict[str, Any] = {"file_id": walk.file_id, "reason": "Selesai"}
    known["by"] = make.actor("caseworker", walk.office.path)
    due = remedies_until(walk.file_id)
    assert due is not None
    assert due > walk.now
    with pytest.raises(RemedyTermRuns) as refused, transaction.atomic():
        actions.close(**known, at=walk.later())
    assert refused.value.facts["due"] == due
    actions.close(**known, at=due + timedelta(minutes=1))
    assert stage(walk.file_id) == "closed"


def test_what_a_remedy_put_in_its_place_stands_beside_the_decision() -> None:
    walk = beyond.imposed(advised())
    act(walk, "deliver")
    act(walk, "object_to", kind="objection")
    with pytest.raises(SanctionNeeded), transaction.atomic():
        act(walk, "decide_remedy", result="lightened", note="")
    act(walk, "decide_remedy", result="lightened", note="", kind="ethics", form="SM-1")
    found = only(walk)
    assert (found.kind, found.form) == ("discipline", "SR-1")
    assert (found.in_force_kind, found.in_force_form) == ("ethics", "SM-1")
    act(walk, "object_to", kind="appeal")
    act(walk, "decide_remedy", result="upheld", note="")
    assert only(walk).in_force_form == "SM-1"


def test_a_revoked_decision_leaves_no_sanction() -> None:
    walk = beyond.imposed(advised())
    act(walk, "deliver")
    act(walk, "object_to", kind="objection")
    act(walk, "decide_remedy", result="revoked", note="Bukan pegawai pada hari kejadian")
    found = only(walk)
    assert (found.kind, found.form) == ("discipline", "SR-1")
    assert (found.in_force_kind, found.in_force_form) == ("none", "")
    assert stage(walk.file_id) == "dismissed"
    assert acts_of(walk.file_id)[-1].to_stage == "dismissed"
    refresh(walk.file_id)
    line = journeys.line_of(walk.file_id)
    assert line is not None
    assert line.outcome == "none"
    beyond.closed(walk)


def test_no_sanction_is_an_answer_too() -> None:
    walk = beyond.imposed(advised(), kind="none")
    assert (only(walk).form, stage(walk.file_id)) == ("", "dismissed")
    beyond.closed(walk)
    assert stage(walk.file_id) == "closed"


def test_a_file_waits_for_its_last_person() -> None:
    walk = advised(path.official(1), path.official(2))
    people = walk.people
    walk.people = people[:1]
    beyond.recorded(beyond.imposed(walk))
    assert stage(walk.file_id) == "sanctioned"
    with pytest.raises(NotAllowedNow), transaction.atomic():
        beyond.closed(walk)
    walk.people, walk.decisions = people[1:], []
    beyond.recorded(beyond.imposed(walk))
    assert stage(walk.file_id) == "recorded"


def test_nothing_follows_the_end() -> None:
    walk = beyond.closed(beyond.recorded(beyond.imposed(advised())))
    with pytest.raises(NotAllowedNow), transaction.atomic():
        beyond.closed(walk)
    with pytest.raises(NotAllowedNow), transaction.atomic():
        act(walk, "deliver")
