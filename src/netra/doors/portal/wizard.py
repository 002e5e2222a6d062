"""The wizard's first four questions and the witnesses; one page each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from netra.base.when import local_day
from netra.doors.now import moment
from netra.doors.portal import drafts, keys
from netra.doors.portal.drafts import Draft, Person
from netra.doors.portal.frame import (
    Page,
    StepPage,
    about_step,
    after,
    private,
    same_step,
    see_other,
    step,
)
from netra.doors.portal.keys import Key
from netra.doors.portal.questions import (
    MOST_PEOPLE,
    NamedForm,
    WhatForm,
    WhenForm,
    WitnessForm,
)
from netra.doors.shells import shell
from netra.doors.ui.fields import form_errors
from netra.offices import queries as offices


@dataclass(frozen=True, kw_only=True)
class StartPage(Page):
    """Before the first question; `unfinished` if the visitor has a report in progress."""

    unfinished: bool


@dataclass(frozen=True, kw_only=True)
class QuestionPage(StepPage):
    """One question."""

    form: forms.Form


@dataclass(frozen=True, kw_only=True)
class PeoplePage(StepPage):
    """Several people, one block each."""

    forms: tuple[forms.Form, ...]
    full: bool


@private
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked, what one needs, what is kept."""
    found = drafts.find(request)
    unfinished = found is not None and found[1].receipt is None
    page = StartPage(shell=shell(request), unfinished=unfinished)
    return render(request, "portal/start.html", {"page": page})


@private
@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """A fresh draft under a fresh key; one that was there before is gone."""
    before = keys.key_of(request)
    if before:
        drafts.drop(before)
    key = keys.new_key()
    drafts.keep(key, Draft())
    response = see_other(reverse("portal:what"))
    keys.hand_over(response, key)
    return response


@step
@require_http_methods(["GET", "HEAD", "POST"])
def what(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """1: what happened."""
    form = WhatForm(request.POST or None, initial={"what": draft.what})
    if form.is_bound and form.is_valid():
        drafts.change(key, draft, **form.cleaned_data)
        return after(request, "what")
    return _question(request, "what", form)


@step
@require_http_methods(["GET", "HEAD", "POST"])
def when(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """3: when it happened, when the reporter learned of it."""
    initial = {"occurred_on": draft.occurred, "known_on": draft.known}
    form = WhenForm(request.POST or None, initial=initial, today=today(request, draft))
    if form.is_bound and form.is_valid():
        said = {name: _iso(value) for name, value in form.cleaned_data.items()}
        drafts.change(key, draft, **said)
        return after(request, "when")
    return _question(request, "when", form)


@step
@require_http_methods(["GET", "HEAD", "POST"])
def who(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """4: who did it, as the reporter knows them."""
    return _people(request, key, draft, "who", NamedForm)


@step
@require_http_methods(["GET", "HEAD", "POST"])
def witnesses(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """6: who saw it; sealed like the reporter."""
    return _people(request, key, draft, "witnesses", WitnessForm)


def today(request: HttpRequest, draft: Draft) -> date:
    """The day it is where it happened; in the west of the country while that is not known."""
    area = offices.area(draft.area) if draft.area else None
    return local_day(moment(request), area[2] if area else "Asia/Jakarta")


def _iso(value: date | None) -> str:
    return value.isoformat() if value else ""


def _question(request: HttpRequest, name: str, form: forms.Form) -> HttpResponse:
    errors = tuple(form_errors(form)) if form.is_bound else ()
    page = QuestionPage(**about_step(request, name), form=form, errors=errors)
    return render(request, f"portal/{name}.html", {"page": page})


def _people(
    request: HttpRequest, key: Key, draft: Draft, name: str, kind: type[forms.Form]
) -> HttpResponse:
    field = {"who": "named", "witnesses": "witnesses"}[name]
    known: tuple[Person, ...] = getattr(draft, field)
    if request.method != "POST":
        places = max(1, min(len(known) + ("tambah" in request.GET), MOST_PEOPLE))
        blocks = [
            kind(prefix=str(place), initial=known[place] if place < len(known) else None)
            for place in range(places)
        ]
        return _people_page(request, name, blocks)
    blocks = [kind(request.POST, prefix=str(place)) for place in range(_places(request))]
    if not all(block.is_valid() for block in blocks):
        return _people_page(request, name, blocks)
    said = _without(_said(blocks), request.POST.get("remove", ""))
    drafts.change(key, draft, **{field: said})
    if "remove" in request.POST or "more" in request.POST:
        return same_step(request, name, more="more" in request.POST)
    return after(request, name)


def _people_page(request: HttpRequest, name: str, blocks: Sequence[forms.Form]) -> HttpResponse:
    errors = [line for block in blocks if block.is_bound for line in form_errors(block)]
    page = PeoplePage(
        **about_step(request, name),
        forms=tuple(blocks),
        errors=tuple(errors),
        full=len(blocks) >= MOST_PEOPLE,
    )
    return render(request, f"portal/{name}.html", {"page": page})


def _places(request: HttpRequest) -> int:
    given = request.POST.get("places", "")
    return min(int(given), MOST_PEOPLE) if given.isdecimal() and len(given) < 4 else 1


def _said(blocks: Sequence[forms.Form]) -> list[Person | None]:
    """Each block's answers, None for one left empty."""
    return [
        dict(block.cleaned_data) if any(block.cleaned_data.values()) else None for block in blocks
    ]


def _without(said: list[Person | None], removed: str) -> tuple[Person, ...]:
    return tuple(each for place, each in enumerate(said) if each and str(place) != removed)
