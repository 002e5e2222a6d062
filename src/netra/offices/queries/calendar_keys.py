"""Whose calendar a key opens, on a day."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.offices.models import CalendarKey
from netra.offices.queries.staff import Holding, viewer
from netra.offices.queries.standing import OfficeCard, card


@dataclass(frozen=True, kw_only=True)
class Opened:
    """Who looks through a calendar's key, and for which office."""

    viewer: Viewer
    office: OfficeCard


def hash_of(key: str) -> bytes:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).digest()


def opened_by(key: str, *, at: datetime) -> Opened | None:
    """Who looks through that key at that moment: its mandate is in force on the office's day, and
    its person may sign in. Else None, at the cost of one query whatever the reason."""
    kept = CalendarKey.objects.select_related("mandate__person", "mandate__office__area")
    found = kept.filter(hash=hash_of(key)).first()
    if found is None or not found.mandate.person.is_active:
        return None
    mandate = found.mandate
    on = local_day(at, mandate.office.zone)
    if on < mandate.valid_from or (mandate.valid_to and on > mandate.valid_to):
        return None
    office = card(mandate.office)
    holding = Holding(id=mandate.id, capacity=mandate.capacity, office=office)
    return Opened(viewer=viewer(mandate.person_id, holding, on=on), office=office)


def calendar_key_made_at(mandate_id: UUID) -> datetime | None:
    """When the mandate's key was made; None if it has none. One query."""
    found = CalendarKey.objects.filter(pk=mandate_id).values_list("made_at", flat=True)
    return found.first()
