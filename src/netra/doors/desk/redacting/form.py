"""The form of a redaction: areas in per cent and seconds, a row each, and why it is done."""

from decimal import Decimal
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from netra.base.ids import new_id
from netra.doors.desk.acts.form import text, tick
from netra.evidence.deriving import MOST_AREAS, Area, Measured

SPARE = 2
"""Empty rows offered at first."""

BOX = ("left", "top", "width", "height")
TIME = ("from_s", "to_s")


class Figure(forms.DecimalField):
    """A number with a comma or a point."""

    def to_python(self, value: Any) -> Any:
        """The number; a comma is a point."""
        return super().to_python(str(value or "").replace(",", "."))


def _per_cent(label: Any) -> Figure:
    return Figure(label=label, min_value=0, max_value=100, decimal_places=1)


def _seconds(label: Any) -> Figure:
    return Figure(label=label, min_value=0, decimal_places=3)


class AreaForm(forms.Form):
    """One area. What the evidence has not (pages, time, a picture, sound) is not asked."""

    page = forms.IntegerField(label=_lazy("Page"), min_value=1)
    left = _per_cent(_lazy("From the left, %"))
    top = _per_cent(_lazy("From the top, %"))
    width = _per_cent(_lazy("Width, %"))
    height = _per_cent(_lazy("Height, %"))
    from_s = _seconds(_lazy("From second"))
    to_s = _seconds(_lazy("To second"))
    mute = tick(_lazy("Take the sound away"))

    def __init__(self, *args: Any, measured: Measured, **more: Any) -> None:
        """The fields that fit what was measured."""
        super().__init__(*args, **more)
        self.measured = measured
        for name in _unasked(measured):
            del self.fields[name]
        if measured.sound:  # an area may be of the sound alone
            for name in BOX:
                if name in self.fields:
                    self.fields[name].required = False
        for bound in self.fields.values():
            bound.widget.attrs["inputmode"] = "decimal"

    def clean(self) -> dict[str, Any]:
        """The area lies inside what there is, and covers something."""
        said = super().clean() or self.cleaned_data
        if self.errors or not self.has_changed():
            return said
        if said.get("page", 1) > self.measured.pages:
            raise _wrong("page", _("there are %(pages)s pages.") % {"pages": self.measured.pages})
        self._box(said)
        self._time(said)
        return said

    def _box(self, said: dict[str, Any]) -> None:
        given = [said.get(name) is not None for name in BOX]
        if any(given) and not all(given):
            raise _wrong("left", _("write all four: left, top, width and height."))
        if not any(given):
            if not said.get("mute"):
                name = "left" if "left" in self.fields else "mute"
                raise _wrong(name, _("nothing is covered: write a box, or take the sound away."))
            return
        if not said["width"] or not said["height"]:
            raise _wrong("width", _("a box needs a width and a height above 0."))
        if said["left"] + said["width"] > 100:
            raise _wrong("width", _("left and width together pass the right edge."))
        if said["top"] + said["height"] > 100:
            raise _wrong("height", _("top and height together pass the lower edge."))

    def _time(self, said: dict[str, Any]) -> None:
        if "to_s" not in said:
            return
        if said["to_s"] < said["from_s"]:
            raise _wrong("to_s", _("the end lies before the beginning."))
        length = Decimal(self.measured.milliseconds) / 1000
        if said["from_s"] > length:
            told = {"length": f"{length:.1f}"}
            raise _wrong("from_s", _("the recording ends at second %(length)s.") % told)

    def area(self) -> Area:
        """The area of a valid row."""
        said = self.cleaned_data
        box = {name: int((said.get(name) or 0) * 10) for name in BOX}
        times = {f"{name[:-2]}_ms": int((said.get(name) or 0) * 1000) for name in TIME}
        return Area(page=said.get("page") or 1, mute=bool(said.get("mute")), **box, **times)


class RedactForm(forms.Form):
    """What is looked at, and why something is covered; `once` is the token of this sending."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    page = forms.IntegerField(label=_lazy("Page"), min_value=1, required=False, initial=1)
    at = Figure(label=_lazy("Second"), min_value=0, required=False, initial=0)
    reason = text(
        _lazy("Why it is covered"),
        required=False,
        help_text=_lazy(
            "For instance: the safety of a person. It stays in the file. Do not write here what is "
            "covered."
        ),
    )

    def shows(self) -> tuple[int, int]:
        """The page and the millisecond looked at; the first where none is said or it is wrong."""
        said = getattr(self, "cleaned_data", {})
        return said.get("page") or 1, int((said.get("at") or 0) * 1000)


class _Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """The rows; empty ones count for nothing."""

    def areas(self) -> list[Area]:
        """The areas of valid rows, in order."""
        return [each.area() for each in self.forms if each.has_changed()]


def rows(measured: Measured, data: Any = None, *, more: int = 0) -> _Rows:
    """The rows as typed, with so many empty ones more."""
    made = forms.formset_factory(
        AreaForm, formset=_Rows, extra=SPARE, max_num=MOST_AREAS, absolute_max=MOST_AREAS
    )
    if data is not None and more:
        data = data.copy()
        held = str(data.get("area-TOTAL_FORMS", ""))
        data["area-TOTAL_FORMS"] = str(min(MOST_AREAS, (int(held) if held.isdigit() else 0) + more))
    return cast(_Rows, made(data, prefix="area", form_kwargs={"measured": measured}))


def _unasked(measured: Measured) -> list[str]:
    unasked = [] if measured.pages > 1 else ["page"]
    unasked += [] if measured.picture else list(BOX)
    unasked += [] if measured.milliseconds else list(TIME)
    return unasked if measured.sound else [*unasked, "mute"]


def _wrong(field: str, words: str) -> ValidationError:
    return ValidationError({field: words})
