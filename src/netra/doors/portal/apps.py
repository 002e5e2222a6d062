"""Django's name for the door; it has no tables."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "netra.doors.portal"
    label = "portal"
