"""Decrees on days off: which hold, what a new one would move, loading it, what it moved."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from netra.base import once
from netra.base.errors import Problem
from netra.doors import kept
from netra.doors.desk.acts.form import cited, word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.decree_form import LONGEST, DecreeForm, of_file, of_row
from netra.doors.desk.decree_form import sentence as fault
from netra.doors.desk.decree_report import Report, as_file, report
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.doors.ui.problems import sentence
from netra.doors.ui.shell import Shell
from netra.elections import actions, queries
from netra.elections.queries import Loaded
from netra.journeys.queries import Counted, Told, counted, told_of
from netra.law import areas
from netra.law.calendar import national
from netra.law.decrees import Decree, decree, decrees, read_back
from netra.law.drafts import BadDraft

DOWNLOADS = ("csv", "json")
View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class DecreeLine:
    """A decree of one year; `loaded` where somebody loaded it."""

    decree: Decree
    area: str
    citation: Citation
    loaded: Loaded | None


@dataclass(frozen=True)
class DecreesPage:
    """Every year with what is decreed for it; and what was loaded once and holds no longer."""

    shell: Shell
    zone: str
    years: tuple[tuple[int, bool, tuple[DecreeLine, ...]], ...]
    former: tuple[Loaded, ...]


@dataclass(frozen=True)
class FormPage:
    """The form of a decree."""

    shell: Shell
    form: DecreeForm
    replaced: str
    file_faults: tuple[str, ...]
    filled: bool
    given_back: bool


@dataclass(frozen=True)
class ReportPage:
    """What the decree of the form would move."""

    shell: Shell
    title: str
    report: Report
    kept: tuple[tuple[str, str], ...]
    may_load: bool
    action: str
    refused: str


@dataclass(frozen=True)
class DecreePage:
    """One loaded decree, how far its recount is, and what it moved where."""

    shell: Shell
    zone: str
    loaded: Loaded
    line: DecreeLine | None
    counted: Counted | None
    told: tuple[tuple[str, Told], ...]


def of_the_country(view: View) -> View:
    """The view is the country's administrator's: the calendar moves everybody's dates."""

    @wraps(view)
    def guarded(request: HttpRequest, desk: Desk, *args: Any, **kwargs: Any) -> HttpResponse:
        if desk.office.tier != "national":
            raise PermissionDenied
        return view(request, desk, *args, **kwargs)

    return partial(at_desk, kind="administration")(guarded)  # type: ignore[return-value]


@of_the_country
def every(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The years, decreed or provisional, each with its decrees."""
    loaded = {each.key: each for each in queries.loaded_decrees()}
    known = decrees()
    first = min(each.year for each in known)
    last = max(max(each.year for each in known), desk.now.year + 1)
    page = DecreesPage(
        shell=shell(request, nav="decrees"),
        zone=desk.zone,
        years=tuple(
            (year, national().provisional(year), _lines(year, known, loaded))
            for year in range(last, first - 1, -1)
        ),
        former=tuple(each for each in loaded.values() if not each.in_force),
    )
    return render(request, "desk/decrees.html", {"page": page})


@of_the_country
def one(request: HttpRequest, desk: Desk, decree_id: int) -> HttpResponse:
    """The decree; how many files were counted anew; which dates moved at which office."""
    found = _loaded(decree_id)
    page = DecreePage(
        shell=shell(request, nav="decrees"),
        zone=desk.zone,
        loaded=found,
        line=_line(decree(read_back(found.row)), {found.key: found}) if found.row else None,
        counted=counted(decree_id),
        told=tuple((word(each.step), each) for each in told_of(decree_id)),
    )
    return render(request, "desk/decree.html", {"page": page})


@of_the_country
def new(request: HttpRequest, desk: Desk, decree_id: int | None = None) -> HttpResponse:
    """The form; then what it would move; then it is loaded. Nothing typed is lost on the way."""
    replaced = _loaded(decree_id, in_force=True) if decree_id is not None else None
    step = request.POST.get("step", "")
    if request.method != "POST":
        given = kept.typed(request)
        form = DecreeForm(desk, given, initial=_initial(replaced))
        return _form_page(request, form, replaced, given_back=given is not None)
    if step == "fill":
        return _filled(request, desk, replaced)
    form = DecreeForm(desk, request.POST)
    if step == "load" and (before := _sent_before(form)):
        return HttpResponseRedirect(before)
    if step == "edit" or not form.is_valid():
        return _form_page(request, form, replaced, status=200 if step == "edit" else 422)
    if step != "load":
        return _report_page(request, desk, form)
    leads_to, refused = _load(form, desk)
    if not leads_to:
        return _report_page(request, desk, form, refused=refused, status=422)
    response = HttpResponseRedirect(leads_to)
    kept.drop(request, response)
    return response


@transaction.atomic
def _sent_before(form: DecreeForm) -> str:
    """Where the same sending led before; by now its own decree would speak against it."""
    try:
        token = UUID(form.data.get("once", ""))
    except ValueError:
        return ""
    return once.already(token) or ""


def _load(form: DecreeForm, desk: Desk) -> tuple[str, str]:
    """Where the decree stands now, or why it was not loaded."""
    said = form.cleaned_data
    try:
        with transaction.atomic():
            if before := once.already(said["once"]):
                return before, ""
            made = actions.load_decree(
                row=None if said["only_back"] else form.row(),
                replaces=said["replaces"],
                because=said["because"],
                seen=said["seen"],
                by=desk.actor,
                at=desk.now,
            )
            leads_to = reverse("desk:decree", args=[made.pk])
            once.remember(said["once"], leads_to)
            transaction.on_commit(partial(actions.write_decrees, settings.NETRA_DECREES))
    except Problem as problem:
        return "", sentence(problem)
    return leads_to, ""


def _filled(request: HttpRequest, desk: Desk, replaced: Loaded | None) -> HttpResponse:
    """The form filled from the file sent, or as it was, with what is wrong with the file."""
    sent = request.FILES.get("draft")
    if not sent:
        form = DecreeForm(desk, request.POST)
        return _form_page(
            request, form, replaced, file_faults=(_("Choose a file first."),), status=422
        )
    try:
        found = of_file(sent.read(LONGEST))  # type: ignore[union-attr]
    except BadDraft as bad:
        faults = tuple(map(fault, bad.problems[:10]))
        form = DecreeForm(desk, request.POST)
        return _form_page(request, form, replaced, file_faults=faults, status=422)
    form = DecreeForm(desk, initial=_initial(replaced) | found)
    return _form_page(request, form, replaced, filled=bool(found))


def _form_page(
    request: HttpRequest,
    form: DecreeForm,
    replaced: Loaded | None,
    *,
    file_faults: tuple[str, ...] = (),
    filled: bool = False,
    given_back: bool = False,
    status: int = 200,
) -> HttpResponse:
    page = FormPage(
        shell=shell(request, nav="decrees"),
        form=form,
        replaced=replaced.name if replaced else "",
        file_faults=file_faults,
        filled=filled,
        given_back=given_back,
    )
    return render(request, "desk/decree_form.html", {"page": page}, status=status)


def _report_page(
    request: HttpRequest, desk: Desk, form: DecreeForm, *, refused: str = "", status: int = 200
) -> HttpResponse:
    made = report(form.draft(), at=desk.now)
    step = request.POST.get("step", "")
    if step in DOWNLOADS:
        return as_file(made, step)
    posted = [(name, str(text)) for name, text in request.POST.items() if name not in _NOT_KEPT]
    page = ReportPage(
        shell=shell(request, nav="decrees"),
        title=form.name(),
        report=made,
        # After a refusal the report is made anew, on what is loaded now.
        kept=(*posted, ("seen", str(queries.last_loaded()))),
        may_load=True,
        action=request.path,
        refused=refused,
    )
    return render(request, "desk/decree_report.html", {"page": page}, status=status)


_NOT_KEPT = ("step", "seen", "csrfmiddlewaretoken")


def _initial(replaced: Loaded | None) -> dict[str, Any]:
    seen = {"seen": queries.last_loaded()}
    if replaced is None or replaced.row is None:
        return seen
    return seen | of_row(read_back(replaced.row)) | {"replaces": replaced.key}


def _loaded(decree_id: int, *, in_force: bool = False) -> Loaded:
    """404 if there is none, or none that is in force where that is asked."""
    for each in queries.loaded_decrees():
        if each.id == decree_id and (each.in_force or not in_force):
            return each
    raise Http404


def _lines(
    year: int, known: tuple[Decree, ...], loaded: dict[str, Loaded]
) -> tuple[DecreeLine, ...]:
    return tuple(_line(each, loaded) for each in known if each.year == year)


def _line(found: Decree, loaded: dict[str, Loaded]) -> DecreeLine:
    return DecreeLine(
        decree=found,
        area=areas.official_name(areas.area(found.area)) if found.area else "",
        citation=cited(found.citation),
        loaded=loaded.get(found.key),
    )
