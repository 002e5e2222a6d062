"""What outside authorities swore to: stamps over checkpoints, and which of them covers a leaf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from netra.ledger.models import Checkpoint, Leaf, Stamp
from netra.ledger.stamps.checking import StampLine


@dataclass(frozen=True, kw_only=True)
class Stamped:
    """A checkpoint that was stamped: the tree's `size`, the `note` whose UTF-8 bytes were stamped.

    It covers every leaf with an index below `size`.
    """

    size: int
    note: str
    stamps: tuple[StampLine, ...]


def stamped() -> tuple[Stamped, ...]:
    """Every stamped checkpoint, in the order they were signed: by rising size. Two queries."""
    return _told(Checkpoint.objects.filter(pk__in=Stamp.objects.values("checkpoint")))


def stamped_over(index: int) -> Stamped | None:
    """The earliest stamped checkpoint whose tree has the leaf `index`; None where none has yet."""
    first = (
        Stamp.objects.filter(checkpoint__size__gt=index)
        .order_by("checkpoint")
        .values_list("checkpoint", flat=True)
        .first()
    )
    return None if first is None else _told(Checkpoint.objects.filter(pk=first))[0]


def stamp_of_act(act_id: UUID) -> Stamped | None:
    """The earliest stamped checkpoint that covers the act; None where it is in none yet."""
    index = Leaf.objects.filter(act=act_id).values_list("index", flat=True).first()
    return None if index is None else stamped_over(index)


@dataclass(frozen=True, kw_only=True)
class OneStamp:
    """A stamp by its `number`, with the size and note of the checkpoint that it is over."""

    number: int
    size: int
    note: str
    line: StampLine


def one_stamp(number: int) -> OneStamp | None:
    """That stamp; None where there is none."""
    return next(iter(_ones(Stamp.objects.filter(pk=number), 1)), None)


def last_stamps(most: int, *, before: int | None = None) -> tuple[OneStamp, ...]:
    """The newest stamps, at most so many, of all or of those numbered below `before`."""
    rows = Stamp.objects.all() if before is None else Stamp.objects.filter(pk__lt=before)
    return _ones(rows, most)


def _ones(rows: QuerySet[Stamp], most: int) -> tuple[OneStamp, ...]:
    return tuple(
        OneStamp(number=row.pk, size=row.checkpoint.size, note=row.checkpoint.note, line=_line(row))
        for row in rows.order_by("-pk").select_related("checkpoint")[:most]
    )


@dataclass(frozen=True, kw_only=True)
class Unstamped:
    """A checkpoint that waits for an authority; `acts_until` is when its last act was recorded,
    None where that one is gone."""

    number: int
    size: int
    note: str
    acts_until: datetime | None


def unstamped(authority: str) -> Unstamped | None:
    """The newest checkpoint, if this authority has not stamped it and it covers anything."""
    last = Checkpoint.objects.order_by("-number").first()
    if last is None or not last.size:
        return None
    if Stamp.objects.filter(checkpoint=last, authority=authority).exists():
        return None
    until = acts_until(last.size)
    return Unstamped(number=last.number, size=last.size, note=last.note, acts_until=until)


def acts_until(size: int) -> datetime | None:
    """When the last act was recorded of a tree of that size; None where that act is gone."""
    return Leaf.objects.filter(index=size - 1).values_list("act__recorded_at", flat=True).first()


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """How far an authority's stamps reach: `stamped_at` and `size` of the last one (None and 0
    without any), and since when the oldest act waits that none of them covers (None: none does).
    """

    stamped_at: datetime | None
    size: int
    waits_since: datetime | None


def coverages(authorities: Sequence[str]) -> dict[str, Coverage]:
    """How far the stamps of each of these reach today. Two queries, however many they are."""
    last = (
        Stamp.objects.filter(authority__in=authorities)
        .order_by("authority", "-checkpoint")
        .distinct("authority")
        .values_list("authority", "stamped_at", "checkpoint__size")
    )
    reached = {name: (stamped_at, size) for name, stamped_at, size in last}
    first_left = {size for _at, size in reached.values()} | {0}
    rows = Leaf.objects.filter(index__in=first_left).values_list("index", "act__recorded_at")
    waits = dict(rows)
    found = {name: reached.get(name, (None, 0)) for name in authorities}
    return {
        name: Coverage(stamped_at=stamped_at, size=size, waits_since=waits.get(size))
        for name, (stamped_at, size) in found.items()
    }


def _told(rows: QuerySet[Checkpoint]) -> tuple[Stamped, ...]:
    return tuple(
        Stamped(size=row.size, note=row.note, stamps=tuple(map(_line, row.stamps.all())))
        for row in rows.order_by("number").prefetch_related("stamps")
    )


def _line(row: Stamp) -> StampLine:
    return StampLine(
        authority=row.authority,
        token=bytes(row.token),
        chain=row.chain,
        stamped_at=row.stamped_at,
    )
