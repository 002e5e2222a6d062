"""Reading forwardings: to whom a file goes, what is in it, who has it."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.evidence import queries as evidence
from netra.evidence.queries import EvidenceLine
from netra.forwarding.models import Forwarding, Recipient, TierCheck
from netra.law.citation import Citation
from netra.law.competence import addressees
from netra.law.packs import variant
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

MERIT = ("merit_authority", "merit_regional_office")
BENEATH = ("personnel_agency", "inspectorate")
EMPLOYING = ("appointing_authority", *BENEATH)
SUPERVISORS = {
    "bawaslu_regency": "regency",
    "province_supervisor": "province",
    "national_supervisor": "national",
}


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """An office the law of the day names for this file, as addressee or copy, and how surely.

    `office` is None where the house knows no such office yet: the officer sees what is missing.
    """

    function: str
    role: str
    office: OfficeCard | None
    for_respondents: tuple[int, ...]
    citation: Citation


def stage(file_id: UUID) -> str:
    """Where the file stands as far as forwarding knows; cases' word if it has not been sent."""
    sent = latest(file_id)
    if sent is None:
        return cases.stage(file_id)
    main = [recipient for recipient in sent.recipients.all() if recipient.role == "addressee"]
    if any(recipient.returned_at for recipient in main):
        return "returned"
    return "acknowledged" if any(recipient.received_at for recipient in main) else "forwarded"


def latest(file_id: UUID) -> Forwarding | None:
    """The file's latest forwarding with its recipients, for an act or a projection."""
    found: Forwarding | None = (
        Forwarding.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(file_id=file_id)
        .prefetch_related("recipients__office")
        .order_by("-attempt")
        .first()
    )
    return found


def forwardings(file_id: UUID, viewer: Viewer) -> list[Forwarding]:
    """The file's forwardings the viewer may see, with their recipients."""
    found = Forwarding.objects.visible_to(viewer).filter(file_id=file_id)
    return list(
        found.select_related("office").prefetch_related("recipients__office").order_by("attempt")
    )


def dossier_for(sent: Forwarding, viewer: Viewer) -> dict[str, Any]:
    """The dossier as this viewer may read it: an employer reads of its own people only, and nobody
    reads of whom its letter does not speak.

    The study and the names of evidence files speak of everybody; they are left out for an employer
    whose people are only some of them. Whoever is neither in the sender's line nor a receiver of
    the whole file reads of nobody.
    """
    if f"{sent.path}.".startswith(f"{viewer.path}."):
        return dict(sent.dossier)
    theirs = Recipient.objects.filter(forwarding=sent, office__path__under=viewer.path)
    mine = list(theirs.select_related("office"))
    people = sent.dossier["respondents"]
    places = offices.paths_of({UUID(each["agency_id"]) for each in people if each["agency_id"]})
    kept = [
        person
        for person in people
        if any(_may_read(each, person, places.get(person["agency_id"], "")) for each in mine)
    ]
    return _only(sent.dossier, kept)


def dossier_of_letter(sent: Forwarding, recipients: list[Recipient]) -> dict[str, Any]:
    """The dossier of one of the forwarding's letters: the people its receivers were written of."""
    return _only(
        sent.dossier,
        [
            person
            for person in sent.dossier["respondents"]
            if any(each.speaks_of(person["number"]) for each in recipients)
        ],
    )


def _may_read(recipient: Recipient, person: dict[str, Any], employer: str) -> bool:
    """Whoever employs, or looks for one who does, reads of the people of that employer only."""
    if recipient.function in EMPLOYING:
        place = recipient.office.path if recipient.office else ""
        if not employer or not f"{place}.".startswith(f"{employer}."):
            return False
    return recipient.speaks_of(person["number"])


def _only(dossier: dict[str, Any], kept: list[dict[str, Any]]) -> dict[str, Any]:
    """The dossier of these people; study and names of evidence speak of everybody and stay out of
    a part of it."""
    if len(kept) == len(dossier["respondents"]):
        return dict(dossier)
    nameless = [{**line, "name": ""} for line in dossier["evidence"]]
    return {**dossier, "respondents": kept, "study": None, "evidence": nameless}


def proposed(file_id: UUID, *, path: str, on: date) -> list[Proposed]:
    """Addressees and copies of that day for the respondents to be forwarded, one line an office."""
    lines: dict[tuple[str, UUID | None], Proposed] = {}
    for person in cases.forwarded_respondents(file_id):
        for rule in addressees(employment=person.employment, on=on):
            office = _office_for(rule.function, path=path, agency_id=person.agency_id, on=on)
            key = (rule.function, office.id if office else None)
            before = lines.get(key)
            lines[key] = Proposed(
                function=rule.function,
                role=_stronger(before.role if before else "copy", rule.role),
                office=office,
                for_respondents=(*(before.for_respondents if before else ()), person.number),
                citation=rule.citation,
            )
    return sorted(lines.values(), key=lambda line: line.role)


def others(file_id: UUID, *, on: date) -> list[OfficeCard]:
    """Offices beneath the appointing authorities of those to be forwarded (their personnel agency,
    their inspectorate): no row of the law names them, an officer may."""
    ids = {person.agency_id for person in cases.forwarded_respondents(file_id)}
    return [
        each
        for agency_id in ids
        if agency_id is not None
        for each in offices.beneath(offices.office(agency_id).path, on=on)
        if each.function in BENEATH
    ]


def dossier(file_id: UUID) -> dict[str, Any]:
    """What leaves the house: respondents, acts, study, plenary, list of evidence. No reporter:
    this room has no way to reach one."""
    case = cases.case_of(file_id)
    if case is None:
        raise LookupError(f"no case for {file_id}")
    forwarded = {person.id for person in cases.forwarded_respondents(file_id)}
    study = cases.study(case.id)
    return {
        "number": case.number,
        "about": case.about,
        "origin": case.origin,
        "clarified": cases.was_clarified(case.id),
        "respondents": [
            _person(line) for line in cases.respondents(case.id) if line.id in forwarded
        ],
        "study": {
            "facts": study.facts,
            "analysis": study.analysis,
            "conclusion": study.conclusion,
        }
        if study
        else None,
        "evidence": evidence.manifest(file_id),
        "reporter": None,
    }


def evidence_for(file_id: UUID, viewer: Viewer) -> list[EvidenceLine]:
    """The evidence that was sent to the merit authority, for whoever acts for it there.

    Only what the latest letter lists: nothing that came later, nothing to copies or employers, and
    nothing any more to an authority that gave the file back. What its giver said of a piece stays
    out as it does in the authority's pack: it may tell who reported.
    """
    sent, mine = latest(file_id), recipient_for(file_id, viewer.path)
    if sent is None or mine is None or mine.returned_at is not None:
        return []
    if mine.role != "addressee" or mine.function not in MERIT:
        return []
    listed = {(line["number"], line["sha256"]) for line in sent.dossier["evidence"]}
    sender = replace(viewer, path=str(sent.path), rooms=viewer.rooms | {"evidence"})
    told = variant("merit").tells_name
    return [
        line if told(line.given_by) else line.unsaid()
        for line in evidence.items_of(file_id, sender)
        if (line.number, line.sha256) in listed
    ]


def waiting_for_paper(sender_path: str) -> QuerySet[Recipient]:
    """The receivers named in words of whom their sender has not heard."""
    open_ones = Recipient.objects.filter(office__isnull=True, received_at__isnull=True)
    return open_ones.filter(forwarding__path=sender_path)


def tier_checks(file_id: UUID) -> list[TierCheck]:
    """The tiers' checks of the file; the caller may see the file. One query."""
    found = TierCheck.objects.filter(file_id=file_id).select_related("office")
    return list(found.order_by("received_at"))


def recipient_for(
    file_id: UUID, viewer_path: str, *, office_id: UUID | None = None
) -> Recipient | None:
    """The recipient row of the office acting, in the latest forwarding: its own, else that of an
    office of its line (the task force acts for its authority, a personnel agency for its own)."""
    sent = latest(file_id)
    if sent is None:
        return None
    mine = Recipient.objects.filter(forwarding=sent).filter(
        Q(office__path__under=viewer_path) | Q(office__path__over=viewer_path)
    )
    found = list(mine.select_related("office").order_by("role"))
    its = [each for each in found if each.office_id == office_id]
    own = [each for each in found if each.office is not None and each.office.path == viewer_path]
    return next(iter(its or own or found), None)


def unconfirmed_in_words(file_id: UUID, sender_path: str) -> Recipient | None:
    """The first receiver without an office here whose receipt is not known yet, addressees first,
    in the latest forwarding that this very office sent."""
    sent = latest(file_id)
    if sent is None or str(sent.path) != sender_path:
        return None
    found = Recipient.objects.filter(forwarding=sent, office__isnull=True, received_at__isnull=True)
    return found.order_by("role", "id").first()


def unanswered_since(file_id: UUID) -> datetime | None:
    """When the latest forwarding was sent, if its addressee has not answered; else None."""
    sent = latest(file_id)
    return sent.sent_at if sent else None


def _office_for(function: str, *, path: str, agency_id: UUID | None, on: date) -> OfficeCard | None:
    if function == "appointing_authority":
        return offices.office(agency_id) if agency_id else None
    if function in SUPERVISORS:
        return offices.above(path, tier=SUPERVISORS[function], on=on)
    return offices.serving(function, _area_of(path), on=on)


def _area_of(path: str) -> str:
    """The code of the area a supervisory office stands for; empty for the country's.

    `ri.p33.k3319` stands for 33.19: a label is a letter and the code without its dots.
    """
    code = path.rpartition(".")[2][1:] if "." in path else ""
    return ".".join(filter(None, (code[:2], code[2:4], code[4:6], code[6:])))


def _stronger(one: str, other: str) -> str:
    return "addressee" if "addressee" in (one, other) else "copy"


def _person(line: cases.RespondentLine) -> dict[str, Any]:
    return {
        "id": str(line.id),
        "number": line.number,
        "name": line.name,
        "position": line.position,
        "agency": line.agency_name,
        "agency_id": str(line.agency_id) if line.agency_id else "",
        "employment": line.employment,
        "status_on_day": line.status_on_day,
        "acts": [
            {
                "code": cell.code,
                "occurred_on": cell.occurred_on.isoformat() if cell.occurred_on else None,
                "phase": cell.phase,
                "klass": cell.klass,
                "articles": list(cell.articles),
                "certainty": cell.certainty,
            }
            for cell in line.acts
            if cell.outcome == cases.FORWARD
        ],
    }
