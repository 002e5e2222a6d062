"""The letter that hands a suspected crime to the investigator."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.doors.desk.papers.making import Printable, chair, check, letterhead
from netra.doors.letters import papers as letters
from netra.journeys.queries import Line
from netra.law.glossary import term
from netra.offices import queries as offices


def printable(viewer: Viewer, line: Line) -> Iterator[Printable]:
    """The letter of transfer, for who may see the case."""
    case = cases.case(line.file_id, viewer) if line.crime else None
    sent = cases.transfer(case.id) if case else None
    if sent is not None:
        yield Printable(
            kind="transfer_letter",
            row=str(sent.id),
            number=sent.letter_number,
            at=sent.sent_at,
            about=sent.to,
            make=lambda: letter(sent, case, line),
        )


def letter(sent: Any, case: Any, line: Line) -> letters.TransferLetter:
    """The letter, with the respondents and the day of the second discussion; no reporter in it."""
    office = offices.card(case.office)
    held = {each.ordinal: each for each in cases.discussions(case.id)}
    return letters.TransferLetter(
        head=letterhead(office),
        number=sent.letter_number,
        dated=sent.sent_at,
        qr=check(sent.letter_number, case.file_id),
        classification=_("Confidential"),
        addressee=letters.Addressee(name=sent.to),
        case_number=case.number or line.number,
        origin=term(case.origin),
        respondents=tuple(
            letters.Identity(name=each.name, position=each.position, agency=each.agency_name)
            for each in cases.respondents(case.id)
        ),
        articles=sent.articles,
        discussed_at=held[2].held_at,
        signer=chair(office, sent.sent_at),
    )
