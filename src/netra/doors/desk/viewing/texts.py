"""Text as text: a piece of it at a time, with line numbers, never interpreted."""

import email
import email.policy
from collections.abc import Iterable
from dataclasses import dataclass
from email.message import EmailMessage
from typing import IO, Any

MAIL = "message/rfc822"
TEXTS = ("text/", "image/svg+xml", "application/json", "application/xhtml", "application/xml")
PIECE = 32 * 1024
LONGEST = 4000
"""Of one line shown; the rest of a longer one is left out, and it says so."""

MOST_MAIL = 25 * 1024 * 1024
_HEADS = ("From", "To", "Cc", "Date", "Subject", "Message-ID")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some lines of a text. `source` is true for what a program would make a page or drawing of."""

    page: int
    pages: int
    lines: tuple[tuple[int, str, bool], ...]
    source: bool = False


def textual(media_type: str) -> bool:
    """Whether the kind is shown as text."""
    return media_type == MAIL or media_type.startswith(TEXTS)


def piece(stream: IO[bytes], media_type: str, size: int, page: int) -> Piece:
    """The page-th piece (from 1) of about `PIECE` bytes, whole lines, numbered as in the text."""
    if media_type == MAIL and size <= MOST_MAIL:
        return _all(_mail(stream), page)
    pages = max(1, -(-size // PIECE))
    page = min(max(page, 1), pages)
    number = _reach(stream, (page - 1) * PIECE)
    content = stream.read(max(0, page * PIECE - stream.tell())) + stream.readline(LONGEST)
    shown = _numbered(content.decode("utf-8-sig", errors="replace").split("\n"), number)
    source = media_type not in ("text/plain", MAIL)
    return Piece(page=page, pages=pages, lines=shown, source=source)


def _reach(stream: IO[bytes], start: int) -> int:
    """The stream stands at the first line that begins after `start` (or at 0); its number."""
    stream.seek(0)
    number, left = 1, start
    while left > 0 and (chunk := stream.read(min(left, 1024 * 1024))):
        number += chunk.count(b"\n")
        left -= len(chunk)
    if start and stream.readline(LONGEST).endswith(b"\n"):  # the piece before ends with it
        number += 1
    return number


def _all(lines: list[str], page: int) -> Piece:
    """Text that was taken out of something, in pieces of as many lines as fill a page."""
    most = 500
    pages = max(1, -(-len(lines) // most))
    page = min(max(page, 1), pages)
    begun = (page - 1) * most
    return Piece(page=page, pages=pages, lines=_numbered(lines[begun : begun + most], begun + 1))


def _numbered(lines: Iterable[str], first: int) -> tuple[tuple[int, str, bool], ...]:
    return tuple(
        (number, line.rstrip("\r")[:LONGEST], len(line) > LONGEST)
        for number, line in enumerate(lines, start=first)
    )


def _mail(stream: IO[bytes]) -> list[str]:
    """Its heads, its words, and what was attached by name: nothing of it is fetched or drawn."""
    stream.seek(0)
    read = email.message_from_binary_file(stream, policy=email.policy.default)
    heads = [f"{name}: {_head(read, name)}" for name in _HEADS if _head(read, name)]
    body = read.get_body(("plain", "html")) if isinstance(read, EmailMessage) else None
    words = _content(body)
    attached = [f"[{part.get_filename() or part.get_content_type()}]" for part in _attached(read)]
    return [*heads, "", *words.splitlines(), *([""] if attached else []), *attached]


def _head(read: EmailMessage, name: str) -> str:
    try:
        return str(read.get(name, "")).replace("\n", " ")
    except (ValueError, IndexError, AttributeError):  # a head the parser of the library breaks on
        return "?"


def _content(body: Any) -> str:
    if body is None:
        return ""
    raw = body.get_payload(decode=True)
    charset = body.get_content_charset() or "utf-8"
    content = raw if isinstance(raw, bytes) else b""
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")


def _attached(read: EmailMessage) -> list[EmailMessage]:
    return list(read.iter_attachments()) if read.is_multipart() else []
