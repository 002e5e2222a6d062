"""The calendar for people's own phones: making its address, ending it, and what stands in it.

It leaves the house for foreign servers. So an event holds the file's number, the step, the moment,
the article and the address of the file's page, which asks to sign in; nobody's name, and not what
the file is about.
"""

import hashlib
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_POST, require_safe

from netra.doors.acting import holding_of
from netra.doors.desk.context import FILES, Desk, at_desk
from netra.doors.desk.feed_events import MOST, calendar_file
from netra.doors.desk.lists import calendar_page
from netra.doors.now import moment
from netra.journeys.queries import dated
from netra.law.capacities import capacities
from netra.offices import actions as offices
from netra.offices.queries import opened_by

PAST = timedelta(days=31)
"""So long a day that has passed, and a step that was done, stay in the calendar."""


@at_desk
@require_POST
def make(request: HttpRequest, desk: Desk) -> HttpResponse:
    """A new address of this mandate's calendar, shown this once; one made before opens nothing."""
    key = offices.make_calendar_key(mandate_id=_mandate(request), at=desk.now)
    address = request.build_absolute_uri(reverse("desk:feed", args=[key]))
    page = calendar_page(request, desk, address=address)
    return render(request, "desk/calendar.html", {"page": page})


@at_desk
@require_POST
def end(request: HttpRequest, desk: Desk) -> HttpResponse:
    """No address opens this mandate's calendar any more."""
    offices.end_calendar_key(mandate_id=_mandate(request))
    return HttpResponseRedirect(reverse("desk:calendar") + "#langganan")


@gzip_page
@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """The days of the files the key's mandate sees now; 404 without a word for any other key.

    It says no Last-Modified: a file that leaves sight makes the calendar shorter, not newer.
    """
    at = moment(request)
    opened = opened_by(key, at=at)
    if opened is None or capacities()[opened.viewer.capacity].desk != FILES:
        return HttpResponseNotFound()
    files = dated(opened.viewer, since=at - PAST, now=at, most=MOST + 1)
    body = calendar_file(opened.office.name, files, partial(_page_of, request))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    same = get_conditional_response(request, etag=response["ETag"], response=response)
    return same or response  # type: ignore[return-value]


def _mandate(request: HttpRequest) -> UUID:
    return holding_of(request).id


def _page_of(request: HttpRequest, file_id: UUID) -> str:
    return request.build_absolute_uri(reverse("desk:file", args=[file_id]))
