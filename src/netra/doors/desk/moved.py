"""The dates that moved on the files in sight though nobody acted."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.lists import start_of
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.journeys.queries import MovedLine, moved_list


@dataclass(frozen=True)
class MovedPage:
    """Each with the address of its file and the step in words."""

    shell: Shell
    lines: tuple[tuple[str, str, MovedLine], ...]
    total: int
    next_url: str


@at_desk
def every(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Dates of running steps that a decree moved, the last first."""
    found = moved_list(desk.viewer, start=start_of(request))
    page = MovedPage(
        shell=shell(request, nav="calendar"),
        lines=tuple(
            (reverse("desk:file", args=[each.file_id]), word(each.step), each)
            for each in found.lines
        ),
        total=found.total,
        next_url=f"?dari={found.after}" if found.after else "",
    )
    return render(request, "desk/moved.html", {"page": page})
