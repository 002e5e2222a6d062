"""Evidence an officer adds to a file: each piece looked into, kept or refused, and told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias, cast
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from netra.base import once
from netra.base.errors import NotAllowedNow, Problem
from netra.base.ids import new_id
from netra.base.when import local_day
from netra.cases import queries as cases
from netra.doors import kept
from netra.doors.desk import parts
from netra.doors.desk.acting import handles
from netra.doors.desk.acts.form import cited, either, line, text
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.shells import shell
from netra.doors.ui import examined
from netra.doors.ui.fields import form_errors
from netra.doors.ui.forms import DayField
from netra.doors.ui.parts import Citation
from netra.doors.ui.problems import sentence
from netra.doors.ui.safetext import neutralise
from netra.evidence import queries
from netra.evidence.actions import LIMIT, Looked, Origin, keep, look
from netra.evidence.queries import looked as looks
from netra.intake import queries as intake
from netra.journeys import actions as journeys
from netra.journeys.queries import Line
from netra.law.access import access_modes
from netra.law.procedure import ActRule, rule

Upload: TypeAlias = "UploadedFile[Any]"
ACT, SHOWN = "keep_evidence", "bukti"


class ManyFiles(forms.FileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class AddForm(forms.Form):
    """Files, and what is known of where they come from: it holds for all sent together."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    evidence = forms.FileField(label=_lazy("Choose files"), required=False, widget=ManyFiles())
    note = text(_lazy("What it shows, in your words"), required=False)
    access = forms.ChoiceField(
        label=_lazy("How it was come by"), required=False, widget=forms.RadioSelect
    )
    found_at = line(_lazy("Address where it stood"), required=False, length=2000)
    first_seen_on = DayField(label=_lazy("Day it was first seen there"), required=False)

    def __init__(self, desk: Desk, data: Any = None) -> None:
        """The ways are those of the law's data."""
        super().__init__(data, initial={"once": new_id()})
        self.desk = desk
        names = ((mode.key, either(mode.name_id, mode.name_en)) for mode in access_modes())
        self.fields["access"].choices = [  # type: ignore[attr-defined]
            (key, name[:1].upper() + name[1:]) for key, name in names
        ]

    def clean_first_seen_on(self) -> date | None:
        """The day, refused if it lies ahead."""
        day: date | None = self.cleaned_data["first_seen_on"]
        if day and day > local_day(self.desk.now, self.desk.zone):
            raise ValidationError(_("Day it was first seen there: this lies in the future."))
        return day

    def origin(self) -> Origin:
        """Where the files come from, as it was said."""
        said = self.cleaned_data
        return Origin(
            access=said["access"], found_at=said["found_at"], first_seen_on=said["first_seen_on"]
        )


@dataclass(frozen=True)
class KeptLine:
    """A piece that was kept, and what the look into it came to."""

    number: int
    name: str
    sha256: str
    verdict: str
    damaged: bool
    told: tuple[str, ...]


@dataclass(frozen=True)
class AddBody:
    """The form, and what came of the files sent before."""

    form: AddForm
    citation: Citation
    access_notes: dict[str, str]
    kept: tuple[KeptLine, ...]
    errors: tuple[dict[str, Any], ...]
    given_back: bool
    open_now: bool
    limit_mb: int
    list_url: str


def may_add(desk: Desk, found: Line) -> bool:
    """Whether this mandate adds evidence to the file now: of the office that handles it."""
    return _may(desk, found) and _open(desk, found)


def _may(desk: Desk, found: Line) -> bool:
    """The same, of a file that may have ended: its page says so."""
    allowed = desk.viewer.capacity in _rule(desk, found).capacities
    return allowed and "evidence" in desk.viewer.rooms and handles(desk, found.file_id)


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Each file is kept, or named with the reason; what is typed stays until all are kept."""
    found = line_or_404(desk, file_id, room="evidence")
    if not _may(desk, found):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, desk, found, AddForm(desk, kept.typed(request)))
    form = AddForm(desk, request.POST)
    if not form.is_valid():
        return _page(request, desk, found, form, form_errors(form))
    given = cast(list[Upload], request.FILES.getlist("evidence"))
    if not given:
        return _page(request, desk, found, form, [_refusal(_("Choose at least one file."))])
    numbers, refused = _keep(given, form, desk, found)
    if refused:
        return _page(request, desk, found, form, [*map(_refusal, refused)], numbers)
    shown = "&".join(f"{SHOWN}={number}" for number in numbers)
    response = HttpResponseRedirect(f"{reverse('desk:add_evidence', args=[file_id])}?{shown}")
    kept.drop(request, response)
    return response


def _keep(
    given: Sequence[Upload], form: AddForm, desk: Desk, found: Line
) -> tuple[list[int], list[str]]:
    """The numbers of what was kept, and one sentence for each file that was not.

    Looking takes its time before the transaction; sent twice, the second is told what is there.
    """
    good, refused = _looked_at(given)
    if not _open(desk, found):
        return [], [sentence(_closed(found))]
    numbers: list[int] = []
    with transaction.atomic():
        before = once.already(form.cleaned_data["once"])
        if before:
            return [int(number) for number in before.split()], []
        for file, seen in good:
            try:
                numbers.append(_keep_one(file, seen, form, desk, found))
            except Problem as problem:
                refused.append(sentence(problem))
        journeys.refresh(found.file_id)
        if not refused:
            once.remember(form.cleaned_data["once"], " ".join(map(str, numbers)))
    return numbers, refused


def _looked_at(given: Sequence[Upload]) -> tuple[list[tuple[Upload, Looked]], list[str]]:
    good: list[tuple[Upload, Looked]] = []
    refused: list[str] = []
    for file in given:
        try:
            good.append((file, look(file, name=file.name or "", size=file.size or 0)))  # type: ignore[arg-type]
        except Problem as problem:
            refused.append(sentence(problem))
    return good, refused


def _keep_one(file: Upload, seen: Looked, form: AddForm, desk: Desk, found: Line) -> int:
    viewer, file_id = desk.viewer, found.file_id
    begun = (
        cases.case(file_id, viewer)
        or intake.filing(file_id, viewer)
        or intake.record(file_id, viewer)
    )
    assert begun is not None  # handled here, so it began here
    item = keep(
        file_id=file_id,
        office_id=begun.office_id,
        path=str(begun.path),
        stream=file,  # type: ignore[arg-type]
        looked=seen,
        by=desk.actor,
        at=desk.now,
        stage=found.stage,
        note=form.cleaned_data["note"],
        origin=form.origin(),
    )
    return item.number


def _page(
    request: HttpRequest,
    desk: Desk,
    found: Line,
    form: AddForm,
    errors: Sequence[dict[str, Any]] = (),
    numbers: Sequence[int] = (),
) -> HttpResponse:
    asked = [int(each) for each in request.GET.getlist(SHOWN) if each.isdecimal()][:20]
    if errors and form.is_bound:  # another sending, with the same words
        said: Any = form.data.copy()  # type: ignore[attr-defined]
        said["once"] = str(new_id())
        form.data = said
    body = AddBody(
        form=form,
        citation=cited(_rule(desk, found).citation),
        access_notes={each.key: either(each.note_id, each.note_en) for each in access_modes()},
        kept=_kept(found.file_id, desk, numbers or asked),
        errors=tuple(errors),
        given_back=form.is_bound and request.method != "POST",
        open_now=_open(desk, found),
        limit_mb=LIMIT // 1024 // 1024,
        list_url=reverse("desk:evidence", args=[found.file_id]),
    )
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(found, desk, None, current="evidence"),
        body=body,
    )
    status = 422 if errors else 200
    return render(request, "desk/add_evidence.html", {"page": page}, status=status)


def _kept(file_id: UUID, desk: Desk, numbers: Sequence[int]) -> tuple[KeptLine, ...]:
    if not numbers:
        return ()
    found = looks.examinations_of(file_id, desk.viewer)
    return tuple(
        KeptLine(
            number=each.number,
            name=each.name,
            sha256=each.sha256,
            verdict=examined.verdict(found[each.id].verdict),
            damaged=found[each.id].verdict == "damaged",
            told=examined.sentences(found[each.id].findings),
        )
        for each in queries.items_of(file_id, desk.viewer)
        if each.number in numbers and each.id in found
    )


def _refusal(words: str) -> dict[str, Any]:
    """A line of the error summary; the file's name in it is a stranger's."""
    return {"html": neutralise(words), "href": "#id_evidence"}


def _rule(desk: Desk, found: Line) -> ActRule:
    return rule(ACT, on=desk.viewer.on, regime=found.regime)


def _open(desk: Desk, found: Line) -> bool:
    """A file that has ended takes no more evidence, unless the table names its stage."""
    allowed = _rule(desk, found)
    return found.stage in allowed.stages if found.closed else allowed.open_at(found.stage)


def _closed(found: Line) -> Problem:
    return NotAllowedNow(act=ACT, stage=found.stage, last=found.stage, why="stage")
