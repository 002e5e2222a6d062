"""A remark that was sent: kept, taken back, or given back with what is wrong."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from netra.base.errors import Problem
from netra.doors.desk.context import Desk
from netra.doors.desk.viewing.places import SIDES, RemarkForm
from netra.doors.ui.problems import sentence
from netra.evidence.actions.annotating import annotate, withdraw
from netra.evidence.queries import EvidenceLine
from netra.journeys.queries import Line

TURNED = "look"
"""The button that only looks otherwise: what was typed so far comes along, nothing is kept."""


def said(
    request: HttpRequest,
    desk: Desk,
    line: Line,
    item: EvidenceLine,
    *,
    page: int,
    seconds: float | None,
) -> tuple[RemarkForm, str]:
    """The form as the page shows it, and what went wrong with taking a remark back.

    `page` is the one looked at, `seconds` how long a recording lasts. Sent, the remark stands (the
    form has no errors then), or the form says why not.
    """
    if request.method != "POST":
        return RemarkForm(initial={"page": page}), ""
    if TURNED in request.POST:
        return RemarkForm(initial=_typed(request, page)), ""
    if "withdraw" in request.POST:
        return RemarkForm(), _taken_back(request.POST["withdraw"], desk, line, item)
    form = RemarkForm(request.POST, seconds=seconds)
    if form.is_valid():
        _kept(form, desk, line, item)
    return form, ""


def _typed(request: HttpRequest, page: int) -> dict[str, Any]:
    """What was typed so far; a place drawn on another page is none on this one."""
    typed = request.POST.dict()
    stays = typed.get("page") == str(page)
    return {name: said for name, said in typed.items() if stays or name not in (*SIDES, "page")}


def _kept(form: RemarkForm, desk: Desk, line: Line, item: EvidenceLine) -> None:
    try:
        annotate(
            item_id=item.id,
            place=form.cleaned_data["place"],
            text=form.cleaned_data["text"],
            by=desk.actor,
            at=desk.now,
            stage=line.stage,
        )
    except Problem as problem:
        form.add_error("text" if problem.field == "text" else None, sentence(problem))


def _taken_back(which: str, desk: Desk, line: Line, item: EvidenceLine) -> str:
    try:
        found = UUID(which)
    except ValueError:
        return sentence(Problem("not_your_remark"))
    try:
        withdraw(annotation_id=found, item_id=item.id, by=desk.actor, at=desk.now, stage=line.stage)
    except Problem as problem:
        return sentence(problem)
    return ""
