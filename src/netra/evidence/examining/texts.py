"""Plain texts: whether they can be read, and whether they hide something."""

import re
from typing import IO

from netra.evidence.examining import chat
from netra.evidence.examining.found import Finding, Found, unexamined, weigh

TOOL = "netra text"
LIMIT = 32 * 1024 * 1024
# Characters that turn the direction of reading, or are seen by nobody, may make a text look like
# another (Unicode TR 36). Marks of direction alone (U+200E, U+200F) stand in every chat export.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u2060-\u2064\U000e0000-\U000e007f]")


def examine(stream: IO[bytes], *, size: int) -> Found:
    """The text is UTF-8; if it is a chat export, what it tells is counted."""
    if size > LIMIT:
        return unexamined("too_large_to_examine", str(LIMIT // 1024 // 1024))
    stream.seek(0)
    try:
        text = stream.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return weigh(TOOL, [Finding("text_unreadable", str(error.start))])
    hidden = len(_HIDDEN.findall(text))
    findings = [Finding("text_has_hidden_characters", str(hidden))] if hidden else []
    if not chat.is_chat(text):
        return weigh(TOOL, findings)
    told, facts = chat.read(text)
    return weigh(chat.TOOL, [*findings, *told], facts)
