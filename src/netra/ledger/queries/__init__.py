"""Reading the tree: its size, its tiles, what was signed, and proofs."""

from netra.ledger.queries.auditing import audit, audit_here
from netra.ledger.queries.findings import WHATS, Audit, Finding
from netra.ledger.queries.proving import (
    consistency,
    fetch,
    last_checkpoint,
    last_note,
    leaf_of,
    leaf_of_file,
    prove,
    size,
    tile,
)
from netra.ledger.queries.stamping import (
    Coverage,
    OneStamp,
    Stamped,
    Unstamped,
    acts_until,
    coverages,
    last_stamps,
    one_stamp,
    stamp_of_act,
    stamped,
    stamped_over,
    unstamped,
)
from netra.ledger.stamps.checking import StampLine

__all__ = [
    "WHATS",
    "Audit",
    "Coverage",
    "Finding",
    "OneStamp",
    "StampLine",
    "Stamped",
    "Unstamped",
    "acts_until",
    "audit",
    "audit_here",
    "consistency",
    "coverages",
    "fetch",
    "last_checkpoint",
    "last_note",
    "last_stamps",
    "leaf_of",
    "leaf_of_file",
    "one_stamp",
    "prove",
    "size",
    "stamp_of_act",
    "stamped",
    "stamped_over",
    "tile",
    "unstamped",
]
