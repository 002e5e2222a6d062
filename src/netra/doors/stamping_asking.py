"""A question to a time-stamp authority over HTTP (RFC 3161, 3.4): one POST, and nothing is believed
of the answer but its bytes."""

import time
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.request import HTTPRedirectHandler, Request, build_opener

_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_SECONDS = 20
_MOST_BYTES = 100_000


class Unreachable(Exception):
    """No answer, or none that can be a stamp. The text says why, in the tool's own words."""


class _Stays(HTTPRedirectHandler):
    """Asks only the address that was configured."""

    def redirect_request(self, *_arguments: Any, **_named: Any) -> None:
        return None


def ask(url: str, query: bytes, *, seconds: float = _SECONDS) -> bytes:
    """The answer's bytes, at most 100 kB, within those seconds. Raises Unreachable.

    `url` is http or https; it is not followed elsewhere.
    """
    deadline = time.monotonic() + seconds
    request = Request(url, data=query, headers={"Content-Type": _QUERY, "Accept": _REPLY})
    try:
        with build_opener(_Stays).open(request, timeout=seconds) as answer:
            return _read(answer, deadline)
    except (OSError, HTTPException, ValueError) as error:
        raise Unreachable(str(error) or type(error).__name__) from error


def _read(answer: HTTPResponse, deadline: float) -> bytes:
    found = b""
    while part := answer.read1(_MOST_BYTES):
        found += part
        if len(found) > _MOST_BYTES:
            raise Unreachable(f"> {_MOST_BYTES} bytes")
        if time.monotonic() > deadline:
            raise Unreachable("timed out")
    return found
