"""Where a report is, for the person who made it: never who else is in the file."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from netra.base.acts import begin
from netra.base.errors import Problem
from netra.base.ids import reference
from netra.base.queries import acts_of
from netra.doors.now import moment
from netra.doors.portal import keys, outcome, plain
from netra.doors.portal.files import Upload, looked_at, refusal
from netra.doors.portal.frame import Page, private, see_other
from netra.doors.portal.outcome import Decided
from netra.doors.portal.questions import AnswerForm, FilesForm
from netra.doors.portal.receiving import citizen_of
from netra.doors.shells import shell
from netra.doors.ui.fields import form_errors
from netra.doors.ui.formats import language
from netra.doors.ui.problems import sentence
from netra.evidence import actions as evidence
from netra.evidence.actions import AlreadyInFile, Looked
from netra.intake import actions as intake_acts
from netra.intake import queries as intake
from netra.journeys import actions as journeys
from netra.journeys import queries as lines
from netra.law.glossary import term
from netra.outcomes import queries as outcomes

Good = Sequence[tuple[Upload, Looked]]


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Somebody opened the reporter's identity: when, in which capacity, why, by which article."""

    at: datetime
    capacity: str
    reason: str
    article: str


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question of the office, open or answered."""

    id: str
    text: str
    asks: tuple[str, ...]
    asked_at: datetime
    due_at: datetime | None
    answer: str
    answered_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class StatusPage(Page):
    """The status in plain words and everything its reporter may know."""

    kind: str
    number: str
    reference: str
    sentence: str
    holder: str
    since: datetime
    zone: str
    now: datetime
    due_at: datetime | None
    due_article: str
    missing: tuple[str, ...]
    identity_at_office: bool
    asked: tuple[Asked, ...]
    question: Asked | None
    form: AnswerForm
    files: FilesForm
    openings: tuple[Opening, ...]
    decided: tuple[Decided, ...]
    beside: tuple[str, ...]
    reason: str
    kept: int = 0
    errors: tuple[dict[str, Any], ...] = ()


@private
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """The status after a right code; its form answers the open question."""
    file_id = keys.followed(request)
    filing = intake.filing_of(file_id) if file_id else None
    if filing is None:
        return see_other(reverse("portal:track"))
    if request.method == "POST":
        return _answered(request, filing)
    return _page(request, filing, AnswerForm())


def _answered(request: HttpRequest, filing: Any) -> HttpResponse:
    form = AnswerForm(request.POST)
    given = cast(list[Upload], request.FILES.getlist("evidence"))
    good, refused = looked_at(given)
    form.fields["text"].required = not good  # files alone are an answer
    try:
        if refused or not form.is_valid():
            # What could be kept is kept: nobody uploads twice for another file's fault.
            _keep_while_asked(filing, good, moment(request))
            return _page(request, filing, form, refused, kept=len(good))
        _answer(filing, request.POST.get("question", ""), form.cleaned_data["text"], good, request)
    except Problem as problem:
        return _page(request, filing, form, [sentence(problem)])
    return see_other(reverse("portal:status"))


@transaction.atomic
def _answer(filing: Any, question: str, text: str, good: Good, request: HttpRequest) -> None:
    """The answer and its files are with the office, or neither is."""
    at = moment(request)
    intake_acts.answer(
        file_id=filing.file_id,
        stage=outcomes.stage,
        question_id=_id(question),
        text=text,
        by=citizen_of(filing.office.zone),
        at=at,
    )
    _keep(filing, good, at)
    journeys.refresh(filing.file_id)


@transaction.atomic
def _keep_while_asked(filing: Any, good: Good, at: datetime) -> None:
    """The files are in the file; `Problem`, and none is, unless the office waits for an answer."""
    if not good:
        return
    citizen = citizen_of(filing.office.zone)
    begin("answer", file_id=filing.file_id, by=citizen, at=at, stage=outcomes.stage)
    if intake.open_question(filing.file_id) is None:
        raise intake_acts.NothingToAnswer()
    _keep(filing, good, at)


def _keep(filing: Any, good: Good, at: datetime) -> None:
    """Given again after another file was refused, a file is there already: nothing is doubled."""
    for file, looked in good:
        with suppress(AlreadyInFile):
            evidence.keep(
                file_id=filing.file_id,
                office_id=filing.office_id,
                path=str(filing.path),
                stream=file,  # type: ignore[arg-type]
                looked=looked,
                by=citizen_of(filing.office.zone),
                at=at,
                stage=outcomes.stage(filing.file_id),
            )


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise intake_acts.NothingToAnswer() from None


def _page(
    request: HttpRequest,
    filing: Any,
    form: AnswerForm,
    refused: Sequence[str] = (),
    kept: int = 0,
) -> HttpResponse:
    line = lines.line_of(filing.file_id)
    if line is None:
        return see_other(reverse("portal:track"))
    open_one = intake.open_question(filing.file_id)
    errors = [refusal(text) for text in refused]
    told = plain.status_sentence(line.stage)
    page = StatusPage(
        shell=shell(request),
        kind=filing.channel,
        number=line.number,
        reference=reference(filing.file_id),
        sentence=told,
        holder=line.holder or filing.office.name,
        since=line.since,
        zone=filing.office.zone,
        now=moment(request),
        due_at=line.due_at if plain.is_the_reporters(line.stage) else None,
        due_article=line.due_article,
        missing=plain.requirement_words(filing.missing) if not filing.completed_at else (),
        identity_at_office=_lacks_identity(filing, open_one),
        asked=tuple(_asked(each) for each in intake.questions(filing.id) if each.answered_at),
        question=_asked(open_one) if open_one else None,
        form=form,
        files=FilesForm(),
        openings=_openings(filing.file_id),
        decided=outcome.decided(filing.file_id, line.stage),
        beside=tuple(each for each in outcome.beside(filing.file_id) if each != told),
        reason=outcome.reason(filing.file_id, line.stage),
        kept=kept,
        errors=(*errors, *(form_errors(form) if form.is_bound else [])),
    )
    return render(request, "portal/status.html", {"page": page})


def _lacks_identity(filing: Any, question: Any) -> bool:
    """An answer lies in the file in clear, so who the reporter is has no place in it."""
    lacking = set(filing.missing) if not filing.completed_at else set()
    asked = set(question.asks) if question else set()
    return not intake.OF_IDENTITY.isdisjoint(lacking | asked)


def _asked(question: Any) -> Asked:
    return Asked(
        id=str(question.id),
        text=question.text,
        asks=plain.requirement_words(question.asks),
        asked_at=question.asked_at,
        due_at=question.due_at,
        answer=question.answer,
        answered_at=question.answered_at,
    )


def _openings(file_id: UUID) -> tuple[Opening, ...]:
    found = [act for act in acts_of(file_id) if act.kind == "unseal_reporter"]
    return tuple(
        Opening(
            at=act.at,
            capacity=term(act.capacity, language()),
            reason=body.get("reason", ""),
            article=body.get("article", "") or act.article,
        )
        for act in found
        if (body := _body(act)).get("role", "reporter") == "reporter"
    )


def _body(act: Any) -> dict[str, Any]:
    body = getattr(act, "body", None)
    return dict(body.content) if body else {}
