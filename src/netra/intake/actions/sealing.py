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
from netra.offices.queries import private_half


@transaction.atomic
def unseal(
    *,
    file_id: UUID,
    stage: StageOf,
    sealed_id: int,
    reason: str,
    article: str,
    secret: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> dict[str, Any]:
    """Who it is, for this one look; the file says who looked, when, and why.

    Only a custodian of the office it is sealed to; another's is refused like another capacity.
    `WrongSecret` or `KeyNotHeld`, and no act, if his or her secret does not open the key.
    """
    step = begin("unseal_reporter", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    person = SealedPerson.objects.select_related("key").get(pk=sealed_id, file_id=file_id)
    if person.key.office_id != by.office_id:
        raise NotAllowedNow(act=step.rule.key, stage=step.stage, why="capacity", last="")
    assert by.person_id is not None
    private = private_half(person.key_id, person_id=by.person_id, secret=secret)
    step.record({"sealed": person.id, "role": person.role, "reason": reason, "article": article})
    return open_seal(bytes(person.sealed), private)
