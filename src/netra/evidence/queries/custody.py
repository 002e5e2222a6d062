"""The custody of a file's evidence: every act on each piece, and those that carried all of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.models import Act
from netra.evidence.queries import USES

CARRIED = ("forward", "export_file")
"""Acts of the file that took its evidence along: a hand-over, an export."""

WHOLE = (
    "place_hold",
    "lift_hold",
    "capture_link",
    "capture_failed",
    "ask_destruction",
    "destroy_words",
)
"""Acts on the evidence as a whole, or before there was a piece."""

_TOLD = ("variant", "url", "reason", "detail", "rule", "kind", "text")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act of the custody: `told` is what of its words a list may show, by name."""

    id: UUID
    seq: int
    kind: str
    at: datetime
    person: UUID | None
    capacity: str
    office: UUID | None
    told: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Custody:
    """Each piece's acts in order, with those that carried it; and the acts on the whole."""

    items: dict[UUID, tuple[Step, ...]]
    whole: tuple[Step, ...]


def custody_of(file_id: UUID) -> Custody:
    """All of the file's custody in one query. The caller sees the file.

    What retention destroyed of an act no longer tells which piece it was.
    """
    acts = Act.objects.filter(file_id=file_id, kind__in=(*USES, *CARRIED, *WHOLE))
    items: dict[UUID, tuple[Step, ...]] = {}
    whole: list[Step] = []
    for act in acts.select_related("body").order_by("seq"):
        content = act.body.content if hasattr(act, "body") else {}
        step = _step(act, content)
        if act.kind in CARRIED:
            items = {item: (*steps, step) for item, steps in items.items()}
        elif act.kind in USES and "item" in content:
            item = UUID(str(content["item"]))
            items[item] = (*items.get(item, ()), step)
        elif act.kind in WHOLE:
            whole.append(step)
    return Custody(items=items, whole=tuple(whole))


def _step(act: Act, content: dict[str, Any]) -> Step:
    return Step(
        id=act.id,
        seq=act.seq,
        kind=act.kind,
        at=act.at,
        person=act.person,
        capacity=act.capacity,
        office=act.office,
        told={name: str(content[name]) for name in _TOLD if isinstance(content.get(name), str)},
    )
