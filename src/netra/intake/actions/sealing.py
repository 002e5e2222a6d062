"""Opening the seal: always an act, by a custodian, for a reason, citing an article."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin
from netra.base.errors import NotAllowedNow
from netra.base.seal import unseal as open_seal
from netra.base.viewing import Actor
from netra.intake.actions.filing import StageOf
from netra.intake.models import SealedPerson


@transaction.atomic
def unseal(
    *,
    file_id: UUID,
    stage: StageOf,
    sealed_id: int,
    reason: str,
    article: str,
    wrapping_key: bytes,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> dict[str, Any]:
    """Who it is, for this one look; the file says who looked, when, and why.

    Only a custodian of the office it is sealed to; another's is refused like another capacity.
    """
    step = begin("unseal_reporter", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    person = SealedPerson.objects.select_related("key").get(pk=sealed_id, file_id=file_id)
    if person.key.office_id != by.office_id:
        raise NotAllowedNow(act=step.rule.key, stage=step.stage, why="capacity", last="")
    step.record({"sealed": person.id, "role": person.role, "reason": reason, "article": article})
    return unsealed(person, wrapping_key)


def unsealed(person: SealedPerson, wrapping_key: bytes) -> dict[str, Any]:
    """The sealed content; asked for by `unseal` and by the reporter's own papers only."""
    return open_seal(bytes(person.sealed), bytes(person.key.wrapped_private), wrapping_key)
