"""Where a file stands as far as cases know, derived from its rows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from netra.cases.models import Case, Clarification, Invitation, Plenary, PlenaryOutcome, Study
from netra.cases.queries.rows import FORWARD, TRANSFER, case_of, crime, tracing
from netra.intake import queries as intake

_AFTER_TRANSFER = {
    "transferred": "with_investigator",
    "convicted": "court_decided",
    "acquitted": "court_decided",
    "stopped": "investigation_stopped",
}


def stage(file_id: UUID) -> str:
    """Where the file stands as far as cases knows; intake's word if there is no case yet."""
    found = case_of(file_id)
    if found is None:
        return _stage_before_case(file_id)
    if found.exit == "not_registered":
        return _stage_after_refusal(found)
    decided = _decided(found)
    if decided:
        return decided
    if Study.objects.filter(case=found).exists():
        return "studied"
    if found.registered_at:
        return "clarifying" if _work_begun(found) else "registered"
    return _stage_before_registration(found)


def decided_at(file_id: UUID) -> datetime | None:
    """When a plenary decided the case, or None."""
    decided = _plenaries(file_id).filter(purpose="decision")
    held_at: datetime | None = decided.values_list("held_at", flat=True).first()
    return held_at


def decided_to_transfer_at(file_id: UUID) -> datetime | None:
    """When a plenary decided to hand a suspected crime to the investigator, or None."""
    ruled = PlenaryOutcome.objects.filter(plenary__file_id=file_id, outcome=TRANSFER)
    held_at: datetime | None = ruled.values_list("plenary__held_at", flat=True).first()
    return held_at


def _plenaries(file_id: UUID) -> Any:
    return Plenary.objects.unfiltered(reason="the file's stage, not its content").filter(
        file_id=file_id
    )


def _decided(found: Case) -> str:
    if not _plenaries(found.file_id).filter(purpose="decision").exists():
        return ""
    ruled = PlenaryOutcome.objects.filter(plenary__file_id=found.file_id)
    outcomes = set(ruled.values_list("outcome", flat=True))
    if FORWARD in outcomes:
        return "decided"
    if TRANSFER in outcomes:
        return _AFTER_TRANSFER.get(crime(found.id), "decided_transfer")
    return "stopped"


def _work_begun(found: Case) -> bool:
    return (
        Invitation.objects.filter(case=found).exists()
        or Clarification.objects.filter(case=found).exists()
    )


def _stage_before_registration(found: Case) -> str:
    if found.exit == "forward_directly":
        return "direct"
    if found.exit == "register":
        return "reviewed"
    if found.origin == "finding":
        return "finding"
    return "awaiting_reporter" if intake.open_question(found.file_id) else "in_review"


def _stage_before_case(file_id: UUID) -> str:
    traced = tracing(file_id)
    if traced is not None:
        settled = _settled(file_id, "finding")
        return settled or ("traced" if traced.reported_at else "tracing")
    return (
        _settled(file_id, "finding")
        or _settled(file_id, "initial_information")
        or intake.stage(file_id)
    )


def _stage_after_refusal(found: Case) -> str:
    traced = tracing(found.file_id)
    if traced is not None:
        ended = _settled(found.file_id, "finding")
        return ended or ("traced" if traced.reported_at else "tracing")
    return _settled(found.file_id, "initial_information") or "not_registered"


def _settled(file_id: UUID, purpose: str) -> str:
    """What a plenary before any case left: an initial information, or an end."""
    accepted = (
        _plenaries(file_id).filter(purpose=purpose).values_list("accepted", flat=True).first()
    )
    if accepted is None:
        return ""
    if purpose == "initial_information" and accepted:
        return "initial_information"
    return "" if accepted else "kept_as_information"
