"""Keeping evidence: bytes once under their hash, an item in the file, an act."""

import unicodedata
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import IO
from uuid import UUID

import puremagic
from django.db import transaction

from netra.base.acts import append, lock_file
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.evidence.actions.storing import put
from netra.evidence.models import Blob, Item
from netra.evidence.queries import EvidenceLine, open_blob

LIMIT = 200 * 1024 * 1024
HEAD = 64 * 1024
NAME = 255

# What a citizen may give, by content: endings that mean the same bytes share a line.
ACCEPTED: dict[str, frozenset[str]] = {
    "image/jpeg": frozenset({".jpg", ".jpeg", ".jfif"}),
    "image/png": frozenset({".png"}),
    "image/webp": frozenset({".webp"}),
    "image/heic": frozenset({".heic", ".heif"}),
    "video/mp4": frozenset({".mp4", ".m4v", ".mov", ".3gp"}),
    "video/quicktime": frozenset({".mov", ".mp4"}),
    "video/3gpp": frozenset({".3gp", ".mp4"}),
    "audio/mpeg": frozenset({".mp3"}),
    "audio/mp4": frozenset({".m4a", ".mp4"}),
    "audio/ogg": frozenset({".ogg", ".opus"}),
    "application/pdf": frozenset({".pdf"}),
    "text/plain": frozenset({".txt"}),
}


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
    """What a file turned out to be."""

    name: str
    size: int
    media_type: str


def look(stream: IO[bytes], *, name: str, size: int) -> Looked:
    """What the stream's content is, if it may be kept under that name; the stream is rewound.

    Raises `FileTooLarge`, `FileEmpty` or `ContentIsNotItsName`, each naming the file.
    """
    if size > LIMIT:
        raise FileTooLarge(name=name, limit_mb=LIMIT // 1024 // 1024, size_mb=size // 1024 // 1024)
    stream.seek(0)
    head = stream.read(HEAD)
    stream.seek(0)
    if not head:
        raise FileEmpty(name=name)
    found = content_type(head)
    ending = PurePath(kept_name(name)).suffix.lower()
    if ending not in ACCEPTED.get(found, frozenset()):
        raise ContentIsNotItsName(name=name, found=found)
    return Looked(name=name, size=size, media_type=found)


def content_type(head: bytes) -> str:
    """The media type of content that begins like this; `application/octet-stream` if unknown."""
    if head[4:8] == b"ftyp":
        brand = head[8:12].strip().lower()
        if brand in (b"heic", b"heix", b"mif1", b"heim"):
            return "image/heic"
        if brand == b"qt":
            return "video/quicktime"
        if brand == b"m4a":
            return "audio/mp4"
        return "video/3gpp" if brand.startswith(b"3g") else "video/mp4"
    try:
        matches = puremagic.magic_string(head)
    except puremagic.PureError:
        matches = []
    for match in matches:
        known = {"image/jpg": "image/jpeg", "audio/mp3": "audio/mpeg"}.get(
            match.mime_type, match.mime_type
        )
        if known in ACCEPTED and known != "text/plain":
            return str(known)
    if matches:
        return str(matches[0].mime_type or "application/octet-stream")
    return "text/plain" if _is_text(head) else "application/octet-stream"


def kept_name(given: str) -> str:
    """The last part of a path of any system, without invisible characters, at most 255 long.

    Characters of the categories C (control, direction, private use) could hide what the ending is.
    """
    last = given.replace("\\", "/").rstrip("/").rpartition("/")[2]
    shown = "".join(each for each in last if not unicodedata.category(each).startswith("C"))
    ending = PurePath(shown).suffix
    return shown if len(shown) <= NAME else shown[: NAME - len(ending)] + ending


def store(stream: IO[bytes], *, media_type: str, at: datetime) -> Blob:
    """The bytes are in the store, once, and known by both their hashes."""
    found = put(stream)
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
    """The file has one piece of evidence more, numbered next, and an act that says so."""
    file = lock_file(file_id)
    blob = store(stream, media_type=looked.media_type, at=at)
    before = Item.objects.unfiltered(reason="numbering evidence within its file")
    item: Item = Item.objects.create(
        file=file,
        office_id=office_id,
        path=path,
        number=before.filter(file=file).count() + 1,
        blob=blob,
        name=kept_name(looked.name),
        note=note,
        given_by=by.capacity,
        at=at,
        access=origin.access,
        found_at=origin.found_at,
        first_seen_on=origin.first_seen_on,
    )
    body = {"item": item.id, **_identity(blob), "type": blob.media_type, **asdict(origin)}
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


def _identity(blob: Blob) -> dict[str, object]:
    return {"sha256": blob.sha256, "blake2b": blob.blake2b, "size": blob.size}


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 4  # a character cut at the end of the head
    return b"\x00" not in head
