"""What the door's views share: private pages, the step's frame, lines of errors."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from netra.doors.portal.drafts import find
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell

View = Callable[..., HttpResponse]

STEPS = ("what", "where", "when", "who", "evidence", "witnesses", "check", "you", "receipt")
CHECK = "ubah"
"""Marks a step opened from the check page: it leads back there."""

AGAIN = "ganti"
"""Marks a question asked again although it was answered."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """Any page of the door: the frame around it."""

    shell: Shell


@dataclass(frozen=True, kw_only=True)
class StepPage(Page):
    """A page of the wizard; `errors` are the lines of the error summary."""

    number: int
    total: int
    back: str
    errors: tuple[dict[str, Any], ...] = ()


def private(view: View) -> View:
    """No cache keeps the page, wherever it lies on the way."""

    @wraps(view)
    def kept_by_nobody(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    return kept_by_nobody


def step(view: Callable[..., HttpResponse]) -> View:
    """The view gets the visitor's unfinished report; one that was sent leads to its receipt."""

    @private
    @wraps(view)
    def with_draft(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = find(request)
        if found is None:
            return gone(request)
        key, draft = found
        if draft.receipt is not None:
            return see_other(reverse("portal:receipt"))
        return view(request, key, draft, *args, **kwargs)

    return with_draft


def gone(request: HttpRequest) -> HttpResponse:
    """The report in progress is not there any more; the page says what that means."""
    return render(request, "portal/gone.html", {"page": Page(shell=shell(request))}, status=410)


def see_other(address: str) -> HttpResponse:
    """The browser goes there with GET, so that going back never sends a form again."""
    return HttpResponse(status=303, headers={"Location": address})


def about_step(request: HttpRequest, name: str) -> dict[str, Any]:
    """The frame's values of a step: number, total, where *back* leads."""
    number = STEPS.index(name) + 1
    before = STEPS[number - 2] if number > 1 else "start"
    back = "check" if CHECK in request.GET else before
    return {
        "shell": shell(request),
        "number": number,
        "total": len(STEPS),
        "back": reverse(f"portal:{back}"),
    }


def after(request: HttpRequest, name: str) -> HttpResponse:
    """To the next step, or back to the check page if the step was opened from there."""
    following = "check" if CHECK in request.GET else STEPS[STEPS.index(name) + 1]
    return see_other(reverse(f"portal:{following}"))


def same_step(request: HttpRequest, name: str, *, more: bool = False) -> HttpResponse:
    """The same step again, fresh; with an empty place more if asked."""
    marks = [mark for mark, wanted in ((CHECK, CHECK in request.GET), ("tambah", more)) if wanted]
    return see_other(reverse(f"portal:{name}") + (f"?{'&'.join(marks)}" if marks else ""))
