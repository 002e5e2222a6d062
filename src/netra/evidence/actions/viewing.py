"""Looking at evidence, and taking what was made of it: each is an act of the file."""

from collections.abc import Sequence
from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.viewing import Actor
from netra.evidence.queries import EvidenceLine, open_blob
from netra.evidence.queries.derived import DerivedLine


@transaction.atomic
def view(
    items: Sequence[EvidenceLine], *, file_id: UUID, by: Actor, at: datetime, stage: str
) -> None:
    """Of each of the items an act says who opened it to look at it.

    `Altered`, and no act, if the store holds other bytes than it took: nothing will be shown.
    """
    for item in items:
        open_blob(item.sha256).close()
    file = lock_file(file_id)
    for item in items:
        body = {"item": item.id, "sha256": item.sha256}
        append(file=file, kind="view_evidence", at=at, by=by, from_stage=stage, body=body)


@transaction.atomic
def copy_derived(
    made: DerivedLine, *, file_id: UUID, by: Actor, at: datetime, stage: str
) -> IO[bytes]:
    """The derived thing's bytes, checked, and an act that says who took them."""
    stream = open_blob(made.sha256)
    body = {
        "item": made.item,
        "derived": made.id,
        "kind": made.kind,
        "sha256": made.sha256,
        "blake2b": made.blake2b,
        "size": made.size,
    }
    file = lock_file(file_id)
    append(file=file, kind="copy_evidence", at=at, by=by, from_stage=stage, body=body)
    return stream
