"""What a machine makes of each piece of evidence by itself: a picture for lists, a film browsers
play, the words it reads. What could not be made is remembered with the reason.
"""

from collections.abc import Callable
from datetime import datetime
from typing import IO, Any
from uuid import UUID

from django.db import transaction
from django.db.models import JSONField, OuterRef, Q, Subquery

from netra.evidence import deriving
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.actions.living import EvidenceGone, living
from netra.evidence.deriving import Made, NoTool, Unmakeable
from netra.evidence.examining.found import UNCHECKED, unexamined
from netra.evidence.models import Derived, Examination, Item
from netra.evidence.queries import checked
from netra.evidence.queries.made import FACT, LACKS

PROGRAMS = ("no_ffmpeg", "no_tesseract")
ALTERED, NOTHING = "altered", "nothing"
_REASON = "a machine looks after every piece, for nobody's eyes"

Way = Callable[[IO[bytes], str], Made | None]

_WAYS: dict[str, Way] = {
    "preview": deriving.preview,
    "poster": deriving.preview,
    "transcode": deriving.anew,
    "text": deriving.read,
}


def look_after(item_id: UUID, *, at: datetime) -> dict[str, str]:
    """Whatever can be made of the item is kept beside it; by kind, "" or why it is not.

    What was made before is not made again. A destroyed item is left alone, also if it is destroyed
    meanwhile.
    """
    items = Item.objects.unfiltered(reason=_REASON).filter(destruction=None)
    item = items.select_related("blob").filter(pk=item_id).first()
    kinds = deriving.kinds(item.blob.media_type) if item else ()
    if not kinds:
        return {}
    made = Derived.objects.unfiltered(reason=_REASON).filter(item=item)
    there = set(made.values_list("kind", flat=True))
    try:
        told = {kind: "" if kind in there else _make(item, kind, at) for kind in kinds}
        _remember(item, told, at)
    except EvidenceGone:
        return {}
    return told


def waiting(most: int, *, lacking: tuple[str, ...]) -> list[UUID]:
    """Items nobody has looked after, the newest first, and those that missed a program.

    `lacking` are the reasons of programs this machine still does not have.
    """
    looked = _looks().filter(item=OuterRef("pk"), facts__has_key=FACT).order_by("-at", "-pk")
    told = Subquery(looked.values("facts")[:1], output_field=JSONField())
    again = Q(told__isnull=True)
    for code in PROGRAMS:
        if code not in lacking:
            again |= Q(**{f"told__{LACKS}__contains": code})
    items = Item.objects.unfiltered(reason=_REASON).filter(
        destruction=None, blob__media_type__in=deriving.every_kind()
    )
    found = items.annotate(told=told).filter(again).order_by("-at")
    return list(found.values_list("pk", flat=True)[:most])


def _make(item: Item, kind: str, at: datetime) -> str:
    try:
        with checked.read(item.blob_id) as stream:
            made = _WAYS[kind](stream, item.blob.media_type)
    except checked.Altered:
        return ALTERED
    except (NoTool, Unmakeable) as why:
        return why.code
    return _keep(item, made, at) if made else NOTHING


def _keep(item: Item, made: Made, at: datetime) -> str:
    with made.stream as stream:
        if not stream.read(1):
            return NOTHING
        stream.seek(0)
        keep_derived(
            item_id=item.id,
            kind=made.kind,
            stream=stream,
            media_type=made.media_type,
            tool=made.tool,
            at=at,
        )
    return ""


@transaction.atomic
def _remember(item: Item, told: dict[str, str], at: datetime) -> None:
    """What the last look found still holds; beside it stands what was made, and what not."""
    living(item.id, reason=_REASON)
    last = _looks().filter(item=item).order_by("-at", "-pk").first()
    lacks = sorted({why for why in told.values() if why in PROGRAMS})
    Examination.objects.create(
        item=item,
        office_id=item.office_id,
        path=item.path,
        verdict=last.verdict if last else UNCHECKED,
        tool=last.tool if last else "",
        findings=last.findings if last else unexamined().told(),
        facts={**(last.facts if last else {}), FACT: told, LACKS: lacks},
        at=max(at, last.at) if last else at,
    )


def _looks() -> Any:
    return Examination.objects.unfiltered(reason=_REASON)
