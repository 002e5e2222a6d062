"""What an auditor reads of a file: its number and where it stands. Nobody's words or name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.guard import GuardedQuerySet
from netra.base.viewing import Viewer
from netra.journeys.models import Journey
from netra.journeys.queries.lists import PAGE

AUDIT = "audit"


@dataclass(frozen=True, kw_only=True)
class AuditLine:
    """One file as an auditor sees it listed."""

    file_id: UUID
    number: str
    reference: str
    stage: str
    since: datetime
    closed: bool


@dataclass(frozen=True, kw_only=True)
class AuditPage:
    """A page of files with their exact total; `after` leads to the next page, or is None."""

    lines: tuple[AuditLine, ...]
    total: int
    after: int | None


def audit_list(viewer: Viewer, *, start: int = 0) -> AuditPage:
    """Files beneath an auditor's office, the one moved last first; none for others. Two queries."""
    found = _audited(viewer)
    total = found.count()
    rows = found.order_by("-since", "pk")[start : start + PAGE]
    return AuditPage(
        lines=tuple(_line(row) for row in rows),
        total=total,
        after=start + PAGE if start + PAGE < total else None,
    )


def audit_line(file_id: UUID, viewer: Viewer) -> AuditLine | None:
    """One file's number and stage, if an auditor of that line asks. One query."""
    row = _audited(viewer).filter(pk=file_id).first()
    return _line(row) if row else None


def _audited(viewer: Viewer) -> GuardedQuerySet:
    found: Any = Journey.objects.unfiltered(reason="an auditor reads number and stage only")
    if AUDIT not in viewer.rooms:
        return found.none()  # type: ignore[no-any-return]
    shown = found.filter(path__under=viewer.path)
    return shown.only("number", "reference", "stage", "since", "closed")  # type: ignore[no-any-return]


def _line(row: Journey) -> AuditLine:
    return AuditLine(
        file_id=row.file_id,
        number=row.number,
        reference=row.reference,
        stage=row.stage,
        since=row.since,
        closed=row.closed,
    )
