"""Dates as Indonesian letters write them: ``Kamis, 17 Oktober 2024, 10.00 WITA``."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime


def day_in_words(day: date) -> str:
    """Weekday and date, e.g. ``Kamis, 17 Oktober 2024``."""
    return format_date(day, "EEEE, d MMMM y", locale="id")


def plain_day(day: date) -> str:
    """Date without weekday, as in the place-and-date line of a letter."""
    return format_date(day, "d MMMM y", locale="id")


def local(moment: datetime, zone: str) -> datetime:
    """The same moment on the office's wall clock; ``zone`` is an IANA name.

    Raises ValueError for a moment without a zone: its hour would be a guess.
    """
    if moment.tzinfo is None:
        raise ValueError("a printed moment needs a zone")
    return moment.astimezone(ZoneInfo(zone))


def moment_in_words(moment: datetime, zone: str) -> str:
    """Weekday, date, hour and zone word (WIB, WITA, WIT) in the office's zone."""
    here = local(moment, zone)
    return f"{format_datetime(here, 'EEEE, d MMMM y, HH.mm', locale='id')} {here.tzname()}"
