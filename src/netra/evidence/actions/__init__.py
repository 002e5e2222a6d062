"""Keeping evidence: bytes once under their hash, an item in the file, an act."""

from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from secrets import token_bytes
from typing import IO
from uuid import UUID

from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.errors import Problem
from netra.base.models import File
from netra.base.viewing import Actor
from netra.evidence.actions.asking import ask
from netra.evidence.actions.storing import put_for_good
from netra.evidence.examining import Found, examine, unexamined
from netra.evidence.examining.kinds import ACCEPTED, HEAD, content_type, ending_of, kept_name
from netra.evidence.examining.kinds import media_type as type_of
from netra.evidence.models import Blob, Examination, Item
from netra.evidence.queries import EvidenceLine, open_blob
from netra.evidence.queries.untold import digest

__all__ = [
    "ACCEPTED",
    "AlreadyInFile",
    "ContentIsNotItsName",
    "FileEmpty",
    "FileTooLarge",
    "Looked",
    "Origin",
    "content_type",
    "copy",
    "keep",
    "kept_name",
    "look",
    "store",
]

LIMIT = 200 * 1024 * 1024


class FileTooLarge(Problem):
    """One file may have 200 MB."""

    code = "file_too_large"
    field = "files"


class ContentIsNotItsName(Problem):
    """The bytes are not what the name's ending says, or are of no kind that is accepted."""

    code = "content_is_not_its_name"
    field = "files"


class FileEmpty(Problem):
    """There is nothing in the file."""

    code = "file_empty"
    field = "files"


class AlreadyInFile(Problem):
    """The same bytes are in the file already, under another number."""

    code = "already_in_file"
    field = "files"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where evidence comes from, as its giver says: a key of `law.access`, an address, a day.

    Empty where it was not said.
    """

    access: str = ""
    found_at: str = ""
    first_seen_on: date | None = None


UNSAID = Origin()


@dataclass(frozen=True)
class Looked:
    """What a file turned out to be: by its first bytes, and by a look into all of them."""

    name: str
    size: int
    media_type: str
    found: Found = field(default_factory=unexamined)


def look(stream: IO[bytes], *, name: str, size: int) -> Looked:
    """What the stream's content is, if it may be kept under that name; the stream is rewound.

    Raises `FileTooLarge`, `FileEmpty`, `ContentIsNotItsName`, or what `examine` refuses, each
    naming the file. Takes the seconds an examination takes: look before a transaction begins.
    """
    if size > LIMIT:
        raise FileTooLarge(name=name, limit_mb=LIMIT // 1024 // 1024, size_mb=size // 1024 // 1024)
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise FileEmpty(name=name)
    found = type_of(head, name)
    if ending_of(name) not in ACCEPTED.get(found, frozenset()):
        raise ContentIsNotItsName(name=name, found=found)
    told = examine(stream, media_type=found, name=kept_name(name))
    return Looked(name=name, size=size, media_type=found, found=told)


def store(stream: IO[bytes], *, media_type: str, at: datetime) -> Blob:
    """The bytes are in the store, once, and known by both their hashes."""
    found = put_for_good(stream)
    blob, _ = Blob.objects.get_or_create(
        sha256=found.sha256,
        defaults={
            "blake2b": found.blake2b,
            "size": found.size,
            "media_type": media_type,
            "stored_at": at,
        },
    )
    return blob


@transaction.atomic
def keep(
    *,
    file_id: UUID,
    office_id: UUID,
    path: str,
    stream: IO[bytes],
    looked: Looked,
    by: Actor,
    at: datetime,
    stage: str = "",
    note: str = "",
    origin: Origin = UNSAID,
) -> Item:
    """The file has one piece of evidence more, numbered next, with what a look found, and an act.

    `AlreadyInFile` if the file holds the same bytes: nothing is doubled.
    """
    file = lock_file(file_id)
    blob = store(stream, media_type=looked.media_type, at=at)
    item: Item = Item.objects.create(
        file=file,
        office_id=office_id,
        path=path,
        number=_number(file, blob, looked.name),
        blob=blob,
        name=kept_name(looked.name),
        note=note,
        given_by=by.capacity,
        at=at,
        access=origin.access,
        found_at=origin.found_at,
        first_seen_on=origin.first_seen_on,
        salt=token_bytes(32),
    )
    _remember(item, looked.found)
    ask(item.id, blob.media_type)
    said = {"item": item.id, **_identity(blob), "type": blob.media_type, **asdict(origin)}
    body = {**said, "untold": _untold(item)}
    append(file=file, kind="keep_evidence", at=at, by=by, from_stage=stage, body=body)
    return item


@transaction.atomic
def copy(item: EvidenceLine, *, file_id: UUID, by: Actor, at: datetime, stage: str) -> IO[bytes]:
    """The item's bytes, checked, and an act that says who took them.

    `Altered`, and no act, if the store holds other bytes.
    """
    stream = open_blob(item.sha256)
    file = lock_file(file_id)
    body = {"item": item.id, "sha256": item.sha256, "blake2b": item.blake2b, "size": item.size}
    append(file=file, kind="copy_evidence", at=at, by=by, from_stage=stage, body=body)
    return stream


def _number(file: File, blob: Blob, name: str) -> int:
    """The next number of the file, which is locked. `AlreadyInFile` if it holds these bytes."""
    before = Item.objects.unfiltered(reason="numbering evidence within its file").filter(file=file)
    if same := before.filter(blob=blob, destruction=None).first():
        raise AlreadyInFile(name=name, number=same.number)
    return int(before.count()) + 1


def _remember(item: Item, found: Found) -> None:
    Examination.objects.create(
        item=item,
        office_id=item.office_id,
        path=item.path,
        verdict=found.verdict,
        tool=found.tool,
        findings=found.told(),
        facts=dict(found.facts),
        at=item.at,
    )


def _untold(item: Item) -> str:
    return digest(
        salt=bytes(item.salt or b""),
        name=item.name,
        note=item.note,
        number=item.number,
        given_by=item.given_by,
        office=item.office_id,
        path=item.path,
    )


def _identity(blob: Blob) -> dict[str, object]:
    return {"sha256": blob.sha256, "blake2b": blob.blake2b, "size": blob.size}
