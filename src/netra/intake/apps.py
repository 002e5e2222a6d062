"""Django's name for the room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "netra.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
