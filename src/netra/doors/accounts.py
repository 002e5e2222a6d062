"""Sign-in: accounts are made by an office for its officers, never by a visitor."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Refuses every sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """False."""
        return False
