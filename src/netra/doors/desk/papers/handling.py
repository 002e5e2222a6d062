"""The papers of the handling: invitations and the plenaries' minutes."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.cases import queries as cases
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk import parts
from netra.doors.desk.acts.work import invited
from netra.doors.desk.papers.making import (
    BLANK,
    Printable,
    act_name,
    capital,
    chair,
    check,
    form_code,
    letterhead,
)
from netra.doors.desk.parts.matrix import klass
from netra.doors.letters import papers as letters
from netra.intake import queries as intake
from netra.journeys.queries import Line
from netra.law.certainty import Certainty
from netra.law.glossary import term
from netra.law.quorum import quorum
from netra.offices import queries as offices

SETTLES = {"initial_information": "declare_initial_information", "finding": "fix_finding"}
"""What a plenary that decides on no case yet does when it accepts."""


def printable(viewer: Viewer, line: Line) -> Iterator[Printable]:
    """One paper an invitation and one a plenary, for who may see the case or the plenary."""
    case = cases.case(line.file_id, viewer)
    for each in cases.invitations(case.id) if case else ():
        yield Printable(
            kind="clarification_invitation",
            row=str(each.id),
            number=each.number,
            at=each.sent_at,
            about=invited(each),
            make=lambda each=each: invitation(each, case, viewer),  # type: ignore[misc]
        )
    for held in cases.plenaries(line.file_id, viewer):
        yield Printable(
            kind="plenary_minutes",
            row=str(held.id),
            number=held.number,
            at=held.held_at,
            about=parts.plenary(held, line.zone)["purpose"],
            make=lambda held=held: minutes(held, case, viewer),  # type: ignore[misc]
        )


def invitation(sent: Any, case: Any, viewer: Viewer) -> letters.ClarificationInvitation:
    """The invitation to one person. Who is sealed stands in it as role and number, with a line
    for the custodian to write on."""
    office = offices.card(case.office)
    on = local_day(sent.sent_at, office.zone)
    online = sent.place.startswith(("https://", "http://"))
    return letters.ClarificationInvitation(
        head=letterhead(office),
        number=sent.number,
        dated=sent.sent_at,
        qr=check(sent.number, case.file_id),
        classification=_("Important") if sent.respondent else _("Confidential"),
        attachment="–",
        sequence=sent.attempt,
        addressee=_addressee(sent),
        capacity=term(sent.whom),
        case_number=case.number,
        acts=_acts(sent, case, viewer),
        meeting_at=sent.for_at,
        venue="" if online else sent.place,
        online_at=sent.place if online else "",
        signer=chair(office, sent.sent_at),
        form_code=form_code("clarification_invitation", regime=case.regime, on=on),
    )


def minutes(held: Any, case: Any, viewer: Viewer) -> letters.PlenaryMinutes:
    """The minutes: who came, whether enough came, what was decided on whom and how."""
    office = offices.card(held.office)
    on = local_day(held.held_at, office.zone)
    chairs = {p.id for p, capacity in offices.members(office.id, on=on) if capacity == "chair"}
    attendance = sorted(
        held.attendance.all(), key=lambda each: (each.person_id not in chairs, each.person.name)
    )
    return letters.PlenaryMinutes(
        head=letterhead(office),
        number=held.number,
        dated=held.held_at,
        qr=check(held.number, held.file_id),
        held_at=held.held_at,
        place=held.place,
        case_number=_number_then(held, case, viewer) or "–",
        attendance=tuple(_attendee(each, held, chairs) for each in attendance),
        quorum=_quorum(held, office.zone),
        interests=tuple(
            letters.Interest(name=each.person.name, declaration=each.interest)
            for each in attendance
            if each.interest
        ),
        agenda=(held.agenda,),
        decisions=_decisions(held, case, office.zone) or (_settled(held, case),),
    )


def _addressee(sent: Any) -> letters.Addressee:
    if sent.respondent is not None:
        work = ", ".join(filter(None, (sent.respondent.position, sent.respondent.agency_name)))
        return letters.Addressee(name=sent.respondent.name, position=work)
    number = f" {sent.label}" if sent.whom == "witness" else ""
    return letters.Addressee(name=f"{capital(term(sent.whom))}{number}", position=BLANK * 3)


def _acts(sent: Any, case: Any, viewer: Viewer) -> tuple[letters.SuspectedAct, ...]:
    """A respondent reads of his or her own acts, anybody else of all the case is about."""
    begun = intake.filing(case.file_id, viewer) or intake.record(case.file_id, viewer)
    place = begun.place if begun else ""
    return tuple(
        letters.SuspectedAct(
            respondent=person.name,
            act=act_name(cell.code),
            place=place,
            happened_on=cell.occurred_on,
            articles=_articles(cell),
        )
        for person in cases.respondents(case.id)
        for cell in person.acts
        if sent.respondent_id in (None, person.id)
    )


def _articles(cell: Cell) -> tuple[letters.Basis, ...]:
    certainty = Certainty(cell.certainty)
    return tuple(letters.Basis(article=each, certainty=certainty) for each in cell.articles)


def _number_then(held: Any, case: Any, viewer: Viewer) -> str:
    """What the file was called when the plenary met: a finding is registered only afterwards."""
    if held.purpose == "decision" and case is not None and case.number:
        return str(case.number)
    filing, record = intake.filing(held.file_id, viewer), intake.record(held.file_id, viewer)
    return str(filing.number if filing and filing.number else record.number if record else "")


def _attendee(each: Any, held: Any, chairs: set[Any]) -> letters.Attendee:
    presides = each.present and each.person_id == held.presided_by_id
    return letters.Attendee(
        name=each.person.name,
        role=capital(term("chair" if each.person_id in chairs else "member")),
        present=each.present,
        note=_("presided") if presides else "",
    )


def _quorum(held: Any, zone: str) -> letters.Quorum:
    """The rule of that day. Where none is known, a plenary of all members needs no other reason."""
    try:
        found = quorum(tier=held.tier, members=held.seats, on=local_day(held.held_at, zone))
    except LookupError:
        reason = held.quorum_reason or _("all members were present")
        return letters.Quorum(needed=None, basis=None, reason_if_unmet=reason)
    basis = letters.Basis(
        article=found.citation.article or found.citation.title, certainty=found.citation.certainty
    )
    return letters.Quorum(needed=found.needed, basis=basis, reason_if_unmet=held.quorum_reason)


def _decisions(held: Any, case: Any, zone: str) -> tuple[letters.Decision, ...]:
    cells: dict[Any, tuple[RespondentLine, Cell]] = {
        cell.id: (person, cell)
        for person in (cases.respondents(case.id) if case else ())
        for cell in person.acts
    }
    votes = tuple(
        letters.Vote(name=name, vote=vote) for name, vote in parts.plenary(held, zone)["votes"]
    )
    ruled = [(*cells[each.alleged_id], each) for each in held.outcomes.all()]
    return tuple(
        letters.Decision(
            respondent=person.name,
            act=f"{act_name(cell.code)}; {klass(cell)}",
            outcome=_outcome(each.outcome),
            reason=". ".join(filter(None, (parts.ground_word(each.ground), each.reason))),
            articles=_articles(cell),
            votes=votes,
        )
        for person, cell, each in sorted(ruled, key=lambda row: (row[0].number, row[1].code))
    )


def _outcome(key: str) -> str:
    if key == cases.FORWARD:
        return f"{term('can_be_followed_up')} ({term('forwarding')})"
    if key == cases.TRANSFER:
        return f"{term('can_be_followed_up')} ({term('transfer_to_investigator')})"
    return f"{term('cannot_be_followed_up')} ({term('stopped')})"


def _settled(held: Any, case: Any) -> letters.Decision:
    """The decision of a plenary that met before there was a case to rule on."""
    named = ", ".join(each.name for each in intake.named(held.file_id) if each.name)
    settles = SETTLES.get(held.purpose, "stopped") if held.accepted else "kept_as_information"
    return letters.Decision(
        respondent=named or "–",
        act=case.about if case else held.agenda,
        outcome=term(settles),
        reason=". ".join(filter(None, (parts.ground_word(held.ground), held.note))),
        votes=tuple(
            letters.Vote(name=name, vote=vote) for name, vote in parts.plenary(held, "")["votes"]
        ),
    )
