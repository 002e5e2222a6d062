"""Bytes leave the store when nothing that still stands names them; and get their second hash."""

from collections.abc import Iterable

from django.core.files.storage import storages
from django.db import connection, transaction

from netra.evidence.models import Blob, Derived, Item
from netra.evidence.queries.checked import digests_of, name_of


def remove_bytes(hashes: Iterable[str]) -> int:
    """Those of these bytes that no standing item or derived thing names are gone. How many went.

    Safe to repeat, and beside uploads of the same bytes: each waits for the other's transaction.
    """
    return sum(_remove(each) for each in sorted(set(hashes)))


def finish_removing() -> int:
    """What recorded destructions left lying (a crash, a store that could not be reached) is gone.

    Returns how many.
    """
    gone = Item.objects.unfiltered(reason="bytes are removed for nobody's eyes")
    made = Derived.objects.unfiltered(reason="bytes are removed for nobody's eyes")
    hashes = set(gone.exclude(destruction=None).values_list("blob", flat=True))
    hashes |= set(made.exclude(item__destruction=None).values_list("blob", flat=True))
    return remove_bytes(hashes)


def fill_second_hash(*, most: int = 100) -> int:
    """Up to `most` blobs kept before there was a BLAKE2b have one; returns how many got it.

    Only where the bytes still have their SHA-256: others are left for the audit to tell.
    """
    filled = 0
    living = Item.objects.unfiltered(reason="hashes are of bytes, whoever sees them")
    named = living.filter(destruction=None).values("blob")
    for blob in Blob.objects.filter(blake2b="", pk__in=named).order_by("pk")[:most]:
        found = digests_of(blob.pk)
        if found is None or found.sha256 != blob.pk:
            continue
        with connection.cursor() as cursor:
            cursor.execute("SELECT evidence_fill_blake2b(%s, %s)", [blob.pk, found.blake2b])
        filled += 1
    return filled


@transaction.atomic
def _remove(sha256: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [sha256])
    storage, name = storages["blobs"], name_of(sha256)
    if _named(sha256) or not storage.exists(name):
        return False
    storage.delete(name)
    return True


def _named(sha256: str) -> bool:
    items = Item.objects.unfiltered(reason="bytes stay while anything names them")
    made = Derived.objects.unfiltered(reason="bytes stay while anything names them")
    living = items.filter(blob=sha256, destruction=None).exists()
    return bool(living or made.filter(blob=sha256, item__destruction=None).exists())
