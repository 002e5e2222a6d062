"""7: check your answers, each with a way back to its question."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from markupsafe import Markup

from netra.doors.portal import completing
from netra.doors.portal.drafts import Draft, Person
from netra.doors.portal.files import size_in_words
from netra.doors.portal.frame import CHECK, StepPage, about_step, step
from netra.doors.portal.keys import Key
from netra.doors.ui.formats import day
from netra.doors.ui.safetext import neutralise
from netra.offices import queries as offices


@dataclass(frozen=True, kw_only=True)
class Line:
    """One answer: what was asked, what was said, where to change it."""

    key: str
    value: Markup
    url: str
    change: str


@dataclass(frozen=True, kw_only=True)
class CheckPage(StepPage):
    """Every answer; `blocking` names the questions without which nothing can be sent."""

    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    blocking: tuple[Line, ...]
    receiver: str


@step
@require_safe
def check(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """7: everything that was said, and what is still to be completed."""
    office = offices.receiving(draft.area) if draft.area else None
    page = CheckPage(
        **about_step(request, "check"),
        lines=tuple(_lines(draft)),
        missing=completing.fields(draft),
        blocking=tuple(blocking(draft)),
        receiver=office.name if office else "",
    )
    return render(request, "portal/check.html", {"page": page})


def blocking(draft: Draft) -> Iterator[Line]:
    """The two questions nothing can be sent without: what happened, and in which district."""
    if not draft.what:
        yield _line("what", _("What happened"), Markup(""))
    if not draft.area or offices.receiving(draft.area) is None:
        yield _line("where", _("The district"), Markup(""))


def paragraphs(text: str) -> Markup:
    """A stranger's text with its line ends, made safe."""
    return Markup("<br>").join(neutralise(line) for line in text.splitlines())


def _lines(draft: Draft) -> Iterator[Line]:
    yield _line("what", _("What happened"), paragraphs(draft.what))
    area = offices.area(draft.area) if draft.area else None
    where = [neutralise(text) for text in (draft.place, area[1] if area else "") if text]
    yield _line("where", _("Where"), Markup(", ").join(where))
    yield _line("when", _("The day it happened"), _day(draft.occurred))
    yield _line("when", _("The day you learned of it"), _day(draft.known))
    yield _line("who", _("Who"), _people(draft.named))
    files = [f"{file.name} ({size_in_words(file.size)})" for file in draft.files]
    yield _line("evidence", _("Evidence"), _each(files))
    yield _line("witnesses", _("Witnesses"), _people(draft.witnesses))


def _line(step_name: str, words: str, value: Markup) -> Line:
    said = value or Markup('<span class="quiet">{}</span>').format(_("not said"))
    url = f"{reverse(f'portal:{step_name}')}?{CHECK}"
    return Line(key=words, value=said, url=url, change=words)


def _day(value: object) -> Markup:
    return Markup("{}").format(day(value)) if value else Markup("")  # type: ignore[arg-type]


def _people(people: tuple[Person, ...]) -> Markup:
    return _each([", ".join(filter(None, person.values())) for person in people])


def _each(texts: list[str]) -> Markup:
    return Markup("<br>").join(neutralise(text) for text in texts)
