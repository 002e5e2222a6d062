"""The pages without a question: front, about, privacy, leaving."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.doors.portal import keys, links
from netra.doors.portal.frame import Page, private
from netra.doors.shells import shell
from netra.doors.ui.shell import plain_shell


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, and the two doors."""
    return _plain(request, "front")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Who runs this, what it does and does not."""
    return _plain(request, "about")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, who can open it, what the logs hold."""
    return _plain(request, "privacy", most_links=links.MOST)


@private
def leave(request: HttpRequest) -> HttpResponse:
    """The browser forgets this site's cookies; what is shown has nothing to do with reporting."""
    response = render(request, "portal/left.html", {"page": Page(shell=plain_shell())})
    keys.forget(response, keys.DRAFT_COOKIES, keys.FOLLOW_COOKIES)
    # Obeyed where the connection is secure; the lines above do the same elsewhere.
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return response


def _plain(request: HttpRequest, name: str, **more: int) -> HttpResponse:
    return render(request, f"portal/{name}.html", {"page": Page(shell=shell(request)), **more})
