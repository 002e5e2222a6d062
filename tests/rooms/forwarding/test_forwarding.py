"""Handing over: to whom by the law of the day, what is in it, who has it, who checked it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.base.errors import NotAllowedNow
from netra.base.models import OutboxMessage
from netra.base.queries import acts_of
from netra.cases.actions import Ruling
from netra.forwarding import actions, queries
from netra.forwarding.actions import (
    CheckBeforePassingOn,
    NoAddressee,
    NotSentToYou,
    ReturnReasonNeeded,
    Sendee,
)
from netra.forwarding.models import Forwarding, Recipient, TierCheck
from netra.law.certainty import Certainty
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def sent(walk: path.Walk) -> Forwarding:
    found = queries.latest(walk.file_id)
    assert found is not None
    return found


def proposed(walk: path.Walk, on: date) -> dict[str, queries.Proposed]:
    make.all_offices()
    lines = queries.proposed(walk.file_id, path=walk.office.path, on=on)
    return {line.function: line for line in lines}


@pytest.mark.parametrize(
    ("on", "authority", "certainty"),
    [
        (date(2024, 2, 1), make.KASN, Certainty.PRESS),
        (date(2024, 10, 21), make.BKN, Certainty.OFFICIAL),
    ],
)
def test_the_authority_of_the_day_is_proposed(
    on: date, authority: str, certainty: Certainty
) -> None:
    line = proposed(path.at_decision(), on)["merit_authority"]
    assert line.office is not None
    assert (line.office.path, line.role) == (authority, "addressee")
    assert line.citation.certainty is certainty


@pytest.mark.parametrize("on", [date(2024, 8, 24), date(2024, 8, 30), date(2024, 9, 3)])
def test_during_the_hand_over_the_addressee_is_uncertain_and_never_none(on: date) -> None:
    line = proposed(path.at_decision(), on)["merit_authority"]
    assert line.office is not None
    assert line.citation.certainty is Certainty.CONTRADICTED
    assert line.citation.other_reading


def test_the_employer_follows_the_agency_not_the_area() -> None:
    people = (path.official(1, make.PROSECUTION), path.official(2, make.REGENT))
    walk = path.at_decision("2024-10-17", *people)
    make.all_offices()
    lines = queries.proposed(walk.file_id, path=walk.office.path, on=date(2024, 10, 21))
    employers = {
        line.office.path: line.for_respondents
        for line in lines
        if line.function == "appointing_authority" and line.office
    }
    assert employers == {make.PROSECUTION: (1,), make.REGENT: (2,)}
    copies = {line.function: line for line in lines if line.role == "copy"}
    assert copies["province_supervisor"].office is not None
    assert copies["province_supervisor"].office.path == make.PROVINCE
    assert copies["national_supervisor"].office is not None
    assert copies["national_supervisor"].office.path == make.NATION


@pytest.mark.parametrize("employment", ["village_head", "tni", "polri", "honorary", "unknown"])
def test_nobody_is_without_an_addressee(employment: str) -> None:
    walk = path.at_decision("2024-10-17", path.official(employment=employment))
    lines = proposed(walk, date(2024, 10, 21)).values()
    assert any(line.role == "addressee" for line in lines)
    assert "merit_authority" not in {line.function for line in lines}


def test_the_dossier_holds_what_was_decided_and_no_reporter() -> None:
    walk = beyond.forwarded(path.at_decision())
    dossier = sent(walk).dossier
    assert dossier["number"] == "01/Reg/LP/PB/Kab/14.21/X/2024"
    assert [person["name"] for person in dossier["respondents"]] == ["Respondent 1"]
    assert dossier["respondents"][0]["acts"][0]["code"] == "PN-01"
    assert dossier["study"]["facts"] == "Fakta"
    assert (dossier["clarified"], dossier["reporter"]) == (False, None)
    for secret in (*path.REPORTER.values(), *path.WITNESS.values(), walk.code):
        assert secret not in str(dossier)


def test_a_stopped_person_is_not_in_the_dossier() -> None:
    walk = path.studied(
        path.at_registration("2024-10-17", path.official(1), path.official(2, make.REGENT))
    )
    first, second = path.rulings(walk)
    stop = Ruling(
        respondent_id=second.respondent_id,
        alleged_id=second.alleged_id,
        outcome="stop",
        reason="Tidak cukup",
        ground="not_proven",
    )
    beyond.forwarded(path.decided(walk, [first, stop]))
    assert [person["number"] for person in sent(walk).dossier["respondents"]] == [1]


def test_a_file_needs_an_addressee() -> None:
    walk = path.at_decision()
    at = make.office(make.REGENT)
    copy = Sendee(office_id=at.id, function=at.function, role="copy", certainty="official")
    for sendees in ([], [copy]):
        with pytest.raises(NoAddressee):
            actions.forward(
                file_id=walk.file_id,
                office_id=walk.office.id,
                path=walk.office.path,
                letter_number="B-1",
                sendees=sendees,
                by=make.actor("caseworker"),
                at=walk.later(),
            )


def test_each_receiver_gets_a_message() -> None:
    walk = beyond.forwarded(path.at_decision())
    receivers = set(OutboxMessage.objects.filter(file_id=walk.file_id).values_list("to_office"))
    assert receivers == {(make.office(make.BKN).id,), (make.office(make.PROSECUTION).id,)}


def test_a_stranger_does_not_acknowledge() -> None:
    walk = beyond.forwarded(path.at_decision())
    for place, capacity in ((make.REGENT, "ppk_officer"), (make.KASN, "merit_examiner")):
        with pytest.raises(NotSentToYou):
            actions.acknowledge(
                file_id=walk.file_id, ticket="", by=make.actor(capacity, place), at=walk.later()
            )
    assert stage(walk.file_id) == "forwarded"


def test_a_receipt_counts_once() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision()))
    received = walk.now
    with pytest.raises(NotAllowedNow):
        beyond.acknowledged(walk)
    main = sent(walk).recipients.get(role="addressee")
    assert (main.received_at, main.ticket) == (received, "SBT-1")
    assert stage(walk.file_id) == "acknowledged"


def test_the_receipt_of_a_copy_leaves_the_file_where_it_is() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision()), make.PROSECUTION)
    assert stage(walk.file_id) == "forwarded"
    assert acts_of(walk.file_id)[-1].to_stage == "forwarded"
    beyond.acknowledged(walk)
    assert stage(walk.file_id) == acts_of(walk.file_id)[-1].to_stage == "acknowledged"


def give_back(walk: path.Walk, reason: str = "Lampiran kurang", **by: Any) -> Recipient:
    return actions.return_file(
        file_id=walk.file_id,
        stage=stage,
        reason=reason,
        by=by.get("by") or make.actor("merit_examiner", make.BKN),
        at=walk.later(),
    )


def test_a_returned_file_is_forwarded_again_as_a_new_row() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision()))
    first = sent(walk)
    with pytest.raises(ReturnReasonNeeded):
        give_back(walk, " ")
    give_back(walk)
    assert stage(walk.file_id) == "returned"
    beyond.forwarded(walk)
    assert (stage(walk.file_id), sent(walk).attempt) == ("forwarded", 2)
    old = Recipient.objects.get(forwarding=first, role="addressee")
    assert old.return_reason == "Lampiran kurang"
    viewer = make.viewer("caseworker")
    assert [one.attempt for one in queries.forwardings(walk.file_id, viewer)] == [1, 2]
    beyond.acknowledged(walk)
    assert stage(walk.file_id) == "acknowledged"


def test_the_database_wants_a_reason_with_a_return() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision()))
    with pytest.raises(IntegrityError, match="returned_has_reason"), transaction.atomic():
        Recipient.objects.filter(forwarding=sent(walk)).update(returned_at=walk.now)


def test_who_has_a_copy_gives_nothing_back() -> None:
    walk = beyond.forwarded(path.at_decision(), copies=[make.KASN])
    beyond.acknowledged(walk)
    with pytest.raises(NotSentToYou):
        give_back(walk, by=make.actor("merit_examiner", make.KASN))


def check(walk: path.Walk, *, checked: bool, passed_on: bool, correction: str = "") -> TierCheck:
    return actions.check_tier(
        file_id=walk.file_id,
        stage=stage,
        office_id=make.office(make.PROVINCE).id,
        checked=checked,
        correction=correction,
        passed_on=passed_on,
        by=make.actor("province_supervisor", make.PROVINCE),
        at=walk.later(),
    )


def test_a_tier_passes_on_what_it_checked() -> None:
    walk = path.at_registration()
    with pytest.raises(CheckBeforePassingOn):
        check(walk, checked=False, passed_on=True)
    first = check(walk, checked=True, passed_on=False, correction="Pasal diperbaiki")
    checked_at = walk.now
    second = check(walk, checked=True, passed_on=True)
    assert first.pk == second.pk
    assert second.received_at == second.checked_at == checked_at
    assert (second.passed_on_at, second.correction) == (walk.now, "Pasal diperbaiki")
    assert [one.office.path for one in queries.tier_checks(walk.file_id)] == [make.PROVINCE]
    with pytest.raises(IntegrityError, match="passed_on_was_checked"), transaction.atomic():
        TierCheck.objects.update(checked_at=None)


def test_each_employer_reads_of_its_own_people_only() -> None:
    people = (path.official(1, make.PROSECUTION), path.official(2, make.REGENT))
    walk = path.at_decision("2024-10-17", *people)
    beyond.forwarded(walk, copies=[make.PROSECUTION, make.REGENT])

    def read(capacity: str, place: str) -> list[str]:
        dossier = queries.dossier_for(sent(walk), make.viewer(capacity, place))
        return [person["name"] for person in dossier["respondents"]]

    assert read("ppk_officer", make.PROSECUTION) == ["Respondent 1"]
    assert read("ppk_officer", make.REGENT) == ["Respondent 2"]
    assert read("ppk_officer", make.GOVERNOR) == []
    for capacity, place in (
        ("merit_examiner", make.BKN),
        ("caseworker", make.REGENCY),
        ("province_supervisor", make.PROVINCE),
    ):
        assert read(capacity, place) == ["Respondent 1", "Respondent 2"]


def test_an_employer_sees_nothing_before_forwarding() -> None:
    walk = path.at_decision()
    employer = make.viewer("ppk_officer", make.PROSECUTION)
    assert queries.forwardings(walk.file_id, employer) == []
    beyond.forwarded(walk)
    assert len(queries.forwardings(walk.file_id, employer)) == 1
    assert queries.forwardings(walk.file_id, make.viewer("ppk_officer", make.REGENT)) == []
