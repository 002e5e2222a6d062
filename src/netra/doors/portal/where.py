"""2: where it happened. The district decides the office; it is found by typing or from lists.

One question on one page, without script, for every district of the country: a name is typed and
looked for, or the lists are gone down from province to district. What is typed is sent in forms
only, so that it stands in no address. The village comes after, and may be left out.
"""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from netra.doors.portal import drafts
from netra.doors.portal.drafts import Draft
from netra.doors.portal.frame import (
    AGAIN,
    CHECK,
    StepPage,
    about_step,
    after,
    same_step,
    step,
)
from netra.doors.portal.keys import Key
from netra.doors.ui.fields import form_errors
from netra.law import areas
from netra.offices import queries as offices
from netra.offices.actions import load_villages

MOST = 20
"""So many matches are shown; more are not read on a phone."""


class PlaceForm(forms.Form):
    """A name to look for, or one of the places offered."""

    search = forms.CharField(
        label=gettext_lazy("Name of the district, regency or city"),
        max_length=100,
        required=False,
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Place"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a district from the list.")},
    )

    def __init__(self, *args: object, offered: list[tuple[str, str]], **kwargs: object) -> None:
        """Offer these places, by code and name."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["area"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *offered]


class DetailForm(forms.Form):
    """The village of the chosen district, and the place in the reporter's words."""

    village = forms.ChoiceField(
        label=gettext_lazy("Village"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Choose a village from the list.")},
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=300, required=False)

    def __init__(self, *args: object, district: str, **kwargs: object) -> None:
        """Offer the villages of the district."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        field = self.fields["village"]
        assert isinstance(field, forms.ChoiceField)
        unknown = ("", _("I do not know, or it does not matter"))
        field.choices = [unknown, *offices.villages(district)]


@dataclass(frozen=True, kw_only=True)
class FindPage(StepPage):
    """Looking for the place. `within` names the area whose parts are offered; `found` are matches
    of what was typed, `more` if there are more than are shown."""

    form: forms.Form
    within: str
    found: tuple[offices.PlaceCard, ...]
    more: bool


@dataclass(frozen=True, kw_only=True)
class DetailPage(StepPage):
    """The district is known, `district` names it; `again` is where another is chosen."""

    form: forms.Form
    district: str
    code: str
    again: str


@step
@require_http_methods(["GET", "HEAD", "POST"])
def where(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """2: where; the district decides the office."""
    if request.method != "POST":
        known = draft.area and AGAIN not in request.GET
        return _detail(request, draft, draft.area) if known else _find(request)
    code = request.POST.get("area", "")
    area = areas.known().get(code)
    if code and area is None:
        return _find(request, told=True)
    if area is None:
        return _looked_for(request)
    if area.level != "district":
        return _find(request, within=area)
    if "place" not in request.POST:
        drafts.change(key, draft, area=code)
        return same_step(request, "where")
    return _told(request, key, draft, code)


def district_of(code: str) -> str:
    """The district of a district's or village's code."""
    return ".".join(code.split(".")[:3])


def _told(request: HttpRequest, key: Key, draft: Draft, district: str) -> HttpResponse:
    """Village and place are kept, and the next question follows."""
    form = DetailForm(request.POST, district=district)
    if not form.is_valid():
        return _detail(request, draft, district, form)
    if village := form.cleaned_data["village"]:
        load_villages(district_code=district)
    drafts.change(key, draft, area=village or district, place=form.cleaned_data["place"])
    return after(request, "where")


def _looked_for(request: HttpRequest) -> HttpResponse:
    typed = request.POST.get("search", "").strip()
    if not typed:
        return _find(request, wrong=_("Write the name of the district, regency or city."))
    found = offices.search_places(typed[:100], limit=MOST + 1)
    if not found:
        said = _("Nothing is called “%(name)s”. Check how it is written, or choose from the list.")
        return _find(request, wrong=said % {"name": typed[:100]})
    return _find(request, found=found)


def _find(
    request: HttpRequest,
    *,
    within: areas.AreaRow | None = None,
    found: list[offices.PlaceCard] | None = None,
    wrong: str = "",
    told: bool = False,
) -> HttpResponse:
    told = told or bool(wrong)
    form = PlaceForm(request.POST if told or found else None, offered=_below(within))
    if wrong:
        form.add_error("search", wrong)
    page = FindPage(
        **about_step(request, "where"),
        form=form,
        within=areas.official_name(within) if within else "",
        found=tuple((found or [])[:MOST]),
        more=len(found or []) > MOST,
        errors=tuple(form_errors(form)) if told else (),
    )
    return render(request, "portal/where.html", {"page": page})


def _below(within: areas.AreaRow | None) -> list[tuple[str, str]]:
    """Code and name of the areas directly beneath; of the country's, the provinces."""
    every = areas.areas()
    above = within or every[0]
    return sorted(
        ((each.code, each.name) for each in every if each.parent == above.code),
        key=lambda each: each[1],
    )


def _detail(
    request: HttpRequest, draft: Draft, area: str, form: DetailForm | None = None
) -> HttpResponse:
    district = district_of(area)
    initial = {"place": draft.place, "village": area if area != district else ""}
    shown = form or DetailForm(district=district, initial=initial)
    marks = f"?{AGAIN}&{CHECK}" if CHECK in request.GET else f"?{AGAIN}"
    page = DetailPage(
        **about_step(request, "where"),
        form=shown,
        district=", ".join(offices.place(district)),
        code=district,
        again=reverse("portal:where") + marks,
        errors=tuple(form_errors(shown)) if shown.is_bound else (),
    )
    return render(request, "portal/place.html", {"page": page})
