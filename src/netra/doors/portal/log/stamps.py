"""The stamps over the log: how far each authority's reach, and every stamp as files."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from netra.doors.portal.frame import Page
from netra.doors.shells import shell
from netra.doors.stamping import Standing, standings
from netra.doors.stamping_authorities import BadAuthorities
from netra.ledger import queries
from netra.ledger.queries import OneStamp

_MOST = 30
_FOR_EVER = "public, max-age=31536000, immutable"
_DIGITS = 18


@dataclass(frozen=True, kw_only=True)
class StampsPage(Page):
    """Authorities as they stand, None where their file cannot be read; the newest stamps."""

    standings: tuple[Standing, ...] | None
    stamps: tuple[OneStamp, ...]
    older: int | None
    zone: str = "Asia/Jakarta"


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Authorities and stamps, newest first; `sebelum` asks for those before a number."""
    asked = request.GET.get("sebelum", "")
    before = int(asked) if asked.isdecimal() and len(asked) <= _DIGITS else None
    found = queries.last_stamps(_MOST + 1, before=before)
    page = StampsPage(
        shell=shell(request),
        standings=_standings(),
        stamps=found[:_MOST],
        older=found[_MOST - 1].number if len(found) > _MOST else None,
    )
    return render(request, "portal/log_stamps.html", {"page": page})


@require_safe
def token(request: HttpRequest, number: int) -> HttpResponse:
    """The authority's whole response, as it came."""
    return _file(_one(number).line.token, "application/timestamp-reply", f"stamp-{number}.tsr")


@require_safe
def chain(request: HttpRequest, number: int) -> HttpResponse:
    """The certificates from the signer up to the root."""
    content = _one(number).line.chain.encode()
    return _file(content, "application/pem-certificate-chain", f"stamp-{number}.pem")


@require_safe
def note(request: HttpRequest, number: int) -> HttpResponse:
    """The checkpoint that was stamped, byte for byte."""
    return _file(_one(number).note.encode(), "text/plain; charset=utf-8", f"stamp-{number}.txt")


def _standings() -> tuple[Standing, ...] | None:
    try:
        return standings()
    except BadAuthorities:
        return None


def _one(number: int) -> OneStamp:
    found = queries.one_stamp(number) if number < 10**_DIGITS else None
    if found is None:
        raise Http404
    return found


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Cache-Control": _FOR_EVER, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
