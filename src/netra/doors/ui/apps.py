"""Django app of the components."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The components, with their own templates, styles and catalogue."""

    name = "netra.doors.ui"
    label = "ui"
