"""What every request passes through: the log line, security headers, large bodies, the language."""

import logging
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views import defaults

Handler = Callable[[HttpRequest], HttpResponse]

_LOG = logging.getLogger("netra.request")

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)


class RequestLog:
    """One line per request: its id, method, the route's template, status, milliseconds.

    Never the path itself (a claim code may stand in it), the query, the form or the
    visitor's address.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and write the line; an error's line says where it arose."""
        begun = time.perf_counter()
        request_id = uuid.uuid4().hex
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        match = request.resolver_match
        _LOG.info(
            "request",
            extra={
                "request_id": request_id,
                "method": request.method,
                "route": match.route if match else None,
                "status": response.status_code,
                "ms": round((time.perf_counter() - begun) * 1000, 1),
            },
            exc_info=getattr(request, "netra_error", None),
        )
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Remember what went wrong, for the line."""
        request.netra_error = exception  # type: ignore[attr-defined]


class SecurityHeaders:
    """A strict content security policy; personal pages are stored by no cache."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        # Whatever came of a session, a form or a cookie is somebody's: only plain pages are cached.
        if response.has_header("Vary") and "Cookie" in response["Vary"]:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class LanguageFromAddress:
    """English under /en/, Indonesian elsewhere: not guessed from the browser, not remembered."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the address' language."""
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class DrainLargeBodies:
    """What is larger than any form allows is read to its end and answered, not cut off."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; leave nothing of the body unread, or the visitor sees a broken connection."""
        response = self.get_response(request)
        if request.method == "POST":
            drain(request)
        return response


def drain(request: HttpRequest) -> None:
    """The request's body has been read to its end and thrown away."""
    stream = request._stream  # type: ignore[attr-defined]
    while stream.read(1024 * 1024):
        pass


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """413 with a page that says so for a form larger than any of ours; else 400."""
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return render(request, "413.html", status=413)
    return defaults.bad_request(request, exception)
