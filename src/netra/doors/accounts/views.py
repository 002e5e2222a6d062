"""allauth's views inside our frame, with our forms; what they do stays theirs."""

from dataclasses import dataclass, replace
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.http import HttpRequest

from netra.doors.accounts import forms
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell


@dataclass(frozen=True)
class AccountPage:
    """What the frame needs; the rest of the context is allauth's own."""

    shell: Shell


class Framed:
    """The context has `page`."""

    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """allauth's context and the frame."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**context, "page": AccountPage(shell=self.frame())}

    def frame(self) -> Shell:
        """The frame around the page."""
        return shell(self.request)


class SignIn(Framed, account.LoginView):  # type: ignore[misc]
    """User name and password; then the second step for whoever has one."""

    form_class = forms.SignInForm


class SignOut(Framed, account.LogoutView):  # type: ignore[misc]
    """A question on GET, signed out after POST."""


class Closed(Framed, account.AccountInactiveView):  # type: ignore[misc]
    """The password was right, the account is closed."""


class PasswordAgain(Framed, account.ReauthenticateView):  # type: ignore[misc]
    """The password once more, before a change to the account."""

    form_class = forms.PasswordAgainForm


class NewPassword(Framed, account.PasswordChangeView):  # type: ignore[misc]
    """After POST the new password holds, and every other session of the account has ended."""

    form_class = forms.NewPasswordForm


class SecondStep(Framed, mfa.AuthenticateView):  # type: ignore[misc]
    """The code after the password."""

    form_class = forms.CodeForm


class CodeAgain(Framed, mfa.ReauthenticateView):  # type: ignore[misc]
    """A code once more, before a change to the account."""

    form_class = forms.CodeAgainForm


class Security(Framed, mfa.IndexView):  # type: ignore[misc]
    """Whether the second step is on, and how to change that."""


class SwitchOn(Framed, totp.ActivateTOTPView):  # type: ignore[misc]
    """The secret, to scan or to type, and the first code."""

    form_class = forms.FirstCodeForm


class SwitchOff(Framed, totp.DeactivateTOTPView):  # type: ignore[misc]
    """The second step is off after POST, its spare codes are gone."""


class SpareCodes(Framed, recovery.ViewRecoveryCodesView):  # type: ignore[misc]
    """The spare codes, the first time only."""

    def frame(self) -> Shell:
        """Without a way to the other language: a second look would show no codes."""
        return replace(super().frame(), other_language_url="")


class NewSpareCodes(Framed, recovery.GenerateRecoveryCodesView):  # type: ignore[misc]
    """After POST the old spare codes are void and new ones are shown."""
