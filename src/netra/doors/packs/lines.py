"""The lines of a pack's tables: acts, evidence, what was made from it, as the format has them."""

import mimetypes
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from netra.base.acts import said
from netra.base.models import Act
from netra.doors.packs.telling import DERIVE, DESTROYED, KEEP, Told
from netra.evidence.queries import EvidenceLine
from netra.evidence.queries.derived import DerivedLine

_ENDINGS = {
    "application/wacz": ".wacz",
    "application/warc": ".warc",
    "image/heic": ".heic",
    "image/webp": ".webp",
    "audio/ogg": ".ogg",
}
_RUNS = ("html", "svg", "xml", "script")
"""What a browser would run if it were opened from the disk: it is named as text."""
_OPENS = (
    "image/jpeg",
    "image/png",
    "image/webp",
    "video/",
    "audio/",
    "application/pdf",
    "text/plain",
)


def acts(told: Told) -> list[dict[str, Any]]:
    """One line an act, in order; with its words and salt where they are told."""
    last = told.held.acts[-1].seq
    return [_act(each, told.withheld(each, last=each.seq == last)) for each in told.held.acts]


def items(told: Told) -> list[dict[str, Any]]:
    """One line a piece of evidence that is told."""
    kept = [act.seq for act in told.held.acts if act.kind == KEEP]  # evidence is numbered by them
    return [_item(each, told, kept[each.number - 1]) for each in told.items]


def derived(told: Told) -> list[tuple[DerivedLine, dict[str, Any]]]:
    """One line a thing made from evidence, with the row it is of."""
    made = {
        act.body.content["derived"]: act.seq
        for act in told.held.acts
        if act.kind == DERIVE and hasattr(act, "body")
    }
    counted: dict[tuple[int, str], int] = {}
    found = []
    for number, each in told.derived:
        counted[number, each.kind] = place = counted.get((number, each.kind), 0) + 1
        name = f"data/derived/{number:04d}-{each.kind}-{place}{ending(each.media_type)}"
        found.append((each, _derived(each, number, made.get(str(each.id)), name, told)))
    return found


def ending(media_type: str) -> str:
    """How the name of a file of that type ends; never from a name somebody gave."""
    plain = media_type.partition(";")[0]
    if any(each in plain for each in _RUNS):
        return ".txt"
    known = _ENDINGS.get(plain.removesuffix("+zip").removesuffix("+gzip"))
    return known or mimetypes.guess_extension(plain) or ".bin"


def opens(media_type: str) -> bool:
    """Whether a browser may be led to bytes of that type."""
    return media_type.startswith(_OPENS)


def instant(moment: datetime) -> str:
    """The moment in UTC, RFC 3339, to the second."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _act(act: Act, withheld: str) -> dict[str, Any]:
    told = not withheld
    return {
        "seq": act.seq,
        "commitment": bytes(act.commitment).hex(),
        "previous": bytes(act.previous).hex(),
        "hash": bytes(act.hash).hex(),
        "salt": bytes(act.body.salt).hex() if told else None,
        "said": said(act, act.body.content) if told else None,
        "withheld": withheld,
    }


def _item(item: EvidenceLine, told: Told, act: int) -> dict[str, Any]:
    destroyed = item.id in told.held.destroyed
    return {
        "number": item.number,
        "id": str(item.id),
        "sha256": item.sha256,
        "blake2b": item.blake2b,
        "size": item.size,
        "media_type": item.media_type,
        "name": item.name,
        "at": instant(item.at),
        "given_by": item.given_by,
        "access": item.access,
        "found_at": item.found_at,
        "first_seen_on": item.first_seen_on.isoformat() if item.first_seen_on else "",
        "act": act,
        "path": None if destroyed else f"data/items/{item.number:04d}{ending(item.media_type)}",
        "withheld": DESTROYED if destroyed else "",
        "examination": _examination(item.id, told),
    }


def _examination(item_id: UUID, told: Told) -> dict[str, Any] | None:
    found = told.held.examined.get(item_id)
    if found is None:
        return None
    return {
        "verdict": found.verdict,
        "tool": found.tool,
        "findings": [_whole(each) for each in found.findings],
        "facts": _whole(found.facts),
    }


def _derived(
    made: DerivedLine, number: int, act: int | None, path: str, told: Told
) -> dict[str, Any]:
    return {
        "id": str(made.id),
        "item": number,
        "kind": made.kind,
        "sha256": made.sha256,
        "blake2b": made.blake2b,
        "size": made.size,
        "media_type": made.media_type,
        "tool": made.tool,
        # Where something was covered, and why, is told to nobody who gets a redaction only.
        "settings": _whole(made.settings) if told.variant.people else {},
        "at": instant(made.at),
        "made_by": made.made_by,
        "act": act,
        "path": path,
    }


def _whole(value: Any) -> Any:
    """The value with fractions as texts: numbers in a pack are whole."""
    if isinstance(value, dict):
        return {key: _whole(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return str(value) if isinstance(value, float) else value
