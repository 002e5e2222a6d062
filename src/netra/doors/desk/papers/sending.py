"""The papers of the hand-over: the letter with what is attached, and each receipt for it.

Everything comes from the dossier that was sent, so no name can enter that was not in it.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from netra.base.queries import acts_of
from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.doors.desk.acts.classed import class_word
from netra.doors.desk.papers.making import (
    Printable,
    act_name,
    capital,
    chair,
    check,
    form_code,
    letterhead,
)
from netra.doors.letters import papers as letters
from netra.forwarding import queries as forwarding
from netra.journeys.queries import Line
from netra.law.catalogue.assessment import NOT_APPLICABLE
from netra.law.certainty import Certainty
from netra.law.facts import fact
from netra.law.forms import form
from netra.law.glossary import term
from netra.law.phases import UNKNOWN_PHASE
from netra.offices import queries as offices


def printable(viewer: Viewer, line: Line) -> Iterator[Printable]:
    """The letter of each forwarding that tells this viewer of somebody, and the receipts: all of
    them for the sender's line, its own for a receiver."""
    for sent in forwarding.forwardings(line.file_id, viewer):
        dossier = forwarding.dossier_for(sent, viewer)
        if not dossier["respondents"]:
            continue
        yield from _letters(viewer, sent, dossier, line)
        for each in sent.recipients.all():
            if each.office and each.received_at and _concerns(viewer, sent, each):
                yield Printable(
                    kind="document_receipt",
                    row=str(each.id),
                    number=each.ticket,
                    at=each.received_at,
                    about=each.called,
                    make=lambda sent=sent, dossier=dossier, each=each: receipt(  # type: ignore[misc]
                        sent, dossier, each
                    ),
                )


def _letters(viewer: Viewer, sent: Any, dossier: dict[str, Any], line: Line) -> Iterator[Printable]:
    """Usually one letter; one for each kind of respondent where they have numbers of their own.
    Whoever is not of the sender's line gets those written to it, or the one with the copies."""
    to: dict[str, list[Any]] = {}
    for each in _recipients(sent, "addressee"):
        to.setdefault(each.letter_number or sent.letter_number, []).append(each)
    sender = f"{sent.path}.".startswith(f"{viewer.path}.")
    for number, addressees in to.items():
        mine = any(each.office and _concerns(viewer, sent, each) for each in addressees)
        if len(to) > 1 and not (sender or mine):
            continue
        spoken = forwarding.dossier_of_letter(sent, addressees)["respondents"]
        ids = {person["id"] for person in spoken}
        kept = [person for person in dossier["respondents"] if person["id"] in ids]
        part = {**dossier, "respondents": kept}
        yield Printable(
            kind="forwarding_letter",
            row=str(sent.id if number == sent.letter_number else addressees[0].id),
            number=number,
            at=sent.sent_at,
            about=_called(addressees),
            make=lambda n=number, to=addressees, part=part: letter(sent, part, line, n, to),  # type: ignore[misc]
        )


def letter(
    sent: Any, dossier: dict[str, Any], line: Line, number: str, addressees: list[Any]
) -> letters.ForwardingLetter:
    """The letter, under its form's own title, on the people the dossier speaks of."""
    office = offices.card(sent.office)
    on = local_day(sent.sent_at, office.zone)
    acts = [act for person in dossier["respondents"] for act in person["acts"]]
    return letters.ForwardingLetter(
        head=letterhead(office),
        number=number,
        dated=sent.sent_at,
        qr=check(number, sent.file_id),
        title=_title(line.regime, on),
        classification=_("Important"),
        addressee=_addressee(addressees),
        case_number=dossier["number"] or line.number,
        origin=term(dossier["origin"]),
        respondents=tuple(_identity(each) for each in dossier["respondents"]),
        acts=tuple(
            _suspected(each, act) for each in dossier["respondents"] for act in each["acts"]
        ),
        summary=_summary(sent, dossier),
        phase=", ".join(sorted({_phase(act["phase"]) for act in acts})),
        violation_class=_kinds(acts),
        clarified=sent.clarified,
        signer=chair(office, sent.sent_at),
        form_code=form_code("forwarding_letter", regime=line.regime, on=on),
        attachments=_attachments(sent, dossier),
        copies=tuple(each.called for each in _recipients(sent, "copy")),
    )


def receipt(sent: Any, dossier: dict[str, Any], to: Any) -> letters.DocumentReceipt:
    """The receiver's own receipt for the letter and what came with it."""
    receiver = offices.card(to.office)
    name, capacity = _received_by(sent, to)
    named = _letter_words(to.letter_number or sent.letter_number)
    whole = letters.Piece(name=named)
    return letters.DocumentReceipt(
        head=letterhead(receiver),
        number="",
        dated=to.received_at,
        qr=check(to.ticket, sent.file_id),
        received_at=to.received_at,
        handed_over_by=letters.Signer(name="", capacity="", office=sent.office.name),
        received_by=letters.Signer(name=name, capacity=capacity, office=receiver.name),
        concerning=named,
        ticket_number=to.ticket,
        documents=(whole, *_attachments(sent, dossier)),
    )


def _concerns(viewer: Viewer, sent: Any, recipient: Any) -> bool:
    """The viewer's office stands at or above the sender or this receiver."""
    places = (sent.path, recipient.office.path)
    return any(f"{place}.".startswith(f"{viewer.path}.") for place in places)


def _is_whole(sent: Any, dossier: dict[str, Any]) -> bool:
    return len(dossier["respondents"]) == len(sent.dossier["respondents"])


def _summary(sent: Any, dossier: dict[str, Any]) -> str:
    """The study's facts and conclusion; they speak of everybody, so part of a dossier gets none."""
    study = dossier["study"] if _is_whole(sent, dossier) else None
    return f"{study['facts']}\n{study['conclusion']}" if study else str(dossier["about"])


def _attachments(sent: Any, dossier: dict[str, Any]) -> tuple[letters.Piece, ...]:
    """Study, minutes, evidence by number and hash; to part of a dossier only the evidence."""
    whole = _is_whole(sent, dossier)
    papers = ["study"] * bool(dossier["study"]) + ["plenary_minutes"] if whole else []
    written = [letters.Piece(name=capital(term(key))) for key in papers]
    pieces = [
        letters.Piece(
            name=f"{capital(term('evidence'))} {each['number']}",
            sha256=each["sha256"],
        )
        for each in dossier["evidence"]
    ]
    return (*written, *pieces)


def _recipients(sent: Any, role: str) -> list[Any]:
    found = [each for each in sent.recipients.all() if each.role == role]
    return sorted(found, key=lambda each: str(each.called))


def _called(recipients: list[Any]) -> str:
    return "; ".join(each.called for each in recipients)


def _addressee(recipients: list[Any]) -> letters.Addressee:
    addresses = {each.office.address for each in recipients if each.office}
    where = addresses.pop() if len(addresses) == 1 else ""
    return letters.Addressee(name=_called(recipients), place=where)


def _title(regime: str, on: date) -> str:
    try:
        return form("forwarding_letter", regime=regime, on=on).title_id
    except LookupError:
        return capital(term("forwarding_letter"))


def _letter_words(number: str) -> str:
    return f"{capital(term('forwarding_letter'))} {number}"


def _identity(person: dict[str, Any]) -> letters.Identity:
    employment = term(person["employment"])
    known = {each.value: each for each in fact("status").options}
    status = known.get(person["status_on_day"])
    return letters.Identity(
        name=person["name"],
        position=person["position"],
        agency=person["agency"],
        status=", ".join(filter(None, (employment, status.name_id if status else ""))),
    )


def _suspected(person: dict[str, Any], act: dict[str, Any]) -> letters.SuspectedAct:
    certainty = Certainty(act["certainty"])
    return letters.SuspectedAct(
        respondent=person["name"],
        act=act_name(act["code"]),
        happened_on=date.fromisoformat(act["occurred_on"]) if act["occurred_on"] else None,
        articles=tuple(
            letters.Basis(article=each, certainty=certainty) for each in act["articles"]
        ),
    )


def _received_by(sent: Any, to: Any) -> tuple[str, str]:
    """Name and capacity of who confirmed the receipt, from the act that says so."""
    for act in acts_of(sent.file_id):
        mine = act.kind == "acknowledge" and act.at == to.received_at
        if mine and act.office == to.office_id and act.person:
            return offices.names({act.person}).get(act.person, ""), capital(term(act.capacity))
    return "", ""


def _kinds(acts: list[dict[str, Any]]) -> str:
    """The kind of violation, and how the list of acts classes these."""
    keys = {(act["code"], act["klass"]) for act in acts if act["klass"] != NOT_APPLICABLE}
    classes = sorted({class_word(code, klass) for code, klass in keys})
    kind = capital(term("other_law_violation"))
    return f"{kind} ({', '.join(classes)})" if classes else kind


def _phase(key: str) -> str:
    """The phase as papers print it: what is not known is said to be so."""
    return term("phase_unknown" if key == UNKNOWN_PHASE else key)
