"""Dates, times and numbers as they are read aloud; filters of every template.

Times come in as aware datetimes and are shown in the zone given, never in the server's.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal
from django.utils import translation
from django.utils.translation import gettext, ngettext

# Keputusan Presiden 41/1987: Indonesia's three zones, by the name people write.
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_NAMES = {"Asia/Pontianak": "WIB"} | {place: name for name, place in ZONES.items()}


def language() -> str:
    """Return `id` or `en`: the active language, Indonesian when none is."""
    return "en" if (translation.get_language() or "id").startswith("en") else "id"


def day(value: date) -> str:
    """Return *Kamis, 17 Oktober 2024*; a datetime must be made local first (`moment`)."""
    return format_date(value, "EEEE, d MMMM y", locale=language())


def day_short(value: date) -> str:
    """Return *17 Okt 2024*."""
    return format_date(value, "d MMM y", locale=language())


def moment(value: datetime, zone: str | ZoneInfo) -> str:
    """Return *Kamis, 17 Oktober 2024, 10.00 WITA*; `zone` is WITA or Asia/Makassar alike."""
    local = value.astimezone(_zone(zone))
    return f"{day(local.date())}, {clock(value, zone)}"


def moment_short(value: datetime, zone: str | ZoneInfo) -> str:
    """Return *17 Okt 2024, 10.00 WITA*."""
    local = value.astimezone(_zone(zone))
    return f"{day_short(local.date())}, {clock(value, zone)}"


def clock(value: datetime, zone: str | ZoneInfo) -> str:
    """Return *10.00 WITA*, *10:00 WITA* in English."""
    info = _zone(zone)
    separator = ":" if language() == "en" else "."
    name = _NAMES.get(info.key, info.key)
    return f"{value.astimezone(info):%H{separator}%M} {name}"


def due_words(due: datetime, now: datetime, zone: str | ZoneInfo) -> str:
    """Return how far off `due` is in calendar days of `zone`: *besok, 16.00 WITA*."""
    info = _zone(zone)
    days = (due.astimezone(info).date() - now.astimezone(info).date()).days
    if due < now:
        return _late(days, due, info)
    near = {0: gettext("today"), 1: gettext("tomorrow"), 2: gettext("the day after tomorrow")}
    words = near.get(days) or ngettext("in %(n)s day", "in %(n)s days", days) % {"n": days}
    return f"{words}, {clock(due, info)}"


def _late(days: int, due: datetime, info: ZoneInfo) -> str:
    if days == 0:
        return gettext("late since today, %(clock)s") % {"clock": clock(due, info)}
    return ngettext("%(n)s day late", "%(n)s days late", -days) % {"n": -days}


def due_state(due: datetime, now: datetime) -> str:
    """Return `late`, `soon` (within 48 hours) or `open`: the colour a due moment takes."""
    if due < now:
        return "late"
    return "soon" if due - now <= timedelta(hours=48) else "open"


def number(value: int | float | Decimal) -> str:
    """Return *12.345* in Indonesian, *12,345* in English."""
    return format_decimal(value, locale=language())


def _zone(zone: str | ZoneInfo) -> ZoneInfo:
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo(ZONES.get(zone, zone))
