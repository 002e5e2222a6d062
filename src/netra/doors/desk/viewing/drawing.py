"""The child that opens pictures and PDF for a viewer: its order as JSON, the bytes on its input.

Run by its path, within limits: `pictures` asks. It knows nothing of the house. Ends with 1 if the
bytes are no picture this machine can draw.
"""

import io
import json
import sys
from typing import IO, Any

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image, ImageOps, UnidentifiedImageError

MOST_PIXELS = 60_000_000
"""Of a picture that is opened at all: 180 MB while it is drawn."""

TRIAL = 64
"""The longer edge of a trial: the page learns whether there is anything to show."""

TURNED = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180}
TURNED[270] = Image.Transpose.ROTATE_90
_ORIENTATION, _SIDEWAYS = 0x0112, (5, 6, 7, 8)


class Undrawable(Exception):
    """Broken, locked or too large."""


def main(order: dict[str, Any], stream: IO[bytes], out: IO[bytes]) -> None:
    """The size and number of pages are written as JSON; or, with an `edge`, the page drawn anew."""
    if order["edge"]:
        out.write(_encoded(_turned(_drawn(stream, order, order["edge"]), order), order))
        return
    told = _size_of_page(stream, order["page"]) if order["pdf"] else _size(stream, order["format"])
    stream.seek(0)
    _drawn(stream, order, TRIAL)
    out.write(json.dumps(told).encode())


def _drawn(stream: IO[bytes], order: dict[str, Any], edge: int) -> Image.Image:
    if order["pdf"]:
        return _page(stream, order["page"], edge)
    return _picture(stream, order["format"], edge)


def _turned(image: Image.Image, order: dict[str, Any]) -> Image.Image:
    return image.transpose(TURNED[order["turn"]]) if order["turn"] in TURNED else image


def _encoded(image: Image.Image, order: dict[str, Any]) -> bytes:
    kept = io.BytesIO()
    if order["as"] == "JPEG":
        image.save(kept, "JPEG", quality=88)
    else:
        image.save(kept, "PNG")
    return kept.getvalue()


def _size(stream: IO[bytes], name: str) -> dict[str, int]:
    image = _opened(stream, name)
    width, height = image.size
    if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
        width, height = height, width
    return {"width": width, "height": height, "pages": 1}


def _opened(stream: IO[bytes], name: str) -> Image.Image:
    try:
        image = Image.open(stream, formats=[name])
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise Undrawable from error
    if image.width * image.height > MOST_PIXELS:
        raise Undrawable
    return image


def _picture(stream: IO[bytes], name: str, edge: int) -> Image.Image:
    image = _opened(stream, name)
    try:
        image.draft("RGB", (edge, edge))
        upright = ImageOps.exif_transpose(image)
        upright.thumbnail((edge, edge))
        seen = upright.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise Undrawable from error
    fresh = Image.new("RGB", seen.size, "white")  # a new picture: no metadata can come along
    fresh.paste(seen, mask=seen.getchannel("A"))
    return fresh


def _size_of_page(stream: IO[bytes], page: int) -> dict[str, int]:
    document, found = _page_of(stream, page)
    width, height = found.get_size()
    return {
        "width": max(1, round(width)),
        "height": max(1, round(height)),
        "pages": len(document),
    }


def _page(stream: IO[bytes], page: int, edge: int) -> Image.Image:
    _document, found = _page_of(stream, page)
    try:
        scale = edge / max(1.0, *found.get_size())
        image: Image.Image = found.render(scale=scale, may_draw_forms=False).to_pil()
        return image.convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise Undrawable from error


def _page_of(stream: IO[bytes], page: int) -> tuple[Any, Any]:
    """The document and its page; only that page is read."""
    try:
        document = pypdfium2.PdfDocument(stream)
        return document, document[min(max(page, 1), len(document)) - 1]
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise Undrawable from error


if __name__ == "__main__":
    try:
        main(json.loads(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
    except Undrawable:
        sys.exit(1)
