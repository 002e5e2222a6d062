"""Reading what came in. Nothing here can tell who the reporter is."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.base.models import IssuedNumber
from netra.base.viewing import Viewer
from netra.intake.models import (
    Draft,
    Filing,
    NamedPerson,
    Question,
    SealedPerson,
    SupervisionRecord,
)

OF_IDENTITY = frozenset({"reporter_identity", "identity_copy"})
"""Requirements (`law/data/requirements`) whose answer would name the reporter: never in clear."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """Somebody a file speaks about, as its author knows him or her."""

    number: int
    name: str
    position: str
    agency: str
    address: str


def stage(file_id: UUID) -> str:
    """Where the file stands as far as intake knows; "" if intake has no row of it."""
    filing = (
        Filing.objects.unfiltered(reason="the file's stage, not its content")
        .filter(file_id=file_id)
        .values_list("channel", "received_at")
        .first()
    )
    if filing is not None:
        return _filing_stage(*filing)
    records = SupervisionRecord.objects.unfiltered(reason="the file's stage, not its content")
    return "supervision_record" if records.filter(file_id=file_id).exists() else ""


def filing(file_id: UUID, viewer: Viewer) -> Filing | None:
    """The filing the file began with, if there is one the viewer may see."""
    found: Filing | None = (
        Filing.objects.visible_to(viewer)
        .filter(file_id=file_id)
        .select_related("area", "contest", "office")
        .first()
    )
    return found


def filing_of(file_id: UUID) -> Filing | None:
    """The filing the file began with, for an act or a projection; never for a page."""
    found: Filing | None = (
        Filing.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(file_id=file_id)
        .select_related("area", "contest", "office")
        .first()
    )
    return found


def filing_by_claim(claim_hash: bytes) -> Filing | None:
    """The filing whose claim code has that hash: the code entitles its holder. One query."""
    found: Filing | None = (
        Filing.objects.unfiltered(reason="whoever holds the claim code is its author")
        .filter(claim_hash=claim_hash)
        .select_related("area", "contest", "office")
        .first()
    )
    return found


def record_of(file_id: UUID) -> SupervisionRecord | None:
    """The file's latest supervision record, for an act or a projection; never for a page."""
    found: SupervisionRecord | None = (
        SupervisionRecord.objects.unfiltered(reason="an act on the file, or its projection")
        .filter(file_id=file_id)
        .select_related("area", "contest", "office", "supervisor")
        .order_by("-made_at")
        .first()
    )
    return found


def record(file_id: UUID, viewer: Viewer) -> SupervisionRecord | None:
    """The file's latest supervision record, if the viewer may see it."""
    found: SupervisionRecord | None = (
        SupervisionRecord.objects.visible_to(viewer)
        .filter(file_id=file_id)
        .select_related("area", "contest", "office")
        .order_by("-made_at")
        .first()
    )
    return found


def named(file_id: UUID) -> list[Named]:
    """The people the file speaks about, as its author knows them. The caller may see the file."""
    return [
        Named(
            number=person.number,
            name=person.name,
            position=person.position,
            agency=person.agency,
            address=person.address,
        )
        for person in NamedPerson.objects.filter(file_id=file_id).order_by("number")
    ]


def sealed(file_id: UUID) -> list[tuple[UUID | int, str, int]]:
    """Row id, role and number of every sealed person in the file: that they are, not who."""
    found = SealedPerson.objects.filter(file_id=file_id).order_by("role", "number")
    return list(found.values_list("id", "role", "number"))


def open_question(file_id: UUID) -> Question | None:
    """The question the reporter has not answered yet, or None."""
    return (
        Question.objects.filter(filing__file_id=file_id, answered_at__isnull=True)
        .order_by("asked_at")
        .first()
    )


def questions(filing_id: UUID) -> list[Question]:
    """All questions and answers of a filing, in order. The caller may see the filing."""
    return list(Question.objects.filter(filing_id=filing_id).order_by("asked_at"))


def draft(draft_id: bytes) -> Draft | None:
    """The unfinished report under that id, still sealed."""
    return Draft.objects.filter(pk=draft_id).first()


def number_given(file_id: UUID, table: str) -> IssuedNumber | None:
    """The number this file got in that table."""
    return IssuedNumber.objects.filter(file_id=file_id, table=table, voided_at__isnull=True).first()


def _filing_stage(channel: str, received_at: datetime | None) -> str:
    if channel == "tip":
        return "tip"
    return "received" if received_at else "awaiting_signature"
