"""What was made from evidence, for a viewer: each names its item, its parent and its tool."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.viewing import Viewer
from netra.evidence.models import Derived


@dataclass(frozen=True, kw_only=True)
class DerivedLine:
    """Something made from an item, as lists show it."""

    id: UUID
    item: UUID
    made_from: UUID | None
    kind: str
    sha256: str
    blake2b: str
    size: int
    media_type: str
    tool: str
    settings: dict[str, Any]
    made_by: str
    person: UUID | None
    at: datetime


def derived_of(file_id: UUID, viewer: Viewer) -> dict[UUID, tuple[DerivedLine, ...]]:
    """By item, what was made from the file's evidence, the oldest first. One query."""
    found = Derived.objects.visible_to(viewer).filter(item__file_id=file_id)
    by_item: dict[UUID, tuple[DerivedLine, ...]] = defaultdict(tuple)
    for each in found.select_related("blob").order_by("at", "id"):
        by_item[each.item_id] = (*by_item[each.item_id], line(each))
    return dict(by_item)


def derived(derived_id: UUID, viewer: Viewer) -> DerivedLine:
    """One derived thing; `Derived.DoesNotExist` if there is none the viewer may see."""
    return line(Derived.objects.visible_to(viewer).select_related("blob").get(pk=derived_id))


def line(made: Derived) -> DerivedLine:
    """The row as lists show it; its blob is at hand."""
    return DerivedLine(
        id=made.id,
        item=made.item_id,
        made_from=made.made_from_id,
        kind=made.kind,
        sha256=made.blob.sha256,
        blake2b=made.blob.blake2b,
        size=made.blob.size,
        media_type=made.blob.media_type,
        tool=made.tool,
        settings=made.settings,
        made_by=made.made_by,
        person=made.person,
        at=made.at,
    )
