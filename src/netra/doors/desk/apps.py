"""Django's name for the door."""

from django.apps import AppConfig
from django.conf import settings

from netra.law import decrees


class DeskConfig(AppConfig):
    name = "netra.doors.desk"
    label = "desk"

    def ready(self) -> None:
        """The law follows the decrees that are loaded at this door."""
        decrees.follow(settings.NETRA_DECREES)
