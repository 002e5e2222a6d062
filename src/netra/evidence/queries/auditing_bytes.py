"""The store read whole: every byte against what is known of it, and what lies there unnamed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, LiteralString

from django.core.files.storage import Storage, storages
from django.db import DatabaseError, connection

from netra.evidence.models import Blob
from netra.evidence.queries.checked import digests_of, name_of
from netra.ledger.queries.findings import Finding

_BATCH = 200
_BLOB: LiteralString = """
SELECT b.sha256, b.blake2b, b.size,
    EXISTS (SELECT FROM evidence_item i WHERE i.blob_id = b.sha256
        AND NOT EXISTS (SELECT FROM evidence_destruction d WHERE d.item_id = i.id))
    OR EXISTS (SELECT FROM evidence_derived m WHERE m.blob_id = b.sha256
        AND NOT EXISTS (SELECT FROM evidence_destruction d WHERE d.item_id = m.item_id))
FROM evidence_blob b
"""
_BLOBS: LiteralString = _BLOB + "WHERE b.sha256 > %s ORDER BY b.sha256 LIMIT %s"
_ONE: LiteralString = _BLOB + "WHERE b.sha256 = %s"
_USERS: LiteralString = """
SELECT string_agg(DISTINCT i.file_id || ' ' || i.number, ', ') FROM evidence_item i
WHERE i.blob_id = %s OR i.id IN (SELECT item_id FROM evidence_derived WHERE blob_id = %s)
"""


@dataclass
class Read:
    """How much was read so far; `told` hears of it."""

    told: Callable[[int], None]
    blobs: int = 0
    bytes: int = 0


def bytes_of_blobs(read: Read) -> Iterator[Finding]:
    """Bytes that are gone, that are others, that should be gone, or that could not be read; where
    says of which items."""
    last = ""
    while rows := _asked(_BLOBS, last, _BATCH):
        for row in rows:
            if _wrong(read, *row) and (what := _still_wrong(row[0])):
                [(users,)] = _asked(_USERS, row[0], row[0])
                yield Finding(what, f"{row[0]}: {users}")
        last = rows[-1][0]


def strays(before: datetime) -> Iterator[Finding]:
    """What lies in the store since before that moment without any row that knows of it."""
    storage = storages["blobs"]
    files = files_of(storage, "")
    try:
        while names := list(islice(files, _BATCH)):
            known = Blob.objects.filter(pk__in=[name.rpartition("/")[2] for name in names])
            named = {name_of(each) for each in known.values_list("pk", flat=True)}
            old = (each for each in names if each not in named and _older(storage, each, before))
            yield from (Finding("stray", name) for name in old)
    except DatabaseError:
        raise
    except Exception as error:  # every kind of store has errors of its own
        yield Finding("unreadable", repr(error))


def _wrong(read: Read, sha256: str, blake2b: str, size: int, named: bool) -> str:
    try:
        if not named:
            return "bytes_remain" if storages["blobs"].exists(name_of(sha256)) else ""
        found = digests_of(sha256)
    except Exception:  # every kind of store has errors of its own
        return "unreadable"
    if found is None:
        return "bytes_missing"
    read.blobs += 1
    read.bytes += found.size
    read.told(read.bytes)
    same = (found.sha256, found.size) == (sha256, size) and blake2b in ("", found.blake2b)
    return "" if same else "bytes_wrong"


def _still_wrong(sha256: str) -> str:
    """Asked and read anew: hours may have gone by since the row was, and evidence come and gone."""
    [row] = _asked(_ONE, sha256)
    return _wrong(Read(lambda _bytes: None), *row)


def files_of(storage: Storage, folder: str) -> Iterator[str]:
    """The names of all that lies beneath the folder of the store, in order, one at a time."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        yield f"{folder}/{name}" if folder else name
    for name in sorted(folders):
        yield from files_of(storage, f"{folder}/{name}" if folder else name)


def _older(storage: Storage, name: str, before: datetime) -> bool:
    try:
        return storage.get_modified_time(name) < before
    except FileNotFoundError:
        return False  # it was on its way when we looked


def _asked(query: LiteralString, *arguments: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, arguments)
        return list(cursor.fetchall())
