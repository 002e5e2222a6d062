"""allauth's forms in our words: a label above each box, nothing inside it."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.core.cache import cache
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class SignInForm(account.LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], _("User name"), spellcheck="false", autocapitalize="none")
        _plain(self.fields["password"], _("Your password"))


class PasswordAgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password, asked again before a change to the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], _("Your password"))


class NewPasswordForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The password so far, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], _("Your password so far"))
        _plain(self.fields["password1"], _("Your new password"))
        self.fields["password1"].help_text = _("Twelve characters or more. Several words are best.")
        _plain(self.fields["password2"], _("New password once more"))

    def clean(self) -> dict[str, Any]:
        """Both boxes hold the same new password."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("password2") and "password2" in self.errors:
            del self.errors["password2"]
            self.add_error("password2", _("The two new passwords differ. Type the same twice."))
        return cleaned


class _Once:
    """A code is taken once as long as it holds: one step before and after its own."""

    user: Any

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        plain = "".join(letter for letter in code if letter.isalnum())
        seconds = 3 * app_settings.TOTP_PERIOD
        if not cache.add(f"code:{self.user.pk}:{plain}", True, timeout=seconds):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_Once, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the application, or a spare code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"))


class CodeAgainForm(_Once, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code, asked again before a change to the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"))


class FirstCodeForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, which shows that the application knows the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"))


def _plain(field: Field, label: Any, **attributes: str) -> None:
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attributes)
