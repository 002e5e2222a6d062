"""Captures as the machine that makes them needs them: nobody looks here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.evidence.models import Capture

_WHY = "the machine that captures looks at nothing else"


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """A link that waits to be captured, and the file it is for."""

    id: UUID
    file_id: UUID
    url: str


def waiting(capture_id: UUID) -> Waiting | None:
    """The capture, if it still waits; None if it ended. One query."""
    found = Capture.objects.unfiltered(reason=_WHY).filter(pk=capture_id, ended_at=None).first()
    return Waiting(id=found.id, file_id=found.file_id, url=found.url) if found else None


def lost(*, before: datetime) -> list[Waiting]:
    """Captures asked for before that moment that nobody ended: their machine died. One query."""
    found = Capture.objects.unfiltered(reason=_WHY).filter(ended_at=None, asked_at__lt=before)
    return [Waiting(id=each.id, file_id=each.file_id, url=each.url) for each in found]
