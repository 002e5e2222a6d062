"""Making a redacted copy of a piece of evidence: what to cover is written or drawn, tried, kept.

The original is only read. What is tried is kept nowhere.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.base import once
from netra.base.errors import Problem
from netra.doors import kept
from netra.doors.desk import parts
from netra.doors.desk.acting import handles
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import line_or_404
from netra.doors.desk.parts import Frame
from netra.doors.desk.redacting.form import RedactForm, rows
from netra.doors.desk.redacting.words import why_not
from netra.doors.desk.viewing import opening
from netra.doors.shells import shell
from netra.doors.ui.fields import form_errors, messages
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.evidence import deriving, queries
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.deriving import Area, Measured, NoTool, Unmakeable
from netra.evidence.queries import EvidenceLine
from netra.evidence.queries.derived import derived_of
from netra.evidence.queries.looked import destructions_of
from netra.journeys.queries import Line

MAY_REDACT = ("intake_officer", "caseworker", "chair", "member")
KEPT = "disimpan"
MOST_TRIED = 6
"""Pictures of a try: of so many pages or moments."""


@dataclass(frozen=True)
class Look:
    """A picture to look at, as a data address, and of what it is."""

    what: str
    src: str


@dataclass(frozen=True, kw_only=True)
class RedactPage:
    """The piece, what is to be covered, and what a try came to."""

    shell: Shell
    frame: Frame
    item: EvidenceLine
    list_url: str
    here: str
    measured: Measured | None = None
    shown: Look | None = None
    form: RedactForm | None = None
    rows: Any = None
    tried: tuple[Look, ...] = ()
    errors: tuple[dict[str, Any], ...] = ()
    problem: str = ""
    add_url: str = ""
    kept: tuple[str, str] | None = None
    """The address and SHA-256 of a copy kept just now."""
    given_back: bool = False


def redactable(media_type: str) -> bool:
    """Whether redacted copies are made of such a piece: a picture, a PDF, a recording."""
    return media_type in deriving.every_kind()


def may_redact(desk: Desk, line: Line) -> bool:
    """Whether this mandate makes redacted copies of the file's evidence: the handling office's."""
    allowed = desk.viewer.capacity in MAY_REDACT and "evidence" in desk.viewer.rooms
    return allowed and handles(desk, line.file_id)


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def redact(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """Opening the piece is an act, as on its viewer; so is keeping a redacted copy."""
    line = line_or_404(desk, file_id, room="evidence")
    item = {each.id: each for each in queries.items_of(file_id, desk.viewer)}.get(item_id)
    if item is None or item_id in destructions_of(file_id, desk.viewer):
        raise Http404
    if not may_redact(desk, line):
        raise PermissionDenied
    if request.method == "HEAD" or opening.ahead(request):
        return HttpResponse(status=200 if request.method == "HEAD" else 204)
    page = RedactPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        item=item,
        list_url=reverse("desk:evidence", args=[file_id]),
        here=request.get_full_path(),
    )
    if item_id not in opening.covered(request, desk):
        try:
            ticket = opening.opened([item], already=frozenset(), line=line, desk=desk)
        except Problem as problem:
            return _render(request, desk, replace(page, problem=sentence(problem)))
        where = f"{request.path}?{urlencode({opening.NAME: ticket})}"
        if request.method != "POST":
            return HttpResponseRedirect(where)
        page = replace(page, here=where)
    return _working(request, desk, line, page)


def _working(request: HttpRequest, desk: Desk, line: Line, page: RedactPage) -> HttpResponse:
    """What was asked for by the button is done; whatever was typed stands in the page again."""
    sent = request.method == "POST"
    data = request.POST if sent else kept.typed(request)
    step = request.POST.get("step", "") if sent else ""
    try:
        with queries.open_blob(page.item.sha256) as stream:
            measured = deriving.measured(stream, page.item.media_type)
        page = _filled(page, measured, data, step)
        if step in ("try", "keep") and not page.errors:
            if step == "keep" and (leads_to := _keep(desk, line, page)):
                response = HttpResponseRedirect(leads_to)
                kept.drop(request, response)
                return response
            page = replace(page, tried=_tried(page))
        page = replace(page, shown=_shown(page), given_back=data is not None and not sent)
        page = replace(page, kept=_kept(request, desk, page, line))
    except Problem as problem:
        page = replace(page, problem=sentence(problem))
    except (NoTool, Unmakeable) as why:
        page = replace(page, problem=_("No redacted copy: ") + why_not(why.code))
        if why.code == "kind":
            page = replace(page, add_url=reverse("desk:add_evidence", args=[line.file_id]))
    return _render(request, desk, page, 422 if page.errors else 200)


def _filled(page: RedactPage, measured: Measured, data: Any, step: str) -> RedactPage:
    """The form with what was typed, and, where something is to be made of it, its errors."""
    form = RedactForm(data)
    typed = rows(measured, data, more=1 if step == "add" else 0)
    form.is_valid()
    page = replace(page, measured=measured, form=form, rows=typed)
    if step not in ("try", "keep"):
        return page
    typed.is_valid()
    return replace(page, errors=tuple(_errors(form, typed, step)))


def _errors(form: RedactForm, typed: Any, step: str) -> list[dict[str, Any]]:
    errors = form_errors(form)
    for number, row in enumerate(typed.forms, start=1):
        for bound in row:
            place = _("Area %(number)s, %(label)s") % {"number": number, "label": bound.label}
            errors += [
                {"text": f"{place}: {each}", "href": f"#{bound.auto_id}"}
                for each in messages(bound)
            ]
    errors += [{"text": str(each)} for each in typed.non_form_errors()]
    if not errors and not typed.areas():
        errors.append({"text": _("Nothing is covered yet: write or draw at least one area.")})
    if step == "keep" and not form.cleaned_data.get("reason"):
        form.add_error("reason", _("Write why it is covered."))
        errors.append({"text": _("Write why it is covered."), "href": "#id_reason"})
    return errors


def _keep(desk: Desk, line: Line, page: RedactPage) -> str:
    """Where to go now that the copy is kept, once for one sending."""
    assert page.form is not None
    said, areas = page.form.cleaned_data, page.rows.areas()
    with queries.open_blob(page.item.sha256) as stream:
        made = deriving.redacted(stream, page.item.media_type, areas)
    with made.stream, transaction.atomic():
        if before := once.already(said["once"]):
            return before
        derived = keep_derived(
            item_id=page.item.id,
            kind=made.kind,
            stream=made.stream,
            media_type=made.media_type,
            tool=made.tool,
            at=desk.now,
            settings={"areas": [each.told() for each in areas], "reason": said["reason"]},
            by=desk.actor,
            stage=line.stage,
        )
        where = f"{page.here}&{KEPT}={derived.id}"
        once.remember(said["once"], where)
    return where


def _kept(request: HttpRequest, desk: Desk, page: RedactPage, line: Line) -> tuple[str, str] | None:
    """Address and hash of the copy that was kept, where keeping it led back here."""
    asked = request.GET.get(KEPT, "") if request.method == "GET" else ""
    made = derived_of(line.file_id, desk.viewer).get(page.item.id, ()) if asked else ()
    found = [each for each in made if str(each.id) == asked]
    where = [reverse("desk:derived", args=[line.file_id, each.id]) for each in found]
    return next(((url, each.sha256) for url, each in zip(where, found, strict=True)), None)


def _shown(page: RedactPage) -> Look | None:
    """The page or moment that is looked at, uncovered; None for a sound."""
    assert page.form is not None
    assert page.measured is not None
    if not page.measured.picture:
        return None
    number, at_ms = page.form.shows()
    return _look(page, min(number, page.measured.pages), min(at_ms, page.measured.milliseconds))


def _tried(page: RedactPage) -> tuple[Look, ...]:
    """What the copy would show: each page, or middle of an area's time, that something covers."""
    assert page.measured is not None
    areas: list[Area] = page.rows.areas()
    if not page.measured.picture:
        return ()
    moments = {each.page: 0 for each in areas if each.drawn}
    places = [(number, 0) for number in sorted(moments)]
    if page.measured.milliseconds:
        places = sorted({(1, (each.from_ms + each.to_ms) // 2) for each in areas if each.drawn})
    return tuple(_look(page, *place, areas) for place in places[:MOST_TRIED])


def _look(page: RedactPage, number: int, at_ms: int, areas: Sequence[Area] = ()) -> Look:
    with queries.open_blob(page.item.sha256) as stream:
        made = deriving.shown(stream, page.item.media_type, page=number, at_ms=at_ms, areas=areas)
    with made.stream as picture:
        content = base64.b64encode(picture.read()).decode()
    what = _("page %(number)s") % {"number": number}
    if page.measured and page.measured.milliseconds:
        what = _("second %(at)s") % {"at": f"{at_ms / 1000:.1f}"}
    return Look(what, f"data:{made.media_type};base64,{content}")


def _render(request: HttpRequest, desk: Desk, page: RedactPage, status: int = 200) -> HttpResponse:
    response = render(request, "desk/redact.html", {"page": page, "zone": desk.zone}, status=status)
    response["Cache-Control"] = "no-store"
    return response
