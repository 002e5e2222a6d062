"""Bytes kept once under their SHA-256: written whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path
from typing import IO, Any

from django.core.files import File as DjangoFile
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import connection

from netra.base.errors import Problem
from netra.evidence.queries.checked import Altered, Digests, copied, name_of

_FULL = (errno.ENOSPC, errno.EDQUOT)
_INCOMING = ".incoming"


class StoreFull(Problem):
    """The disk has no room for these bytes; nothing of them was kept."""

    code = "store_full"
    field = "files"


def put(stream: IO[bytes]) -> Digests:
    """The stream's bytes are in the store under their SHA-256, once; memory stays flat in size.

    `StoreFull` if there is no room, `Altered` if other bytes lie under that name already. Killed or
    refused at any moment, nothing half stands under the name: bytes get it when they are all there.
    """
    storage = storages["blobs"]
    try:
        with tempfile.NamedTemporaryFile(dir=_incoming(storage)) as copy:
            found = copied(stream, copy)
            _place(storage, found, copy)
    except OSError as error:
        if error.errno in _FULL:
            raise StoreFull from error
        raise
    return found


def put_for_good(stream: IO[bytes]) -> Digests:
    """As `put`, for a transaction that will name the bytes: nobody removes them until it ends.

    The stream can be read again from its beginning.
    """
    found = put(stream)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock_shared(hashtextextended(%s, 0))", [found.sha256]
        )
    if not storages["blobs"].exists(name_of(found.sha256)):  # removed before the lock was ours
        stream.seek(0)
        put(stream)
    return found


def _incoming(storage: Storage) -> str | None:
    """Where bytes wait for their name: beside the store if it is a folder, else anywhere."""
    if not isinstance(storage, FileSystemStorage):
        return None
    folder = Path(storage.location) / _INCOMING
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return str(folder)


def _place(storage: Storage, found: Digests, copy: Any) -> None:
    name = name_of(found.sha256)
    if storage.exists(name):
        if storage.size(name) != found.size:
            raise Altered(sha256=found.sha256, found="")
        return
    copy.seek(0)
    try:
        if isinstance(storage, FileSystemStorage):
            _link(copy, Path(storage.path(name)))
        else:
            storage.save(name, DjangoFile(copy))
    except FileExistsError:
        return  # the same bytes came twice at once


def _link(copy: Any, target: Path) -> None:
    """The copy gets its name in one step, after it has reached the disk."""
    os.fchmod(copy.fileno(), 0o600)
    os.fsync(copy.fileno())
    for folder in (target.parent.parent, target.parent):
        folder.mkdir(mode=0o700, exist_ok=True)
    os.link(copy.name, target)
    folder_fd = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder_fd)
    finally:
        os.close(folder_fd)
