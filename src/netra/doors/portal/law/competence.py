"""Who is competent on which day: merit authority, addressees, areas, offices."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.law.asking import Asked, asked_of
from netra.doors.portal.law.lines import Section, section, show


@gzip_page
@require_safe
def competence(request: HttpRequest) -> HttpResponse:
    """Who is competent, from when to when."""
    asked = asked_of(request)
    return show(
        request,
        title=_("Who is competent"),
        intro=_("Institutions end and their functions go on; each line says from when to when."),
        back=reverse("portal:law"),
        sections=sections(asked),
        asked=asked,
    )


def sections(asked: Asked) -> tuple[Section, ...]:
    """Timelines of who does what."""
    files = ("merit_authorities", "addressees", "merit_regional_offices", "area_history")
    return tuple(section(file, asked) for file in files)
