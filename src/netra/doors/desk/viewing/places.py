"""Places in a picture: how they stand on it turned, and how a form says them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.evidence.actions.annotating import LENGTH, usable

WHOLE = 1000
SLACK = 1.0
"""Seconds by which a time may lie past the duration a look found: it is rounded, players differ."""

SIDES = ("x", "y", "width", "height")


@dataclass(frozen=True, kw_only=True)
class Box:
    """An outline over a picture as it is shown, in its own units."""

    number: int
    text: str
    x: float
    y: float
    width: float
    height: float


def box(number: int, text: str, place: Mapping[str, int], turn: int, size: tuple[int, int]) -> Box:
    """The place on the picture turned clockwise by `turn`; `size` is the turned picture's."""
    x, y, width, height = _turned(*(place[side] for side in SIDES), turn=turn)
    across, down = size[0] / WHOLE, size[1] / WHOLE
    return Box(
        number=number,
        text=text,
        x=round(x * across, 1),
        y=round(y * down, 1),
        width=round(width * across, 1),
        height=round(height * down, 1),
    )


def _turned(x: int, y: int, width: int, height: int, *, turn: int) -> tuple[int, int, int, int]:
    if turn == 90:
        return WHOLE - y - height, x, height, width
    if turn == 180:
        return WHOLE - x - width, WHOLE - y - height, width, height
    if turn == 270:
        return y, WHOLE - x - width, height, width
    return x, y, width, height


def _share(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, min_value=0, max_value=100, decimal_places=1, required=False, localize=False
    )


class RemarkForm(forms.Form):
    """A remark on the whole item, a part of a page (in per cent), or a time of a recording."""

    text = forms.CharField(
        label=_lazy("Remark"), max_length=LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    page = forms.IntegerField(widget=forms.HiddenInput, min_value=1, required=False)
    x = _share(_lazy("From the left, per cent"))
    y = _share(_lazy("From the top, per cent"))
    width = _share(_lazy("Width, per cent"))
    height = _share(_lazy("Height, per cent"))
    from_time = forms.CharField(
        label=_lazy("From (minutes:seconds)"), max_length=12, required=False
    )
    to_time = forms.CharField(label=_lazy("To (minutes:seconds)"), max_length=12, required=False)

    def __init__(self, *args: Any, seconds: float | None = None, **other: Any) -> None:
        """The form on a recording that lasts so long; None where that is not known."""
        super().__init__(*args, **other)
        self._seconds = seconds

    def clean(self) -> dict[str, object]:
        """The cleaned data with `place`; an unusable place is said beside its first field."""
        data: dict[str, object] = super().clean() or {}
        if self.errors:
            return data
        place = self._times() if data.get("from_time") else self._part()
        if place and not usable(place):
            first = "from_time" if "from_ms" in place else "x"
            self.add_error(first, _outside())
        data["place"] = place
        return data

    def _part(self) -> dict[str, int]:
        sides = {side: self.cleaned_data.get(side) for side in SIDES}
        if all(value is None for value in sides.values()):
            return {}
        missing = [side for side, value in sides.items() if value is None]
        if missing:
            self.add_error(missing[0], _("Write all four numbers, or none for the whole item."))
            return {}
        found = {side: round(float(value or 0) * 10) for side, value in sides.items()}
        return {"page": self.cleaned_data.get("page") or 1, **found}

    def _times(self) -> dict[str, int]:
        begun = self._time("from_time")
        ended = self._time("to_time") if self.cleaned_data.get("to_time") else begun
        return {"from_ms": begun, "to_ms": ended} if begun >= 0 and ended >= 0 else {}

    def _time(self, name: str) -> int:
        try:
            found = milliseconds(str(self.cleaned_data[name]))
            if self._seconds is not None and found > (self._seconds + SLACK) * 1000:
                raise ValidationError(_beyond(self._seconds))
            return found
        except ValidationError as error:
            self.add_error(name, error)
            return -1


def _outside() -> str:
    return _("This place lies outside, has no extent, or ends before it begins. Correct it.")


def _beyond(seconds: float) -> str:
    end = clock(round(seconds * 1000))
    return _("The recording ends at %(end)s. Write a time before it.") % {"end": end}


def milliseconds(said: str) -> int:
    """Of “1:02:03.250”, “2:03” or “3.5”; a comma is a point. ValidationError otherwise."""
    parts = said.strip().replace(",", ".").split(":")
    try:
        numbers = [float(part) for part in parts]
        whole = all(part.isdecimal() for part in parts[:-1])
        if len(parts) > 3 or not whole or not parts[-1][:1].isdecimal() or "e" in parts[-1]:
            raise ValueError
    except ValueError:
        raise ValidationError(_("Write a time like 2:03 or 1:02:03.250.")) from None
    if any(number >= 60 for number in numbers[1:]):
        raise ValidationError(_("After a colon a number is at most 59: 2:39, not 1:99."))
    seconds = 0.0
    for number in numbers:
        seconds = seconds * 60 + number
    return round(seconds * 1000)


def clock(ms: int) -> str:
    """Milliseconds as a time of a recording: “2:03.250”, “1:02:03”."""
    seconds, rest = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    told = f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute}:{second:02d}"
    return f"{told}.{rest:03d}" if rest else told
