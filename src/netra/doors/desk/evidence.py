"""Evidence in a file: the list with where each piece comes from and who took it; the bytes."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.doors.desk import parts
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.evidence import actions, queries
from netra.evidence.queries import EvidenceLine, Use
from netra.forwarding import queries as forwarding
from netra.journeys.queries import Line
from netra.law.access import access_modes
from netra.offices import queries as offices


@dataclass(frozen=True)
class UseLine:
    """One line of a piece's custody: what was done, when, by whom."""

    what: str
    at: datetime
    who: str
    capacity: str


@dataclass(frozen=True)
class Piece:
    """A piece of evidence as its page shows it."""

    line: EvidenceLine
    url: str
    given_by: str
    access: str
    first_seen_on: date | None
    uses: tuple[UseLine, ...]


@at_desk
def items(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Each piece with its hashes, where it comes from, and its custody."""
    line = line_or_404(desk, file_id, room="evidence")
    found = queries.items_of(file_id, desk.viewer)
    uses = queries.uses_of(file_id) if found else {}
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body=_pieces(file_id, found, uses),
    )
    return render(request, "desk/evidence.html", {"page": page, "zone": desk.zone})


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """Asks, then hands out the bytes to be saved, and that they were taken is an act of the file.

    For the sender's line, and for the merit authority the file was sent to. Never shown by the
    browser as a page of ours.
    """
    line = line_or_404(desk, file_id)
    found = _readable(file_id, desk).get(item_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _asked(request, desk, line, found)
    try:
        stream = actions.copy(found, file_id=file_id, by=desk.actor, at=desk.now, stage=line.stage)
    except Problem as problem:
        return _asked(request, desk, line, found, sentence(problem))
    response = FileResponse(
        stream,
        as_attachment=True,
        filename=f"bukti-{found.number}-{found.sha256[:12]}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response  # type: ignore[return-value]


def _readable(file_id: UUID, desk: Desk) -> dict[UUID, EvidenceLine]:
    listed = [
        *queries.items_of(file_id, desk.viewer),
        *forwarding.evidence_for(file_id, desk.viewer),
    ]
    return {each.id: each for each in listed}


def _asked(
    request: HttpRequest, desk: Desk, line: Line, found: EvidenceLine, problem: str = ""
) -> HttpResponse:
    """What will be taken, and that it will be written down."""
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body={"item": found, "problem": problem},
    )
    return render(request, "desk/copy.html", {"page": page, "zone": desk.zone})


def _pieces(
    file_id: UUID, found: list[EvidenceLine], uses: dict[UUID, tuple[Use, ...]]
) -> tuple[Piece, ...]:
    modes = {mode.key: either(mode.name_id, mode.name_en) for mode in access_modes()}
    every = [use for each in uses.values() for use in each]
    people = offices.names({use.person for use in every if use.person})
    places = offices.office_names({use.office for use in every if use.office})
    return tuple(
        Piece(
            line=each,
            url=reverse("desk:download", args=[file_id, each.id]),
            given_by=word(each.given_by),
            access=modes.get(each.access, ""),
            first_seen_on=each.first_seen_on,
            uses=tuple(_use(use, people, places) for use in uses.get(each.id, ())),
        )
        for each in found
    )


def _use(use: Use, people: dict[UUID, str], places: dict[UUID, str]) -> UseLine:
    office = places.get(use.office, "") if use.office else ""
    return UseLine(
        what=parts.title(use.kind),
        at=use.at,
        who=people.get(use.person, "—") if use.person else "—",
        capacity=", ".join(filter(None, (word(use.capacity), office))),
    )
