"""Django's name for the room."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    name = "netra.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"
