"""Django's name for the room."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "netra.outcomes"
    label = "outcomes"
    default_auto_field = "django.db.models.BigAutoField"
