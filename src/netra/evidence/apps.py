"""Django's name for the room."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "netra.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
