"""What time it is, and by which decree an online filing is a report: asked once, at the door.

Outside demo mode it is the clock. In demo mode it is the demonstration's own moment, which stands
still until somebody moves it; rooms get it as an argument either way.
"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

MOMENT_COOKIE = "netra_demo_at"
DECREE_COOKIE = "netra_demo_decree"
DEMO_ZONE = ZoneInfo("Asia/Jakarta")
DEMO_HOUR = time(10, 0)
DEMO_DECREE = "Keputusan contoh (hanya peragaan)"


def moment(request: HttpRequest) -> datetime:
    """Now, in UTC: the clock's, or the demonstration's."""
    if not settings.NETRA_DEMO:
        return timezone.now()
    try:
        chosen = datetime.fromisoformat(request.COOKIES.get(MOMENT_COOKIE, ""))
    except ValueError:
        chosen = demo_moment(settings.NETRA_DEMO_DATE)
    return (chosen if chosen.tzinfo else chosen.replace(tzinfo=DEMO_ZONE)).astimezone(UTC)


def demo_moment(day: date, at: time = DEMO_HOUR) -> datetime:
    """That day at that hour, 10.00 WIB unless said otherwise."""
    return datetime.combine(day, at, tzinfo=DEMO_ZONE)


def decree(request: HttpRequest) -> str | None:
    """The decree by which an online filing is a report in law; None where none is named."""
    if settings.NETRA_DEMO and DECREE_COOKIE in request.COOKIES:
        return DEMO_DECREE
    return settings.NETRA_REPORT_DECREE or None
