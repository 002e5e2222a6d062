"""Django's name for the room."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "netra.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
