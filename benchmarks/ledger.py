"""The public log: how fast acts enter it, an audit of a million, a proof among ten million leaves.

The acts are written by the table's owner with every chain and commitment as the house makes them;
the leaves beyond the first million are random and belong to no act.
"""

import hashlib
import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import django

from benchmarks.report import Figure
from benchmarks.site import Site
from netra.doors.cli import databases

ACTS = int(os.environ.get("ACTS") or 1_000_000)
LEAVES = int(os.environ.get("LEAVES") or 10_000_000)
A_FILE = 20
PROOFS = 1000
_AT = datetime(2024, 10, 17, 3, tzinfo=UTC)
_CHANCE = random.Random(5)
_COLUMNS = (
    *("id", "file_id", "seq", "kind", "at", "assumed", "recorded_at", "person", "capacity"),
    *("office", "office_path", "from_stage", "to_stage", "article"),
    *("commitment", "previous", "hash"),
)


def measure(site: Site) -> list[Figure]:
    """Entering, auditing and proving, one after the other on one database."""
    django.setup()
    with databases.connect("owner") as owner:
        _write_acts(owner)
        entered = _seconds(_enter)
        audited = _seconds(_audit)
        _write_leaves(owner)
        took = sorted(_proofs())
    median, slow = statistics.median(took) * 1000, took[int(len(took) * 0.99)] * 1000
    return [
        Figure(
            key="log_enter",
            what="Acts entering the public log",
            value=f"{ACTS / entered:,.0f} a second",
            how=f"{ACTS:,} waiting acts in batches of 5,000; nobody waits for them",
        ),
        Figure(
            key="log_audit",
            what=f"`netra log audit` of {ACTS:,} acts",
            value=f"{audited:.0f} s",
            how="every commitment, chain, leaf, tile and checkpoint; promised: under 60 s",
        ),
        Figure(
            key="log_proof",
            what=f"A proof among {LEAVES:,} leaves",
            value=f"{median:.1f} ms (median of {PROOFS:,}; 99th of a hundred {slow:.1f} ms)",
            how="by the leaf's hash, from PostgreSQL, warm; promised: under 5 ms",
        ),
    ]


def _seconds(work: Any) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _write_acts(owner: databases.Connection) -> None:
    """As many acts, with their words; they wait for the tree."""
    for table in ("base_act", "base_actbody"):
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
    with owner.cursor() as cursor:
        files = [_id() for _ in range(ACTS // A_FILE)]
        with cursor.copy("COPY base_file (id, opened_at, regime) FROM STDIN") as copy:
            for each in files:
                copy.write_row((each, _AT, ""))
        acts = list(_acts(files))
        with cursor.copy(f"COPY base_act ({', '.join(_COLUMNS)}) FROM STDIN".encode()) as copy:
            for row, _salt, _content in acts:
                copy.write_row(row)
        with cursor.copy("COPY base_actbody (act_id, salt, content) FROM STDIN") as copy:
            for row, salt, content in acts:
                copy.write_row((row[0], salt, content))
        owner.execute(
            "INSERT INTO ledger_waiting SELECT id FROM base_act a WHERE NOT EXISTS"
            " (SELECT FROM ledger_leaf l WHERE l.act_id = a.id) ON CONFLICT DO NOTHING"
        )
    for table in ("base_act", "base_actbody"):
        owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER".encode())
        owner.execute(f"ANALYZE {table}".encode())


def _acts(files: list[UUID]) -> Iterator[tuple[tuple[Any, ...], bytes, str]]:
    """Rows of acts with the salt and the words of each."""
    import json

    from netra.base.acts import GENESIS, chain_hash, commitment
    from netra.base.models import Act

    for file_id in files:
        previous = GENESIS
        for seq in range(1, A_FILE + 1):
            act = Act(id=_id(), file_id=file_id, seq=seq, kind="ask_reporter", at=_AT)
            act.recorded_at, act.capacity, act.article = _AT, "caseworker", "Pasal 1 ayat (1)"
            act.from_stage = act.to_stage = "received"
            salt, content = _CHANCE.randbytes(32), {"number": seq, "note": "sepatah kata" * 10}
            act.commitment = commitment(act, content, salt)
            act.hash = chain_hash(previous, act.commitment)
            row = (
                *(act.id, file_id, seq, act.kind, _AT, False, _AT, None, act.capacity),
                *(None, None, act.from_stage, act.to_stage, act.article),
                *(act.commitment, previous, act.hash),
            )
            yield row, salt, json.dumps(content)
            previous = act.hash


def _id() -> UUID:
    return UUID(bytes=_CHANCE.randbytes(16))


def _enter() -> None:
    from netra.doors import log_keys

    log_keys.bring_up_to_date()


def _audit() -> None:
    from netra.doors import log_keys
    from netra.ledger import queries

    found = queries.audit(trusted=log_keys.verifiers(), mirrors={})
    assert found.findings == (), found.findings[:5]
    assert found.acts == found.leaves >= ACTS


def _write_leaves(owner: databases.Connection) -> None:
    """The tree has LEAVES leaves, and is signed."""
    from netra.doors import log_keys
    from netra.ledger import queries

    size = queries.size()
    owner.execute("ALTER TABLE ledger_leaf DISABLE TRIGGER USER")
    for (name,) in owner.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = 'ledger_leaf'::regclass"
        " AND contype IN ('f', 'u')"
    ).fetchall():
        owner.execute(f"ALTER TABLE ledger_leaf DROP CONSTRAINT {name}".encode())
    for begin in range(size, LEAVES, 2**20):
        _more_leaves(owner, begin, min(begin + 2**20, LEAVES))
    owner.execute("ALTER TABLE ledger_leaf ADD CONSTRAINT leaf_stands_once UNIQUE (hash)")
    owner.execute("ANALYZE ledger_leaf")
    log_keys.bring_up_to_date()


def _more_leaves(owner: databases.Connection, begin: int, end: int) -> None:
    from netra.ledger import queries
    from netra.ledger.tree import tiles

    leaves = [
        hashlib.sha256(begin.to_bytes(8) + n.to_bytes(4)).digest() for n in range(end - begin)
    ]
    with owner.cursor().copy("COPY ledger_leaf (index, act_id, hash) FROM STDIN") as copy:
        for place, leaf in enumerate(leaves):
            copy.write_row((begin + place, UUID(bytes=leaf[:16]), leaf))
    changed = tiles.grow(begin, queries.fetch(tiles.edge(begin)), leaves)
    with owner.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO ledger_tile (level, number, hashes) VALUES (%s, %s, %s)"
            " ON CONFLICT (level, number) DO UPDATE SET hashes = excluded.hashes",
            [(*at, held) for at, held in changed.items()],
        )


def _proofs() -> list[float]:
    """Seconds that each proof took; the first hundred warm the caches and are not counted."""
    from netra.ledger import queries
    from netra.ledger.models import Leaf

    wanted = _CHANCE.sample(range(LEAVES), PROOFS + 100)
    hashes = Leaf.objects.filter(index__in=wanted).values_list("hash", flat=True)
    took = []
    for leaf in _CHANCE.sample([bytes(each) for each in hashes], len(wanted)):
        begun = time.perf_counter()
        proof = queries.prove(leaf)
        took.append(time.perf_counter() - begun)
        assert proof is not None
    return took[100:]
