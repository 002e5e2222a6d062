"""Django's name for the door."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "netra.doors.demo"
    label = "demo"
