"""The log as others mirror it (C2SP tlog-tiles): the checkpoint, the keys, the tiles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from netra.doors import log_keys
from netra.ledger import queries
from netra.ledger.tree import tiles

_TEXT = "text/plain; charset=utf-8"
_SECONDS = "public, max-age=5"
_FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def checkpoint(request: HttpRequest) -> HttpResponse:
    """The note signed last; 404 before the first."""
    note = queries.last_note()
    if note is None:
        raise Http404
    return HttpResponse(note, content_type=_TEXT, headers={"Cache-Control": _SECONDS})


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys that sign, one a line, the newest first."""
    lines = "".join(f"{each}\n" for each in log_keys.verifiers())
    return HttpResponse(lines, content_type=_TEXT, headers={"Cache-Control": _SECONDS})


@require_safe
def tile(request: HttpRequest, place: str) -> HttpResponse:
    """A tile as far as what is signed reaches; it never changes."""
    try:
        wanted, hashes = tiles.read_path(place)
    except ValueError:
        raise Http404 from None
    held = queries.tile(wanted, hashes)
    if held is None:
        raise Http404
    headers = {"Cache-Control": _FOR_EVER}
    return HttpResponse(held, content_type="application/octet-stream", headers=headers)
