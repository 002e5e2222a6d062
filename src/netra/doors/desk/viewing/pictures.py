"""Pictures of pictures and of pages: drawn anew, so that nothing of the file itself comes along.

No metadata, no script, no second picture inside: only what can be seen reaches the browser. The
file is opened in a child within limits: one that never ends, or takes all memory, ends alone.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from netra.evidence.deriving import Unmakeable, bounded

PDF = "application/pdf"
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
EDGE = 1600
FINE = 4000
"""The longer edge of what is sent, in pixels: as a page shows it, and enlarged."""

SECONDS, MEGABYTES = 15, 1024
"""What one look into a picture or page may take: somebody waits for it."""

_CHILD = str(Path(__file__).with_name("drawing.py"))


class Unshowable(Exception):
    """The bytes are no picture this machine can draw: broken, locked, too large or too slow."""


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A page as it stands upright, in pixels or points, and how many pages there are."""

    width: int
    height: int
    pages: int


def drawable(media_type: str) -> bool:
    """Whether there is a way to draw this kind."""
    return media_type == PDF or media_type in FORMATS


def measured(stream: IO[bytes], media_type: str, page: int) -> Measured:
    """The size of that page (from 1; the last if there are fewer), which can be drawn in time."""
    return Measured(**json.loads(_asked(stream, media_type, page=page)))


def drawn(
    stream: IO[bytes], media_type: str, *, page: int = 1, turn: int = 0, edge: int = EDGE
) -> tuple[bytes, str]:
    """The page drawn anew, turned clockwise, its longer edge at most `edge` pixels; media type."""
    became = "JPEG" if media_type == "image/jpeg" else "PNG"
    answer = _asked(stream, media_type, page=page, turn=turn, edge=edge, **{"as": became})
    return answer, f"image/{became.lower()}"


def _asked(stream: IO[bytes], media_type: str, **order: int | str) -> bytes:
    told = {"pdf": media_type == PDF, "format": FORMATS.get(media_type, ""), "edge": 0, **order}
    command = [sys.executable, "-I", _CHILD, json.dumps(told)]
    try:
        with bounded.run(command, stream, seconds=SECONDS, megabytes=MEGABYTES) as answer:
            return answer.read()
    except Unmakeable as why:
        raise Unshowable from why
