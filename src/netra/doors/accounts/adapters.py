"""What this house decides where django-allauth asks: nobody signs up, secrets lie sealed."""

import base64
import hashlib
from typing import Any, ClassVar

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from nacl.secret import SecretBox

_WRONG_CODE = _("This code is not right. Type the code that the application shows now.")
_TOO_OFTEN = _("Tried too often. Wait five minutes, then try again.")


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are made by an office for its officers, never by a visitor."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        # One sentence for a wrong password and for a name nobody has.
        "username_password_mismatch": _(
            "The user name or the password is not right. Check both and try again."
        ),
        "incorrect_password": _("The password is not right. Try again."),
        "enter_current_password": _("The password is not right. Try again."),
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_OFTEN,
        "rate_limited": _TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """False."""
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's account."""
        return reverse("mfa_index")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is kept for a later page: each of our pages says what is so."""


class SealedCodes(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets of the second step: sealed in the database, shown as a code to scan."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
    }

    def encrypt(self, text: str) -> str:
        """`text` sealed under a key derived from the site's secret, in base64."""
        return base64.b64encode(_box().encrypt(text.encode())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again. CryptoError where it was sealed under another key."""
        return _box().decrypt(base64.b64decode(encrypted_text)).decode()

    def build_totp_svg(self, url: str) -> str:
        """A QR code, dark on white whatever the theme: scanners need the contrast."""
        return str(segno.make(url, error="m", micro=False).svg_inline(scale=5, light="#fff"))


def _box() -> SecretBox:
    key = hashlib.blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"netra totp box")
    return SecretBox(key.digest())
