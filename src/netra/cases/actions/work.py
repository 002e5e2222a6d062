"""Casework: inviting, serving, hearing, studying, talking with police and prosecutor."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import Step, begin
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.actions.own import own_case
from netra.cases.models import (
    CONCLUSIONS,
    Answer,
    Clarification,
    GakkumduDiscussion,
    Invitation,
    Study,
    StudyElement,
)

ATTEMPTS = 2
SEALED = ("reporter", "witness")
DISCUSSIONS = 2


class InvitedEnough(Problem):
    """A person is invited at most twice."""

    code = "invited_enough"


class InvitationTooLate(Problem):
    """The day of the clarification must lie after the day the invitation is sent."""

    code = "invitation_too_late"
    field = "for_at"


class ProofNeeded(Problem):
    """An invitation counts as served only with its proof."""

    code = "proof_needed"
    field = "proof"


class NotServed(Problem):
    """Who did not come must have been served an invitation."""

    code = "not_served"


class SealedMinutes(Problem):
    """What a reporter or witness says is a sealed paper: it is not written here."""

    code = "sealed_minutes"
    field = "question_1"


class DiscussionOutOfOrder(Problem):
    """The second discussion follows the first, each once."""

    code = "discussion_out_of_order"
    field = "ordinal"


class UnknownConclusion(Problem):
    """A discussion concludes one of the three things the house knows."""

    code = "unknown_conclusion"
    field = "conclusion"


@transaction.atomic
def invite(
    *,
    file_id: UUID,
    whom: str,
    respondent_id: UUID | None,
    label: str,
    number: str,
    for_at: datetime,
    place: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Invitation:
    """The person is invited, for the first or the second time. Bawaslu cannot compel."""
    step = begin("invite", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    same = {"respondent": respondent_id} if respondent_id else {"label": label}
    before = case.invitations.filter(whom=whom, **same)
    attempt = before.count() + 1
    if attempt > ATTEMPTS:
        raise InvitedEnough(label=label)
    if for_at <= at:
        raise InvitationTooLate(for_at=for_at)
    invitation = Invitation.objects.create(
        case=case,
        whom=whom,
        respondent_id=respondent_id,
        label=label,
        attempt=attempt,
        number=number,
        sent_at=at,
        for_at=for_at,
        place=place,
    )
    step.record({"invitation": invitation.id, "whom": whom, "attempt": attempt, "for": for_at})
    return invitation


@transaction.atomic
def serve(
    *,
    file_id: UUID,
    invitation_id: UUID,
    proof: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Invitation:
    """The invitation is served, and it is known how."""
    step = begin("serve", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    if not proof.strip():
        raise ProofNeeded()
    invitation = own_case(file_id, by).invitations.get(pk=invitation_id)
    invitation.served_at, invitation.proof = at, proof
    invitation.save(update_fields=["served_at", "proof"])
    step.record({"invitation": invitation.id, "proof": proof})
    return invitation


@transaction.atomic
def clarify(
    *,
    file_id: UUID,
    invitation_id: UUID,
    came: bool,
    under_oath: bool,
    read_back: bool,
    signed: bool,
    basis: str,
    answers: Sequence[tuple[str, str]],
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Clarification:
    """The person was heard, question by question, or did not come after being served."""
    step = begin("clarify", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    invitation = own_case(file_id, by).invitations.get(pk=invitation_id)
    _may_be_minuted(invitation, came, bool(answers))
    clarification = Clarification.objects.create(
        case_id=invitation.case_id,
        invitation=invitation,
        whom=invitation.whom,
        respondent_id=invitation.respondent_id,
        label=invitation.label,
        held_at=at,
        came=came,
        under_oath=came and under_oath,
        read_back=came and read_back,
        signed=came and signed,
        basis=basis,
    )
    for position, (question, said) in enumerate(answers if came else (), start=1):
        Answer.objects.create(
            clarification=clarification, position=position, question=question, answer=said
        )
    step.record(
        {"clarification": clarification.id, "came": came, "answers": [list(a) for a in answers]}
    )
    return clarification


@transaction.atomic
def make_study(
    *,
    file_id: UUID,
    facts: str,
    analysis: str,
    conclusion: str,
    elements: Sequence[Mapping[str, object]],
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Study:
    """The study stands, element by element; before a direct forwarding it is a short one."""
    step = begin("study", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    return _study(step, (facts, analysis, conclusion), elements, to=step.rule.to)


@transaction.atomic
def supplement_study(
    *,
    file_id: UUID,
    stage: Callable[[UUID], str],
    facts: str,
    analysis: str,
    conclusion: str,
    elements: Sequence[Mapping[str, object]],
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Study:
    """A file that came back has another study beside the first; it stays where it is, and what is
    forwarded next takes this one along."""
    step = begin("supplement_study", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    return _study(step, (facts, analysis, conclusion), elements, to=step.stage)


def _study(
    step: Step, said: tuple[str, str, str], elements: Sequence[Mapping[str, object]], *, to: str
) -> Study:
    """The study, and in the act the findings it rests on."""
    facts, analysis, conclusion = said
    study = Study.objects.create(
        case=own_case(step.file.id, step.by),
        short=step.stage == "direct",
        facts=facts,
        analysis=analysis,
        conclusion=conclusion,
        made_at=step.at,
    )
    for element in elements:
        StudyElement.objects.create(study=study, **element)
    found = [each.id for each in queries.latest_findings(study.case_id).values()]
    body = {"study": study.id, "short": study.short, "elements": list(elements)}
    step.record({**body, "findings": sorted(found)}, to=to)
    return study


@transaction.atomic
def discuss_with_gakkumdu(
    *,
    file_id: UUID,
    ordinal: int,
    institutions: Sequence[str],
    articles: str,
    conclusion: str,
    note: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> GakkumduDiscussion:
    """The discussion is minuted. The neutrality part goes on whatever it concludes."""
    step = begin(
        "discuss_with_gakkumdu", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen
    )
    case = own_case(file_id, by)
    if ordinal > DISCUSSIONS or case.discussions.count() + 1 != ordinal:
        raise DiscussionOutOfOrder(ordinal=ordinal)
    if conclusion not in CONCLUSIONS:
        raise UnknownConclusion(conclusion=conclusion)
    discussion = GakkumduDiscussion.objects.create(
        case=case,
        ordinal=ordinal,
        held_at=at,
        institutions=list(institutions),
        articles=articles,
        conclusion=conclusion,
        note=note,
    )
    step.record({"ordinal": ordinal, "articles": articles, "conclusion": conclusion})
    return discussion


def _may_be_minuted(invitation: Invitation, came: bool, said: bool) -> None:
    if not came and invitation.served_at is None:
        raise NotServed()
    if said and invitation.whom in SEALED:
        raise SealedMinutes()
