"""Reading cases: where they stand, and their rows for pages and papers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.viewing import Viewer
from netra.cases.models import (
    AllegedAct,
    Case,
    Clarification,
    GakkumduDiscussion,
    InitialReview,
    Invitation,
    Plenary,
    PlenaryOutcome,
    Respondent,
    Study,
    Tracing,
)
from netra.intake import queries as intake

FORWARD, STOP = "forward", "stop"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One alleged act of one respondent, with its class and what was decided."""

    id: UUID
    code: str
    occurred_on: Any
    phase: str
    klass: str
    articles: tuple[str, ...]
    certainty: str
    outcome: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RespondentLine:
    """One respondent with his or her alleged acts."""

    id: UUID
    number: int
    name: str
    position: str
    agency_name: str
    agency_id: UUID | None
    employment: str
    status_on_day: str
    status_proof: str
    acts: tuple[Cell, ...]


def stage(file_id: UUID) -> str:
    """Where the file stands as far as cases knows; intake's word if there is no case yet."""
    found = case_of(file_id)
    if found is None:
        return _stage_before_case(file_id)
    if found.exit == "not_registered":
        return _stage_after_refusal(found)
    decided = _decided(file_id)
    if decided:
        return decided
    if Study.objects.filter(case=found).exists():
        return "studied"
    if found.registered_at:
        return "clarifying" if _work_begun(found) else "registered"
    return _stage_before_registration(found)


def case(file_id: UUID, viewer: Viewer) -> Case | None:
    """The file's case, if the viewer may see it."""
    found: Case | None = (
        Case.objects.visible_to(viewer)
        .filter(file_id=file_id)
        .select_related("office", "contest")
        .first()
    )
    return found


def case_of(file_id: UUID) -> Case | None:
    """The file's case for an act or a projection; never for a page."""
    found: Case | None = (
        Case.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(file_id=file_id)
        .select_related("office", "contest")
        .first()
    )
    return found


def respondents(case_id: UUID) -> list[RespondentLine]:
    """The case's respondents with their alleged acts and outcomes. Three queries, whatever their
    number. The caller may see the case."""
    outcomes = {
        outcome.alleged_id: outcome
        for outcome in PlenaryOutcome.objects.filter(respondent__case_id=case_id)
    }
    acts: dict[UUID, list[AllegedAct]] = {}
    for act in AllegedAct.objects.filter(respondent__case_id=case_id).order_by("code"):
        acts.setdefault(act.respondent_id, []).append(act)
    found = Respondent.objects.filter(case_id=case_id).order_by("number")
    return [_line(person, acts.get(person.id, []), outcomes) for person in found]


def forwarded_respondents(file_id: UUID) -> list[Respondent]:
    """The respondents a plenary decided to forward for at least one act, in order."""
    ids = PlenaryOutcome.objects.filter(respondent__case__file_id=file_id, outcome=FORWARD).values(
        "respondent_id"
    )
    return list(Respondent.objects.filter(id__in=ids).order_by("number"))


def review(case_id: UUID) -> InitialReview | None:
    """The initial review with its checks; the caller may see the case."""
    return InitialReview.objects.filter(case_id=case_id).prefetch_related("checks").first()


def invitations(case_id: UUID) -> list[Invitation]:
    """All invitations in the order they were sent; the caller may see the case."""
    found = Invitation.objects.filter(case_id=case_id).select_related("respondent")
    return list(found.order_by("sent_at", "id"))


def clarifications(case_id: UUID) -> list[Clarification]:
    """All clarifications with their answers, in order; the caller may see the case."""
    found = Clarification.objects.filter(case_id=case_id).select_related("respondent")
    return list(found.prefetch_related("answers").order_by("held_at", "id"))


def was_clarified(case_id: UUID) -> bool:
    """True if a respondent was heard by the office."""
    return Clarification.objects.filter(case_id=case_id, whom="respondent", came=True).exists()


def study(case_id: UUID) -> Study | None:
    """The study with its elements; the caller may see the case."""
    return Study.objects.filter(case_id=case_id).prefetch_related("elements").first()


def discussions(case_id: UUID) -> list[GakkumduDiscussion]:
    """The discussions with police and prosecutor; the caller may see the case."""
    return list(GakkumduDiscussion.objects.filter(case_id=case_id).order_by("ordinal"))


def plenaries(file_id: UUID, viewer: Viewer) -> list[Plenary]:
    """The file's plenaries the viewer may see, with attendance, votes and outcomes."""
    found = Plenary.objects.visible_to(viewer).filter(file_id=file_id)
    return list(
        found.select_related("presided_by", "office")
        .prefetch_related(
            "attendance__person", "votes__person", "outcomes__respondent", "outcomes__alleged"
        )
        .order_by("held_at")
    )


def tracing(file_id: UUID) -> Tracing | None:
    """The file's tracing, if one was ordered; the caller may see the file."""
    return Tracing.objects.filter(file_id=file_id).first()


def decided_at(file_id: UUID) -> datetime | None:
    """When a plenary decided the case, or None."""
    decided = _plenaries(file_id).filter(purpose="decision")
    held_at: datetime | None = decided.values_list("held_at", flat=True).first()
    return held_at


def _plenaries(file_id: UUID) -> Any:
    return Plenary.objects.unfiltered(reason="the file's stage, not its content").filter(
        file_id=file_id
    )


def _decided(file_id: UUID) -> str:
    if not _plenaries(file_id).filter(purpose="decision").exists():
        return ""
    forwarded = PlenaryOutcome.objects.filter(plenary__file_id=file_id, outcome=FORWARD).exists()
    return "decided" if forwarded else "stopped"


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


def _line(
    person: Respondent, acts: list[AllegedAct], outcomes: dict[UUID, PlenaryOutcome]
) -> RespondentLine:
    return RespondentLine(
        id=person.id,
        number=person.number,
        name=person.name,
        position=person.position,
        agency_name=person.agency_name,
        agency_id=person.agency_id,
        employment=person.employment,
        status_on_day=person.status_on_day,
        status_proof=person.status_proof,
        acts=tuple(_cell(act, outcomes.get(act.id)) for act in acts),
    )


def _cell(act: AllegedAct, outcome: PlenaryOutcome | None) -> Cell:
    return Cell(
        id=act.id,
        code=act.code,
        occurred_on=act.occurred_on,
        phase=act.phase,
        klass=act.klass,
        articles=tuple(act.articles),
        certainty=act.certainty,
        outcome=outcome.outcome if outcome else "",
        reason=outcome.reason if outcome else "",
    )
