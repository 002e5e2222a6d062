"""Days and moments asked for as people say them: day, month, year, and the time beside.

Every message names the field and says what to write. Times are read in the active time zone
(the door activates the office's) and returned in UTC.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from babel.dates import get_month_names
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

PARTS = {
    "day": gettext_noop("Day"),
    "month": gettext_noop("Month"),
    "year": gettext_noop("Year"),
    "time": gettext_noop("Time"),
}


class DayWidget(forms.MultiWidget):
    """Three text boxes `<name>_day`, `<name>_month`, `<name>_year`."""

    parts: tuple[str, ...] = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """Make one box a part."""
        super().__init__({part: forms.TextInput() for part in self.parts}, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Return the boxes' texts for a stored value."""
        return [str(value.day), str(value.month), str(value.year)] if value else [""] * 3


class MomentWidget(DayWidget):
    """A day and a time: a fourth box `<name>_time`, hour and minute."""

    parts = ("day", "month", "year", "time")

    def decompress(self, value: Any) -> list[str]:
        """Return the boxes' texts for an aware datetime, in the active time zone."""
        if not value:
            return [""] * 4
        local = timezone.localtime(value)
        return [*super().decompress(local), f"{local:%H.%M}"]


class DayField(forms.Field):
    """A date out of three boxes; the month may be a number or a name in either language."""

    widget = DayWidget
    example = "17 10 2024"

    def clean(self, value: Any) -> Any:
        """Return the date, or None where nothing was written and nothing is required."""
        texts = dict(
            zip(self._parts(), [(text or "").strip() for text in value or []], strict=False)
        )
        if not any(texts.values()):
            return self._nothing()
        cleaned = self._read(texts)
        self.run_validators(cleaned)
        return cleaned

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Say whether the boxes hold another value than `initial`."""
        assert isinstance(self.widget, DayWidget)
        return self.widget.decompress(initial) != [text or "" for text in data or []]

    def _parts(self) -> tuple[str, ...]:
        assert isinstance(self.widget, DayWidget)
        return self.widget.parts

    def _nothing(self) -> None:
        if self.required:
            self._refuse(_("%(name)s: write the date, for example %(example)s."), self._parts())

    def _read(self, texts: Mapping[str, str]) -> Any:
        self._require(texts, ("day", "month", "year"))
        return self._date(texts)

    def _require(self, texts: Mapping[str, str], parts: tuple[str, ...]) -> None:
        missing = tuple(part for part in parts if not texts.get(part))
        if missing:
            words = ", ".join(_(PARTS[part]).lower() for part in missing)
            message = _("%(name)s: %(missing)s is missing. Write for example %(example)s.")
            self._refuse(message, missing, missing=words)

    def _date(self, texts: Mapping[str, str]) -> date:
        year = texts["year"]
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            message = _("%(name)s: write the year in four digits, for example 2024.")
            self._refuse(message, ("year",))
        try:
            return date(int(year), _month(texts["month"]), int(texts["day"]))
        except (KeyError, ValueError):
            message = _(
                "%(name)s: this day does not exist. Check it; write for example %(example)s."
            )
            self._refuse(message, ("day", "month", "year"))
        raise AssertionError("unreachable")

    def _refuse(self, message: str, parts: tuple[str, ...], **more: str) -> None:
        name = str(self.label or _("Date"))
        params = {"name": name, "example": self.example, "parts": parts, **more}
        raise ValidationError(message, code="invalid", params=params)


class MomentField(DayField):
    """A moment out of a day and a time of the active zone; its value is in UTC."""

    widget = MomentWidget
    example = "17 10 2024, 16.30"

    def _read(self, texts: Mapping[str, str]) -> datetime:
        self._require(texts, self._parts())
        day = self._date(texts)
        zone = timezone.get_current_timezone()
        return datetime.combine(day, self._time(texts["time"]), zone).astimezone(UTC)

    def _time(self, text: str) -> time:
        digits = text.replace(".", "").replace(":", "").rjust(4, "0")
        try:
            if len(digits) != 4 or not digits.isascii():
                raise ValueError
            return time(int(digits[:2]), int(digits[2:]))
        except ValueError:
            message = _("%(name)s: write the time as hour and minute, for example 16.30.")
            self._refuse(message, ("time",))
        raise AssertionError("unreachable")


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    return _month_names()[text.lower()]


@cache
def _month_names() -> dict[str, int]:
    """Every month's name, long and short, in both languages."""
    return {
        str(name).lower(): int(position)
        for locale in ("id", "en")
        for width in ("wide", "abbreviated")
        for position, name in get_month_names(width, locale=locale).items()
    }
