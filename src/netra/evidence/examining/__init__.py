"""Looking into bytes that came from outside, without running, unpacking or believing them.

    found = examine(stream, media_type="application/zip", name="chat.zip")

Pure: no database, no settings, no clock. A machine's finding about evidence is never evidence.
"""

import io
import logging
from collections.abc import Callable
from typing import IO

from netra.base.errors import Problem
from netra.evidence.examining import (
    archives,
    autoarchiver,
    chat,
    mail,
    media,
    pages,
    pdf,
    pictures,
    texts,
    wacz,
    warc,
)
from netra.evidence.examining.archives import Budget
from netra.evidence.examining.found import CODES, Finding, Found, unexamined, weigh
from netra.evidence.examining.kinds import HTML, MAIL, SVG, TEXT, WACZ, WARC, ZIP

__all__ = ["CODES", "Finding", "Found", "examine", "unexamined"]

_WORDED: dict[str, Callable[..., Found]] = {
    MAIL: mail.examine,
    HTML: pages.examine,
    SVG: pages.examine_drawing,
    TEXT: texts.examine,
}
_log = logging.getLogger(__name__)


def examine(stream: IO[bytes], *, media_type: str, name: str) -> Found:
    """What the bytes are worth as they are; the stream is rewound.

    Raises a `Problem` only for what may not be kept at all: an archive that unpacks without end.
    Anything else is kept and told, a fault of ours too: then it is *unchecked*, with its name.
    """
    try:
        return _examined(stream, media_type, name)
    except Problem:
        raise
    except Exception as error:  # evidence is kept whatever a reader makes of it
        _log.exception("an examiner failed")
        return unexamined("examiner_failed", type(error).__name__)
    finally:
        stream.seek(0)


def _examined(stream: IO[bytes], media_type: str, name: str) -> Found:
    size = stream.seek(0, io.SEEK_END)
    stream.seek(0)
    if media_type in (ZIP, WACZ):
        return _archive(stream, media_type, Budget(name))
    if media_type == WARC:
        return warc.examine(stream, name=name)
    if media_type in _WORDED:
        return _WORDED[media_type](stream, size=size)
    if media_type == "application/pdf":
        return pdf.examine(stream)
    if media_type.startswith(("video/", "audio/")) or media_type == "image/heic":
        return media.examine(stream, media_type)
    return pictures.examine(stream, media_type)


def _archive(stream: IO[bytes], media_type: str, budget: Budget) -> Found:
    archive = archives.opened(stream, budget)
    if archive is None:
        return weigh("python zipfile", [Finding("archive_broken")])
    if media_type == WACZ or wacz.is_wacz(archive):
        return wacz.examine(archive, budget)
    if entry := chat.chat_entry(archive):
        return chat.examine_zip(archive, entry)
    if said := autoarchiver.claims(archive):
        return autoarchiver.examine(archive, said)
    if entry := pages.page_entry(archive):
        return pages.examine_zip(archive, entry)
    return weigh("python zipfile", archive.findings, {"entries": len(archive.entries)})
