"""What is asked to be destroyed of a file, and what an act tells of what it destroyed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from netra.base.models import Act
from netra.base.when import local_day

ASKED = "ask_destruction"
DONE = ("destroy_evidence", "destroy_words")
PROOFS = (ASKED, *DONE)
"""Acts whose words stay: they tell what is gone, and why."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A destruction one officer asked for and another may confirm."""

    act: UUID
    person: UUID | None
    office: UUID | None
    at: datetime
    items: tuple[UUID, ...]
    words: bool
    rule: str
    number: str
    decided_on: str
    issuer: str
    reason: str

    @property
    def decided(self) -> bool:
        """Whether it named a written decision in full."""
        return bool(self.number and self.decided_on and self.issuer)


def asked_of(file_id: UUID) -> Asked | None:
    """What was asked for last, if it is not done and the file did not go on since.

    The caller sees the file. One query.
    """
    since = Q(kind__in=PROOFS) | ~Q(from_stage=F("to_stage"))
    acts = Act.objects.filter(since, file_id=file_id).select_related("body")
    last = acts.order_by("-seq").first()
    if last is None or last.kind != ASKED or not hasattr(last, "body"):
        return None
    said = last.body.content
    return Asked(
        act=last.id,
        person=last.person,
        office=last.office,
        at=last.at,
        items=tuple(map(UUID, said["items"])),
        words=said["words"],
        rule=said["rule"],
        number=said["number"],
        decided_on=said["decided_on"] or "",
        issuer=said["issuer"],
        reason=said["reason"],
    )


def ended_on(file_id: UUID, zone: str = "Asia/Jakarta") -> date | None:
    """The day of the act that brought the file to where it stands; None without any. One query."""
    moved = Act.objects.filter(file_id=file_id).exclude(from_stage=F("to_stage"))
    last = moved.order_by("-seq").first()
    return local_day(last.at, zone) if last else None


def told_of(item: Any) -> dict[str, Any]:
    """What a destroying act tells of an item, its `made` and `remarks` at hand: no name or word."""
    return {
        "item": item.id,
        "item_number": item.number,
        "sha256": item.blob_id,
        "blake2b": item.blob.blake2b,
        "size": item.blob.size,
        "type": item.blob.media_type,
        "access": item.access,
        "first_seen_on": item.first_seen_on,
        "given_by": item.given_by,
        "kept_at": item.at,
        "item_office": item.office_id,
        "item_path": item.path,
        "derived": [_derived(made) for made in item.made],
        "remarks": [
            {
                "annotation": each.id,
                "layer": each.layer,
                "person": each.person,
                "withdraws": each.withdraws_id,
                "made_at": each.at,
            }
            for each in item.remarks
        ],
    }


def _derived(made: Any) -> dict[str, Any]:
    return {
        "derived": made.id,
        "kind": made.kind,
        "sha256": made.blob_id,
        "blake2b": made.blob.blake2b,
        "size": made.blob.size,
        "type": made.blob.media_type,
        "tool": made.tool,
        "made_from": made.made_from_id,
        "person": made.person,
        "made_by": made.made_by,
        "made_at": made.at,
    }
