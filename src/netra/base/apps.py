"""Django's name for the stone the rooms stand on."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "netra.base"
    label = "base"
    default_auto_field = "django.db.models.BigAutoField"
