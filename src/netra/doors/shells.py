"""The frame around every page, filled from the request."""

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils import translation

from netra.doors.acting import holding_of, holdings_of
from netra.doors.now import DEMO_ZONE, moment
from netra.doors.ui.shell import Capacity, DemoBar, Nav, Shell
from netra.law.capacities import capacities
from netra.law.glossary import term


def shell(request: HttpRequest, *, nav: Nav = "") -> Shell:
    """The frame of a page: an officer's with office and mandates, or a citizen's."""
    language = translation.get_language() or "id"
    frame = Shell(
        language=language,
        other_language_url=translate_url(
            request.get_full_path(), "en" if language == "id" else "id"
        ),
        demo=_demo(request),
        nav=nav,
    )
    if not request.user.is_authenticated or not holdings_of(request):
        return frame
    holding = holding_of(request)
    return replace(
        frame,
        viewer_name=str(request.user),
        office_name=holding.office.name,
        desk=capacities()[holding.capacity].desk,
        keeps=holding.capacity == "custodian",
        capacity_key=str(holding.id),
        capacities=tuple(
            Capacity(key=str(each.id), label=f"{term(each.capacity, language)}, {each.office.name}")
            for each in holdings_of(request)
        ),
        switch_action=reverse("desk:switch"),
    )


def _demo(request: HttpRequest) -> DemoBar | None:
    if not settings.NETRA_DEMO:
        return None
    today = moment(request).astimezone(DEMO_ZONE).date()
    return DemoBar(date=today, action=reverse("demo:move"))
