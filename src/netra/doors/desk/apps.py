"""Django's name for the door."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "netra.doors.desk"
    label = "desk"
