"""What is known of evidence beside its bytes: what a look found, captures, holds, destruction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.viewing import Viewer
from netra.evidence.models import Capture, Destruction, Examination, Hold


@dataclass(frozen=True, kw_only=True)
class ExaminationLine:
    """What the newest look into an item found."""

    verdict: str
    tool: str
    findings: tuple[dict[str, Any], ...]
    facts: dict[str, Any]
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CaptureLine:
    """A link, and what its capture came to: "" while it waits, "kept", or why not."""

    id: UUID
    url: str
    asked_by: str
    asked_at: datetime
    ended_at: datetime | None
    outcome: str
    detail: str
    item: UUID | None


@dataclass(frozen=True, kw_only=True)
class HoldLine:
    """A hold on destruction; lifted or not."""

    id: UUID
    reason: str
    placed_at: datetime
    lifted_at: datetime | None
    lifted_because: str


@dataclass(frozen=True, kw_only=True)
class DestructionLine:
    """When an item's bytes were destroyed, by which act, under which rule."""

    act: UUID
    rule: str
    at: datetime


def examinations_of(file_id: UUID, viewer: Viewer) -> dict[UUID, ExaminationLine]:
    """By item, what the newest look found. One query."""
    found = Examination.objects.visible_to(viewer).filter(item__file_id=file_id)
    return {
        each.item_id: ExaminationLine(
            verdict=each.verdict,
            tool=each.tool,
            findings=tuple(each.findings),
            facts=each.facts,
            at=each.at,
        )
        for each in found.order_by("at", "id")
    }


def captures_of(file_id: UUID, viewer: Viewer) -> tuple[CaptureLine, ...]:
    """The file's captures, the oldest first. One query."""
    found = Capture.objects.visible_to(viewer).filter(file_id=file_id)
    return tuple(
        CaptureLine(
            id=each.id,
            url=each.url,
            asked_by=each.asked_by,
            asked_at=each.asked_at,
            ended_at=each.ended_at,
            outcome=each.outcome,
            detail=each.detail,
            item=each.item_id,
        )
        for each in found.order_by("asked_at", "id")
    )


def holds_of(file_id: UUID, viewer: Viewer) -> tuple[HoldLine, ...]:
    """The holds on the file's destruction, the oldest first. One query."""
    found = Hold.objects.visible_to(viewer).filter(file_id=file_id).order_by("placed_at", "id")
    return tuple(
        HoldLine(
            id=each.id,
            reason=each.reason,
            placed_at=each.placed_at,
            lifted_at=each.lifted_at,
            lifted_because=each.lifted_because,
        )
        for each in found
    )


def destructions_of(file_id: UUID, viewer: Viewer) -> dict[UUID, DestructionLine]:
    """By item, what of the file's evidence was destroyed. One query."""
    found = Destruction.objects.visible_to(viewer).filter(item__file_id=file_id)
    return {
        each.item_id: DestructionLine(act=each.act, rule=each.rule, at=each.at) for each in found
    }
