"""The papers of a filing: its form and its receipt. The reporter stays sealed on both."""

import textwrap
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from netra.base.queries import acts_of
from netra.base.viewing import CITIZEN, Viewer
from netra.base.when import local_day
from netra.doors.desk.papers.making import Printable, capital, check, form_code, letterhead
from netra.doors.letters import papers as letters
from netra.evidence import queries as evidence
from netra.intake import queries as intake
from netra.journeys.queries import Line
from netra.law.certainty import Certainty
from netra.law.deadlines import NoKnownLimit, deadline
from netra.law.glossary import term
from netra.law.requirements import requirements
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

HEADLINE = 120


def printable(viewer: Viewer, line: Line) -> Iterator[Printable]:
    """The form of a report, and the receipt once it is received; neither of a tip.

    Both list the evidence given, so only who may see evidence prints them.
    """
    filing = intake.filing(line.file_id, viewer)
    if filing is None or filing.channel == "tip" or "evidence" not in viewer.rooms:
        return
    yield Printable(
        kind="report_form",
        number=filing.number,
        at=filing.received_at or filing.filed_at,
        about="",
        make=lambda: report_form(filing, viewer),
    )
    if filing.received_at:
        yield Printable(
            kind="filing_receipt",
            number=filing.number,
            at=filing.received_at,
            about="",
            make=lambda: filing_receipt(filing, viewer),
        )


def report_form(filing: Any, viewer: Viewer) -> letters.ReportForm:
    """The statutory form. The reporter's block and the witnesses' names are filled by hand."""
    office, at = offices.card(filing.office), filing.received_at or filing.filed_at
    sealed = _("Name and address of the reporter: sealed, to be filled in by hand")
    return letters.ReportForm(
        head=letterhead(office),
        number=filing.number,
        dated=at,
        qr=check(filing.number, filing.file_id),
        for_signature=filing.received_at is None,
        form_code=form_code("report_form", regime=filing.regime, on=local_day(at, office.zone)),
        respondents=tuple(
            letters.Respondent(
                name=each.name, position=each.position, agency=each.agency, address=each.address
            )
            for each in intake.named(filing.file_id)
        ),
        event=letters.Event(
            what=textwrap.shorten(filing.what, HEADLINE, placeholder="…"),
            place=", ".join(filter(None, (filing.place, filing.area.name))),
            happened_on=filing.occurred_on,
            known_on=filing.known_on,
        ),
        witnesses=_witnesses(filing.file_id),
        evidence=_given(filing.file_id, at, viewer),
        account=filing.what,
        reported_at=filing.received_at,
        receiver=_receiver(filing),
        missing=(sealed, *_missing(filing)),
    )


def filing_receipt(filing: Any, viewer: Viewer) -> letters.FilingReceipt:
    """Proof that the report was handed in, and when; its reporter's name is written by hand."""
    office, at = offices.card(filing.office), filing.received_at
    on = local_day(at, office.zone)
    return letters.FilingReceipt(
        head=letterhead(office),
        number=filing.number,
        dated=at,
        qr=check(filing.number, filing.file_id),
        received_at=at,
        reporter_name="",
        receiver_name=_receiver(filing),
        receiver_office=office.name,
        form_code=form_code("filing_receipt", regime=filing.regime, on=on),
        evidence=_given(filing.file_id, at, viewer),
        next_steps=(_next_step(filing, office, on),),
        missing=_missing(filing),
    )


def _witnesses(file_id: UUID) -> tuple[letters.Contact, ...]:
    witness, sealed = capital(term("witness")), term("sealed")
    return tuple(
        letters.Contact(name=f"{witness} {number} ({sealed})")
        for _id, role, number in intake.sealed(file_id)
        if role == "witness"
    )


def _given(file_id: UUID, by: datetime, viewer: Viewer) -> tuple[letters.Piece, ...]:
    """What came with the report, not what was added later."""
    return tuple(
        letters.Piece(
            name=f"{capital(term('evidence'))} {each.number}", file=each.name, sha256=each.sha256
        )
        for each in evidence.items_of(file_id, viewer)
        if each.given_by == CITIZEN.capacity and each.at <= by
    )


def _receiver(filing: Any) -> str:
    """Who took the signed form, or the decree by which an online filing is received."""
    signing = next((act for act in acts_of(filing.file_id) if act.kind == "sign_filing"), None)
    if signing is None or signing.person is None:
        return str(filing.decree)
    return offices.names({signing.person}).get(signing.person, "")


def _missing(filing: Any) -> tuple[str, ...]:
    found = requirements(regime=filing.regime, on=filing.rules_on)
    return tuple(each.name_id for each in found if each.key in filing.missing)


def _next_step(filing: Any, office: OfficeCard, on: date) -> letters.NextStep:
    what = capital(term("initial_review"))
    try:
        found = deadline(
            "initial_review",
            regime=filing.regime,
            on=filing.rules_on,
            moments={"received": filing.received_at},
            zone=office.zone,
        )
    except NoKnownLimit:
        return letters.NextStep(what=what)
    basis = letters.Basis(
        article=found.citation.article, certainty=Certainty(found.citation.certainty)
    )
    last = local_day(found.due, office.zone) if found.due else None
    return letters.NextStep(what=what, by=last, basis=basis)
