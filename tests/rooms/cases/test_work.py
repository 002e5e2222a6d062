"""Inviting, serving, hearing; and the talks with police and prosecutor, in their order."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.base.errors import BeforeTheLastStep, NotAllowedNow
from netra.cases import actions, queries
from netra.cases.actions.work import (
    DiscussionOutOfOrder,
    InvitationTooLate,
    InvitedEnough,
    NotServed,
    ProofNeeded,
    SealedMinutes,
    UnknownConclusion,
)
from netra.cases.models import Clarification, GakkumduDiscussion, Invitation
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def invite(walk: path.Walk, **other: Any) -> Invitation:
    at = walk.later()
    known: dict[str, Any] = {
        "file_id": walk.file_id,
        "whom": "respondent",
        "respondent_id": walk.people[0],
        "label": "Terlapor",
        "number": "U-1",
        "for_at": walk.now.replace(day=walk.now.day + 1),
        "place": "Kantor",
        "by": make.actor("caseworker"),
        "at": at,
    }
    return actions.invite(**{**known, **other})


def serve(walk: path.Walk, invitation: Invitation, proof: str = "Tanda terima") -> Invitation:
    return actions.serve(
        file_id=walk.file_id,
        invitation_id=invitation.id,
        proof=proof,
        by=make.actor("caseworker"),
        at=walk.later(),
    )


def hear(walk: path.Walk, invitation: Invitation, *, came: bool) -> Clarification:
    return actions.clarify(
        file_id=walk.file_id,
        invitation_id=invitation.id,
        came=came,
        under_oath=True,
        read_back=True,
        signed=True,
        basis="Sesudah penetapan",
        answers=[("Apakah Anda hadir?", "Ya."), ("Apa yang Anda katakan?", "Tidak ingat.")],
        by=make.actor("caseworker"),
        at=walk.later(24),
    )


def test_a_person_is_invited_twice_at_most() -> None:
    walk = path.at_registration()
    assert [invite(walk).attempt, invite(walk).attempt] == [1, 2]
    for label in ("Terlapor", "Terlapor (ejaan lain)"):
        with pytest.raises(InvitedEnough):
            invite(walk, label=label)
    assert stage(walk.file_id) == "clarifying"


def test_each_witness_has_two_invitations() -> None:
    walk = path.at_registration()
    for label in ("Saksi 1", "Saksi 2"):
        known = {"whom": "witness", "respondent_id": None, "label": label}
        assert [invite(walk, **known).attempt for _ in range(2)] == [1, 2]


def test_an_invitation_is_for_later() -> None:
    walk = path.at_registration()
    with pytest.raises(InvitationTooLate):
        invite(walk, for_at=walk.now)
    invitation = invite(walk)
    with pytest.raises(IntegrityError, match="invitation_is_for_later"), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(for_at=invitation.sent_at)


def test_an_invitation_is_served_with_a_proof() -> None:
    walk = path.at_registration()
    invitation = invite(walk)
    with pytest.raises(ProofNeeded):
        serve(walk, invitation, " ")
    with pytest.raises(IntegrityError, match="invitation_served_has_proof"), transaction.atomic():
        Invitation.objects.filter(pk=invitation.pk).update(served_at=walk.now)
    assert serve(walk, invitation).served_at == walk.now


def test_who_was_not_served_did_not_stay_away() -> None:
    walk = path.at_registration()
    invitation = invite(walk)
    with pytest.raises(NotServed):
        hear(walk, invitation, came=False)
    serve(walk, invitation)
    absent = hear(walk, invitation, came=False)
    assert (absent.came, absent.under_oath, absent.signed) == (False, False, False)
    assert absent.answers.count() == 0
    case = queries.case_of(walk.file_id)
    assert case is not None
    assert not queries.was_clarified(case.id)


def test_what_was_said_is_minuted_in_order() -> None:
    walk = path.at_registration()
    hear(walk, invite(walk), came=True)
    case = queries.case_of(walk.file_id)
    assert case is not None
    (heard,) = queries.clarifications(case.id)
    assert (heard.under_oath, heard.read_back, heard.signed) == (True, True, True)
    said = [(one.position, one.answer) for one in heard.answers.order_by("position")]
    assert said == [(1, "Ya."), (2, "Tidak ingat.")]
    assert queries.was_clarified(case.id)


def test_before_registration_nobody_is_invited() -> None:
    walk = path.named(path.in_review(path.reported()))
    with pytest.raises(NotAllowedNow):
        invite(walk)


def test_an_invitation_of_another_case_is_not_heard_here() -> None:
    one, other = path.at_registration(), path.at_registration()
    invitation = invite(one)
    with pytest.raises(Invitation.DoesNotExist):
        hear(other, invitation, came=True)


def discuss(walk: path.Walk, ordinal: int, conclusion: str = "continue") -> GakkumduDiscussion:
    return actions.discuss_with_gakkumdu(
        file_id=walk.file_id,
        ordinal=ordinal,
        institutions=["bawaslu", "polri", "kejaksaan"],
        articles="UU 1/2015 Pasal 188",
        conclusion=conclusion,
        note="",
        by=make.actor("caseworker"),
        at=walk.later(),
    )


def test_two_discussions_in_their_order_each_once() -> None:
    walk = path.at_registration()
    with pytest.raises(DiscussionOutOfOrder):
        discuss(walk, 2)
    assert discuss(walk, 1).ordinal == 1
    with pytest.raises(DiscussionOutOfOrder):
        discuss(walk, 1)
    path.studied(walk)
    assert discuss(walk, 2).ordinal == 2
    with pytest.raises(DiscussionOutOfOrder):
        discuss(walk, 3)
    assert stage(walk.file_id) == "studied"
    path.decided(walk)
    assert stage(walk.file_id) == "decided"


def test_what_a_witness_says_is_not_written_here() -> None:
    walk = path.at_registration()
    invited = actions.invite(
        file_id=walk.file_id,
        whom="witness",
        respondent_id=None,
        label="1",
        number="9/K",
        for_at=walk.now + timedelta(days=2),
        place="Kantor",
        by=make.actor("caseworker"),
        at=walk.later(1),
    )
    with pytest.raises(SealedMinutes):
        actions.clarify(
            file_id=walk.file_id,
            invitation_id=invited.id,
            came=True,
            under_oath=True,
            read_back=True,
            signed=True,
            basis="",
            answers=[("Nama Saudara?", "Rahayu Contohsari")],
            by=make.actor("caseworker"),
            at=walk.later(1),
        )


def test_an_act_is_not_dated_before_the_file_came_there() -> None:
    walk = path.at_registration()
    with pytest.raises(BeforeTheLastStep):
        actions.extend_handling(
            file_id=walk.file_id,
            reason="saksi",
            by=make.actor("caseworker"),
            at=walk.now - timedelta(days=200),
        )


def test_a_discussion_concludes_only_what_the_house_knows() -> None:
    walk = path.at_registration()
    with pytest.raises(UnknownConclusion):
        discuss(walk, 1, "stop")
    held = discuss(walk, 1, "open")
    with pytest.raises(IntegrityError), transaction.atomic():
        GakkumduDiscussion.objects.filter(pk=held.pk).update(conclusion="stop")
