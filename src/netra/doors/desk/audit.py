"""The auditor's pages: what was done, when and by which capacity; whether the record is whole.

No account, no name of anybody, nothing anybody wrote: the acts' bodies are checked, never shown.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from netra.base.models import Act
from netra.base.queries import acts_of, remembered, verify_chain
from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.lists import start_of
from netra.doors.desk.parts import title
from netra.doors.shells import shell
from netra.doors.ui.shell import Shell
from netra.journeys import queries
from netra.law.stages import stages

at_audit = partial(at_desk, kind="audit")


@dataclass(frozen=True)
class FileRow:
    """One file: its number, where it stands since when, and whether its chain holds."""

    number: str
    url: str
    stage: str
    since: datetime
    broken: bool


@dataclass(frozen=True)
class RecordPage:
    """The whole record in two numbers, and a page of its files."""

    shell: Shell
    zone: str
    acts: int
    last: datetime | None
    rows: tuple[FileRow, ...]
    broken: int
    total: int
    next_url: str


@dataclass(frozen=True)
class ActRow:
    """One act without its words."""

    seq: int
    act: str
    at: datetime
    recorded_at: datetime
    capacity: str
    article: str
    moved: str
    hash: str
    fault: str


@dataclass(frozen=True)
class ChainPage:
    """One file's acts in order, each with what is wrong with it, if anything."""

    shell: Shell
    zone: str
    number: str
    stage: str
    rows: tuple[ActRow, ...]
    broken: int


@at_audit
def record(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The record counted, and its files by number; the chains of those shown are checked now."""
    found = queries.audit_list(desk.viewer, start=start_of(request))
    shown = [line.file_id for line in found.lines]
    broken = {each.file_id for each in verify_chain(*shown)} if shown else set()
    counted = remembered()
    page = RecordPage(
        shell=shell(request, nav="desk"),
        zone=desk.zone,
        acts=counted.acts,
        last=counted.last_recorded_at,
        rows=tuple(_row(line, line.file_id in broken) for line in found.lines),
        broken=len(broken),
        total=found.total,
        next_url=f"?dari={found.after}" if found.after else "",
    )
    return render(request, "desk/audit.html", {"page": page})


@at_audit
def chain(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """One file's acts; 404 for a file no auditor of this line sees."""
    line = queries.audit_line(file_id, desk.viewer)
    if line is None:
        raise Http404
    faults = {each.seq: _fault(each.why) for each in verify_chain(file_id)}
    page = ChainPage(
        shell=shell(request, nav="desk"),
        zone=desk.zone,
        number=line.number or line.reference,
        stage=title(line.stage),
        rows=tuple(_act(act, faults.get(act.seq, "")) for act in acts_of(file_id)),
        broken=len(faults),
    )
    return render(request, "desk/chain.html", {"page": page})


def _row(line: queries.AuditLine, broken: bool) -> FileRow:
    return FileRow(
        number=line.number or line.reference,
        url=reverse("desk:chain", args=[line.file_id]),
        stage=title(line.stage),
        since=line.since,
        broken=broken,
    )


def _act(act: Act, fault: str) -> ActRow:
    known = {stage.key for stage in stages()}
    moved = act.to_stage if act.to_stage != act.from_stage and act.to_stage in known else ""
    return ActRow(
        seq=act.seq,
        act=title(act.kind),
        at=act.at,
        recorded_at=act.recorded_at,
        capacity=word(act.capacity),
        article=act.article,
        moved=title(moved) if moved else "",
        hash=bytes(act.hash).hex(),
        fault=fault,
    )


def _fault(why: str) -> str:
    return {
        "gap": _("an act before it is missing"),
        "previous": _("it does not follow the act before it"),
        "hash": _("its seal does not fit"),
        "commitment": _("its words were changed"),
    }[why]
