"""Reading acts back, and checking that nobody touched them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max

from netra.base.acts import GENESIS, chain_hash, commitment
from netra.base.models import Act


@dataclass(frozen=True)
class Broken:
    """An act whose record does not hold together, and why."""

    act_id: UUID
    file_id: UUID
    seq: int
    why: str


@dataclass(frozen=True)
class Remembered:
    """The whole record, counted."""

    acts: int
    last_recorded_at: datetime | None


def acts_of(file_id: UUID) -> list[Act]:
    """The file's acts in order, with their bodies where they still exist. One query."""
    return list(Act.objects.filter(file_id=file_id).select_related("body").order_by("seq"))


def last_seq(file_id: UUID) -> int:
    """The number of the file's last act: what a page shows it has seen."""
    return (
        Act.objects.filter(file_id=file_id).order_by("-seq").values_list("seq", flat=True).first()
        or 0
    )


def remembered() -> Remembered:
    """How many acts the house remembers, and when the last one was recorded. One query."""
    found = Act.objects.aggregate(acts=Count("pk"), last=Max("recorded_at"))
    return Remembered(acts=found["acts"], last_recorded_at=found["last"])


def verify_chain(*file_ids: UUID) -> list[Broken]:
    """Every act that does not hold: a gap, a broken chain, or a body that is not what was said.

    Of these files; of all if none is named. One query.
    """
    acts = Act.objects.select_related("body").order_by("file_id", "seq")
    if file_ids:
        acts = acts.filter(file_id__in=file_ids)
    broken: list[Broken] = []
    before: Act | None = None
    for act in acts.iterator(chunk_size=2000):
        same = before if before is not None and before.file_id == act.file_id else None
        why = _why_broken(act, same)
        if why:
            broken.append(Broken(act.id, act.file_id, act.seq, why))
        before = act
    return broken


def _why_broken(act: Act, before: Act | None) -> str:
    if act.seq != (before.seq + 1 if before else 1):
        return "gap"
    if bytes(act.previous) != (bytes(before.hash) if before else GENESIS):
        return "previous"
    if bytes(act.hash) != chain_hash(bytes(act.previous), bytes(act.commitment)):
        return "hash"
    body = getattr(act, "body", None)
    if body is None:
        return ""
    said = commitment(act, body.content, bytes(body.salt))
    return "" if said == bytes(act.commitment) else "commitment"
