"""The acts read back as text and hashed again.

A second reading, beside `base.queries`: it takes the columns as the database prints them, so that a
moment or a name no Python type can hold is a finding, not a crash; and it is fast enough for
millions.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import rfc8785

from netra.base.acts import COMMITMENT_VERSION, GENESIS, chain_hash
from netra.ledger.queries.findings import Finding, streamed
from netra.ledger.queries.proving import leaf_of

_MOMENT = 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"AD'
# Words that are gone: whether an act of destruction, later in the file, names them.
_ACTS = """
SELECT a.id::text, a.file_id::text, a.seq, a.kind, a.assumed,
    coalesce(to_char(a.at AT TIME ZONE 'UTC', %s), ''),
    coalesce(to_char(a.recorded_at AT TIME ZONE 'UTC', %s), ''),
    a.person::text, a.capacity, a.office::text, a.office_path::text,
    a.from_stage, a.to_stage, a.article, a.commitment, a.previous, a.hash,
    b.salt, b.content::text, l.index, l.hash, w.act IS NOT NULL,
    CASE WHEN b.act_id IS NULL THEN EXISTS (
        SELECT FROM base_act d JOIN base_actbody told ON told.act_id = d.id
        WHERE d.file_id = a.file_id AND d.seq > a.seq
            AND d.kind IN ('destroy_evidence', 'destroy_words')
            AND told.content -> 'words' ? a.id::text
    ) END
FROM base_act a
LEFT JOIN base_actbody b ON b.act_id = a.id
LEFT JOIN ledger_leaf l ON l.act_id = a.id
LEFT JOIN ledger_waiting w ON w.act = a.id
ORDER BY a.file_id, a.seq, a.id
"""


class _Row(NamedTuple):
    id: str
    file: str
    seq: int
    kind: str
    assumed: bool
    at: str
    recorded_at: str
    person: str | None
    capacity: str
    office: str | None
    office_path: str | None
    from_stage: str
    to_stage: str
    article: str
    commitment: bytes
    previous: bytes
    hash: bytes
    salt: bytes | None
    content: str | None
    leaf: int | None
    leaf_hash: bytes | None
    waits: bool
    destroyed: bool | None


@dataclass
class Counted:
    """How many acts were read; how many had no words left, and how many no leaf yet."""

    acts: int = 0
    wordless: int = 0
    waiting: int = 0


def acts(counted: Counted) -> Iterator[Finding]:
    """Everything wrong with the acts, their chains, their words and their way into the tree."""
    before: _Row | None = None
    with streamed(_ACTS, _MOMENT, _MOMENT) as rows:
        for columns in rows:
            row = _Row._make(columns)
            same = before if before is not None and before.file == row.file else None
            what = _chain(row, same) or _words(row) or _leaf(row)
            if what:
                yield Finding(what, f"{row.file} {row.seq}")
            counted.acts += 1
            counted.wordless += row.content is None
            counted.waiting += row.leaf is None
            before = row


def _chain(row: _Row, before: _Row | None) -> str:
    if row.seq != (before.seq + 1 if before else 1):
        return "gap"
    if row.previous != (before.hash if before else GENESIS):
        return "previous"
    return "" if row.hash == chain_hash(row.previous, row.commitment) else "hash"


def _words(row: _Row) -> str:
    if row.content is None or row.salt is None:
        return "" if row.destroyed else "words_gone"
    said = _said(row, json.loads(row.content))
    # Fast: what C writes is what RFC 8785 wants of nearly every act. Where it is not, ask the
    # canonical writer before anybody is told that something was changed.
    if _commits(row, json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)):
        return ""
    try:
        canonical = rfc8785.dumps(said).decode()
    except rfc8785.CanonicalizationError:
        return "commitment"
    return "" if _commits(row, canonical) else "commitment"


def _commits(row: _Row, plain: str) -> bool:
    preimage = COMMITMENT_VERSION + (row.salt or b"") + plain.encode(errors="surrogatepass")
    return hashlib.sha256(preimage).digest() == row.commitment


def _said(row: _Row, content: Any) -> dict[str, Any]:
    """What `base.acts.commitment` commits to."""
    said = {
        "id": row.id,
        "file": row.file,
        "seq": row.seq,
        "kind": row.kind,
        "at": row.at.removesuffix("AD"),
        "recorded_at": row.recorded_at.removesuffix("AD"),
        "person": row.person,
        "capacity": row.capacity,
        "office": row.office,
        "office_path": row.office_path,
        "from": row.from_stage,
        "to": row.to_stage,
        "article": row.article,
        "body": content,
    }
    if row.assumed:
        said["assumed"] = True
    return said


def _leaf(row: _Row) -> str:
    if row.leaf is None:
        return "" if row.waits else "act_without_leaf"
    if row.waits:
        return "act_waits_twice"
    return "" if row.leaf_hash == leaf_of(row.hash) else "leaf_of_another"
