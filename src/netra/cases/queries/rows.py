"""The rows of a case, for pages, papers, and acts."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch

from netra.base.viewing import Viewer
from netra.cases.models import (
    CRIME_GOES_ON,
    AllegedAct,
    Case,
    Clarification,
    GakkumduDiscussion,
    InitialReview,
    InvestigationResult,
    Invitation,
    Plenary,
    PlenaryOutcome,
    ReportedMeasure,
    Respondent,
    Study,
    StudyElement,
    Tracing,
    Transfer,
)

FORWARD, TRANSFER, STOP = "forward", "transfer", "stop"


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One alleged act of one respondent, with its class and what was decided; `result` is what the
    facts found come to, empty before any were."""

    id: UUID
    code: str
    occurred_on: Any
    phase: str
    klass: str
    articles: tuple[str, ...]
    certainty: str
    result: str
    outcome: str
    ground: str
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
    named: bool
    employment: str
    other_employment: str
    status_on_day: str
    status_proof: str
    acts: tuple[Cell, ...]


def case(file_id: UUID, viewer: Viewer) -> Case | None:
    """The file's case, if the viewer may see it; `measured` says if a measure was reported."""
    measures = ReportedMeasure.objects.filter(case=OuterRef("pk"))
    found: Case | None = (
        Case.objects.visible_to(viewer)
        .filter(file_id=file_id)
        .select_related("office", "contest")
        .annotate(measured=Exists(measures))
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
    """The latest initial review with its checks; the caller may see the case."""
    found = InitialReview.objects.filter(case_id=case_id).prefetch_related("checks")
    return found.order_by("-reviewed_at", "-id").first()


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


def studies(case_id: UUID) -> list[Study]:
    """The studies with their elements, by respondent and act, the latest first; the caller may see
    the case. Two queries."""
    elements = StudyElement.objects.select_related("alleged__respondent")
    by_act = elements.order_by("alleged__respondent__number", "alleged__code", "id")
    found = Study.objects.filter(case_id=case_id).order_by("-made_at", "-id")
    return list(found.prefetch_related(Prefetch("elements", queryset=by_act)))


def study(case_id: UUID) -> Study | None:
    """The latest study, as `studies`."""
    return next(iter(studies(case_id)), None)


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


def transfer(case_id: UUID) -> Transfer | None:
    """The transfer to the investigator with its results, the latest first; the caller may see the
    case. Two queries."""
    found = Transfer.objects.filter(case_id=case_id)
    latest_first = InvestigationResult.objects.order_by("-noted_at")
    return found.prefetch_related(Prefetch("results", queryset=latest_first)).first()


def crime(case_id: UUID) -> str:
    """How far the suspected crime went: "", "concluded" (elements met, not transferred yet),
    "transferred", or the latest result: "convicted", "acquitted", "stopped"."""
    sent = transfer(case_id)
    if sent is not None:
        latest = next(iter(sent.results.all()), None)
        return latest.outcome if latest else "transferred"
    second = GakkumduDiscussion.objects.filter(case_id=case_id, ordinal=2)
    return "concluded" if second.filter(conclusion=CRIME_GOES_ON).exists() else ""


def measures(case_id: UUID) -> list[ReportedMeasure]:
    """Measures reported to the office, outside its powers; the caller may see the case."""
    found = ReportedMeasure.objects.filter(case_id=case_id).select_related("respondent")
    return list(found.order_by("noted_at"))


def grounds(file_id: UUID) -> list[str]:
    """The grounds on which the file's review or plenaries ended something, each once, in order. A
    review counts while the file is not registered for it."""
    refusal = InitialReview.objects.filter(case__file_id=file_id, case__exit="not_registered")
    review = refusal.values_list("ground", flat=True)
    held = Plenary.objects.unfiltered(reason="the file's grounds, not its content")
    refused = held.filter(file_id=file_id).values_list("ground", flat=True)
    ruled = PlenaryOutcome.objects.filter(plenary__file_id=file_id).values_list("ground", flat=True)
    return sorted({*review, *refused, *ruled} - {""})


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
        named=person.named,
        employment=person.employment,
        other_employment=person.other_employment,
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
        result=act.result,
        outcome=outcome.outcome if outcome else "",
        ground=outcome.ground if outcome else "",
        reason=outcome.reason if outcome else "",
    )
