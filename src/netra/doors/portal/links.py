"""The links a report names: captured as soon as it is sent, before they vanish."""

import re
from contextlib import suppress
from typing import Any

from netra.doors.portal.drafts import Draft
from netra.doors.portal.receiving import Here
from netra.evidence.actions.capturing import LinkUnreadable, ask, readable
from netra.outcomes import queries as outcomes

MOST = 5
_LINK = re.compile(r"https?://[^\s<>\"“”'|\\^`{}]+", re.IGNORECASE)
_AFTER = ".,;:!?)]}…’»"
"""Marks that end a sentence, not an address."""


def links(draft: Draft) -> tuple[str, ...]:
    """The first `MOST` links, each once: where a file stood, then those in the story."""
    told = [each.found_at for each in draft.files] + _LINK.findall(draft.what)
    found: list[str] = []
    for each in told:
        with suppress(LinkUnreadable):
            found.append(readable(_ended(each)))
    return tuple(dict.fromkeys(found))[:MOST]


def queue(draft: Draft, filing: Any, place: Here) -> None:
    """Each link waits to be captured; the citizen who sent the report is who asked."""
    for each in links(draft):
        ask(
            file_id=filing.file_id,
            office_id=filing.office_id,
            path=filing.path,
            url=each,
            by=place.citizen,
            at=place.at,
            stage=outcomes.stage(filing.file_id),
        )


def _ended(link: str) -> str:
    """Without the marks of the sentence around it; a bracket the address opened itself stays."""
    plain = link.strip()
    while plain and plain[-1] in _AFTER and not (plain[-1] == ")" and "(" in plain):
        plain = plain[:-1]
    return plain
