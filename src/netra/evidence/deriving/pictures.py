"""Pictures drawn anew: only what can be seen comes along, and what is covered is black.

The pixels are laid on a new picture, so no metadata, profile, second picture, transparency or
trailing byte of the original can come with them.
"""

import io
import struct
import warnings
from collections.abc import Iterable
from importlib.metadata import version
from typing import IO

from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from netra.evidence.deriving.made import WHOLE, Area, Unmakeable

TOOL = f"Pillow {version('pillow')}; netra flatten 1"
PREVIEW = 480
EDGE = 4000
"""The longer edge of a redacted copy, in pixels."""

MOST_PIXELS = 60_000_000
"""Of a picture that is opened at all: 180 MB for each drawing of it."""

GRID = 8
"""A JPEG is made of squares of so many pixels. A box that fills its squares is black to the edge,
and nothing of what is beside it blurs into it."""

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


def drawn(stream: IO[bytes], media_type: str, edge: int = EDGE) -> Image.Image:
    """The picture upright, on white, its longer edge at most `edge`; `Unmakeable` if it is none."""
    if media_type not in FORMATS:
        raise Unmakeable("kind")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(stream, formats=[FORMATS[media_type]])
            if image.width * image.height > MOST_PIXELS:
                raise Unmakeable("too_large")
            return flat(ImageOps.exif_transpose(image), edge)
    except Image.DecompressionBombError as error:
        raise Unmakeable("too_large") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, struct.error) as e:
        raise Unmakeable("unreadable") from e


def flat(image: Image.Image, edge: int) -> Image.Image:
    """A new picture of what can be seen of this one."""
    seen = image.convert("RGBA")
    seen.thumbnail((edge, edge))
    fresh = Image.new("RGB", seen.size, "white")
    fresh.paste(seen, mask=seen.getchannel("A"))
    return fresh


def cover(image: Image.Image, areas: Iterable[Area]) -> None:
    """The areas' boxes are black, widened to whole squares of `GRID` pixels."""
    pen = ImageDraw.Draw(image)
    for area in areas:
        if area.drawn:
            left, right = _span(area.left, area.width, image.width)
            top, bottom = _span(area.top, area.height, image.height)
            pen.rectangle((left, top, right - 1, bottom - 1), fill="black")


def _span(start: int, length: int, whole: int) -> tuple[int, int]:
    """From and to, in pixels, outward to the grid."""
    first = start * whole // WHOLE // GRID * GRID
    last = -(-(start + length) * whole // WHOLE)
    return first, min(whole, -(-last // GRID) * GRID)


def as_jpeg(image: Image.Image, quality: int = 90) -> bytes:
    """Colours at full detail: halved ones would blur across a box's edge."""
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=quality, subsampling=0)
    return kept.getvalue()


def as_png(image: Image.Image) -> bytes:
    """Pixel for pixel."""
    kept = io.BytesIO()
    image.save(kept, "PNG")
    return kept.getvalue()


def as_webp(image: Image.Image) -> bytes:
    """Small, for screens."""
    kept = io.BytesIO()
    image.save(kept, "WEBP", quality=80)
    return kept.getvalue()
