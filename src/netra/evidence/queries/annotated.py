"""Remarks on places in evidence, for a viewer: which stand, in which layer, who made them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.base.viewing import Viewer
from netra.evidence.models import Annotation


@dataclass(frozen=True, kw_only=True)
class AnnotationLine:
    """One remark that stands. `place` is of a picture in thousandths, or of a recording in ms."""

    id: UUID
    item: UUID
    layer: str
    person: UUID | None
    place: dict[str, int]
    text: str
    at: datetime


def annotations_of(items: list[UUID], viewer: Viewer) -> dict[UUID, tuple[AnnotationLine, ...]]:
    """By item, the remarks not taken back, the oldest first. One query."""
    found = Annotation.objects.visible_to(viewer).filter(
        item_id__in=items, withdraws=None, withdrawn_by=None
    )
    by_item: dict[UUID, tuple[AnnotationLine, ...]] = {}
    for each in found.order_by("at", "id"):
        by_item[each.item_id] = (*by_item.get(each.item_id, ()), _line(each))
    return by_item


def _line(found: Annotation) -> AnnotationLine:
    return AnnotationLine(
        id=found.id,
        item=found.item_id,
        layer=found.layer,
        person=found.person,
        place=found.place,
        text=found.text,
        at=found.at,
    )
