"""Doing an act: one view for all of them."""

from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.shortcuts import render
from django.urls import reverse

from netra.base import once
from netra.base.errors import Problem
from netra.base.queries import last_seq
from netra.cases import queries as cases
from netra.doors import kept
from netra.doors.desk.acts import FORMS
from netra.doors.desk.acts.form import ActForm, Fact, cited, word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.parts import title
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.intake import queries as intake
from netra.journeys import actions as journeys
from netra.journeys import queries
from netra.journeys.queries import Line
from netra.law.procedure import ActRule, rule

ROW = "dugaan"
"""Names, in an act's address, which of the file's alleged acts it is about."""

SUPERVISING = ("province_supervisor", "national_supervisor")


@dataclass(frozen=True)
class ActPage:
    """One act on one file: what it is, what the law says, the form."""

    shell: Shell
    title: str
    number: str
    about: str
    stage: str
    back_url: str
    citation: Citation
    facts: tuple[Fact, ...]
    form: ActForm
    given_back: bool
    open_now: bool


@at_desk
def act(request: HttpRequest, desk: Desk, file_id: UUID, key: str) -> HttpResponse:
    """The act's form; sent, the act is done once, or the form says why not with all still in it."""
    line, found = _file_and_rule(desk, file_id, key)
    form_class, row = FORMS[key], request.GET.get(ROW, "")
    if request.method != "POST":
        typed = kept.typed(request)
        form = form_class(desk, file_id, last_seq(file_id), typed, row)
        return _page(request, desk, line, found, form)
    form = form_class(desk, file_id, last_seq(file_id), request.POST, row)
    if form.is_valid():
        leads_to = _perform(form, file_id)
        if leads_to:
            response = HttpResponseRedirect(leads_to)
            kept.drop(request, response)
            return response
    return _page(request, desk, line, found, form, status=422)


def _perform(form: ActForm, file_id: UUID) -> str:
    """Where to go now that the act is done; "" if it was refused and the form says why."""
    token = form.cleaned_data["once"]
    leads_to = form.leads_to()
    try:
        with transaction.atomic():
            before = once.already(token)
            if before:
                return before
            form.perform()
            journeys.refresh(file_id)
            once.remember(token, leads_to)
    except Problem as problem:
        field = problem.field if problem.field in form.fields else None
        form.add_error(field, sentence(problem))
        return ""
    return leads_to


def _file_and_rule(desk: Desk, file_id: UUID, key: str) -> tuple[Line, ActRule]:
    """The file's line and the act's rule; 404 for what is not in sight, 403 for another's act.

    Another's is also what a tier above would do on a file it only supervises: nobody has taken it
    over.
    """
    if key not in FORMS:
        raise Http404
    line = queries.line(file_id, desk.viewer)
    if line is None:
        raise Http404
    found = rule(key, on=desk.viewer.on, regime=line.regime)
    ours = key == "take_over" or handles(desk, file_id)  # what is taken over is another's
    if desk.viewer.capacity not in found.capacities or not ours:
        raise PermissionDenied
    return line, found


def handles(desk: Desk, file_id: UUID) -> bool:
    """The file is this office's own or a panel's of its regency; supervising is another matter."""
    above = desk.supervisory and desk.office.tier in ("province", "national")
    if not above or desk.viewer.capacity in SUPERVISING:
        return True
    viewer = desk.viewer
    begun = (
        cases.case(file_id, viewer)
        or intake.filing(file_id, viewer)
        or intake.record(file_id, viewer)
    )
    return begun is not None and begun.office_id == desk.office.id


def _page(
    request: HttpRequest, desk: Desk, line: Line, found: ActRule, form: ActForm, status: int = 200
) -> HttpResponse:
    if isinstance(form.data, QueryDict):  # the person sees the file as it stands now
        form.data = form.data.copy()
        form.data["seen"] = str(last_seq(line.file_id))
    page = ActPage(
        shell=shell(request),
        title=title(found.key),
        number=line.number or line.reference,
        about=line.about,
        stage=word(line.stage),
        back_url=reverse("desk:file", args=[line.file_id]),
        citation=cited(found.citation),
        facts=tuple(form.facts()),
        form=form,
        given_back=form.is_bound and request.method != "POST",
        open_now=found.open_at(line.stage),
    )
    return render(request, "desk/act.html", {"page": page}, status=status)
