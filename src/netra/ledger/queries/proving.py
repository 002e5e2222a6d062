"""Proofs from the tiles in the database: a few rows, whatever the size of the tree."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Max, Q

from netra.base.models import Act
from netra.ledger.models import Checkpoint, Leaf, Tile
from netra.ledger.tree import checkpoints, hashing, proofs, tiles

_VERSION = b"\x01"


def leaf_of(act_hash: bytes) -> bytes:
    """The leaf's hash of an act: over a version byte and the act's hash in its file's chain.

    The chain's hash is over salted commitments. Who knows everything that an act says still cannot
    tell its leaf without the salt; nobody can, once the salt is destroyed.
    """
    return hashing.leaf_hash(_VERSION + act_hash)


def leaf_of_file(file_id: UUID) -> bytes | None:
    """The leaf's hash of the act that opened the file: known before the act is in the tree."""
    found = Act.objects.filter(file_id=file_id, seq=1).values_list("hash", flat=True).first()
    return None if found is None else leaf_of(bytes(found))


def size() -> int:
    """How many leaves the tree has, signed or not."""
    last = Leaf.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else last + 1


def fetch(wanted: Iterable[tiles.Tile]) -> dict[tiles.Tile, bytes]:
    """These tiles, as far as they exist. One query."""
    places = [Q(level=each.level, number=each.number) for each in wanted]
    if not places:
        return {}
    found = Tile.objects.filter(reduce(or_, places)).values_list("level", "number", "hashes")
    return {tiles.Tile(level, number): bytes(hashes) for level, number, hashes in found}


def tile(wanted: tiles.Tile, hashes: int) -> bytes | None:
    """The first `hashes` of a tile; None where what is signed does not reach so far."""
    signed = last_checkpoint()
    if signed is None or tiles.width(wanted, signed.size) < hashes:
        return None
    held = fetch([wanted]).get(wanted, b"")
    return held[: hashes * hashing.HASH_BYTES] or None


def last_note() -> str | None:
    """What was signed last, as a note; None where nothing was."""
    return Checkpoint.objects.order_by("-number").values_list("note", flat=True).first()


def last_checkpoint() -> checkpoints.Checkpoint | None:
    """What was signed last, read; None where nothing was. Our own: nobody's signature is asked."""
    note = last_note()
    return None if note is None else checkpoints.read(note)


def prove(leaf: bytes) -> checkpoints.Proof | None:
    """The proof of that leaf's hash in the tree signed last; None where it is not in it (yet)."""
    note = last_note()
    index = Leaf.objects.filter(hash=leaf).values_list("index", flat=True).first()
    if note is None or index is None:
        return None
    signed = checkpoints.read(note)
    if index >= signed.size:
        return None
    path = tiles.hashes_of(proofs.inclusion(index, signed.size), fetch)
    return checkpoints.Proof(index, tuple(path), note)


def consistency(before: int, after: int) -> list[bytes]:
    """The proof that the tree of `before` leaves is the beginning of that of `after`."""
    return tiles.hashes_of(proofs.consistency(before, after), fetch)
