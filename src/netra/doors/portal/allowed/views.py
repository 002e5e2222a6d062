"""`/boleh/`: four questions, then the answer.

Answers travel in the address and in nothing else: no cookie, no session, no script. The request log
writes the route without its query (`netra.doors.web.RequestLog`). Looking writes nothing, however
often a page is loaded; sending the last question counts the gaps that its answer meets.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from netra.doors.now import moment
from netra.doors.portal.allowed.answering import Asked, answer, asked_of, assessed
from netra.doors.portal.allowed.answers import Answer
from netra.doors.portal.allowed.questions import (
    LAST,
    NAMES,
    SUPPOSED,
    UNKNOWN,
    ActForm,
    FactsForm,
    PersonForm,
    WhenForm,
)
from netra.doors.portal.citing import named
from netra.doors.portal.frame import Page, StepPage, private, see_other
from netra.doors.portal.law.words import headed
from netra.doors.ui.fields import form_errors
from netra.doors.ui.formats import day_short, language
from netra.doors.ui.shell import Shell
from netra.law import catalogue
from netra.law.facts import fact
from netra.statistics.actions import count_gaps

ZONE = ZoneInfo("Asia/Jakarta")
"""Where no office decides, a day begins in the capital's zone."""

LONGEST = 100
OWN = "same-origin"
DAY = ("day_day", "day_month", "day_year")


@dataclass(frozen=True, kw_only=True)
class AskPage(StepPage):
    """One question; `kept` are the answers to the others, `groups` the acts under headings."""

    form: forms.Form
    kept: tuple[tuple[str, str], ...]
    today: str
    groups: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class AnswerPage(Page):
    """The answer; `said` are question, answer and the address at which it may be changed."""

    answer: Answer
    said: tuple[dict[str, str], ...]


@gzip_page
@private
@csrf_exempt  # a token would need a cookie, and there is no session behind it to be abused
@require_http_methods(["GET", "HEAD", "POST"])
def allowed(request: HttpRequest) -> HttpResponse:
    """The first question not answered well, or the answer."""
    if request.method == "POST":
        return _send(request)
    reached = _reached(request.GET, _today(request))
    if isinstance(reached, Asked):
        return _tell(request, reached)
    return _ask(request, *reached)


def _send(request: HttpRequest) -> HttpResponse:
    """To the page that the answers lead to. Where that is the answer, the gaps it meets are
    counted: only for a form that a browser says this site sent."""
    today = _today(request)
    reached = _reached(request.POST, today)
    if isinstance(reached, Asked) and request.headers.get("Sec-Fetch-Site") == OWN:
        count_gaps(assessed(reached).gaps, on=today)
    return see_other(_address(request.POST, _answered(request.POST)))


def _today(request: HttpRequest) -> date:
    return moment(request).astimezone(ZONE).date()


def _reached(data: QueryDict, today: date) -> Asked | tuple[int, forms.Form]:
    """The act to be judged, or the number and form of the first question not answered well."""
    said: dict[str, Any] = {}
    for number in range(1, _answered(data) + 1):
        form = _form(number, data, said, today, sent=True)
        if not form.is_valid():
            return number, form
        said.update(form.cleaned_data)
    number = _answered(data) + 1
    form = _form(number, data, said, today) if number <= LAST else forms.Form()
    return (number, form) if form.fields else asked_of(said, today)


def _answered(data: QueryDict) -> int:
    """How many questions the address says are answered; none where it makes no sense."""
    number = data.get("step", "")
    return int(number) if number in map(str, range(LAST + 1)) else 0


def _form(
    number: int, data: QueryDict, said: dict[str, Any], today: date, *, sent: bool = False
) -> forms.Form:
    """The question's form with what the address holds: to be checked if it was sent."""
    given: dict[str, Any] = {"data": data} if sent else {"initial": _initial(number, data)}
    if number == 1:
        return ActForm(**given)
    if number == 2:
        return PersonForm(**given)
    if number == 3:
        return WhenForm(**given, typed=data.get("place", "")[:LONGEST])
    addressed = said["employment"] in (*catalogue.act(said["act"]).applies_to, UNKNOWN)
    code = said["act"] if addressed else None
    return FactsForm(**given, code=code, on=said["day"] or today)


def _initial(number: int, data: QueryDict) -> dict[str, Any]:
    found: dict[str, Any] = {name: data.get(name, "") for name in NAMES[number - 1]}
    if number == LAST:
        return {name: value or UNKNOWN for name, value in found.items()}
    return {**found, "day": [data.get(name, "") for name in DAY]}


def _ask(request: HttpRequest, number: int, form: forms.Form) -> HttpResponse:
    back = _address(request.GET, number - 2) if number > 1 else reverse("portal:front")
    page = AskPage(
        shell=_shell(request),
        number=number,
        total=LAST,
        back=back,
        errors=tuple(form_errors(form)) if form.is_bound else (),
        form=form,
        kept=(*_kept(request.GET, but=number), ("step", str(number))),
        today=day_short(_today(request)),
        groups=_groups() if number == 1 else (),
    )
    return render(request, "portal/allowed_ask.html", {"page": page})


def _tell(request: HttpRequest, asked: Asked) -> HttpResponse:
    page = AnswerPage(
        shell=_shell(request),
        answer=answer(asked, lambda code: _address(request.GET, LAST - 1, act=code)),
        said=tuple(
            {"key": title, "value": text, "url": _address(request.GET, number - 1)}
            for number, title, text in _summary(asked)
        ),
    )
    return render(request, "portal/allowed_answer.html", {"page": page})


def _summary(asked: Asked) -> list[tuple[int, str, str]]:
    said = {key: named(fact(key).option(value)) for key, value in asked.facts.items()}
    status = [said["status"]] if "status" in said else []
    found = [
        (1, _("The act"), named(catalogue.act(asked.code))),
        (2, _("Employment"), ", ".join([headed(asked.employment), *status])),
        (3, _("Election"), asked.phase_words),
        (3, _("Day"), day_short(asked.on)),
    ]
    asked_for = [f"{named(fact(k), 'question')} {v}." for k, v in said.items() if k not in SUPPOSED]
    if asked_for:
        found.append((LAST, _("A few facts"), " ".join(asked_for)))
    return found


def _kept(data: QueryDict, *, but: int = 0) -> tuple[tuple[str, str], ...]:
    names = [name for number, group in enumerate(NAMES, 1) if number != but for name in group]
    return tuple((name, data.get(name, "")[:LONGEST]) for name in names if data.get(name))


def _address(data: QueryDict, answered: int, **instead: str) -> str:
    """The self-check with the same answers, so many questions counted as answered."""
    kept = {**dict(_kept(data)), **instead, "step": str(answered)}
    return f"{reverse('portal:allowed')}?{urlencode(kept)}"


def _groups() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    found: dict[str, list[tuple[str, str]]] = {}
    for each in catalogue.acts():
        found.setdefault(each.group, []).append((each.code, named(each)))
    return tuple((headed(group), tuple(acts)) for group, acts in found.items())


def _shell(request: HttpRequest) -> Shell:
    """Nobody's: the page is the same for whoever is signed in, and sets no cookie."""
    other = "en" if language() == "id" else "id"
    return Shell(
        language=language(), other_language_url=translate_url(request.get_full_path(), other)
    )
