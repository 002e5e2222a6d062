"""Django's name for the room."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "netra.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
