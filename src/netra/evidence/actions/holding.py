"""Holds: while one stands, nothing of the file is destroyed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.errors import NotAllowedNow, Problem
from netra.base.viewing import Actor
from netra.evidence.models import Hold
from netra.law.retention import officers


class ReasonMissing(Problem):
    """Without a reason nothing is held, lifted or destroyed."""

    code = "retention_reason"
    field = "reason"


class NoSuchHold(Problem):
    """The file has no such hold, or it was lifted before."""

    code = "no_such_hold"


@transaction.atomic
def place_hold(
    *,
    file_id: UUID,
    office_id: UUID,
    path: str,
    reason: str,
    by: Actor,
    at: datetime,
    stage: str = "",
) -> Hold:
    """One hold more stands on the file, and an act says why."""
    file, why = lock_file(file_id), given(reason, "place_hold", by, stage)
    hold: Hold = Hold.objects.create(
        file=file, office_id=office_id, path=path, reason=why, placed_at=at
    )
    body = {"hold": hold.id, "reason": why, "hold_office": office_id, "hold_path": path}
    append(file=file, kind="place_hold", at=at, by=by, from_stage=stage, body=body)
    return hold


@transaction.atomic
def lift_hold(
    *, file_id: UUID, hold_id: UUID, reason: str, by: Actor, at: datetime, stage: str = ""
) -> Hold:
    """The hold stands no longer, and an act says why; others on the file stay."""
    file, why = lock_file(file_id), given(reason, "lift_hold", by, stage)
    hold: Hold | None = standing(file_id).filter(pk=hold_id).first()
    if hold is None:
        raise NoSuchHold
    hold.lifted_at, hold.lifted_because = at, why
    hold.save(update_fields=["lifted_at", "lifted_because"])
    body = {"hold": hold.id, "reason": why}
    append(file=file, kind="lift_hold", at=at, by=by, from_stage=stage, body=body)
    return hold


def standing(file_id: UUID):  # type: ignore[no-untyped-def]
    """The holds on the file that were not lifted, the oldest first."""
    found = Hold.objects.unfiltered(reason="a hold binds whoever acts, in sight or not")
    return found.filter(file_id=file_id, lifted_at=None).order_by("placed_at", "id")


def given(reason: str, act: str, by: Actor, stage: str) -> str:
    """The reason, stripped, from somebody whose capacity may do this; else a `Problem`."""
    if by.capacity not in officers():
        raise NotAllowedNow(act=act, stage=stage, why="capacity", last="")
    if not reason.strip():
        raise ReasonMissing
    return reason.strip()
