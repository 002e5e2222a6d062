"""Which acts an outside authority's stamp covers, for lists: the earliest of each."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, Subquery

from netra.ledger.models import Leaf, Stamp


def stamped_acts(acts: Collection[UUID]) -> dict[UUID, tuple[str, datetime]]:
    """By act, the authority that stamped it first and when; without those none covers yet.

    One query, however many acts.
    """
    over = Stamp.objects.filter(checkpoint__size__gt=OuterRef("index"))
    first = over.order_by("checkpoint", "stamped_at", "pk")
    found = Leaf.objects.filter(act__in=acts).annotate(
        by=Subquery(first.values("authority")[:1]), when=Subquery(first.values("stamped_at")[:1])
    )
    rows = found.filter(when__isnull=False).values_list("act", "by", "when")
    return {act: (by, when) for act, by, when in rows}
