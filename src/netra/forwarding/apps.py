"""Django's name for the room."""

from django.apps import AppConfig


class ForwardingConfig(AppConfig):
    name = "netra.forwarding"
    label = "forwarding"
    default_auto_field = "django.db.models.BigAutoField"
