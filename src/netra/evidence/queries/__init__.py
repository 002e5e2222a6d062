"""Reading evidence: lists for a viewer, bytes for whoever may see the item."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import IO, Any
from uuid import UUID

from netra.base.models import Act
from netra.base.viewing import Viewer
from netra.evidence.models import Item
from netra.evidence.queries import checked

USES = (
    "keep_evidence",
    "view_evidence",
    "copy_evidence",
    "derive_evidence",
    "annotate_evidence",
    "destroy_evidence",
)


@dataclass(frozen=True, kw_only=True)
class EvidenceLine:
    """One piece of evidence as lists show it.

    `note` is what it shows in its giver's words; like `name` it may tell who gave it.
    """

    id: UUID
    number: int
    name: str
    sha256: str
    blake2b: str
    size: int
    media_type: str
    given_by: str
    at: datetime
    access: str = ""
    found_at: str = ""
    first_seen_on: date | None = None
    note: str = ""

    def unsaid(self) -> "EvidenceLine":
        """The line without what its giver said of it: any of that may tell who it was."""
        return replace(self, name="", access="", found_at="", first_seen_on=None, note="")


@dataclass(frozen=True, kw_only=True)
class Use:
    """Something done with a piece of evidence: which act, when, by whom, in which capacity."""

    kind: str
    at: datetime
    person: UUID | None
    capacity: str
    office: UUID | None


def uses_of(file_id: UUID) -> dict[UUID, tuple[Use, ...]]:
    """What was done with each piece of evidence of the file, in order. The caller sees the file.

    One query. What retention destroyed of an act no longer tells which piece it was.
    """
    acts = Act.objects.filter(file_id=file_id, kind__in=USES).select_related("body")
    found: dict[UUID, tuple[Use, ...]] = {}
    for act in acts.order_by("seq"):
        content = act.body.content if hasattr(act, "body") else {}
        if "item" in content:
            item = UUID(content["item"])
            found[item] = (*found.get(item, ()), _use(act))
    return found


def items_of(file_id: UUID, viewer: Viewer) -> list[EvidenceLine]:
    """The file's evidence the viewer may see, in order. One query."""
    found = Item.objects.visible_to(viewer).filter(file_id=file_id)
    return [_line(item) for item in found.select_related("blob").order_by("number")]


def manifest(file_id: UUID, *, named: bool = False) -> list[dict[str, Any]]:
    """Number, type, size and SHA-256 of all evidence in the file: what a dossier lists.

    `named` adds the names its giver gave, for the giver only: a name may tell who gave it.
    """
    found = Item.objects.unfiltered(reason="a dossier lists all its evidence")
    lines = found.filter(file_id=file_id).select_related("blob").order_by("number")
    return [
        {
            "number": item.number,
            **({"name": item.name} if named else {}),
            "media_type": item.blob.media_type,
            "size": item.blob.size,
            "sha256": item.blob.sha256,
        }
        for item in lines
    ]


def item(item_id: UUID, viewer: Viewer) -> EvidenceLine:
    """One piece of evidence; `Item.DoesNotExist` if there is none the viewer may see."""
    found: Item = Item.objects.visible_to(viewer).select_related("blob").get(pk=item_id)
    return _line(found)


def found_at(item_id: UUID) -> str:
    """Where the piece was found, as its giver said; "". The caller has checked who may know."""
    kept = Item.objects.unfiltered(reason="an address that was given out opens it")
    return str(kept.values_list("found_at", flat=True).get(pk=item_id))


def open_blob(sha256: str) -> IO[bytes]:
    """The bytes with that hash, checked, as a stream. The caller has checked who may see them.

    `Altered` if the store holds other bytes, or none.
    """
    return checked.read(sha256)


def _use(act: Act) -> Use:
    return Use(
        kind=act.kind, at=act.at, person=act.person, capacity=act.capacity, office=act.office
    )


def _line(found: Item) -> EvidenceLine:
    return EvidenceLine(
        id=found.id,
        number=found.number,
        name=found.name,
        sha256=found.blob.sha256,
        blake2b=found.blob.blake2b,
        size=found.blob.size,
        media_type=found.blob.media_type,
        given_by=found.given_by,
        at=found.at,
        access=found.access,
        found_at=found.found_at,
        first_seen_on=found.first_seen_on,
        note=found.note,
    )
