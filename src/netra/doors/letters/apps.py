"""The Django app of the printed papers; it has no tables."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Names the app ``letters``."""

    name = "netra.doors.letters"
    label = "letters"
