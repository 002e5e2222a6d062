"""The audit: acts, leaves, tiles and everything signed, against each other and against mirrors."""

from collections.abc import Iterable, Mapping, Sequence

from django.db import connection, transaction

from netra.ledger.models import Checkpoint
from netra.ledger.queries import auditing_acts, auditing_tree
from netra.ledger.queries.findings import Audit
from netra.ledger.tree import checkpoints
from netra.ledger.tree.notes import BadNote, Verifier


def audit(*, trusted: Sequence[Verifier], mirrors: Mapping[str, str]) -> Audit:
    """Everything is read once and hashed again, as it stood when the audit began: in a transaction
    of its own, not inside another.

    `mirrors` are notes that others kept, by the name of their file. Without one, acts cut off
    together with all that was made of them since cannot be missed.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        return audit_here(trusted=trusted, mirrors=mirrors)


def audit_here(*, trusted: Sequence[Verifier], mirrors: Mapping[str, str]) -> Audit:
    """The audit inside the transaction that runs: it sees what that one sees."""
    counted = auditing_acts.Counted()
    ours = auditing_tree.sizes()
    tree = auditing_tree.Regrown(ours | _sizes(mirrors.values(), trusted))
    findings = [
        *auditing_acts.acts(counted),
        *auditing_tree.strays(),
        *auditing_tree.leaves_and_tiles(tree),
        *auditing_tree.signed(tree, trusted),
        *auditing_tree.mirrored(tree, dict(mirrors), trusted, ours),
    ]
    return Audit(
        acts=counted.acts,
        leaves=tree.size,
        checkpoints=Checkpoint.objects.count(),
        wordless=counted.wordless,
        waiting=counted.waiting,
        findings=tuple(findings),
    )


def _sizes(notes: Iterable[str], trusted: Sequence[Verifier]) -> frozenset[int]:
    found = set()
    for note in notes:
        try:
            found.add(checkpoints.opened(note, trusted).size)
        except BadNote:
            continue
    return frozenset(found)
