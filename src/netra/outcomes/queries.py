"""Reading what came of a file: examination, recommendation, decision, remedies."""

from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.cases import queries as cases
from netra.cases.queries import forwarded_respondents
from netra.forwarding import queries as forwarding
from netra.law.deadlines import NoKnownLimit, deadline
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


def advice(file_id: UUID) -> dict[UUID, Recommendation]:
    """What the examination of the latest forwarding advised, by respondent. Advice from before a
    return is not in it: the file comes back changed, and is advised on again."""
    found = Recommendation.objects.unfiltered(reason="an act on the file, or its stage")
    latest = found.filter(examination__forwarding=forwarding.latest(file_id))
    return {each.respondent_id: each for each in latest.select_related("to_office")}


def to_be_advised_on(file_id: UUID) -> set[UUID]:
    """The respondents the latest forwarding sent to the merit authority: it advises on them before
    an appointing authority with a copy decides (UU 5/2014 Pasal 32 ayat (3))."""
    sent = forwarding.latest(file_id)
    merit = [
        each
        for each in (sent.recipients.all() if sent else ())
        if each.role == "addressee" and each.function in forwarding.MERIT
    ]
    return {
        person.id
        for person in forwarded_respondents(file_id)
        if any(each.speaks_of(person.number) for each in merit)
    }


def deciders(file_id: UUID) -> dict[UUID, UUID]:
    """The office that may decide now, by forwarded respondent: the one advised, else the person's
    own agency where no advice is needed. Nobody decides on who is not in it."""
    waiting = to_be_advised_on(file_id)
    own = {
        person.id: person.agency_id
        for person in forwarded_respondents(file_id)
        if person.agency_id is not None and person.id not in waiting
    }
    return own | {key: each.to_office_id for key, each in advice(file_id).items()}


def advised_offices(file_id: UUID) -> list[Any]:
    """The offices a recommendation on the file was sent to, for its projection."""
    found = Recommendation.objects.unfiltered(reason="the file's projection")
    return [each.to_office for each in found.filter(file_id=file_id).select_related("to_office")]


def advising_offices(file_id: UUID) -> set[UUID]:
    """The offices that advised on the file, which therefore see its decisions."""
    found = Recommendation.objects.unfiltered(reason="the file's projection")
    return set(found.filter(file_id=file_id).values_list("office_id", flat=True))


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
    found = found.filter(file_id=file_id).select_related("office").prefetch_related("remedies")
    return list(found.order_by("decided_at"))


def punished_before(
    respondent: cases.RespondentLine, *, file_id: UUID, viewer: Viewer, at: datetime
) -> bool:
    """Whether another file that the viewer may see holds a sanction in force on somebody of that
    name and agency; never which. A namesake is not told apart: whoever asks checks the person."""
    if not respondent.named or respondent.agency_id is None:
        return False
    found = Decision.objects.visible_to(viewer).filter(
        respondent__name__iexact=respondent.name,
        respondent__named=True,
        respondent__agency_id=respondent.agency_id,
        in_force_at__lte=at,
    )
    earlier = found.exclude(file_id=file_id).prefetch_related("remedies")
    return any(decision.in_force_kind in ("ethics", "discipline") for decision in earlier)


def term(step: str, decision: Decision) -> datetime | None:
    """When a step of a disciplinary punishment (`in_force`, `objection`) is due, counted from its
    delivery where its office stands; None where no such term runs."""
    if decision.in_force_kind != "discipline" or decision.delivered_at is None:
        return None
    zone = decision.office.zone
    on = local_day(decision.delivered_at, zone)
    moments = {"delivered": decision.delivered_at}
    try:
        return deadline(step, regime="any", on=on, moments=moments, zone=zone).due
    except NoKnownLimit:
        return None


def remedies_until(file_id: UUID) -> datetime | None:
    """The last moment an objection to a punishment of this file may be filed, or None."""
    ends = [term("objection", decision) for decision in decisions_of(file_id)]
    return max((end for end in ends if end is not None), default=None)


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
    kind = decision.in_force_kind
    delivered_reprimand = kind == "reprimand" and decision.delivered_at is not None
    return kind == "none" or decision.recorded_at is not None or delivered_reprimand


def _stage_of_decisions(file_id: UUID) -> str:
    found = decisions_of(file_id)
    if not found:
        return ""
    answered = {decision.respondent_id for decision in found}
    if to_be_advised_on(file_id) - answered - advice(file_id).keys():
        return ""
    undecided = deciders(file_id).keys() - answered
    if undecided or remedy_is_open(file_id) or not all(settled(each) for each in found):
        return "sanctioned"
    kinds = {decision.in_force_kind for decision in found} - {"none"}
    if not kinds:
        return "dismissed"
    return "reprimanded" if kinds == {"reprimand"} else "recorded"


def _stage_of_examination(examined: Examination) -> str:
    sent = Recommendation.objects.unfiltered(reason="the file's stage").filter(examination=examined)
    advised = set(sent.values_list("respondent_id", flat=True))
    if advised and advised >= to_be_advised_on(examined.file_id):
        return "recommended"
    if examined.examined_at:
        return "examined"
    if examined.verified_at:
        return "office_verified"
    if examined.asked_at:
        return "verification_asked"
    return "checked" if examined.checked_at else ""
