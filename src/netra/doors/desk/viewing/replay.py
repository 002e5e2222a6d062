"""Web archives are replayed on an origin of their own, which knows no session and no other page.

Whoever opened an archive at a desk gets an address there that holds for half an hour. What the
archive's own scripts do, they do on that origin: no cookie of ours is sent there, and the site's
own pages are not there. The player is ReplayWeb.page (AGPL-3.0-or-later), a service worker of that
origin.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotFound
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path, resolve
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page

from netra.base.errors import Problem
from netra.doors.desk.viewing.ranged import answered
from netra.evidence.queries import EvidenceLine, found_at

HELD = 30 * 60
"""Seconds for which an address of the viewer origin opens its archive."""

_SALT = "netra.replay"
_NAMES = {"application/wacz": "arsip.wacz", "application/warc": "arsip.warc.gz"}
_TOOL = {
    "ui.js": "built/replay-ui.js",
    "sw.js": "desk/replay-worker.js",
    "player.js": "built/replay-sw.js",
}
_PLAYER = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
    " font-src 'self' data:; img-src 'self' data: blob:; connect-src 'self' data: blob:;"
    " frame-src 'self'; worker-src 'self';"
    " base-uri 'none'; form-action 'none'; frame-ancestors {site}"
)
_WORKER = "default-src 'none'; connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'"

_INNER = (
    "<!DOCTYPE html><html lang=en><head><title>ReplayWeb.page</title>"
    "<script src=ui.js></script></head><body><replay-app-main></replay-app-main></body></html>"
)
Handler = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, kw_only=True)
class Ticket:
    """What an address of the viewer origin opens, whether its reader may know where it was found,
    and which site may frame it."""

    item: str
    told: bool
    sha256: str
    size: int
    media_type: str
    site: str
    language: str


def origin(request: HttpRequest) -> str:
    """The viewer origin; "" if there is none, or none of its own.

    Another port of the same host would be sent the site's cookies, so it is not one.
    """
    configured = str(settings.NETRA_VIEWER_ORIGIN).rstrip("/")
    own = urlsplit(f"//{request.get_host()}").hostname
    return configured if configured and urlsplit(configured).hostname != own else ""


def address(request: HttpRequest, item: EvidenceLine) -> str:
    """Where the archive is replayed for the next half hour; "" without a viewer origin.

    Addresses stand in logs: where the page was found is not in it.
    """
    where = origin(request)
    if not where:
        return ""
    said = {
        "item": str(item.id),
        "told": bool(item.found_at),
        "sha256": item.sha256,
        "size": item.size,
        "media_type": item.media_type,
        "site": f"{request.scheme}://{request.get_host()}",
        "language": str(getattr(request, "LANGUAGE_CODE", "id")),
    }
    return f"{where}/putar/{signing.dumps(said, salt=_SALT, compress=True)}/"


class ViewerOrigin:
    """On the viewer origin only `/putar/` is answered, without session; elsewhere it is not."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer for the origin the request came to."""
        wanted = urlsplit(str(settings.NETRA_VIEWER_ORIGIN)).netloc
        if not wanted or request.META.get("HTTP_HOST", "").lower() != wanted.lower():
            return self.get_response(request)
        try:
            match = resolve(request.path_info, urlconf=__name__)
            request.resolver_match = match
            return match.func(request, *match.args, **match.kwargs)  # type: ignore[no-any-return]
        except (Http404, Problem):
            return _closed(HttpResponseNotFound("404", content_type="text/plain"))


def player(request: HttpRequest, ticket: str) -> HttpResponseBase:
    """The page that holds the player; archives replayed before on this origin are forgotten."""
    held = _held(ticket)
    with override(held.language):
        url = found_at(UUID(held.item)) if held.told else ""
        page = {"source": _NAMES[held.media_type], "url": url, "language": held.language}
        response = render(request, "desk/replay.html", {"page": page})
    response["Content-Security-Policy"] = _PLAYER.format(site=held.site)
    response["Clear-Site-Data"] = '"storage"'
    return _closed(response)


def archive(request: HttpRequest, ticket: str, name: str) -> HttpResponseBase:
    """The archive's bytes, whole or in ranges, to the player of this origin alone."""
    held = _held(ticket)
    if name != _NAMES[held.media_type]:
        raise Http404
    return answered(request, sha256=held.sha256, size=held.size, media_type=held.media_type)


def inner(_request: HttpRequest) -> HttpResponseBase:
    """The frame as its worker makes it, for when the worker does not stand yet.

    The worker may take the frame over before the player looks: it is then not loaded again.
    """
    response = HttpResponse(_INNER)
    response["Content-Security-Policy"] = _PLAYER.format(site="*")  # empty: anybody may frame it
    return _closed(response)


@gzip_page
def tool(_request: HttpRequest, name: str) -> HttpResponseBase:
    """The player's own files; they are public and the same for every archive."""
    found = finders.find(_TOOL.get(name, "")) if name in _TOOL else None
    if not found:
        raise Http404
    response = FileResponse(open(str(found), "rb"), content_type="text/javascript; charset=utf-8")  # noqa: SIM115
    response["Cache-Control"] = "public, max-age=86400"
    response["Content-Security-Policy"] = _WORKER
    return response


def _held(ticket: str) -> Ticket:
    try:
        return Ticket(**signing.loads(ticket, salt=_SALT, max_age=HELD))
    except (signing.BadSignature, TypeError):
        raise Http404 from None


def _closed(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response


urlpatterns = [
    path("putar/alat/", inner),
    path("putar/alat/<str:name>", tool),
    path("putar/<str:ticket>/", player),
    path("putar/<str:ticket>/<str:name>", archive),
]
