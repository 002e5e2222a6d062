"""Following a report: the claim code opens its status for half an hour.

A wrong code, an old one and one that never was cost one hash and one query each, and get the same
answer.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from netra.base import claims
from netra.doors.portal import keys
from netra.doors.portal.frame import Page, private, see_other
from netra.doors.portal.questions import CodeForm
from netra.doors.shells import shell
from netra.intake import queries as intake


@dataclass(frozen=True, kw_only=True)
class TrackPage(Page):
    """The one field."""

    form: CodeForm
    errors: tuple[dict[str, Any], ...] = ()


@private
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for the code; a right one leads to the status."""
    if request.method != "POST":
        return _page(request, CodeForm())
    form = CodeForm(request.POST)
    form.is_valid()
    typed = request.POST.get("code", "")
    found = intake.filing_by_claim(claims.hashed(typed, salt=settings.NETRA_CLAIM_SALT))
    if found is None:
        form.add_error(
            "code",
            _("No report has this code. Check the sixteen digits on your paper and try again."),
        )
        return _page(request, form)
    response = see_other(reverse("portal:status"))
    keys.let_follow(response, found.file_id)
    return response


def _page(request: HttpRequest, form: CodeForm) -> HttpResponse:
    lines = [{"text": text, "href": "#id_code"} for text in form.errors.get("code", [])]
    page = TrackPage(shell=shell(request), form=form, errors=tuple(lines))
    return render(request, "portal/track.html", {"page": page})
