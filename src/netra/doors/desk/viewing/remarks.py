"""A remark that was sent: kept, taken back, or given back with what is wrong."""

from uuid import UUID

from django.http import HttpRequest

from netra.base.errors import Problem
from netra.doors.desk.context import Desk
from netra.doors.desk.viewing.places import RemarkForm
from netra.doors.ui.problems import sentence
from netra.evidence.actions.annotating import annotate, withdraw
from netra.evidence.queries import EvidenceLine
from netra.journeys.queries import Line


def said(
    request: HttpRequest, desk: Desk, line: Line, item: EvidenceLine
) -> tuple[RemarkForm, str]:
    """The form as the page shows it, and what went wrong with taking a remark back.

    Sent, the remark stands (the form has no errors then), or the form says why not.
    """
    if request.method != "POST":
        return RemarkForm(initial={"page": request.GET.get("page") or 1}), ""
    if "withdraw" in request.POST:
        return RemarkForm(), _taken_back(request.POST["withdraw"], desk, line, item)
    form = RemarkForm(request.POST)
    if form.is_valid():
        _kept(form, desk, line, item)
    return form, ""


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
        withdraw(
            annotation_id=found, item_id=item.id, by=desk.actor, at=desk.now, stage=line.stage
        )
    except Problem as problem:
        return sentence(problem)
    return ""
