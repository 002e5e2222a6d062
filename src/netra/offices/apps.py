"""Django's name for the room."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "netra.offices"
    label = "offices"
    default_auto_field = "django.db.models.BigAutoField"
