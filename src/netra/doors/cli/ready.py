"""What commands need that work on the database."""

import os
from datetime import datetime


def django() -> None:
    """Django is set up; repeated, nothing happens."""
    import django as framework

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "netra.settings")
    framework.setup()


def now() -> datetime:
    """Now: the clock's, or in demo mode the demonstration's own moment. Aware."""
    from django.conf import settings
    from django.utils import timezone

    from netra.doors.now import demo_moment

    return demo_moment(settings.NETRA_DEMO_DATE) if settings.NETRA_DEMO else timezone.now()
