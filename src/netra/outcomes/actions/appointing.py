"""The appointing authority's acts, remedies, and the end of a file."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import Step, begin
from netra.base.errors import NotAllowedNow
from netra.base.viewing import Actor
from netra.cases import queries as cases
from netra.forwarding import queries as forwarding
from netra.offices import queries as offices
from netra.outcomes import queries
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
from netra.outcomes.models import CHANGING, FORMLESS, Closing, Decision, Remedy


@transaction.atomic
def impose(
    *,
    file_id: UUID,
    respondent_id: UUID,
    office_id: UUID,
    path: str,
    kind: str,
    form: str,
    number: str,
    breach: str,
    council: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Decision:
    """The appointing authority has decided on this person: a moral sanction, a disciplinary
    punishment, both as two decisions, or none. It is not in force yet. Its personnel agency may
    reprimand and do nothing else."""
    step = begin("impose", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    _awaited(file_id, respondent_id, kind, by)
    sent = forwarding.latest(file_id)
    decision: Decision = Decision.objects.create(
        file=step.file,
        forwarding=sent,
        office_id=office_id,
        path=path,
        respondent_id=respondent_id,
        kind=kind,
        form="" if kind in FORMLESS else form,
        number=number,
        breach=breach,
        council=council,
        decided_at=at,
    )
    step.record(
        {"decision": decision.id, "kind": kind, "form": decision.form, "number": number},
        to=queries.stage(file_id),
    )
    return decision


@transaction.atomic
def deliver(
    *, file_id: UUID, decision_id: UUID, by: Actor, at: datetime, seen: int | None = None
) -> Decision:
    """The person has the decision; the time for remedies runs."""
    step, decision = _deciding("deliver", file_id, decision_id, by, at, seen)
    _once(step, decision.delivered_at, after=decision.decided_at)
    decision.delivered_at = at
    decision.save(update_fields=["delivered_at"])
    step.record({"decision": decision.id}, to=queries.stage(file_id))
    return decision


@transaction.atomic
def enter_into_force(
    *,
    file_id: UUID,
    decision_id: UUID,
    reason: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Decision:
    """The decision is in force; refused before delivery, while a remedy is open, and before its
    day after delivery unless a reason says why (the sources disagree on how to count that day)."""
    step, decision = _deciding("enter_into_force", file_id, decision_id, by, at, seen)
    if queries.remedy_is_open(file_id):
        raise RemedyOpen()
    _once(step, decision.in_force_at, after=decision.delivered_at)
    due = queries.term("in_force", decision)
    if due is not None and at < due and not reason:
        raise NotInForceYet(due=due)
    decision.in_force_at = at
    decision.save(update_fields=["in_force_at"])
    step.record({"decision": decision.id, "reason": reason})
    return decision


@transaction.atomic
def record_sanction(
    *,
    file_id: UUID,
    decision_id: UUID,
    record_number: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Decision:
    """The decision stands in the personnel system; it is executed and nothing is open."""
    step, decision = _deciding("record_sanction", file_id, decision_id, by, at, seen)
    if queries.remedy_is_open(file_id):
        raise RemedyOpen()
    _once(step, decision.recorded_at, after=decision.in_force_at)
    decision.recorded_at, decision.record_number = at, record_number
    decision.save(update_fields=["recorded_at", "record_number"])
    step.record({"decision": decision.id, "record": record_number}, to=queries.stage(file_id))
    return decision


@transaction.atomic
def object_to(
    *,
    file_id: UUID,
    decision_id: UUID,
    kind: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Remedy:
    """An objection or appeal is open; the decision is not final."""
    step, decision = _deciding("object", file_id, decision_id, by, at, seen)
    if decision.delivered_at is None or decision.remedies.filter(kind=kind).exists():
        raise NothingToObject()
    remedy = Remedy.objects.create(decision=decision, kind=kind, filed_at=at)
    step.record({"decision": decision.id, "remedy": kind}, to=queries.stage(file_id))
    return remedy


@transaction.atomic
def decide_remedy(
    *,
    file_id: UUID,
    decision_id: UUID,
    result: str,
    note: str,
    kind: str = "",
    form: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Remedy:
    """The open remedy is decided: the decision stands, or `kind` and `form` take its place, or it
    is revoked and no sanction is left. The decision's own row is not written over."""
    step, decision = _deciding("decide_remedy", file_id, decision_id, by, at, seen)
    remedy = decision.remedies.filter(decided_at__isnull=True).first()
    if remedy is None:
        raise NothingToObject()
    if result not in CHANGING:
        kind, form = "", ""
    elif not (kind and form):
        raise SanctionNeeded()
    remedy.decided_at, remedy.result, remedy.note = at, result, note
    remedy.sanction_kind, remedy.sanction_form = kind, form
    remedy.save()
    body = {"decision": decision.id, "result": result, "note": note, "kind": kind, "form": form}
    step.record(body, to=queries.stage(file_id))
    return remedy


@transaction.atomic
def close(
    *,
    file_id: UUID,
    reason: str,
    no_remedy: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Closing:
    """The file is closed: no remedy is open and the term for one has run, or `no_remedy` says why
    none will come."""
    step = begin("close", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    if queries.remedy_is_open(file_id):
        raise RemedyOpen()
    until = queries.remedies_until(file_id)
    if until is not None and at < until and not no_remedy:
        raise RemedyTermRuns(due=until)
    closing = Closing.objects.create(file=step.file, closed_at=at, reason=reason)
    step.record({"reason": reason, "no_remedy": no_remedy})
    return closing


def _once(step: Step, done: datetime | None, *, after: datetime | None) -> None:
    """Each of a decision's dates is set once, in the order of the law."""
    if done is not None:
        raise NotAllowedNow(act=step.rule.key, stage=step.stage, why="stage", last=step.rule.key)
    if after is None or step.at < after:
        raise NotDelivered()


def _awaited(file_id: UUID, respondent_id: UUID, kind: str, by: Actor) -> None:
    person = next((p for p in cases.forwarded_respondents(file_id) if p.id == respondent_id), None)
    advised = respondent_id in queries.advice(file_id)
    told = advised or forwarding.recipient_for(file_id, by.path) is not None
    if person is None or not told:
        raise NotSentToYou()
    kinds = [d.kind for d in queries.decisions_of(file_id) if d.respondent_id == respondent_id]
    if kind in kinds or (kinds and "none" in (kind, *kinds)):
        raise DecidedAlready()
    if respondent_id in queries.to_be_advised_on(file_id) and not advised:
        raise AdviceFirst()
    _decides(queries.deciders(file_id).get(respondent_id), kind, by)


def _decides(decider: UUID | None, kind: str, by: Actor) -> None:
    """The appointing authority decides; an office beneath it only reprimands."""
    if decider is None:
        raise NotYourEmployee()
    beneath = f"{by.path}.".startswith(f"{offices.office(decider).path}.")
    if decider != by.office_id and not (kind == "reprimand" and beneath):
        raise NotYourEmployee()


def _deciding(
    kind: str, file_id: UUID, decision_id: UUID, by: Actor, at: datetime, seen: int | None
) -> tuple[Step, Decision]:
    step = begin(kind, file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    for decision in queries.decisions_of(file_id):
        if decision.id == decision_id and decision.office_id == by.office_id:
            return step, decision
    raise NotYourEmployee()
