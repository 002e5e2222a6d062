"""One alleged act under the law of its day: why, why not, and what is still open."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.cases import queries as cases
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk import parts
from netra.doors.desk.acting import ROW
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import line_or_404
from netra.doors.desk.parts import Frame
from netra.doors.desk.parts.assessment import Assessed, assessed
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.journeys.queries import Line
from netra.law.procedure import rule
from netra.outcomes.queries import punished_before

ACT = "find_facts"


@dataclass(frozen=True)
class AssessmentPage:
    """What the facts come to. `write_url` leads to the form for whoever may write facts now.

    `others` are the file's other alleged acts, name and address. `before` says whether a sanction
    is in force on the same person; None for whoever does not handle the running case.
    """

    shell: Shell
    frame: Frame
    body: Assessed
    write_url: str
    others: tuple[tuple[str, str], ...]
    before: bool | None


@at_desk
def assessment(request: HttpRequest, desk: Desk, file_id: UUID, alleged_id: UUID) -> HttpResponse:
    """The assessment of one alleged act; 404 where the file or the act is not in sight."""
    line = line_or_404(desk, file_id, room="cases")
    case = cases.case(file_id, desk.viewer)
    people = cases.respondents(case.id) if case else []
    cells = {cell.id: (person, cell) for person in people for cell in person.acts}
    if case is None or alleged_id not in cells:
        raise Http404
    person, cell = cells.pop(alleged_id)
    mine = case.office_id == desk.office.id and not line.closed
    page = AssessmentPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, case, current="assessment"),
        body=assessed(case, person, cell, cases.findings(alleged_id)),
        write_url=_write_url(line, desk, alleged_id) if mine else "",
        others=tuple(_other(file_id, *each) for each in cells.values()),
        before=_before(person, line, desk) if mine else None,
    )
    return render(request, "desk/assessment.html", {"page": page, "zone": desk.zone})


def _write_url(line: Line, desk: Desk, alleged_id: UUID) -> str:
    found = rule(ACT, on=desk.viewer.on, regime=line.regime)
    if desk.viewer.capacity not in found.capacities or not found.open_at(line.stage):
        return ""
    return f"{reverse('desk:act', args=[line.file_id, ACT])}?{ROW}={alleged_id}"


def _other(file_id: UUID, person: RespondentLine, cell: Cell) -> tuple[str, str]:
    named = f"{person.number}. {person.name}: {parts.act_name(cell.code)}"
    return named, reverse("desk:assessment", args=[file_id, cell.id])


def _before(person: RespondentLine, line: Line, desk: Desk) -> bool:
    return punished_before(person, file_id=line.file_id, viewer=desk.viewer, at=desk.now)
