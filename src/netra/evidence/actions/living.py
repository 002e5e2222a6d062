"""An item that lives: nothing more is kept of one whose destruction is recorded."""

from uuid import UUID

from netra.base.acts import lock_file
from netra.base.errors import Problem
from netra.evidence.models import Item


class EvidenceGone(Problem):
    """The item was destroyed; nothing is made of it or said of it any more."""

    code = "evidence_gone"


def living(item_id: UUID, *, reason: str) -> Item:
    """The item, its file locked until the transaction ends, so that it is not destroyed meanwhile.

    `EvidenceGone` if it was. Before any bytes are stored: whoever keeps evidence locks in that
    order.
    """
    items = Item.objects.unfiltered(reason=reason)
    lock_file(items.values_list("file_id", flat=True).get(pk=item_id))
    found: Item | None = items.filter(pk=item_id, destruction=None).first()
    if found is None:
        raise EvidenceGone
    return found
