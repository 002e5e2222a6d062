"""The papers a reporter takes home: the form to sign, the receipt, the sheet with the code.

They are made from the form that was just sent and kept only under the visitor's own key.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from netra.base.ids import reference
from netra.doors.letters import papers
from netra.doors.letters.printable import printable
from netra.doors.portal import completing
from netra.doors.portal.drafts import Draft
from netra.doors.portal.log.printed import printed_leaf
from netra.doors.portal.receiving import Here
from netra.doors.ui.formats import moment
from netra.evidence import queries as evidence
from netra.law.forms import form as law_form
from netra.law.glossary import term
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

FORM, RECEIPT, CODE = "form", "receipt", "code"
HERE = Path(__file__).parent
FONTS = HERE.parent / "letters" / "fonts"


def after_sending(
    draft: Draft, place: Here, filing: Any, reporter: Mapping[str, Any] | None, code: str
) -> dict[str, bytes]:
    """The papers of this filing as PDF, by name. A tip has no form; only a report has a receipt."""
    leaf = printed_leaf(filing.file_id)
    made = {CODE: code_sheet(code, filing.number or reference(filing.file_id), place, leaf)}
    if reporter is None:
        return made
    # The office reads the form and the receipt: they are Indonesian whatever the page was in.
    with translation.override("id"):
        made[FORM] = papers.render(report_form(draft, place, filing, reporter))
        if filing.received_at:
            made[RECEIPT] = papers.render(filing_receipt(draft, place, filing, reporter))
    return made


def report_form(
    draft: Draft, place: Here, filing: Any, reporter: Mapping[str, Any]
) -> papers.ReportForm:
    """The statutory form, filled; to be signed where an online filing is no report."""
    known = {name: value for name, value in reporter.items() if value}
    return papers.ReportForm(
        head=_letterhead(place.office),
        number=filing.number,
        dated=place.at,
        for_signature=place.channel.kind != "report",
        form_code=_form_code(place),
        reporter=papers.Reporter(**{**known, "sex": _sex(reporter.get("sex", ""))}),
        respondents=tuple(papers.Respondent(**person) for person in draft.named),
        event=papers.Event(
            what=_first_line(draft.what),
            place=_place(draft),
            happened_on=draft.occurred,
            known_on=draft.known,
        ),
        witnesses=tuple(papers.Contact(**person) for person in draft.witnesses),
        evidence=_pieces(filing),
        account=draft.what,
        reported_at=place.at,
        missing=completing.fields(draft, reporter),
    )


def filing_receipt(
    draft: Draft, place: Here, filing: Any, reporter: Mapping[str, Any]
) -> papers.FilingReceipt:
    """The filing receipt of a report received online by decree."""
    return papers.FilingReceipt(
        head=_letterhead(place.office),
        number=filing.number,
        dated=place.at,
        received_at=filing.received_at,
        reporter_name=str(reporter["name"]),
        receiver_name=place.decree,
        receiver_office=place.office.name,
        evidence=_pieces(filing),
        missing=completing.fields(draft, reporter),
    )


def code_sheet(code: str, number: str, place: Here, leaf: str) -> bytes:
    """One page with the claim code in four groups and the leaf in the public log, in the reader's
    language, as PDF/A."""
    said = {
        "title": _("Your claim code"),
        "code": [code[at : at + 4] for at in range(0, len(code), 4)],
        "facts": [
            [_("Number"), number],
            [_("Office"), place.office.name],
            [_("Sent"), moment(place.at, place.office.zone)],
            [_("Leaf in the public log"), leaf],
        ],
        "how": _(
            "With this code you read where your report is and answer questions. Whoever has the "
            "code can do the same: keep the paper where only you find it. We keep no copy."
        ),
        "where": _("Open the site and choose “Follow a report”."),
        "language": (translation.get_language() or "id")[:2],
    }
    made: bytes = typst.compile(
        HERE / "typ" / "code_sheet.typ",
        root=HERE / "typ",
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(_drawable(said))},
        format="pdf",
        pdf_standards=["a-2a", "ua-1"],
        timestamp=int(place.at.timestamp()),
    )
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _drawable(value: Any) -> Any:
    match value:
        case str():
            return printable(value)
        case list():
            return [_drawable(each) for each in value]
        case dict():
            return {key: _drawable(each) for key, each in value.items()}
    return value


def _letterhead(office: OfficeCard) -> papers.Letterhead:
    area = offices.area(office.area_code)
    return papers.Letterhead(
        office=office.name,
        tier_line=term("election_supervisor"),
        address=office.address,
        phone="",
        city=area[1] if area else "",
        zone=office.zone,
    )


def _form_code(place: Here) -> str:
    try:
        return law_form("report_form", regime=place.setting.regime, on=place.on).code or ""
    except LookupError:
        return ""


def _pieces(filing: Any) -> tuple[papers.Piece, ...]:
    kept = evidence.manifest(filing.file_id, named=True)
    return tuple(
        papers.Piece(name=each["name"], file=each["name"], sha256=each["sha256"]) for each in kept
    )


def _place(draft: Draft) -> str:
    area = offices.area(draft.area)
    return ", ".join(filter(None, (draft.place, area[1] if area else "")))


def _first_line(text: str, longest: int = 120) -> str:
    words = " ".join(text.split())
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


def _sex(key: str) -> str:
    words = {"female": pgettext("on the form", "Female"), "male": pgettext("on the form", "Male")}
    return words.get(key, "")
