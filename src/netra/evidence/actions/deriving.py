"""Keeping what was made from evidence: beside the item, naming it and the tool."""

from collections.abc import Mapping
from datetime import datetime
from typing import IO, Any
from uuid import UUID

from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.viewing import Actor
from netra.evidence.actions import store
from netra.evidence.actions.living import living
from netra.evidence.models import Derived

KINDS = ("preview", "poster", "transcode", "redaction", "text", "screenshot")
MACHINE, REDACTION = "machine", "redaction"


@transaction.atomic
def keep_derived(
    *,
    item_id: UUID,
    kind: str,
    stream: IO[bytes],
    media_type: str,
    tool: str,
    at: datetime,
    settings: Mapping[str, Any] | None = None,
    made_from: UUID | None = None,
    by: Actor | None = None,
    stage: str = "",
) -> Derived:
    """What was made from the item is kept beside it; the item is untouched.

    Made by a person (`by`), it is an act of the file too; a machine's preview is not. `kind` is one
    of `KINDS`, and a redaction has its `by`, else ValueError. `EvidenceGone` if the item is.
    """
    if kind not in KINDS or (kind == REDACTION and by is None):
        raise ValueError(kind)
    item = living(item_id, reason="what is made of an item lies where the item lies")
    blob = store(stream, media_type=media_type, at=at)
    made: Derived = Derived.objects.create(
        item=item,
        office_id=item.office_id,
        path=item.path,
        made_from_id=made_from,
        kind=kind,
        blob=blob,
        tool=tool,
        settings=dict(settings or {}),
        made_by=by.capacity if by else MACHINE,
        person=by.person_id if by else None,
        at=at,
    )
    if by is not None:
        _record(made, by=by, stage=stage)
    return made


def _record(made: Derived, *, by: Actor, stage: str) -> None:
    append(
        file=lock_file(made.item.file_id),
        kind="derive_evidence",
        at=made.at,
        by=by,
        from_stage=stage,
        body=_said(made),
    )


def _said(made: Derived) -> dict[str, Any]:
    return {
        "item": made.item_id,
        "derived": made.id,
        "made_from": made.made_from_id,
        "kind": made.kind,
        "sha256": made.blob.sha256,
        "blake2b": made.blob.blake2b,
        "size": made.blob.size,
        "type": made.blob.media_type,
        "tool": made.tool,
        "settings": made.settings,
    }
