"""Whether a log goes on from what it signed before."""

from netra.ledger.tree import proofs, tiles
from netra.ledger.tree.checkpoints import Checkpoint
from netra.ledger.tree.tiles import Fetch, TileMissing

FORKED = "forked"
"""Two trees were signed of which neither begins with the other."""
WENT_BACK = "went_back"
"""A shorter tree was signed than before: leaves were cut off, or an old copy is shown."""
UNPROVEN = "unproven"
"""The tiles do not make the tree that was signed, so nothing can be shown."""


def trouble(before: Checkpoint | None, now: Checkpoint, fetch: Fetch) -> str:
    """Why `now` cannot follow `before`; "" where it is proven to.

    `fetch` brings the tiles of the tree `now`. They need not be trusted: whatever they say, a proof
    holds or it does not.
    """
    try:
        if tiles.root(now.size, fetch) != now.root:
            return UNPROVEN
        if before is None:
            return ""
        if now.size < before.size:
            return WENT_BACK
        path = tiles.hashes_of(proofs.consistency(before.size, now.size), fetch)
    except TileMissing:
        return UNPROVEN
    follows = proofs.extends(
        before=before.size, before_root=before.root, size=now.size, root=now.root, proof=path
    )
    return "" if follows else FORKED
