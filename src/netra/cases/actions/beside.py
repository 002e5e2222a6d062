"""Beside the neutrality part: the criminal track, measures reported, and taking a case over."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin
from netra.base.errors import NotAllowedNow, Problem
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.actions.meeting import CrimeNotConcluded
from netra.cases.actions.own import NotYourFile, own_case, within_reach
from netra.cases.actions.review import ReasonNeeded
from netra.cases.models import MEASURES, Case, InvestigationResult, ReportedMeasure, Transfer
from netra.offices.queries import OfficeCard

StageOf = Callable[[UUID], str]


class NotTransferred(Problem):
    """A result is written down only of what was transferred to an investigator."""

    code = "not_transferred"


@transaction.atomic
def transfer_to_investigator(
    *,
    file_id: UUID,
    stage: StageOf,
    to: str,
    letter_number: str,
    articles: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Transfer:
    """The suspected crime is with the investigator named in words; the neutrality part goes on.

    Once a file, and only after the second discussion concluded that its elements are met.
    """
    step = begin("transfer_to_investigator", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    case = own_case(file_id, by)
    reached = queries.crime(case.id)
    if not reached:
        raise CrimeNotConcluded()
    if reached != "concluded":
        raise NotAllowedNow(
            act=step.rule.key, stage=step.stage, why="stage", last="transfer_to_investigator"
        )
    transfer = Transfer.objects.create(
        case=case, to=to, letter_number=letter_number, articles=articles, sent_at=at
    )
    body = {"transfer": transfer.id, "to": to, "letter": letter_number, "articles": articles}
    step.record(body, to=stage(file_id))
    return transfer


@transaction.atomic
def record_investigation_result(
    *,
    file_id: UUID,
    stage: StageOf,
    outcome: str,
    decided_by: str,
    number: str,
    decided_on: date | None,
    text: str,
    reported_by: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> InvestigationResult:
    """What came of the crime stands in the file, as reported: convicted, acquitted or stopped. A
    later result (an appeal) is written beside it and counts from then on."""
    step = begin(
        "record_investigation_result", file_id=file_id, by=by, at=at, stage=stage, seen=seen
    )
    transfer = queries.transfer(own_case(file_id, by).id)
    if transfer is None:
        raise NotTransferred()
    result = InvestigationResult.objects.create(
        transfer=transfer,
        outcome=outcome,
        decided_by=decided_by,
        number=number,
        decided_on=decided_on,
        text=text,
        reported_by=reported_by,
        noted_at=at,
    )
    body = {"result": result.id, "outcome": outcome, "by": decided_by, "number": number}
    step.record({**body, "on": decided_on, "reported_by": reported_by}, to=stage(file_id))
    return result


@transaction.atomic
def note_reported_measure(
    *,
    file_id: UUID,
    stage: StageOf,
    respondent_id: UUID | None,
    measure: str,
    issued_by: str,
    issued_on: date | None,
    source: str,
    kind: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> ReportedMeasure:
    """The measure is kept as reported, outside the powers of who took it. It is no sanction, and
    the file stays where it is. `kind` is one of `MEASURES`, empty where nobody said it."""
    step = begin("note_reported_measure", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    if kind not in ("", *MEASURES):
        raise ValueError(f"no kind of measure {kind!r}")
    case = own_case(file_id, by)
    noted = ReportedMeasure.objects.create(
        case=case,
        respondent=case.respondents.get(pk=respondent_id) if respondent_id else None,
        kind=kind,
        measure=measure,
        issued_by=issued_by,
        issued_on=issued_on,
        source=source,
        noted_at=at,
    )
    body = {"measure": noted.id, "words": measure, "issued_by": issued_by, "on": issued_on}
    step.record({**body, "respondent": respondent_id, "source": source, "kind": kind})
    return noted


@transaction.atomic
def take_over(
    *,
    file_id: UUID,
    office: OfficeCard,
    reason: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """The case is the acting office's, which stands above the one that had it; it goes on where it
    stood."""
    step = begin("take_over", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = queries.case_of(file_id)
    if case is None:
        raise Problem("no_case")
    if not reason.strip():
        raise ReasonNeeded()
    if case.office_id == by.office_id or office.id != by.office_id:
        raise NotYourFile()
    within_reach(case.path, by)
    before, case.office_id, case.path = case.office_id, office.id, office.path
    case.save(update_fields=["office", "path"])
    step.record({"case": case.id, "from_office": before, "reason": reason})
    return case
