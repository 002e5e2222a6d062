"""Remarks on places in evidence: they lie above it, each is an act, none is ever changed."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.evidence.actions.living import living
from netra.evidence.models import Annotation

WHOLE = 1000
"""A picture's width and height in the units of a place."""

DAY_MS = 24 * 60 * 60 * 1000
PAGES = 100_000
LENGTH = 2000


class PlaceUnusable(Problem):
    """The place lies outside the picture, has no extent, or ends before it begins."""

    code = "place_unusable"
    field = "place"


class NothingRemarked(Problem):
    """A remark says something, in at most `LENGTH` characters."""

    code = "nothing_remarked"
    field = "text"


class NotYourRemark(Problem):
    """Only whoever made a remark takes it back, in the capacity it was made in, and once."""

    code = "not_your_remark"


@transaction.atomic
def annotate(
    *, item_id: UUID, place: Mapping[str, int], text: str, by: Actor, at: datetime, stage: str
) -> Annotation:
    """A remark stands on that place of the item, in the layer of the actor's capacity.

    `place` is {page, x, y, width, height} (page from 1, the rest in thousandths of the picture) or
    {from_ms, to_ms}; {} is the whole item. `PlaceUnusable` or `NothingRemarked` otherwise. The
    caller has checked that the actor sees the item. `EvidenceGone` if it was destroyed.
    """
    said = text.strip()
    if not said or len(said) > LENGTH:
        raise NothingRemarked(most=LENGTH)
    if place and not usable(place):
        raise PlaceUnusable
    item = living(item_id, reason="a remark lies where its item lies")
    made: Annotation = Annotation.objects.create(
        item=item,
        office_id=item.office_id,
        path=item.path,
        layer=by.capacity,
        person=by.person_id,
        place=dict(place),
        text=said,
        at=at,
    )
    _record(made, {"place": dict(place), "text": said}, by=by, stage=stage)
    return made


@transaction.atomic
def withdraw(
    *, annotation_id: UUID, item_id: UUID, by: Actor, at: datetime, stage: str
) -> Annotation:
    """The item's remark is taken back by another one; what it said stays in the register.

    `NotYourRemark` for another's, for another item's, and for one that was taken back already;
    `EvidenceGone` if the item was destroyed.
    """
    found = Annotation.objects.unfiltered(reason="only its maker takes a remark back")
    its = found.select_related("item").filter(item_id=item_id, withdraws=None)
    made = its.filter(pk=annotation_id).first()
    if made is None or (made.person, made.layer) != (by.person_id, by.capacity):
        raise NotYourRemark
    living(item_id, reason="two at once wait here, and the second finds it taken back")
    if found.filter(withdraws=made).exists():
        raise NotYourRemark
    back: Annotation = Annotation.objects.create(
        item=made.item,
        office_id=made.office_id,
        path=made.path,
        layer=made.layer,
        person=by.person_id,
        withdraws=made,
        at=at,
    )
    _record(back, {"withdraws": made.id}, by=by, stage=stage)
    return back


def usable(place: Mapping[str, int]) -> bool:
    """Whether the place lies within a picture or a recording of at most a day."""
    if set(place) == {"from_ms", "to_ms"}:
        return 0 <= place["from_ms"] <= place["to_ms"] <= DAY_MS
    if set(place) != {"page", "x", "y", "width", "height"}:
        return False
    return 1 <= place["page"] <= PAGES and all(
        place[start] >= 0 and place[extent] >= 1 and place[start] + place[extent] <= WHOLE
        for start, extent in (("x", "width"), ("y", "height"))
    )


def _record(made: Annotation, more: Mapping[str, object], *, by: Actor, stage: str) -> None:
    append(
        file=lock_file(made.item.file_id),
        kind="annotate_evidence",
        at=made.at,
        by=by,
        from_stage=stage,
        body={"item": made.item_id, "annotation": made.id, "layer": made.layer, **more},
    )
