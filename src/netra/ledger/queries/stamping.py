"""What outside authorities swore to: stamps over checkpoints, and which of them covers a leaf."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from netra.ledger.models import Checkpoint, Leaf, Stamp


@dataclass(frozen=True, kw_only=True)
class StampLine:
    """One authority's stamp (RFC 3161): its whole response, and the certificates to check it by.

    `chain` is PEM from the signer to the root; `stamped_at` the moment the authority swears to.
    """

    authority: str
    token: bytes
    chain: str
    stamped_at: datetime


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
