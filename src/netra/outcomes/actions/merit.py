"""The merit authority's acts: verify or check, examine or ask back, recommend."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import Step, begin
from netra.base.errors import Problem
from netra.base.outbox import enqueue
from netra.base.viewing import Actor
from netra.base.when import local_day
from netra.forwarding import queries as forwarding
from netra.law.competence import merit_authority
from netra.outcomes import queries
from netra.outcomes.actions.refusals import AnotherEra, DecidedAlready, NotSentToYou
from netra.outcomes.models import Examination, Recommendation


@transaction.atomic
def verify(
    *, file_id: UUID, note: str, by: Actor, at: datetime, seen: int | None = None
) -> Examination:
    """KASN era: the file is verified and may be examined."""
    return _check("verify", "kasn", file_id, note, by, at, seen)


@transaction.atomic
def check_by_task_force(
    *, file_id: UUID, note: str, by: Actor, at: datetime, seen: int | None = None
) -> Examination:
    """BKN era: the task force has checked the file."""
    return _check("check_by_task_force", "bkn", file_id, note, by, at, seen)


@transaction.atomic
def examine(
    *, file_id: UUID, findings: str, by: Actor, at: datetime, seen: int | None = None
) -> Examination:
    """KASN era: the file was examined; a recommendation may follow."""
    step, found = _examining("examine", "kasn", file_id, by, at, seen)
    found.examined_at, found.findings = at, findings
    found.save(update_fields=["examined_at", "findings"])
    step.record({"examination": found.id, "findings": findings})
    return found


@transaction.atomic
def ask_verification(
    *, file_id: UUID, question: str, by: Actor, at: datetime, seen: int | None = None
) -> Examination:
    """BKN era: the office that forwarded has a task again: to verify, with its clock."""
    step, found = _examining("ask_verification", "bkn", file_id, by, at, seen)
    found.asked_at, found.question = at, question
    found.save(update_fields=["asked_at", "question"])
    step.record({"examination": found.id, "question": question})
    return found


@transaction.atomic
def verify_by_office(
    *, file_id: UUID, verification: str, by: Actor, at: datetime, seen: int | None = None
) -> Examination:
    """BKN era: the office that forwarded has verified; the authority may send its result."""
    step = begin("verify_by_office", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    found = _examination(file_id)
    if found.forwarding.office_id != by.office_id:
        raise NotSentToYou()
    found.verified_at, found.verified_by_id = at, by.office_id
    found.verification = verification
    found.save(update_fields=["verified_at", "verified_by", "verification"])
    step.record({"examination": found.id, "verification": verification})
    return found


@transaction.atomic
def recommend(
    *,
    file_id: UUID,
    respondent_id: UUID,
    to_office_id: UUID,
    number: str,
    title: str,
    advice: str,
    text: str,
    limit_days: int | None,
    limit_claimed_by: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Recommendation:
    """The appointing authority has the recommendation (KASN) or result (BKN) on this person."""
    step = begin("recommend", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    found = _to_advise_on(file_id, respondent_id, by)
    recommendation: Recommendation = Recommendation.objects.create(
        file=step.file,
        office_id=found.office_id,
        path=found.path,
        examination=found,
        respondent_id=respondent_id,
        to_office_id=to_office_id,
        number=number,
        title=title,
        advice=advice,
        text=text,
        limit_days=limit_days,
        limit_claimed_by=limit_claimed_by,
        sent_at=at,
    )
    content = {"number": number, "title": title}
    enqueue(file=step.file, kind="recommendation", to_office=to_office_id, content=content)
    step.record(
        {"recommendation": recommendation.id, "number": number, "advice": advice},
        to=queries.stage(file_id),
    )
    return recommendation


def _check(
    kind: str, era: str, file_id: UUID, note: str, by: Actor, at: datetime, seen: int | None
) -> Examination:
    step = begin(kind, file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    sent = forwarding.latest(file_id)
    recipient = forwarding.recipient_for(file_id, by.path)
    if sent is None or recipient is None or recipient.role != "addressee" or not recipient.office:
        raise NotSentToYou()
    day = local_day(sent.sent_at, by.zone)
    if era not in {authority.era for authority in merit_authority(on=day)}:
        raise AnotherEra(era=era)
    examination: Examination = Examination.objects.create(
        file=step.file,
        office=recipient.office,
        path=recipient.office.path,
        forwarding=sent,
        era=era,
        checked_at=at,
        check_note=note,
    )
    step.record({"examination": examination.id, "era": era, "note": note})
    return examination


def _examining(
    kind: str, era: str, file_id: UUID, by: Actor, at: datetime, seen: int | None
) -> tuple[Step, Examination]:
    step = begin(kind, file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    found = _examination(file_id)
    _same_authority(found, by)
    if found.era != era:
        raise AnotherEra(era=found.era)
    return step, found


def _examination(file_id: UUID) -> Examination:
    found = queries.examination_of(file_id)
    if found is None:
        raise Problem("no_examination")
    return found


def _to_advise_on(file_id: UUID, respondent_id: UUID, by: Actor) -> Examination:
    found = _examination(file_id)
    _same_authority(found, by)
    earlier = Recommendation.objects.unfiltered(reason="whether this person was advised on")
    if earlier.filter(examination=found, respondent_id=respondent_id).exists():
        raise DecidedAlready()
    return found


def _same_authority(found: Examination, by: Actor) -> None:
    """The task force at the centre and the regional office are one authority."""
    if by.path.split(".")[:2] != found.path.split(".")[:2]:
        raise NotSentToYou()
