"""One file: its overview and the pages beside it. Each shows only what the mandate lets it see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.base.queries import acts_of
from netra.cases import queries as cases
from netra.doors.desk import parts
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.parts import Clocks, Frame, title
from netra.doors.desk.parts.moves import moved
from netra.doors.shells import shell
from netra.doors.ui.parts import Act, Entry, MatrixRow
from netra.doors.ui.shell import Shell
from netra.forwarding import queries as forwarding
from netra.intake import queries as intake
from netra.journeys import queries as journeys
from netra.journeys.queries import Line
from netra.outcomes import queries as outcomes


@dataclass(frozen=True)
class OverviewPage:
    """The case page: who, what, which clocks, what next, what was done."""

    shell: Shell
    frame: Frame
    clocks: Clocks
    moved: tuple[str, ...]
    primary: Act | None
    others: tuple[Act, ...]
    waiting: str
    rows: tuple[MatrixRow, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class SectionPage:
    """One page beside the overview; `body` is made of plain values for its template."""

    shell: Shell
    frame: Frame
    body: Any


def line_or_404(desk: Desk, file_id: UUID, *, room: str = "journeys") -> Line:
    """The file's line; 404 if it is not in sight, as if it did not exist.

    So is a page on a room this mandate may not read: an empty one would say that nothing is there.
    """
    found = journeys.line(file_id, desk.viewer)
    if found is None or room not in desk.viewer.rooms:
        raise Http404
    return found


@at_desk
def overview(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """The file as its officer needs it first."""
    line = line_or_404(desk, file_id)
    case = cases.case(file_id, desk.viewer)
    respondents = cases.respondents(case.id) if case else []
    primary, others = parts.open_to(line, desk)
    made = outcomes.decisions(file_id, desk.viewer) if line.forwarded else ()
    every = acts_of(file_id)
    acts = parts.readable(every, desk) if desk.supervisory else parts.own(every, desk)
    page = OverviewPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, case, current="overview"),
        clocks=parts.clocks(line, desk, made),
        moved=moved(line),
        primary=primary,
        others=others,
        waiting=parts.waiting(line),
        rows=parts.matrix(respondents, _address(file_id, desk)),
        entries=parts.entries(acts, desk.zone, pieces=parts.pieces(every)),
    )
    return render(request, "desk/overview.html", {"page": page})


def _address(file_id: UUID, desk: Desk) -> Callable[[UUID], str] | None:
    """Leads to an alleged act's assessment, for who may read how the case is handled."""
    if "cases" not in desk.viewer.rooms:
        return None
    return lambda alleged_id: reverse("desk:assessment", args=[file_id, alleged_id])


@at_desk
def handling(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Review, invitations, clarifications, discussions, study: row by row."""
    line = line_or_404(desk, file_id, room="cases")
    case = cases.case(file_id, desk.viewer)
    body = parts.handling(case, line.crime) if case else None
    return _section(request, desk, line, case, "handling", body)


@at_desk
def plenaries(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Every plenary on the file: who came, how it was decided, what."""
    line = line_or_404(desk, file_id, room="cases")
    held = [parts.plenary(each, desk.zone) for each in cases.plenaries(file_id, desk.viewer)]
    return _section(request, desk, line, None, "plenaries", held)


@at_desk
def people(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Who the file speaks about, and who is sealed in it."""
    line = line_or_404(desk, file_id, room="intake")
    in_sight = intake.filing(file_id, desk.viewer) or intake.record(file_id, desk.viewer)
    may_open = desk.viewer.capacity == "custodian"
    body: dict[str, Any] = {
        "named": intake.named(file_id) if in_sight else [],
        "sealed": [
            {
                "label": title(role) + (f" {number}" if role == "witness" else ""),
                "url": reverse("desk:seal", args=[file_id, sealed_id]) if may_open else "",
            }
            for sealed_id, role, number in (intake.sealed(file_id) if in_sight else [])
        ],
        "told": parts.told(in_sight) if in_sight else [],
    }
    return _section(request, desk, line, None, "people", body)


@at_desk
def messages(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """What the office asked the reporter, and the answers."""
    line = line_or_404(desk, file_id, room="intake")
    filing = intake.filing(file_id, desk.viewer)
    found = intake.questions(filing.id) if filing else []
    body = [
        {
            "text": each.text,
            "asked_at": each.asked_at,
            "due_at": each.due_at,
            "answer": each.answer,
            "answered_at": each.answered_at,
        }
        for each in found
    ]
    return _section(request, desk, line, None, "messages", body)


@at_desk
def follow_up(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Where the file was sent, what came back, the decision's five dates."""
    line = line_or_404(desk, file_id, room="forwarding")
    sent = forwarding.forwardings(file_id, desk.viewer)
    body: dict[str, Any] = {
        "sent": [parts.forwarding(each, desk) for each in sent],
        "dossier": forwarding.dossier_for(sent[-1], desk.viewer) if sent else None,
        "checks": [
            {
                "office": each.office.name,
                "received_at": each.received_at,
                "checked_at": each.checked_at,
                "correction": each.correction,
                "passed_on_at": each.passed_on_at,
            }
            for each in (forwarding.tier_checks(file_id) if desk.supervisory else ())
        ],
        "examination": parts.examination(outcomes.examination(file_id, desk.viewer)),
        "recommendations": parts.recommendations(outcomes.recommendations(file_id, desk.viewer)),
        "decisions": parts.decisions(outcomes.decisions(file_id, desk.viewer)),
    }
    body["attached"] = {
        each.number: tuple(
            reverse(f"desk:{way}", args=[file_id, each.id]) for way in ("view", "download")
        )
        for each in (() if desk.supervisory else forwarding.evidence_for(file_id, desk.viewer))
    }
    body["silence"] = parts.silence(body, line, desk)
    return _section(request, desk, line, None, "follow_up", body)


def _section(
    request: HttpRequest, desk: Desk, line: Line, case: Any, name: str, body: Any
) -> HttpResponse:
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, case, current=name),
        body=body,
    )
    return render(request, f"desk/{name}.html", {"page": page, "zone": desk.zone, "now": desk.now})
