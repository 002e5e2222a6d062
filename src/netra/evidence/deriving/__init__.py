"""What is made of evidence: previews, frames, redacted copies, playable copies, machine text.

Pure: streams go in, streams come out, the evidence is only read. All work runs in children within
limits of time, memory and bytes written. What cannot be made raises `NoTool` (a program is not
installed) or `Unmakeable` (these bytes); both say why with a `code` of `REASONS`.
"""

import json
import sys
from collections.abc import Sequence
from typing import IO, Any

from netra.evidence.deriving import bounded, pdf, pictures, recordings, words
from netra.evidence.deriving.made import (
    MOST_AREAS,
    REASONS,
    WHOLE,
    Area,
    Made,
    Measured,
    NoTool,
    Unmakeable,
    inside,
)

__all__ = [
    "MOST_AREAS",
    "REASONS",
    "WHOLE",
    "Area",
    "Made",
    "Measured",
    "NoTool",
    "Unmakeable",
    "anew",
    "every_kind",
    "inside",
    "kinds",
    "measured",
    "preview",
    "read",
    "redacted",
    "shown",
]

WEBP, PNG, TEXT = "image/webp", "image/png", "text/plain"
DRAWN = (*pictures.FORMATS, pdf.PDF)


def kinds(media_type: str) -> tuple[str, ...]:
    """What a machine makes of it by itself: a picture for lists, what browsers play, its words."""
    if media_type in DRAWN:
        return ("preview", "text")
    if media_type in recordings.KINDS:
        return ("poster", "transcode") if media_type.startswith("video/") else ("transcode",)
    return ()


def every_kind() -> tuple[str, ...]:
    """The media types anything is made of."""
    return (*DRAWN, *recordings.KINDS)


def measured(stream: IO[bytes], media_type: str) -> Measured:
    """How many pages, or how long; `Unmakeable` for a kind that is neither."""
    if media_type in recordings.KINDS:
        return recordings.measured(stream, media_type)
    with _child(stream, media_type, "measure") as answer:
        return Measured(pages=int(answer.read()))


def preview(stream: IO[bytes], media_type: str) -> Made:
    """A small picture of it: of a PDF its first page, of a film its first frame."""
    kind = next((each for each in kinds(media_type) if each in ("preview", "poster")), "")
    if not kind:
        raise Unmakeable("kind")
    if kind == "poster":
        with recordings.frame(stream, media_type, 0) as frame:
            small = _child(frame, PNG, "show", edge=pictures.PREVIEW)
        return Made(kind=kind, stream=small, media_type=WEBP, tool=_tool(media_type))
    small = _child(stream, media_type, "show", edge=pictures.PREVIEW)
    return Made(kind=kind, stream=small, media_type=WEBP, tool=_tool(media_type))


def shown(
    stream: IO[bytes],
    media_type: str,
    *,
    page: int = 1,
    at_ms: int = 0,
    areas: Sequence[Area] = (),
    edge: int = 1000,
) -> Made:
    """One page, or the frame at that time, to look at: with the areas on it black."""
    if media_type in recordings.KINDS:
        here = [_flat(each) for each in areas if each.from_ms <= at_ms <= each.to_ms]
        with recordings.frame(stream, media_type, at_ms) as frame:
            made = _child(frame, PNG, "show", areas=here, edge=edge)
    else:
        made = _child(stream, media_type, "show", page=page, areas=areas, edge=edge)
    return Made(kind="preview", stream=made, media_type=WEBP, tool=_tool(media_type))


def redacted(stream: IO[bytes], media_type: str, areas: Sequence[Area]) -> Made:
    """A flattened copy in which the areas are black, or silent. ValueError for none or outside.

    A photograph becomes a JPEG, another picture a PNG, a PDF a PDF of pictures, a recording an MP4.
    """
    if not areas or len(areas) > MOST_AREAS or not inside(areas):
        raise ValueError(areas)
    if media_type in recordings.KINDS:
        made, became = recordings.anew(stream, media_type, areas)
    else:
        became = media_type if media_type in (pdf.PDF, "image/jpeg") else PNG
        made = _child(stream, media_type, "redact", areas=areas, become=became)
    return Made(kind="redaction", stream=made, media_type=became, tool=_tool(media_type))


def anew(stream: IO[bytes], media_type: str) -> Made | None:
    """A copy browsers play; None where they play the recording as it is."""
    if recordings.played(stream, media_type):
        return None
    made, became = recordings.anew(stream, media_type)
    return Made(kind="transcode", stream=made, media_type=became, tool=_tool(media_type))


def read(stream: IO[bytes], media_type: str) -> Made:
    """Its words as a machine has them: a PDF's text layer, else what tesseract reads in a picture.

    Empty if there are none. Never to be quoted as evidence. Of a PDF without a text layer only the
    first page is read.
    """
    if media_type == pdf.PDF:
        layer = _child(stream, media_type, "text")
        if layer.read(1):
            layer.seek(0)
            return Made(kind="text", stream=layer, media_type=TEXT, tool=f"{pdf.TOOL}, text layer")
        layer.close()
    tool = words.tool()
    with _child(stream, media_type, "show", edge=pdf.EDGE, become=PNG) as picture:
        found = words.read(picture)
    return Made(kind="text", stream=found, media_type=TEXT, tool=tool)


def _flat(area: Area) -> Area:
    """The same box, on the only page a frame is."""
    return Area(left=area.left, top=area.top, width=area.width, height=area.height)


def _tool(media_type: str) -> str:
    if media_type in recordings.KINDS:
        return recordings.tool()
    return f"{pdf.TOOL}, {pictures.TOOL}" if media_type == pdf.PDF else pictures.TOOL


def _child(
    stream: IO[bytes],
    media_type: str,
    task: str,
    *,
    page: int = 1,
    edge: int = 0,
    areas: Sequence[Area] = (),
    become: str = WEBP,
) -> IO[bytes]:
    if media_type not in DRAWN:
        raise Unmakeable("kind")
    order: dict[str, Any] = {
        "task": task,
        "media_type": media_type,
        "page": page,
        "edge": edge,
        "areas": [each.told() for each in areas],
        "as": become,
    }
    command = [sys.executable, "-I", "-m", "netra.evidence.deriving", json.dumps(order)]
    return bounded.run(command, stream)
