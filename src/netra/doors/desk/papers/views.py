"""The file's papers: the list, and one of them as PDF."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import content_disposition_header

from netra.doors.desk import parts
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.desk.papers import filing, handling, sending, transferring
from netra.doors.desk.papers.making import Printable
from netra.doors.letters import papers as letters
from netra.doors.shells import shell
from netra.journeys.queries import Line


@at_desk
def papers(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Every paper that exists for this file and may be printed by this viewer."""
    line = line_or_404(desk, file_id)
    body = [
        {
            "title": parts.title(each.kind),
            "about": each.about,
            "number": each.number,
            "at": each.at,
            "url": _address(file_id, each),
        }
        for each in _printable(desk, line)
    ]
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="papers"),
        body=body,
    )
    return render(request, "desk/papers.html", {"page": page, "zone": desk.zone})


@at_desk
def paper(
    request: HttpRequest, desk: Desk, file_id: UUID, kind: str, row: str = ""
) -> HttpResponse:
    """One paper as PDF to keep; 404 for what is not in the viewer's list.

    Papers are Indonesian whatever the page was in.
    """
    found = _printable(desk, line_or_404(desk, file_id))
    wanted = next((each for each in found if (each.kind, each.row) == (kind, row)), None)
    if wanted is None:
        raise Http404
    with translation.override("id"):
        made = wanted.make()
        content = letters.render(made)
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, letters.filename(made))
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _printable(desk: Desk, line: Line) -> list[Printable]:
    return [
        each
        for kinds in (filing, handling, transferring, sending)
        for each in kinds.printable(desk.viewer, line)
    ]


def _address(file_id: UUID, each: Printable) -> str:
    if each.row:
        return reverse("desk:paper_of", args=[file_id, each.kind, each.row])
    return reverse("desk:paper", args=[file_id, each.kind])
