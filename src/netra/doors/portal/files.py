"""5: evidence. Each file is looked at, encrypted into the vault, and may be taken back."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias, cast
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.doors.portal import drafts, vault
from netra.doors.portal.drafts import Draft, KeptFile
from netra.doors.portal.frame import StepPage, about_step, after, same_step, step
from netra.doors.portal.keys import Key
from netra.doors.portal.questions import FilesForm
from netra.doors.ui import examined
from netra.doors.ui.fields import form_errors
from netra.doors.ui.formats import number
from netra.doors.ui.problems import sentence
from netra.doors.ui.safetext import neutralise
from netra.evidence.actions import LIMIT, Looked, look

Upload: TypeAlias = "UploadedFile[Any]"

MOST_FILES = 20


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """A file in the draft as the page lists it, with what a look found odd in it."""

    id: str
    name: str
    size: str
    damaged: bool
    told: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FilesPage(StepPage):
    """The files so far, and room for more."""

    form: FilesForm
    files: tuple[FileLine, ...]
    limit_mb: int
    most: int


@step
@require_http_methods(["GET", "HEAD", "POST"])
def evidence(request: HttpRequest, key: Key, draft: Draft) -> HttpResponse:
    """5: files; one that is refused is named with the reason, every other is kept."""
    if request.method != "POST":
        return _page(request, draft)
    if "remove" in request.POST:
        return _remove(request, key, draft, request.POST["remove"])
    given = cast(list[Upload], request.FILES.getlist("evidence"))
    form = FilesForm(request.POST)
    wrong = [] if form.is_valid() else form_errors(form)
    draft, refused = _keep(key, draft, given, form.cleaned_data)
    if refused or wrong:
        return _page(request, draft, [*map(refusal, refused), *wrong], form)
    return same_step(request, "evidence") if "more" in request.POST else after(request, "evidence")


def looked_at(given: Sequence[Upload]) -> tuple[list[tuple[Upload, Looked]], list[str]]:
    """The files that may be kept, and one sentence for each that may not."""
    good: list[tuple[Upload, Looked]] = []
    refused: list[str] = []
    for file in given:
        try:
            good.append((file, look(file, name=file.name or "", size=file.size or 0)))  # type: ignore[arg-type]
        except Problem as problem:
            refused.append(sentence(problem))
    return good, refused


def size_in_words(size: int) -> str:
    """*1,2 MB*, or *12 KB* below a megabyte."""
    if size >= 1024 * 1024:
        return f"{number(round(size / 1024 / 1024, 1))} MB"
    return f"{number(max(1, round(size / 1024)))} KB"


def refusal(text: str) -> dict[str, Any]:
    """A line of the error summary; the file's name in it is a stranger's."""
    return {"html": neutralise(text), "href": "#id_evidence"}


def _keep(
    key: Key, draft: Draft, given: Sequence[Upload], said: Mapping[str, str]
) -> tuple[Draft, list[str]]:
    """The files are in the draft, each with what was said of where it comes from."""
    good, refused = looked_at(given)
    good, doubled = _once_each(draft, good)
    refused += doubled
    room = MOST_FILES - len(draft.files)
    refused += [_too_many(looked.name) for _file, looked in good[room:]]
    kept: list[KeptFile] = []
    for file, looked in good[:room]:
        name = uuid4().hex
        sha256 = _sha256(file)
        vault.write(key, name, file.chunks())
        kept.append(
            KeptFile(
                id=name,
                name=looked.name,
                size=looked.size,
                media_type=looked.media_type,
                access=said.get("access", ""),
                found_at=said.get("found_at", ""),
                sha256=sha256,
                found=asdict(looked.found),
            )
        )
    return drafts.change(key, draft, files=(*draft.files, *kept)), refused


def _once_each(
    draft: Draft, good: Sequence[tuple[Upload, Looked]]
) -> tuple[list[tuple[Upload, Looked]], list[str]]:
    """The files whose bytes are not in the report yet, and one sentence for each that is."""
    there = {kept.sha256: kept.name for kept in draft.files}
    new: list[tuple[Upload, Looked]] = []
    doubled: list[str] = []
    words = _(
        "“%(name)s” is in this report already, as “%(other)s”: the content is the same. "
        "Nothing was kept twice."
    )
    for file, looked in good:
        sha256 = _sha256(file)
        if sha256 in there:
            doubled.append(words % {"name": looked.name, "other": there[sha256]})
        else:
            there[sha256] = looked.name
            new.append((file, looked))
    return new, doubled


def _sha256(file: Upload) -> str:
    """The hash of the file's bytes; it is rewound."""
    file.seek(0)
    found = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return found


def _too_many(name: str) -> str:
    words = _("“%(name)s” was not kept: a report holds %(most)s files. Bring it to the office.")
    return words % {"name": name, "most": MOST_FILES}


def _remove(request: HttpRequest, key: Key, draft: Draft, name: str) -> HttpResponse:
    if any(file.id == name for file in draft.files):
        drafts.change(key, draft, files=tuple(file for file in draft.files if file.id != name))
        vault.drop(key, name)
    return same_step(request, "evidence")


def _line(file: KeptFile) -> FileLine:
    """What was odd is told while the file can still be sent again."""
    verdict = file.found.get("verdict", "")
    odd = file.found["findings"] if verdict in ("damaged", "marked") else ()
    return FileLine(
        id=file.id,
        name=file.name,
        size=size_in_words(file.size),
        damaged=verdict == "damaged",
        told=examined.sentences(odd),
    )


def _page(
    request: HttpRequest,
    draft: Draft,
    errors: Sequence[dict[str, Any]] = (),
    form: FilesForm | None = None,
) -> HttpResponse:
    page = FilesPage(
        **about_step(request, "evidence"),
        form=form or FilesForm(),
        files=tuple(map(_line, draft.files)),
        limit_mb=LIMIT // 1024 // 1024,
        most=MOST_FILES,
        errors=tuple(errors),
    )
    return render(request, "portal/evidence.html", {"page": page})
