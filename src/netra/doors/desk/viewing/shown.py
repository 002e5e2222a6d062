"""What a viewer shows of one piece of evidence, by its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from netra.base.errors import Problem
from netra.doors.desk.acts.form import word
from netra.doors.desk.context import Desk
from netra.doors.desk.sealed import who
from netra.doors.desk.viewing import pictures, replay, texts
from netra.doors.desk.viewing.looks import Look
from netra.doors.desk.viewing.places import Box, box, clock
from netra.doors.desk.viewing.words import made_word
from netra.doors.ui.examined import sentences, verdict
from netra.doors.ui.problems import sentence
from netra.evidence.examining.found import SOUND
from netra.evidence.queries import EvidenceLine, open_blob
from netra.evidence.queries.annotated import AnnotationLine
from netra.evidence.queries.derived import DerivedLine
from netra.evidence.queries.looked import ExaminationLine

PLAYED = ("video/", "audio/")
ARCHIVES = ("application/wacz", "application/warc")


@dataclass(frozen=True, kw_only=True)
class Remark:
    """A remark as a page lists it."""

    id: UUID
    number: int
    layer: str
    layer_name: str
    who: str
    mine: bool
    text: str
    where: str
    start: float | None
    page: int | None
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One viewer: its item, the kind of viewer, and what that kind needs."""

    item: EvidenceLine
    kind: str
    copy_url: str
    problem: str = ""
    src: str = ""
    size: tuple[int, int] = (0, 0)
    page: int = 1
    pages: int = 1
    boxes: tuple[Box, ...] = ()
    text: texts.Piece | None = None
    media_type: str = ""
    machine_made: str = ""
    poster: str = ""
    remarks: tuple[Remark, ...] = ()
    made: DerivedLine | None = None
    made_word: str = ""
    verdict: str = ""
    findings: tuple[str, ...] = ()


def kind_of(media_type: str) -> str:
    """The kind of viewer for content of that type; "none" where a copy is all there is."""
    if pictures.drawable(media_type):
        return "picture"
    if texts.textual(media_type):
        return "text"
    if media_type.startswith(PLAYED):
        return "recording"
    return "archive" if media_type in ARCHIVES else "none"


def shown(
    request: HttpRequest,
    desk: Desk,
    file_id: UUID,
    item: EvidenceLine,
    *,
    look: Look,
    page: int,
    made: Sequence[DerivedLine],
    remarks: Sequence[Remark],
    places: dict[UUID, dict[str, int]],
    apart: bool = False,
) -> Shown:
    """The viewer of that item, or of what was made from it if the look is at that.

    `apart` if another archive is replayed on the page: they could read each other.
    A broken or altered one says so and offers what is left.
    """
    one = next((each for each in made if each.id == look.made), None)
    source = one or item
    kind, more = kind_of(source.media_type), {}
    try:
        if kind == "picture":
            more = _picture(file_id, item, look, page, () if one else remarks, places, one)
        elif kind == "text":
            more = _text(source, page)
        elif kind == "recording":
            more = _recording(file_id, item, look, made, one)
        elif kind == "archive" and apart:
            kind, more = "apart", {"src": reverse("desk:view", args=[file_id, item.id])}
        elif kind == "archive":
            address = replay.address(request, item)
            more = {"src": address} if address else _captured(file_id, item, look, made)
    except pictures.Unshowable:
        kind, more = ("unshowable", {}) if one else _stand_in(file_id, item, look, made)
    except Problem as problem:
        kind, more = "none", {"problem": sentence(problem)}
    more |= {"made": one, "made_word": made_word(one.kind) if one else ""}
    more |= {"copy_url": reverse("desk:download", args=[file_id, item.id])}
    return Shown(item=item, kind=kind, remarks=() if one else tuple(remarks), **more)


def _text(source: EvidenceLine | DerivedLine, page: int) -> dict[str, Any]:
    with open_blob(source.sha256) as stream:
        piece = texts.piece(stream, source.media_type, source.size, page)
    return {"text": piece, "page": piece.page, "pages": piece.pages}


def warned(shown: Shown, found: ExaminationLine | None) -> Shown:
    """With what the newest look found, in sentences, unless it found nothing odd."""
    if found is None or found.verdict == SOUND:
        return shown
    return replace(shown, verdict=verdict(found.verdict), findings=sentences(found.findings))


def told(
    found: Sequence[AnnotationLine], names: dict[UUID, str], desk: Desk, look: Look
) -> tuple[Remark, ...]:
    """The remarks of the layers shown, numbered in the order they were made."""
    mine = (desk.viewer.person_id, desk.viewer.capacity)
    return tuple(
        Remark(
            id=each.id,
            number=number,
            layer=each.layer,
            layer_name=word(each.layer),
            who=who(each.person, each.layer, names),
            mine=(each.person, each.layer) == mine,
            text=each.text,
            where=_where(each.place),
            start=each.place["from_ms"] / 1000 if "from_ms" in each.place else None,
            page=each.place.get("page"),
            at=each.at,
        )
        for number, each in enumerate(found, start=1)
        if look.shows(each.layer)
    )


def _where(place: dict[str, int]) -> str:
    if "from_ms" not in place:
        return ""
    begun, ended = clock(place["from_ms"]), clock(place["to_ms"])
    return begun if begun == ended else f"{begun}–{ended}"


def _picture(
    file_id: UUID,
    item: EvidenceLine,
    look: Look,
    page: int,
    remarks: Sequence[Remark],
    places: dict[UUID, dict[str, int]],
    one: DerivedLine | None,
) -> dict[str, Any]:
    source = one or item
    with open_blob(source.sha256) as stream:
        size = pictures.measured(stream, source.media_type, page)
    page = min(page, size.pages)
    upright = look.turn % 180 == 0
    turned = (size.width, size.height) if upright else (size.height, size.width)
    boxes = tuple(
        box(each.number, each.text, places[each.id], look.turn, turned)
        for each in remarks
        if each.page == page
    )
    asked = {**_asked(look, one), "page": page, "turn": look.turn, "zoom": look.zoom}
    src = reverse("desk:view_picture", args=[file_id, item.id]) + "?" + urlencode(asked)
    return {"src": src, "size": turned, "page": page, "pages": size.pages, "boxes": boxes}


def _recording(
    file_id: UUID,
    item: EvidenceLine,
    look: Look,
    made: Sequence[DerivedLine],
    one: DerivedLine | None,
) -> dict[str, Any]:
    played = one or next((each for each in reversed(made) if each.kind == "transcode"), None)
    poster = next((each for each in reversed(made) if each.kind == "poster"), None)
    return {
        "src": _bytes(file_id, item, look, played),
        "media_type": played.media_type if played else item.media_type,
        "machine_made": played.tool if played and not one else "",
        "poster": _bytes(file_id, item, look, poster) if poster else "",
    }


def _captured(
    file_id: UUID, item: EvidenceLine, look: Look, made: Sequence[DerivedLine]
) -> dict[str, Any]:
    """The picture taken of the page when it was captured, where the archive is not replayed."""
    found = next((each for each in reversed(made) if each.kind == "screenshot"), None)
    return (
        {"poster": _bytes(file_id, item, look, found), "machine_made": found.tool} if found else {}
    )


def _stand_in(
    file_id: UUID, item: EvidenceLine, look: Look, made: Sequence[DerivedLine]
) -> tuple[str, dict[str, Any]]:
    """What a machine made of a picture that cannot be drawn here, if it did."""
    kinds = ("preview", "poster")
    found = next(
        (each for each in made if each.kind in kinds and each.media_type.startswith("image/")), None
    )
    if found is None:
        return "unshowable", {}
    return "stand_in", {"src": _bytes(file_id, item, look, found), "machine_made": found.tool}


def _bytes(file_id: UUID, item: EvidenceLine, look: Look, made: DerivedLine | None) -> str:
    return reverse("desk:view_media", args=[file_id, item.id]) + "?" + urlencode(_asked(look, made))


def _asked(look: Look, made: DerivedLine | None) -> dict[str, Any]:
    return {"opened": look.ticket, **({"derived": str(made.id)} if made else {})}
