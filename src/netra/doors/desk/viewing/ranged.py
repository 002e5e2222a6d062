"""Bytes for a player: whole, or the one range it asks for (RFC 9110 14)."""

import re
import time

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from netra.evidence.queries import open_blob
from netra.evidence.queries.parts import part

TRUSTED = 600.0
"""Seconds after a whole check in which ranges are read without another, in this process.

A player asks for dozens of ranges of one film; hashing 200 MB for each would serve nobody.
"""

_checked: dict[str, float] = {}
_RANGE = re.compile(r"bytes=(\d{0,19})-(\d{0,19})")


def answered(request: HttpRequest, *, sha256: str, size: int, media_type: str) -> HttpResponseBase:
    """200 with all, 206 with a part, 416 for a range outside. `Altered` if the store has others.

    Several ranges at once are answered with all, as the RFC allows. Nothing here is cached, is
    guessed to be another type, or runs as a page.
    """
    found = _range(_asked(request), size)
    if found is None:
        return _closed(HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"}))
    _check(sha256)
    first, last = found
    length = last - first + 1
    response = StreamingHttpResponse(
        part(sha256, first, length) if request.method != "HEAD" else (), content_type=media_type
    )
    response["Content-Length"] = str(length)
    if _asked(request):
        response.status_code = 206
        response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return _closed(response)


def _asked(request: HttpRequest) -> str:
    """The single range asked for, "" if there is none: a player wants 206 even for all of it."""
    asked = request.headers.get("Range", "").strip()
    match = _RANGE.fullmatch(asked)
    return asked if match and any(match.groups()) else ""


def _check(sha256: str) -> None:
    """The whole was found to be what was kept, a short while ago at most; else `Altered`."""
    now = time.monotonic()
    for known in [each for each, at in list(_checked.items()) if now - at > TRUSTED]:
        _checked.pop(known, None)
    if sha256 not in _checked:
        open_blob(sha256).close()
        _checked[sha256] = now


def _range(asked: str, size: int) -> tuple[int, int] | None:
    """First and last byte; all of them where no single range is asked for; None outside."""
    match = _RANGE.fullmatch(asked)
    if match is None or not any(match.groups()) or not size:
        return 0, size - 1
    begin, end = match.groups()
    if not begin:  # the last so many
        return (max(0, size - int(end)), size - 1) if int(end) else None
    last = min(int(end), size - 1) if end else size - 1
    return (int(begin), last) if int(begin) <= last else None


def _closed(response: HttpResponseBase) -> HttpResponseBase:
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    return response
