"""Pictures: decoded once within a limit of pixels; what lies behind the picture's end is told."""

import io
import struct
import warnings
from importlib.metadata import version
from typing import IO, Any

from PIL import Image, UnidentifiedImageError

from netra.evidence.examining.found import Finding, Found, weigh

TOOL = f"Pillow {version('pillow')}"
PIXELS = 60_000_000
"""More is not decoded: 240 MB of memory. A phone's 50 megapixels pass."""

_GPS, _MADE_WITH = 0x8825, (0x010F, 0x0110)
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


def examine(stream: IO[bytes], media_type: str) -> Found:
    """The picture decodes to its end, and nothing lies behind it."""
    stream.seek(0)
    wanted = _FORMATS.get(media_type)
    if wanted is None:
        return weigh(TOOL, [Finding("picture_kind_not_read", media_type)])
    findings: list[Finding] = []
    facts: dict[str, Any] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            _decode(stream, wanted, findings, facts)
    except Image.DecompressionBombError:
        findings.append(Finding("picture_too_big_to_open"))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, struct.error, EOFError):
        findings.append(Finding("picture_unreadable"))
    if not findings and _end(stream, wanted) < stream.seek(0, io.SEEK_END):
        findings.append(Finding("picture_data_after"))
    return weigh(TOOL, findings, facts)


def _decode(stream: IO[bytes], wanted: str, found: list[Finding], facts: dict[str, Any]) -> None:
    with Image.open(stream, formats=[wanted]) as picture:
        facts |= {"width": picture.width, "height": picture.height}
        if picture.width * picture.height > PIXELS:
            found.append(Finding("picture_too_big_to_open", f"{picture.width} × {picture.height}"))
            return
        exif = picture.getexif()
        facts["has_location"] = bool(exif.get_ifd(_GPS))
        facts["names_device"] = any(tag in exif for tag in _MADE_WITH)
        if wanted == "JPEG":
            picture.draft("RGB", (picture.width // 8, picture.height // 8))  # read all, decode less
        picture.load()
    if wanted == "PNG":
        stream.seek(0)
        with Image.open(stream, formats=[wanted]) as picture:
            picture.verify()  # each chunk's checksum


def _end(stream: IO[bytes], wanted: str) -> int:
    """Where the picture ends by its own frame; a JPEG's end is its last marker."""
    stream.seek(0)
    content = stream.read()
    if wanted == "PNG":
        return _png_end(content)
    if wanted == "WEBP":
        length = int.from_bytes(content[4:8], "little")
        return 8 + length + length % 2
    return _jpeg_end(content)


def _png_end(content: bytes) -> int:
    at = 8
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind = content[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    return at


def _jpeg_end(content: bytes) -> int:
    """The end marker after the last scan; a second picture that the first names (MPF) is its own.

    Walks the markers: a thumbnail's own end inside a segment is not the picture's.
    """
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            return at
        marker = content[at + 1]
        if marker == 0xD9:
            return len(content) if b"MPF\x00" in content[:65536] else at + 2
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            at = _after_scan(content, at)
    return len(content)


def _after_scan(content: bytes, at: int) -> int:
    """The next marker that is neither a stuffed byte, a restart, nor a fill byte."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in (0x00, 0xFF) and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 1 if content[at + 1] == 0xFF else 2
    return len(content)
