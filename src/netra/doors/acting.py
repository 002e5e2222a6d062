"""From a signed-in request to a `Viewer`: which mandate somebody looks and acts through."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.doors import kept
from netra.doors.now import moment
from netra.offices import queries as offices
from netra.offices.queries import Holding

MANDATE_KEY = "mandate"


def holdings_of(request: HttpRequest) -> list[Holding]:
    """The mandates the signed-in person holds on the day it is."""
    cached: list[Holding] | None = getattr(request, "netra_holdings", None)
    if cached is None:
        on = local_day(moment(request), "Asia/Jakarta")
        cached = offices.holdings(UUID(str(request.user.pk)), on=on)
        request.netra_holdings = cached  # type: ignore[attr-defined]
    return cached


def holding_of(request: HttpRequest) -> Holding:
    """The mandate acted through: the one chosen, else the first. `PermissionDenied` if none."""
    held = holdings_of(request)
    if not held:
        raise PermissionDenied
    chosen = request.session.get(MANDATE_KEY)
    return next((each for each in held if str(each.id) == chosen), held[0])


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks, through which mandate, on which day of the office."""
    holding = holding_of(request)
    on = local_day(moment(request), holding.office.zone)
    return offices.viewer(UUID(str(request.user.pk)), holding, on=on)


def officers_only(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view runs for whoever is signed in and holds a mandate; others are led to sign in.

    A form sent when the session has ended is kept until then.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated and request.method == "POST":
            return kept.keep(request, at=moment(request))
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        holding_of(request)
        return view(request, *args, **kwargs)

    return guarded
