"""Retention of a file: what the rules say, holds, what was destroyed; asked by one officer and
confirmed by another."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.base import once
from netra.base.errors import Problem
from netra.cases import queries as cases
from netra.doors import kept
from netra.doors.desk import parts
from netra.doors.desk.acting import handles
from netra.doors.desk.acts.form import cited, either
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.desk.retention_forms import AskForm, ConfirmForm, HoldForm, LiftForm
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.doors.ui.problems import sentence
from netra.evidence.actions import holding, retaining
from netra.evidence.queries import EvidenceLine, items_of
from netra.evidence.queries.custody import Custody, Step, custody_of
from netra.evidence.queries.looked import DestructionLine, HoldLine, destructions_of, holds_of
from netra.evidence.queries.retained import Asked, asked_of, ended_on
from netra.intake import queries as intake
from netra.journeys.queries import Line
from netra.law.retention import EVIDENCE, Due, due, officers
from netra.law.stages import stage as stage_of
from netra.outcomes.queries import stage

Form = TypeVar("Form", bound=forms.Form)
DONE = "done"
"""In the address after an act: the page says what was done last."""


@dataclass(frozen=True)
class RuleLine:
    """A rule for this file: from which day it counts, until when it keeps, if that is known."""

    name: str
    since: date
    may_go_on: date | None
    citation: Citation


@dataclass(frozen=True)
class GoneLine:
    """A piece of evidence that was destroyed."""

    number: int
    sha256: str
    gone: DestructionLine
    rule: str


@dataclass(frozen=True)
class WordsLine:
    """That what the acts say was destroyed: when, under which rule."""

    at: datetime
    rule: str


@dataclass(frozen=True)
class RetentionBody:
    """Everything the page shows; a form is None where it is not open."""

    ended: bool
    rules: tuple[RuleLine, ...]
    holds: tuple[tuple[HoldLine, LiftForm | None], ...]
    held: bool
    hold: HoldForm
    asked: Asked | None
    asked_rule: str
    going: tuple[EvidenceLine, ...]
    confirm: ConfirmForm | None
    ask: AskForm | None
    gone: tuple[GoneLine, ...]
    words: tuple[WordsLine, ...]
    done: str
    failed: forms.Form | None


def may_retain(desk: Desk, line: Line) -> bool:
    """Whether this mandate holds and destroys: of the office that handles the file."""
    named = desk.supervisory and desk.viewer.capacity in officers()
    return named and "evidence" in desk.viewer.rooms and handles(desk, line.file_id)


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def retention(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """What is held, what may go and what went; a form sent does its one act."""
    line = line_or_404(desk, file_id, room="evidence")
    if not may_retain(desk, line):
        raise PermissionDenied
    sent = request.POST if request.method == "POST" else None
    body = _body(desk, line, kept.typed(request) if sent is None else sent)
    body = body if DONE in request.GET and sent is None else replace(body, done="")
    if sent is not None and body.failed is not None and _done(body.failed, desk, line, sent):
        here = reverse("desk:retention", args=[file_id])
        response = HttpResponseRedirect(f"{here}?{DONE}=1", status=303)
        kept.drop(request, response)
        return response
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body=body,
    )
    status = 200 if sent is None else 422
    return render(request, "desk/retention.html", {"page": page, "zone": desk.zone}, status=status)


def _done(form: forms.Form, desk: Desk, line: Line, sent: Any) -> bool:
    """Whether the act is done; if not, the form says why."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            _do(form, desk, line, sent)
    except Problem as problem:
        form.add_error(problem.field if problem.field in form.fields else None, sentence(problem))
        return False
    return True


def _do(form: forms.Form, desk: Desk, line: Line, sent: Any) -> None:
    known: dict[str, Any] = {"file_id": line.file_id, "by": desk.actor, "at": desk.now}
    said = form.cleaned_data
    if isinstance(form, HoldForm):
        if once.already(said["once"]) is None:
            office, path = _place(desk, line.file_id)
            where: dict[str, Any] = {"office_id": office, "path": path, "stage": line.stage}
            hold = holding.place_hold(**known, **where, reason=said["reason"])
            once.remember(said["once"], str(hold.id))
    elif isinstance(form, LiftForm):
        hold_id = UUID(sent["do"].removeprefix("lift-"))
        holding.lift_hold(**known, hold_id=hold_id, reason=said["reason"], stage=line.stage)
    elif isinstance(form, AskForm):
        wanted: dict[str, Any] = {
            "items": form.chosen,
            "words": form.words,
            "ground": form.ground(),
        }
        retaining.ask_destruction(**known, **wanted, stage=stage)
    else:
        retaining.destroy(**known, asked=said["asked"], stage=stage)


def _place(desk: Desk, file_id: UUID) -> tuple[UUID, str]:
    """Where the file began: there its evidence lies, and there a hold on it lies."""
    viewer = desk.viewer
    begun = (
        cases.case(file_id, viewer)
        or intake.filing(file_id, viewer)
        or intake.record(file_id, viewer)
    )
    assert begun is not None  # handled here, so it began here
    return begun.office_id, str(begun.path)


def _body(desk: Desk, line: Line, typed: Any) -> RetentionBody:
    file_id, viewer = line.file_id, desk.viewer
    items, gone = items_of(file_id, viewer), destructions_of(file_id, viewer)
    standing = [each for each in items if each.id not in gone]
    final = stage_of(line.stage).final
    found = due(line.stage, ended_on(file_id, desk.zone) if final else None, on=viewer.on)
    custody = custody_of(file_id)
    words = [each for each in custody.whole if each.kind == "destroy_words"]
    left = tuple(each for each in found if (standing if each.rule.what == EVIDENCE else not words))
    holds, asked = holds_of(file_id, viewer), asked_of(file_id)
    held = any(each.lifted_at is None for each in holds)
    names = {each.rule.key: either(each.rule.name_id, each.rule.name_en) for each in found}
    lifts = [
        (each, None if each.lifted_at else _bound(typed, f"lift-{each.id}", _lift(each)))
        for each in holds
    ]
    hold = _bound(typed, "hold", HoldForm)
    opened = final and not held
    asking = partial(AskForm, desk, standing, left)
    ask = _bound(typed, "ask", asking) if opened and left else None
    confirm = _bound(typed, "confirm", ConfirmForm) if opened and _other(asked, desk) else None
    every = [*(form for _hold, form in lifts), hold, ask, confirm]
    return RetentionBody(
        ended=final,
        rules=tuple(map(_rule, found)),
        holds=tuple(lifts),
        held=held,
        hold=hold,
        asked=asked,
        asked_rule=names.get(asked.rule, asked.rule) if asked else "",
        going=tuple(each for each in standing if asked and (asked.words or each.id in asked.items)),
        confirm=confirm,
        ask=ask,
        gone=tuple(_gone(each, gone[each.id], names) for each in items if each.id in gone),
        words=tuple(WordsLine(each.at, _named(each.told.get("rule", ""), names)) for each in words),
        done=_done_last(custody),
        failed=next((form for form in every if form is not None and form.is_bound), None),
    )


def _other(asked: Asked | None, desk: Desk) -> bool:
    """Whether somebody else of this office asked, so that this officer may confirm."""
    viewer = desk.viewer
    return bool(asked and asked.person != viewer.person_id and asked.office == viewer.office_id)


def _lift(hold: HoldLine) -> Callable[..., LiftForm]:
    return partial(LiftForm, hold.id)


def _bound(typed: Any, name: str, make: Callable[..., Form]) -> Form:
    """The form, filled with what was typed if it is the one that was sent."""
    return make(data=typed) if typed and typed.get("do") == name else make()


def _rule(found: Due) -> RuleLine:
    return RuleLine(
        name=either(found.rule.name_id, found.rule.name_en),
        since=found.since,
        may_go_on=found.may_go_on,
        citation=cited(found.rule.citation),
    )


def _gone(item: EvidenceLine, gone: DestructionLine, names: dict[str, str]) -> GoneLine:
    return GoneLine(item.number, item.sha256, gone, _named(gone.rule, names))


def _named(rule: str, names: dict[str, str]) -> str:
    return names.get(rule, rule)


def _done_last(custody: Custody) -> str:
    """What this page's latest act did, as the record has it; "" before there is one."""
    words = {
        "place_hold": _("A hold stands now. Nothing of this file is destroyed until it is lifted."),
        "lift_hold": _("The hold is lifted."),
        "ask_destruction": _("Asked for. Nothing is destroyed yet: another officer confirms it."),
        "destroy_evidence": _("It is destroyed. What stands below proves that it was there."),
        "destroy_words": _("It is destroyed. What stands below proves that it was there."),
    }
    steps: list[Step] = [
        *custody.whole,
        *(step for each in custody.items.values() for step in each),
    ]
    latest = max((each for each in steps if each.kind in words), key=_seq, default=None)
    return words[latest.kind] if latest else ""


def _seq(step: Step) -> int:
    return step.seq
