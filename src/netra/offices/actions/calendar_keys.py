"""Making and ending the key that opens a mandate's calendar."""

import secrets
from datetime import datetime
from uuid import UUID

from netra.offices.models import CalendarKey
from netra.offices.queries.calendar_keys import hash_of

BYTES = 32
"""Of chance in a key: 256 bits, too many to guess, so a plain hash of it gives nothing away."""


def make_calendar_key(*, mandate_id: UUID, at: datetime) -> str:
    """A key that opens the mandate's calendar from now on; the one before opens nothing any more.

    It is told this once: only its hash is kept.
    """
    key = secrets.token_urlsafe(BYTES)
    CalendarKey.objects.update_or_create(
        mandate_id=mandate_id, defaults={"hash": hash_of(key), "made_at": at}
    )
    return key


def end_calendar_key(*, mandate_id: UUID) -> None:
    """No key opens the mandate's calendar any more."""
    CalendarKey.objects.filter(mandate_id=mandate_id).delete()
