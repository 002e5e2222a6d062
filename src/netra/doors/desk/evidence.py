"""Evidence in a file: the list with where each piece comes from and who took it; the bytes."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netra.base.errors import Problem
from netra.doors.desk import parts
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.adding import may_add
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.custody import UseLine, lines, names_of
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.desk.redacting import may_redact, redactable
from netra.doors.desk.retention import may_retain
from netra.doors.desk.viewing.looks import Look
from netra.doors.desk.viewing.opening import readable
from netra.doors.desk.viewing.shown import kind_of
from netra.doors.desk.viewing.words import made_word
from netra.doors.packs.wishing import may_make
from netra.doors.shells import shell
from netra.doors.ui.examined import sentences, verdict
from netra.doors.ui.problems import sentence
from netra.evidence import actions, queries
from netra.evidence.queries import EvidenceLine
from netra.evidence.queries.custody import Custody, custody_of
from netra.evidence.queries.derived import DerivedLine, derived_of
from netra.evidence.queries.looked import (
    DestructionLine,
    ExaminationLine,
    destructions_of,
    examinations_of,
)
from netra.journeys.queries import Line
from netra.law.access import access_modes
from netra.ledger.queries.stamped_acts import stamped_acts


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of evidence as its page shows it."""

    line: EvidenceLine
    view_url: str
    copy_url: str
    redact_url: str
    given_by: str
    access: str
    first_seen_on: date | None
    verdict: str
    findings: tuple[str, ...]
    examined_by: str
    made: tuple[tuple[str, str, str, DerivedLine], ...]
    gone: DestructionLine | None
    stamp: tuple[str, datetime] | None
    uses: tuple[UseLine, ...]


@dataclass(frozen=True, kw_only=True)
class Body:
    """All pieces, the acts on the whole, and what may be done here."""

    pieces: tuple[Piece, ...]
    whole: tuple[UseLine, ...]
    stamping: bool
    links: tuple[tuple[str, str], ...]


@at_desk
def items(request: HttpRequest, desk: Desk, file_id: UUID) -> HttpResponse:
    """Each piece with its hashes, where it comes from, what was found in it, and its custody."""
    line = line_or_404(desk, file_id, room="evidence")
    found = queries.items_of(file_id, desk.viewer)
    custody = custody_of(file_id)
    names = names_of(custody)
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body=Body(
            pieces=_pieces(line, desk, found, custody, names),
            whole=lines(custody.whole, names),
            stamping=bool(settings.NETRA_STAMP_AUTHORITIES),
            links=_links(line, desk),
        ),
    )
    return render(request, "desk/evidence.html", {"page": page, "zone": desk.zone})


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def download(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """Asks, then hands out the bytes to be saved, and that they were taken is an act of the file.

    For the sender's line, and for the merit authority the file was sent to. Never shown by the
    browser as a page of ours.
    """
    line = line_or_404(desk, file_id)
    found = readable(file_id, desk).get(item_id)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _asked(request, desk, line, found)
    try:
        stream = actions.copy(found, file_id=file_id, by=desk.actor, at=desk.now, stage=line.stage)
    except Problem as problem:
        return _asked(request, desk, line, found, sentence(problem))
    response = FileResponse(
        stream,
        as_attachment=True,
        filename=f"bukti-{found.number}-{found.sha256[:12]}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response  # type: ignore[return-value]


def _asked(
    request: HttpRequest, desk: Desk, line: Line, found: EvidenceLine, problem: str = ""
) -> HttpResponse:
    """What will be taken, and that it will be written down."""
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body={"item": found, "problem": problem},
    )
    return render(request, "desk/copy.html", {"page": page, "zone": desk.zone})


def _pieces(
    line: Line,
    desk: Desk,
    found: list[EvidenceLine],
    custody: Custody,
    names: dict[UUID, str],
) -> tuple[Piece, ...]:
    """Every piece; what is known beside its bytes in a query of each kind."""
    if not found:
        return ()
    examined = examinations_of(line.file_id, desk.viewer)
    made, gone = derived_of(line.file_id, desk.viewer), destructions_of(line.file_id, desk.viewer)
    kept = {item: steps[0].id for item, steps in custody.items.items() if steps}
    stamps = stamped_acts(set(kept.values()))
    modes = {mode.key: either(mode.name_id, mode.name_en) for mode in access_modes()}
    redacting = may_redact(desk, line)
    return tuple(
        Piece(
            line=each,
            view_url=reverse("desk:view", args=[line.file_id, each.id]),
            copy_url=reverse("desk:download", args=[line.file_id, each.id]),
            redact_url=_redact(line, each) if redacting and _may_be(each, gone) else "",
            given_by=word(each.given_by),
            access=modes.get(each.access, ""),
            first_seen_on=each.first_seen_on,
            made=tuple(
                (made_word(one.kind), *_ways(line, each, one), one) for one in made.get(each.id, ())
            ),
            gone=gone.get(each.id),
            stamp=stamps.get(kept[each.id]) if each.id in kept else None,
            uses=lines(custody.items.get(each.id, ()), names),
            **_examined(examined.get(each.id)),
        )
        for each in found
    )


def _may_be(item: EvidenceLine, gone: dict[UUID, DestructionLine]) -> bool:
    """Whether a redacted copy of it can be made."""
    return item.id not in gone and redactable(item.media_type)


def _redact(line: Line, item: EvidenceLine) -> str:
    return reverse("desk:redact", args=[line.file_id, item.id])


def _ways(line: Line, item: EvidenceLine, made: DerivedLine) -> tuple[str, str]:
    """Where what was made is looked at ("" where no viewer shows it), and where it is taken."""
    seen = reverse("desk:view", args=[line.file_id, item.id]) + Look(made=made.id).address()
    taken = reverse("desk:derived", args=[line.file_id, made.id])
    return seen if kind_of(made.media_type) != "none" else "", taken


def _examined(found: ExaminationLine | None) -> dict[str, Any]:
    """What the newest look found, in sentences; nothing for what was kept before there were any."""
    if found is None:
        return {"verdict": "", "findings": (), "examined_by": ""}
    return {
        "verdict": verdict(found.verdict),
        "findings": sentences(found.findings),
        "examined_by": found.tool,
    }


def _links(line: Line, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Where this mandate goes on from here."""
    offered = [
        (may_add(desk, line), "add_evidence", _("Add evidence")),
        (True, "capture", _("Links to be captured")),
        (may_make(desk.viewer, desk.office, line), "pack", _("Make a case pack")),
        (may_retain(desk, line), "retention", _("Retention and holds")),
    ]
    return tuple(
        (reverse(f"desk:{name}", args=[line.file_id]), label) for may, name, label in offered if may
    )
