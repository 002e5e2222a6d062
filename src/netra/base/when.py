"""Moments are UTC inside; a day is the office's day."""

from datetime import date, datetime
from zoneinfo import ZoneInfo


def local_day(at: datetime, zone: str) -> date:
    """The calendar day it is at that moment in that time zone."""
    return at.astimezone(ZoneInfo(zone)).date()
