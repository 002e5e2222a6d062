"""The audit of evidence: its rows against what the acts told, its bytes against its rows.

What a machine derived or found by looking, and what a capture came to, no act tells: of these only
the bytes are checked.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from netra.evidence.queries import auditing_bytes, auditing_sql
from netra.evidence.queries.untold import digest
from netra.ledger.queries.findings import Finding, streamed

WHATS = (
    "row_untold",
    "row_differs",
    "row_missing",
    "blob_alone",
    "bytes_missing",
    "bytes_wrong",
    "bytes_remain",
    "unreadable",
    "stray",
)
"""Every kind of finding beside those of the ledger; the door has a sentence for each."""


@dataclass(frozen=True)
class EvidenceAudit:
    """What was looked at, and what is wrong with it.

    `rows` of items, derived things, remarks, holds and destructions were compared with their acts;
    `machine` ones no act tells. `bytes` were read of `blobs` (0 if none was asked for).
    """

    rows: int
    machine: int
    blobs: int
    bytes: int
    findings: tuple[Finding, ...]


def audit_evidence(
    *, before: datetime, files: bool = True, told: Callable[[int], None] = lambda _bytes: None
) -> EvidenceAudit:
    """Every row and, with `files`, every byte of the store is read once; memory stays flat.

    Files in the store that nothing names are told if written before `before`. `told` hears how many
    bytes were read so far. In transactions of its own, not inside another.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        found, rows, machine = audit_rows()
    if not files:
        return EvidenceAudit(rows, machine, 0, 0, found)
    read = auditing_bytes.Read(told)
    lost = (*auditing_bytes.bytes_of_blobs(read), *auditing_bytes.strays(before))
    return EvidenceAudit(rows, machine, read.blobs, read.bytes, (*found, *lost))


def audit_rows() -> tuple[tuple[Finding, ...], int, int]:
    """What is wrong with the rows as this transaction sees them; how many there are, and how many
    a machine made."""
    findings: list[Finding] = []
    rows = machine = 0
    for table, query in auditing_sql.TABLES.items():
        with streamed(auditing_sql.TELLING + query) as read:
            for where, held, told in read:
                rows += 1
                machine += table == "derived" and told == auditing_sql.MACHINE
                findings += _compared(f"{table} {where}", json.loads(held), told)
    with streamed(auditing_sql.TELLING + auditing_sql.MISSING) as read:
        findings += [Finding("row_missing", where) for (where,) in read]
    with streamed(auditing_sql.ALONE) as read:
        findings += [Finding("blob_alone", where) for (where,) in read]
    return tuple(findings), rows, machine


def _compared(where: str, held: dict[str, Any], told: str | None) -> Iterator[Finding]:
    if told is None:
        yield Finding("row_untold", where)
        return
    said = json.loads(told)
    if "untold" in said:
        held["untold"] = _untold(held)
    for key in sorted(said.keys() & held.keys()):
        filled = key == "blake2b" and said[key] == ""  # taken later, of bytes that were checked
        if _plain(key, said[key]) != _plain(key, held[key]) and not filled:
            yield Finding("row_differs", f"{where}: {key}")


def _plain(key: str, value: Any) -> Any:
    """A moment however it is written; what is none stays as it is."""
    try:
        return datetime.fromisoformat(value) if key.endswith("_at") and value else value
    except (TypeError, ValueError):
        return value


def _untold(held: dict[str, Any]) -> str:
    return digest(
        salt=bytes.fromhex(held["salt"] or ""),
        name=held["name"],
        note=held["note"],
        number=held["item_number"],
        given_by=held["given_by"],
        office=held["item_office"],
        path=held["item_path"],
    )
