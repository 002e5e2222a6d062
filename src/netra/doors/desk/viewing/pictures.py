"""Pictures of pictures and of pages: drawn anew, so that nothing of the file itself comes along.

No metadata, no script, no second picture inside: only what can be seen reaches the browser.
"""

import io
from dataclasses import dataclass
from threading import Lock
from typing import IO, Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps, UnidentifiedImageError

PDF = "application/pdf"
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
MOST_PIXELS = 60_000_000
"""Of a picture that is opened at all: 180 MB while it is drawn."""

EDGE = 1600
FINE = 4000
"""The longer edge of what is sent, in pixels: as a page shows it, and enlarged."""

TURNED = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180}
TURNED[270] = Image.Transpose.ROTATE_90
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)
_PDFIUM = Lock()  # PDFium is not safe for threads


class Unshowable(Exception):
    """The bytes are no picture this machine can draw: broken, locked or too large."""


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
    """The size of that page (from 1; the last if there are fewer), without drawing anything."""
    if media_type == PDF:
        return _measured_page(stream, page)
    image = _opened(stream, media_type)
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    return Measured(width=width, height=height, pages=1)


def drawn(
    stream: IO[bytes], media_type: str, *, page: int = 1, turn: int = 0, edge: int = EDGE
) -> tuple[bytes, str]:
    """The page drawn anew, turned clockwise, its longer edge at most `edge` pixels; media type."""
    if media_type == PDF:
        image, lossless = _page(stream, page, edge), True
    else:
        image, lossless = _picture(stream, media_type, edge), media_type != "image/jpeg"
    if turn in TURNED:
        image = image.transpose(TURNED[turn])
    kept = io.BytesIO()
    if lossless:
        image.save(kept, "PNG")
        return kept.getvalue(), "image/png"
    image.save(kept, "JPEG", quality=88)
    return kept.getvalue(), "image/jpeg"


def _opened(stream: IO[bytes], media_type: str) -> Image.Image:
    try:
        image = Image.open(stream, formats=[FORMATS[media_type]])
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise Unshowable from error
    if image.width * image.height > MOST_PIXELS:
        raise Unshowable
    return image


def _picture(stream: IO[bytes], media_type: str, edge: int) -> Image.Image:
    image = _opened(stream, media_type)
    try:
        image.draft("RGB", (edge, edge))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((edge, edge))
        seen = upright.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unshowable from error
    fresh = Image.new("RGB", seen.size, "white")  # a new picture: no metadata can come along
    fresh.paste(seen, mask=seen.getchannel("A"))
    return fresh


def _measured_page(stream: IO[bytes], page: int) -> Measured:
    with _PDFIUM:
        document, found = _page_of(stream, page)
        try:
            width, height = found.get_size()
            pages = len(document)
        finally:
            document.close()
    return Measured(width=max(1, round(width)), height=max(1, round(height)), pages=pages)


def _page(stream: IO[bytes], page: int, edge: int) -> Image.Image:
    with _PDFIUM:
        document, found = _page_of(stream, page)
        try:
            scale = edge / max(1.0, *found.get_size())
            image: Image.Image = found.render(scale=scale, may_draw_forms=False).to_pil()
            return image.convert("RGB")
        except (pypdfium2.PdfiumError, ValueError, OSError) as error:
            raise Unshowable from error
        finally:
            document.close()


def _page_of(stream: IO[bytes], page: int) -> tuple[Any, Any]:
    """The document and its page; only that page is read."""
    try:
        document = pypdfium2.PdfDocument(stream)
        return document, document[min(max(page, 1), len(document)) - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Unshowable from error
