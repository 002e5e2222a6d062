"""When the desk is open, told a second time."""

from datetime import date, datetime, time

from tests.law.second.days import DAY, Reasons, desk_days, reasons
from tests.law.second.table import Row, counting_row


def hours(row: Row, regime: str, on: date, day: date) -> list[time]:
    """The hours a limit may end: the day's first or last second, or when the desk closes, the hour
    shown first at the head."""
    if row["ends"] != "reception_end":
        return [time() if row["ends"] == "day_start" else time(23, 59, 59)]
    usual = counting_row("reception", row["family"], regime, on)
    assert usual is not None
    friday = [usual["friday_other"]] if day.isoweekday() == 5 else []
    special = special_hours(row["family"], regime, on, day)
    return [*special, *friday] if special else [usual["closes"], *friday]


def special_hours(family: str, regime: str, on: date, day: date) -> list[time]:
    """The desk's hours on a day of a stage some row gives other hours; none on another day."""
    row = counting_row("reception_special", family, regime, on)
    if row is None or day not in desk_days(row["regime"], tuple(row["stages"])):
        return []
    return [row["closes"], row["closes_other"]]


def is_open(family: str, regime: str, on: date, off: Reasons, day: date) -> bool:
    """True on a working day, and on every day with hours of its own."""
    return bool(special_hours(family, regime, on, day)) or not reasons(day, off)


def next_open(family: str, regime: str, on: date, off: Reasons, at: datetime) -> date | None:
    """The next day the desk is open, for what comes when it is shut for the day; else None."""
    day = at.date()
    usual = counting_row("reception", family, regime, on)
    assert usual is not None
    closes = [*special_hours(family, regime, on, day), usual["closes"]][0]
    if is_open(family, regime, on, off, day) and at.time() <= closes:
        return None
    while True:
        day += DAY
        if is_open(family, regime, on, off, day):
            return day
