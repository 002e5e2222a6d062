"""The bytes a viewer shows, and copies of what was made from evidence.

What is shown is given only to whoever holds the ticket of an opening; see `opening`.
"""

from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from netra.base.errors import Problem
from netra.doors.desk import parts
from netra.doors.desk.context import Desk, at_desk
from netra.doors.desk.file import SectionPage, line_or_404
from netra.doors.desk.viewing import opening, pictures
from netra.doors.desk.viewing.looks import look_of
from netra.doors.desk.viewing.ranged import answered
from netra.doors.desk.viewing.words import made_word
from netra.doors.shells import shell
from netra.doors.ui.problems import sentence
from netra.evidence.actions.viewing import copy_derived
from netra.evidence.queries import EvidenceLine, open_blob
from netra.evidence.queries.derived import DerivedLine, derived
from netra.journeys.queries import Line

SANDBOX = "sandbox; default-src 'none'"
PLAYABLE = frozenset(
    {
        "video/mp4",
        "video/quicktime",
        "video/3gpp",
        "video/webm",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        "audio/webm",
        "image/jpeg",
        "image/png",
        "image/webp",
    }
)


@at_desk
@require_safe
def picture(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """The picture or page, or a copy made from it, drawn anew, turned and as large as asked for."""
    item, look = _opened(request, desk, file_id, item_id), look_of(request.GET)
    source = _source(request, desk, item) or item
    if not pictures.drawable(source.media_type):
        raise Http404
    edge = pictures.FINE if look.zoom > 100 else pictures.EDGE
    try:
        with open_blob(source.sha256) as stream:
            content, media_type = pictures.drawn(
                stream, source.media_type, page=look.page, turn=look.turn, edge=edge
            )
    except (Problem, pictures.Unshowable):
        raise Http404 from None  # the page that asked says why
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = SANDBOX
    response["Cache-Control"] = "no-store"
    return response


@at_desk
@require_safe
def media(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> HttpResponse:
    """A recording, or what a machine made of it to be played or seen, in the ranges asked for."""
    item = _opened(request, desk, file_id, item_id)
    found = _source(request, desk, item)
    wanted = found or item
    playable = PLAYABLE if found else {each for each in PLAYABLE if not each.startswith("image/")}
    if wanted.media_type not in playable:
        raise Http404
    try:
        return answered(  # type: ignore[return-value]
            request, sha256=wanted.sha256, size=wanted.size, media_type=wanted.media_type
        )
    except Problem:
        raise Http404 from None


@at_desk
@require_http_methods(["GET", "HEAD", "POST"])
def take(request: HttpRequest, desk: Desk, file_id: UUID, derived_id: UUID) -> HttpResponse:
    """Asks, then hands out what was made from a piece of evidence; that is an act of the file."""
    line = line_or_404(desk, file_id)
    found = _made(desk, str(derived_id))
    if found.item not in opening.readable(file_id, desk):
        raise Http404
    if request.method != "POST":
        return _asked(request, desk, line, found)
    try:
        stream = copy_derived(found, file_id=file_id, by=desk.actor, at=desk.now, stage=line.stage)
    except Problem as problem:
        return _asked(request, desk, line, found, sentence(problem))
    response = FileResponse(
        stream,
        as_attachment=True,
        filename=f"turunan-{found.kind}-{found.sha256[:12]}",
        content_type="application/octet-stream",
    )
    response["Content-Security-Policy"] = SANDBOX
    return response  # type: ignore[return-value]


def _opened(request: HttpRequest, desk: Desk, file_id: UUID, item_id: UUID) -> EvidenceLine:
    """The item, if this mandate may look at it and its opening was recorded; else 404."""
    line_or_404(desk, file_id)
    item = opening.readable(file_id, desk).get(item_id)
    if item is None or item_id not in opening.covered(request, desk):
        raise Http404
    return item


def _source(request: HttpRequest, desk: Desk, item: EvidenceLine) -> DerivedLine | None:
    """What was made from the item, where the address names it; 404 if it was made from another."""
    found = _made(desk, request.GET["derived"]) if "derived" in request.GET else None
    if found is not None and found.item != item.id:
        raise Http404
    return found


def _made(desk: Desk, derived_id: str) -> DerivedLine:
    try:
        return derived(UUID(derived_id), desk.viewer)
    except (ObjectDoesNotExist, ValueError):
        raise Http404 from None


def _asked(
    request: HttpRequest, desk: Desk, line: Line, found: DerivedLine, problem: str = ""
) -> HttpResponse:
    back = reverse(f"desk:{'evidence' if desk.supervisory else 'follow_up'}", args=[line.file_id])
    page = SectionPage(
        shell=shell(request, nav="cases"),
        frame=parts.frame(line, desk, None, current="evidence"),
        body={"made": found, "what": made_word(found.kind), "back": back, "problem": problem},
    )
    return render(request, "desk/copy_derived.html", {"page": page, "zone": desk.zone})
