"""Letting acts enter the tree, signing what it has become, and keeping others' stamps over it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Max

from netra.ledger.models import Checkpoint, Leaf, Stamp, Tile, Waiting
from netra.ledger.queries import Unstamped, fetch, last_note, leaf_of, size
from netra.ledger.stamps import checking, clocks
from netra.ledger.tree import checkpoints, notes, tiles
from netra.ledger.tree.notes import Signer

BATCH = 5_000
_LOCK = 0x4C4F47  # "LOG": one tree, one writer


class Forked(RuntimeError):
    """The tree no longer begins with what was signed: nothing may be signed until it is known why.

    `netra log audit` says where.
    """


@transaction.atomic
def enter(*, limit: int = BATCH) -> int:
    """Up to `limit` waiting acts, oldest first, are leaves of the tree. Returns how many.

    Their order is that of the acts' identifiers, which begin with the time; offices never wait for
    each other, and an act's own transaction never for the tree.
    """
    _one_writer()
    acts = _waiting(limit)
    if not acts:
        return 0
    before = size()
    leaves = [leaf_of(act_hash) for _id, act_hash in acts]
    Leaf.objects.bulk_create(
        Leaf(index=before + place, act_id=acts[place][0], hash=leaf)
        for place, leaf in enumerate(leaves)
    )
    _keep(tiles.grow(before, fetch(tiles.edge(before)), leaves))
    Waiting.objects.filter(act__in=[act_id for act_id, _hash in acts]).delete()
    return len(acts)


@transaction.atomic
def sign(*, origin: str, signers: Sequence[Signer]) -> str | None:
    """The tree as it stands is signed by each; the note, or None where that was done before.

    Raises Forked where the tree does not begin with what was signed last.
    """
    _one_writer()
    last = last_note()
    if last is not None:
        _begins_with(last, signers)
    now = size()
    found = checkpoints.Checkpoint(origin, now, tiles.root(now, fetch))
    note = notes.sign(found.text, signers)
    if last == note:  # Ed25519 signs the same text the same way
        return None
    signed = Checkpoint.objects.aggregate(last=Max("number"))["last"] or 0
    Checkpoint.objects.create(number=signed + 1, size=now, note=note)
    return note


def keep_stamp(
    *,
    over: Unstamped,
    authority: str,
    token: bytes,
    nonce: int,
    roots: str,
    chain: str,
    now: datetime,
) -> checking.Verified:
    """The authority's answer to the question with that `nonce` is kept with its whole chain.

    Nothing is kept unless it verifies under the roots (PEM; `chain` names certificates that the
    answer may lack) and its moment fits the acts it covers and `now`: else stamps.BadStamp. Where
    one stands already, that one stays.
    """
    found = checking.verify(token, over.note, roots=roots, chain=chain, nonce=nonce)
    clocks.fresh(found.moment, acts_until=over.acts_until, now=now)
    Stamp.objects.get_or_create(
        checkpoint_id=over.number,
        authority=authority,
        defaults={"token": token, "chain": found.chain, "stamped_at": found.moment},
    )
    return found


def _begins_with(note: str, signers: Sequence[Signer]) -> None:
    try:
        before = checkpoints.opened(note, [each.verifier for each in signers])
        if before.size <= size() and tiles.root(before.size, fetch) == before.root:
            return
    except (notes.BadNote, tiles.TileMissing) as broken:
        raise Forked from broken
    raise Forked


def _one_writer() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _waiting(limit: int) -> list[tuple[UUID, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.id, a.hash FROM ledger_waiting w JOIN base_act a ON a.id = w.act"
            " WHERE NOT EXISTS (SELECT 1 FROM ledger_leaf l WHERE l.act_id = w.act)"
            " ORDER BY w.act LIMIT %s",
            [limit],
        )
        return [(act_id, bytes(act_hash)) for act_id, act_hash in cursor.fetchall()]


def _keep(changed: dict[tiles.Tile, bytes]) -> None:
    Tile.objects.bulk_create(
        [Tile(level=at.level, number=at.number, hashes=held) for at, held in changed.items()],
        update_conflicts=True,
        unique_fields=["level", "number"],
        update_fields=["hashes"],
    )
