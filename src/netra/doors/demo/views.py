"""The demonstration: choose a role, move the date, open or close the online channel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netra.doors.now import DECREE_COOKIE, MOMENT_COOKIE, demo_moment, moment
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.law.glossary import term
from netra.offices import queries as offices

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Role:
    """Somebody one may sign in as: what he or she is, where, and what that allows."""

    username: str
    name: str
    capacity: str
    office: str
    may: str


@dataclass(frozen=True)
class RolesPage:
    """The page that offers every role."""

    shell: Shell
    roles: tuple[Role, ...]
    decree_on: bool


def demo_only(view: View) -> View:
    """The view exists in demo mode only."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.NETRA_DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@demo_only
def roles(request: HttpRequest) -> HttpResponse:
    """Every demo account with one sentence on what it may do."""
    language = get_language() or "id"
    found = tuple(
        Role(
            username=person.username,
            name=person.name,
            capacity=term(holding.capacity, language),
            office=holding.office.name,
            may=_may()[holding.capacity],
        )
        for person, holding in offices.everybody(on=moment(request).date())
    )
    page = RolesPage(shell=shell(request), roles=found, decree_on=DECREE_COOKIE in request.COOKIES)
    return render(request, "demo/roles.html", {"page": page})


@demo_only
@require_POST
def enter(request: HttpRequest) -> HttpResponse:
    """Signed in as that demo account."""
    person = get_object_or_404(offices.people(), username=request.POST.get("username", ""))
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
        "administrator": _("Looks after accounts and offices; sees no file."),
    }
