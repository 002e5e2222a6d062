"""What every officer's page knows: who looks, through which mandate, what time it is there."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from netra.base.viewing import Actor, Viewer
from netra.doors.acting import holding_of, officers_only, viewer_of
from netra.doors.now import moment
from netra.law.capacities import capacities
from netra.offices.queries import OfficeCard

EMPLOYER = "appointing_authority"
FILES = "files"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One officer at one desk, at one moment."""

    viewer: Viewer
    actor: Actor
    office: OfficeCard
    now: datetime

    @property
    def zone(self) -> str:
        """The office's time zone."""
        return self.office.zone

    @property
    def supervisory(self) -> bool:
        """Whether the office is one of the election supervisors, not one that receives files."""
        return self.office.function == "supervisory"

    @property
    def employer(self) -> bool:
        """Whether the office decides on its own employees, or looks for one that does: it searches
        nothing, counts nothing."""
        looks_for = capacities()[self.viewer.capacity].looks_for
        return EMPLOYER in (self.office.function, looks_for)


DeskView = Callable[..., HttpResponse]


def at_desk(view: DeskView, *, kind: str = FILES) -> Callable[..., HttpResponseBase]:
    """The view is called with a `Desk`, in the office's time zone; strangers are led to sign in.

    Whose capacity works at a desk of another kind is refused: an auditor opens no file.
    """

    @wraps(view)
    def seated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        viewer = viewer_of(request)
        if capacities()[viewer.capacity].desk != kind:
            raise PermissionDenied
        office = holding_of(request).office
        desk = Desk(
            viewer=viewer,
            actor=replace(Actor.of(viewer), path=office.path),  # one acts from one's own place
            office=office,
            now=moment(request),
        )
        with timezone.override(ZoneInfo(desk.zone)):
            return view(request, desk, *args, **kwargs)

    return officers_only(seated)
