"""What lies in a visitor's cookies: the key of an unfinished report, and leave to follow one.

The 32 random bytes that open a draft exist only in the cookie. The server keeps the draft under a
keyed hash of them and cannot read it; the installation's own key is mixed in, so the cookie alone
opens nothing elsewhere.
"""

import base64
import hashlib
import json
import secrets
import time
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

SIZE = 32
FOLLOWING_SECONDS = 30 * 60

# A cookie has one path and the wizard two addresses, one a language: two cookies, one content.
DRAFT_COOKIES = {"netra_lapor": "/lapor/", "netra_report": "/en/lapor/"}
FOLLOW_COOKIES = {"netra_lacak": "/lacak/", "netra_track": "/en/lacak/"}


@dataclass(frozen=True)
class Key:
    """The visitor's secret; `id` names the draft, `box` and `files` encrypt it."""

    secret: bytes

    @property
    def id(self) -> bytes:
        """The draft's name: a keyed hash, from which the secret cannot be found."""
        return self._derived(b"netra draft id")

    @property
    def box(self) -> bytes:
        """Encrypts the answers."""
        return self._derived(b"netra draft box")

    @property
    def files(self) -> bytes:
        """Encrypts the files."""
        return self._derived(b"netra draft file")

    def _derived(self, purpose: bytes) -> bytes:
        made = hashlib.blake2b(
            self.secret, key=settings.NETRA_DRAFT_KEY, digest_size=SIZE, person=purpose
        )
        return made.digest()


def new_key() -> Key:
    """A fresh key."""
    return Key(secrets.token_bytes(SIZE))


def key_of(request: HttpRequest) -> Key | None:
    """The key in the visitor's cookie; None where there is none that could be one."""
    for name in DRAFT_COOKIES:
        try:
            secret = base64.urlsafe_b64decode(request.COOKIES.get(name, ""))
        except ValueError:
            continue
        if len(secret) == SIZE:
            return Key(secret)
    return None


def hand_over(response: HttpResponse, key: Key) -> None:
    """The visitor's browser holds the key until it is closed."""
    _set(response, DRAFT_COOKIES, base64.urlsafe_b64encode(key.secret).decode())


def let_follow(response: HttpResponse, file_id: UUID) -> None:
    """The visitor may read this file's status for half an hour; the cookie tells nobody which."""
    until = int(time.time()) + FOLLOWING_SECONDS
    content = json.dumps({"file": str(file_id), "until": until}).encode()
    sealed = SecretBox(_following_key()).encrypt(content)
    _set(response, FOLLOW_COOKIES, base64.urlsafe_b64encode(sealed).decode())


def followed(request: HttpRequest) -> UUID | None:
    """The file the visitor may follow; None without a cookie of ours that is still good."""
    for name in FOLLOW_COOKIES:
        try:
            sealed = base64.urlsafe_b64decode(request.COOKIES.get(name, ""))
            content = json.loads(SecretBox(_following_key()).decrypt(sealed))
        except (ValueError, CryptoError):
            continue
        if content["until"] > time.time():
            return UUID(content["file"])
    return None


def forget(response: HttpResponse, *groups: dict[str, str]) -> None:
    """The browser drops these cookies."""
    for group in groups:
        for name, path in group.items():
            response.delete_cookie(name, path=path, samesite="Strict")


def _following_key() -> bytes:
    made = hashlib.blake2b(key=settings.NETRA_DRAFT_KEY, digest_size=SIZE, person=b"netra follow")
    return made.digest()


def _set(response: HttpResponse, cookies: dict[str, str], value: str) -> None:
    for name, path in cookies.items():
        response.set_cookie(
            name,
            value,
            path=path,
            httponly=True,
            samesite="Strict",
            secure=settings.SESSION_COOKIE_SECURE,
        )
