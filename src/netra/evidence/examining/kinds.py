"""What bytes are by their content, and which endings a name may have for it."""

import re
import unicodedata
import zlib
from pathlib import PurePath

import puremagic

HEAD = 64 * 1024
NAME = 255

ZIP, WACZ, WARC = "application/zip", "application/wacz", "application/warc"
MAIL, HTML, SVG, TEXT = "message/rfc822", "text/html", "image/svg+xml", "text/plain"

# What may be kept, by content: endings that mean the same bytes share a line.
ACCEPTED: dict[str, frozenset[str]] = {
    "image/jpeg": frozenset({".jpg", ".jpeg", ".jfif"}),
    "image/png": frozenset({".png"}),
    "image/webp": frozenset({".webp"}),
    "image/heic": frozenset({".heic", ".heif"}),
    "video/mp4": frozenset({".mp4", ".m4v", ".mov", ".3gp"}),
    "video/quicktime": frozenset({".mov", ".mp4"}),
    "video/3gpp": frozenset({".3gp", ".mp4"}),
    "audio/mpeg": frozenset({".mp3"}),
    "audio/mp4": frozenset({".m4a", ".mp4"}),
    "audio/ogg": frozenset({".ogg", ".opus"}),
    "application/pdf": frozenset({".pdf"}),
    TEXT: frozenset({".txt"}),
    ZIP: frozenset({".zip"}),
    WACZ: frozenset({".wacz"}),
    WARC: frozenset({".warc", ".warc.gz"}),
    MAIL: frozenset({".eml"}),
    HTML: frozenset({".html", ".htm"}),
    SVG: frozenset({".svg"}),
}

_ALIASES = {"image/jpg": "image/jpeg", "audio/mp3": "audio/mpeg"}
_WORDED = {TEXT, MAIL, HTML, SVG, ZIP, WACZ, WARC}
_MAIL = re.compile(
    rb"\A(?=From |[A-Za-z][A-Za-z0-9-]{0,60}:)(?:[^\r\n]+\r?\n)*?"
    rb"(From|To|Date|Subject|Received|Return-Path|Message-ID|MIME-Version):",
    re.I,
)
_PAGE = re.compile(rb"<(!doctype html|html|head|body|meta)\b", re.I)
_DRAWING = re.compile(rb"<(\w+:)?svg\b", re.I)
_WORDS = {
    ".eml": (MAIL, _MAIL),
    ".html": (HTML, _PAGE),
    ".htm": (HTML, _PAGE),
    ".svg": (SVG, _DRAWING),
}
"""What marked-up words are under that name, and what must stand in them."""


def media_type(head: bytes, name: str) -> str:
    """What content that begins with `head` is; `application/octet-stream` if nobody knows.

    A name helps only where the same content has several meanings: a zip is a web archive if it is
    named so, and marked-up words are a page, a drawing, a mail or plain text.
    """
    found = content_type(head)
    ending = ending_of(name)
    if found == ZIP and ending == ".wacz":
        return WACZ
    if ending in _WORDS and b"\x00" not in head:
        kind, told = _WORDS[ending]
        return kind if told.search(head) else found
    if ending == ".txt" and found in (HTML, SVG, MAIL):
        return TEXT if _is_text(head) and not _marked_up(head) else found
    return found


def content_type(head: bytes) -> str:
    """The media type of content that begins like this; `application/octet-stream` if unknown."""
    return _framed(head) or _known(head)


def ending_of(name: str) -> str:
    """The name's ending, small; `.warc.gz` is one."""
    small = kept_name(name).lower()
    return ".warc.gz" if small.endswith(".warc.gz") else PurePath(small).suffix


def kept_name(given: str) -> str:
    """The last part of a path of any system, without invisible characters, at most 255 long.

    Characters of the categories C (control, direction, private use) could hide what the ending is.
    """
    last = given.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(each for each in last if not unicodedata.category(each).startswith("C"))
    ending = PurePath(shown).suffix
    return shown if len(shown) <= NAME else shown[: NAME - len(ending)] + ending


def _framed(head: bytes) -> str:
    """What says in its first bytes what it is."""
    if head[4:8] == b"ftyp":
        return _brand(head[8:12].strip().lower())
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    if head.startswith(b"WARC/") or _inflated(head).startswith(b"WARC/"):
        return WARC
    return ""


def _brand(brand: bytes) -> str:
    if brand in (b"heic", b"heix", b"mif1", b"heim"):
        return "image/heic"
    if brand == b"qt":
        return "video/quicktime"
    if brand == b"m4a":
        return "audio/mp4"
    return "video/3gpp" if brand.startswith(b"3g") else "video/mp4"


def _inflated(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(31).decompress(head, 16)
    except zlib.error:
        return b""


def _known(head: bytes) -> str:
    try:
        matches = puremagic.magic_string(head)
    except puremagic.PureError:
        matches = []
    kinds = [_ALIASES.get(match.mime_type, match.mime_type) for match in matches]
    for kind in kinds:
        if kind in ACCEPTED and kind not in _WORDED:
            return str(kind)
    if _is_text(head):
        return next((kind for kind in kinds if kind in (HTML, SVG)), TEXT)
    return str(kinds[0] or "application/octet-stream") if kinds else "application/octet-stream"


def _marked_up(head: bytes) -> bool:
    return bool(_PAGE.match(head.lstrip()) or _DRAWING.match(head.lstrip()))


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4  # a character cut at the end of the head
    return b"\x00" not in head
