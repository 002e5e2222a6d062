"""The demonstration: choose a role, move the date, open or close the online channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST

from netra.doors.now import DECREE_COOKIE, MOMENT_COOKIE, demo_moment, moment
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.law.capacities import capacities
from netra.law.glossary import term
from netra.offices import queries as offices
from netra.offices.queries import Holding

View = Callable[..., HttpResponse]
Held = tuple[Any, Holding]


NOT_OFFERED = "replay-"
"""User names that begin so belong to the published cases that are replayed, not to a visitor."""


@dataclass(frozen=True)
class Account:
    """Somebody one may sign in as, and for which office he or she acts."""

    username: str
    name: str
    office: str


@dataclass(frozen=True)
class Role:
    """A capacity, what it may do in one sentence, and who holds it: one account an office."""

    capacity: str
    may: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True)
class RolesPage:
    """The page that offers every role, grouped by the desks people work at."""

    shell: Shell
    desks: tuple[tuple[str, tuple[Role, ...]], ...]
    decree_on: bool


def demo_only(view: View) -> View:
    """The view exists in demo mode only."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.NETRA_DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@gzip_page
@demo_only
def roles(request: HttpRequest) -> HttpResponse:
    """Every role once, with one sentence on what it may do."""
    page = RolesPage(
        shell=shell(request),
        desks=_desks(offices.everybody(on=moment(request).date(), but=NOT_OFFERED)),
        decree_on=DECREE_COOKIE in request.COOKIES,
    )
    return render(request, "demo/roles.html", {"page": page})


def _desks(found: list[Held]) -> tuple[tuple[str, tuple[Role, ...]], ...]:
    """Roles in the order of a file's path, under the desk of the office they are held at."""
    names = _desk_names()
    grouped: dict[str, list[Role]] = {key: [] for key in names}
    for capacity in capacities():
        held = [(person, each) for person, each in found if each.capacity == capacity]
        if held:
            grouped[_desk_of(held[0][1])].append(_role(capacity, held))
    return tuple((names[key], tuple(roles)) for key, roles in grouped.items() if roles)


def _role(capacity: str, held: list[Held]) -> Role:
    """The first who holds it at each office: a second member may do what the first may."""
    accounts: dict[UUID, Account] = {}
    for person, holding in held:
        account = Account(person.username, person.name, holding.office.name)
        accounts.setdefault(holding.office.id, account)
    return Role(
        capacity=term(capacity, get_language() or "id"),
        may=_may()[capacity],
        accounts=tuple(accounts.values()),
    )


def _desk_of(holding: Holding) -> str:
    function = holding.office.function
    if capacities()[holding.capacity].desk != "files":
        return "system"
    if function.startswith("merit"):
        return "merit"
    return "supervisors" if function == "supervisory" else "employers"


def _desk_names() -> dict[str, str]:
    return {
        "supervisors": _("Election supervisors"),
        "merit": _("The authority for civil servants"),
        "employers": _("Employers"),
        "system": _("Record, figures and accounts"),
    }


@demo_only
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Signed in as that demo account."""
    offered = offices.people().exclude(username__startswith=NOT_OFFERED)
    person = get_object_or_404(offered, username=request.POST.get("username", ""))
    login(request, person)
    return HttpResponseRedirect(reverse("desk:worklist"))


@demo_only
@require_POST
def move(request: HttpRequest) -> HttpResponse:
    """The demonstration's date is the one posted; a date that cannot be read changes nothing."""
    response = HttpResponseRedirect(_back(request))
    try:
        day = date.fromisoformat(request.POST.get("date", ""))
    except ValueError:
        return response
    response.set_cookie(
        MOMENT_COOKIE, demo_moment(day).isoformat(), httponly=True, samesite="Strict"
    )
    return response


@demo_only
@require_POST
def decree(request: HttpRequest) -> HttpResponse:
    """The online channel is open by an example decree, or closed again."""
    response = HttpResponseRedirect(reverse("demo:roles"))
    if request.POST.get("decree") == "on":
        response.set_cookie(DECREE_COOKIE, "1", httponly=True, samesite="Strict")
    else:
        response.delete_cookie(DECREE_COOKIE, samesite="Strict")
    return response


def _back(request: HttpRequest) -> str:
    path = urlsplit(request.headers.get("Referer", "")).path
    safe = url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if path and safe else reverse("demo:roles")


def _may() -> dict[str, str]:
    return {
        "village_supervisor": _(
            "Writes Form A about what was seen in the village and sends it up."
        ),
        "district_supervisor": _("Writes Form A, receives reports at the panel, has them signed."),
        "intake_officer": _("Receives reports, reviews them, registers cases."),
        "caseworker": _("Invites, hears, studies, prepares what the plenary decides, forwards."),
        "member": _("Sits in the plenary: findings, initial information, decisions."),
        "chair": _("Presides over the plenary and signs letters."),
        "custodian": _("Opens a sealed identity for a stated reason; the reporter sees it."),
        "province_supervisor": _("Sees the province's files; receives, checks, passes on."),
        "national_supervisor": _("Sees all files; changes none of them."),
        "merit_examiner": _("Receives forwarded files, examines them, recommends."),
        "task_force_member": _("Checks forwarded files and asks the office to verify."),
        "ppk_officer": _("Decides on its own employees after a file was forwarded."),
        "personnel_officer": _(
            "Reads what the employer received and may reprimand; searches nothing."
        ),
        "inspector": _("Reads what the employer received; decides nothing, searches nothing."),
        "auditor": _("Checks that the record of acts is whole; reads no file."),
        "publisher": _("Checks figures before they are published; reads no file."),
        "administrator": _("Looks after accounts and offices; sees no file."),
    }
