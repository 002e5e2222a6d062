"""Django's name for the room."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    name = "netra.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"
