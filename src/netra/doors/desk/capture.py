"""Links of a file: ask for a capture, and see what each attempt came to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.cases import queries as cases
from netra.doors import kept
from netra.doors.desk import parts
from netra.doors.desk.acts.form import word
from netra.doors.desk.adding import may_add
from netra.doors.desk.capture_words import sentences, state
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.evidence.actions import capturing
from netra.evidence.queries import items_of
from netra.evidence.queries.looked import CaptureLine, captures_of
from netra.intake import queries as intake
from netra.journeys.queries import Line

LONGEST = 2000


class LinkForm(forms.Form):
    """The link to be captured."""

    url = forms.CharField(
        label=gettext_lazy("Link"),
        help_text=gettext_lazy("The whole address, with https:// at the beginning."),
        max_length=LONGEST,
        widget=forms.URLInput,
        error_messages={"required": gettext_lazy("Paste the link that is to be captured.")},
    )


@dataclass(frozen=True)
class Attempt:
    """One attempt as the page lists it; `again` where one may ask once more."""

    url: str
    asked_at: datetime
    asked_by: str
    ended_at: datetime | None
    state: tuple[str, str]
    sentences: tuple[str, ...]
    number: int
    again: bool


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """The links of the file with what became of each; a new one is queued at once.

    Whoever may add evidence may ask; others only read.
    """
    line = line_or_404(desk, file_id, room="evidence")
    if request.method != "POST":
        return _page(request, desk, line, LinkForm(initial=kept.typed(request)))
    if not _may_ask(desk, line):
        raise PermissionDenied
    form = LinkForm(request.POST)
    if form.is_valid():
        try:
            _ask(desk, line, form.cleaned_data["url"])
        except Problem as problem:
            form.add_error("url", sentence(problem))
    return _page(request, desk, line, form) if form.errors else _done(request, file_id)


def _done(request: HttpRequest, file_id: UUID) -> HttpResponse:
    response = HttpResponseRedirect(reverse("desk:capture", args=[file_id]), status=303)
    kept.drop(request, response)
    return response


def _may_ask(desk: Desk, line: Line) -> bool:
    return may_add(desk, line) and not line.closed


def _ask(desk: Desk, line: Line, url: str) -> None:
    """The link is queued where the file began: there its evidence lies."""
    viewer, file_id = desk.viewer, line.file_id
    begun = (
        cases.case(file_id, viewer)
        or intake.filing(file_id, viewer)
        or intake.record(file_id, viewer)
    )
    assert begun is not None  # handled here, so it began here
    capturing.ask(
        file_id=file_id,
        office_id=begun.office_id,
        path=str(begun.path),
        url=url,
        by=desk.actor,
        at=desk.now,
        stage=line.stage,
    )


def _page(request: HttpRequest, desk: Desk, line: Line, form: LinkForm) -> HttpResponse:
    numbers = {each.id: each.number for each in items_of(line.file_id, desk.viewer)}
    found = captures_of(line.file_id, desk.viewer)
    body = {
        "form": form,
        "may_ask": _may_ask(desk, line),
        "attempts": _attempts(found, numbers),
        "list_url": reverse("desk:evidence", args=[line.file_id]),
    }
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body=body,
    )
    status = 422 if form.errors else 200
    return render(request, "desk/capture.html", {"page": page, "zone": desk.zone}, status=status)


def _attempts(found: tuple[CaptureLine, ...], numbers: dict[UUID, int]) -> tuple[Attempt, ...]:
    """The newest first; the newest of a link that came to nothing may be tried again."""
    newest = {each.url: each.id for each in found}
    return tuple(
        Attempt(
            url=each.url,
            asked_at=each.asked_at,
            asked_by=word(each.asked_by),
            ended_at=each.ended_at,
            state=state(each),
            sentences=sentences(each),
            number=numbers.get(each.item, 0) if each.item else 0,
            again=newest[each.url] == each.id and each.outcome not in ("", "kept"),
        )
        for each in reversed(found)
    )
