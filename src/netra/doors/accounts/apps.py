"""Django's name for the door."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "netra.doors.accounts"
    label = "accounts"
