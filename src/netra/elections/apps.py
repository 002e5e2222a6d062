"""Django's name for the room."""

from django.apps import AppConfig


class ElectionsConfig(AppConfig):
    name = "netra.elections"
    label = "elections"
    default_auto_field = "django.db.models.BigAutoField"
