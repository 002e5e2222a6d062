"""A form sent after the session had ended: kept for this browser until somebody signs in again.

What was typed lies sealed under a key that only the browser's cookie holds, like an unfinished
report; it is given back on the same page, to be read again and sent again, and to nobody else.
"""

import base64
import hashlib
import json
import secrets
from datetime import datetime

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from netra.intake import actions, queries

COOKIE = "netra_isian"
LONGEST = 100_000
"""Bytes: more than any form of an officer holds. Nobody need be signed in to have it kept."""


def keep(request: HttpRequest, *, at: datetime) -> HttpResponse:
    """The typed form is kept, sealed; the answer leads to sign-in and back to the same page.

    A body longer than `LONGEST` is not kept: the answer leads to sign-in alone.
    """
    if not _short(request):
        return redirect_to_login(request.get_full_path())
    secret = secrets.token_bytes(SecretBox.KEY_SIZE)
    content = json.dumps({"path": request.path, "form": request.POST.urlencode()}).encode()
    actions.keep_draft(draft_id=_id(secret), sealed=bytes(_box(secret).encrypt(content)), at=at)
    response = redirect_to_login(request.get_full_path())
    response.set_cookie(
        COOKIE,
        base64.urlsafe_b64encode(secret).decode(),
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def typed(request: HttpRequest) -> QueryDict | None:
    """What was typed on this very page before the session ended; None if nothing was."""
    try:
        secret = base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, ""))
        draft = queries.draft(_id(secret)) if len(secret) == SecretBox.KEY_SIZE else None
        content = json.loads(_box(secret).decrypt(bytes(draft.sealed))) if draft else None
    except (ValueError, CryptoError):
        return None
    if content is None or content["path"] != request.path:
        return None
    return QueryDict(content["form"])


def drop(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing typed is kept any more."""
    if COOKIE in request.COOKIES:
        actions.drop_draft(draft_id=_id(base64.urlsafe_b64decode(request.COOKIES[COOKIE])))
        response.delete_cookie(COOKIE, samesite="Strict")


def _short(request: HttpRequest) -> bool:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) <= LONGEST
    except ValueError:
        return False


def _id(secret: bytes) -> bytes:
    return _derived(secret, b"netra form id")


def _box(secret: bytes) -> SecretBox:
    return SecretBox(_derived(secret, b"netra form box"))


def _derived(secret: bytes, purpose: bytes) -> bytes:
    made = hashlib.blake2b(secret, key=settings.NETRA_DRAFT_KEY, digest_size=32, person=purpose)
    return made.digest()
