"""Dates that may be less than a day: kept as they are known, and shown so."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    CONDITION = "condition"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class KnownDate:
    """What is known of a day: not before `first`, not after `last`, each None if open.

    `text_id` and `text_en` say it in words where no day can be shown; empty for a day.
    """

    first: date | None
    last: date | None
    precision: Precision
    text_id: str = ""
    text_en: str = ""

    @property
    def day(self) -> date | None:
        """The day itself; None if less than the day is known."""
        return self.first if self.precision == Precision.DAY else None


def known_date(cell: date | str, *, text_id: str = "", text_en: str = "") -> KnownDate:
    """A cell of the data: a day, `2019-08`, `2019`, `<day>/<day>` (between them), or empty.

    Words without a day make a condition, nothing at all is unknown. ValueError if unreadable.
    """
    if isinstance(cell, date):
        return KnownDate(first=cell, last=cell, precision=Precision.DAY)
    first, last, precision = _bounds(cell)
    if precision == Precision.UNKNOWN and text_id:
        precision = Precision.CONDITION
    return KnownDate(
        first=first,
        last=last,
        precision=precision,
        text_id=text_id or cell,
        text_en=text_en or cell,
    )


def _bounds(cell: str) -> tuple[date | None, date | None, Precision]:
    if not cell:
        return None, None, Precision.UNKNOWN
    if "/" in cell:
        first, last = (date.fromisoformat(part) for part in cell.split("/"))
        return first, last, Precision.CONDITION
    if re.fullmatch(r"\d{4}", cell):
        return date(int(cell), 1, 1), date(int(cell), 12, 31), Precision.YEAR
    if re.fullmatch(r"\d{4}-\d{2}", cell):
        year, month = int(cell[:4]), int(cell[5:])
        return date(year, month, 1), date(year, month, monthrange(year, month)[1]), Precision.MONTH
    raise ValueError(f"not a date, month, year or span: {cell!r}")
