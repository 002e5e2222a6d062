"""Reading what came of a file: examination, recommendation, decision, remedies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.cases.queries import forwarded_respondents
from netra.forwarding import queries as forwarding
from netra.outcomes.models import Closing, Decision, Examination, Recommendation, Remedy


def stage(file_id: UUID) -> str:
    """Where the file stands: this room's word if it has one, else forwarding's. The whole house
    derives a file's stage here."""
    if Closing.objects.filter(file_id=file_id).exists():
        return "closed"
    sent = forwarding.latest(file_id)
    if sent is None:
        return cases.stage(file_id)
    decided = _stage_of_decisions(file_id)
    if decided:
        return decided
    before = forwarding.stage(file_id)
    examined = examination_of(file_id)
    if examined is None or examined.forwarding_id != sent.id or before == "returned":
        return before
    return _stage_of_examination(examined) or before


def examination_of(file_id: UUID) -> Examination | None:
    """The examination of the file's latest forwarding, for an act or a projection."""
    found: Examination | None = (
        Examination.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(file_id=file_id)
        .select_related("office", "forwarding")
        .order_by("-forwarding__attempt")
        .first()
    )
    return found


def examination(file_id: UUID, viewer: Viewer) -> Examination | None:
    """The latest examination, if the viewer may see it."""
    found: Examination | None = (
        Examination.objects.visible_to(viewer)
        .filter(file_id=file_id)
        .select_related("office", "verified_by")
        .order_by("-forwarding__attempt")
        .first()
    )
    return found


def recommendations(file_id: UUID, viewer: Viewer) -> list[Recommendation]:
    """The recommendations the viewer may see, by respondent."""
    found = Recommendation.objects.visible_to(viewer).filter(file_id=file_id)
    return list(
        found.select_related("respondent", "to_office", "office").order_by("respondent__number")
    )


def recommendation_for(respondent_id: UUID) -> Recommendation | None:
    """The latest recommendation on one respondent, for an act or a projection."""
    found: Recommendation | None = (
        Recommendation.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(respondent_id=respondent_id)
        .select_related("to_office")
        .order_by("-sent_at")
        .first()
    )
    return found


def advised_offices(file_id: UUID) -> list[Any]:
    """The offices a recommendation on the file was sent to, for its projection."""
    found = Recommendation.objects.unfiltered(reason="the file's projection")
    return [each.to_office for each in found.filter(file_id=file_id).select_related("to_office")]


def decisions(file_id: UUID, viewer: Viewer) -> list[Decision]:
    """The decisions the viewer may see, with their remedies, by respondent."""
    found = Decision.objects.visible_to(viewer).filter(file_id=file_id)
    return list(
        found.select_related("respondent", "office")
        .prefetch_related("remedies")
        .order_by("respondent__number")
    )


def decisions_of(file_id: UUID) -> list[Decision]:
    """Every decision on the file, for an act or a projection."""
    found = Decision.objects.unfiltered(reason="an act on the file, or its projection")
    return list(found.filter(file_id=file_id).select_related("office").order_by("decided_at"))


def remedy_is_open(file_id: UUID) -> bool:
    """True while an objection or appeal on the file is undecided."""
    return Remedy.objects.filter(decision__file_id=file_id, decided_at__isnull=True).exists()


def recommended_at(file_id: UUID) -> datetime | None:
    """When the last recommendation was sent, or None."""
    found = Recommendation.objects.unfiltered(reason="the file's projection")
    moment: datetime | None = (
        found.filter(file_id=file_id).order_by("-sent_at").values_list("sent_at", flat=True).first()
    )
    return moment


def settled(decision: Decision) -> bool:
    """True if nothing is left to do on this decision but to wait for nobody."""
    return decision.kind == "none" or decision.recorded_at is not None


def _stage_of_decisions(file_id: UUID) -> str:
    found = decisions_of(file_id)
    if not found:
        return ""
    open_ones = {person.id for person in forwarded_respondents(file_id)}
    open_ones -= {decision.respondent_id for decision in found if settled(decision)}
    if open_ones or remedy_is_open(file_id):
        return "sanctioned"
    return "dismissed" if all(decision.kind == "none" for decision in found) else "recorded"


def _stage_of_examination(examined: Examination) -> str:
    sent = Recommendation.objects.unfiltered(reason="the file's stage").filter(examination=examined)
    advised = set(sent.values_list("respondent_id", flat=True))
    if advised and advised >= {person.id for person in forwarded_respondents(examined.file_id)}:
        return "recommended"
    if examined.examined_at:
        return "examined"
    if examined.verified_at:
        return "office_verified"
    if examined.asked_at:
        return "verification_asked"
    return "checked" if examined.checked_at else ""
