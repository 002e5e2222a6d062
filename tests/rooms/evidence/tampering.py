"""Changing evidence behind the house's back: its rows as their owner can, its bytes as a disk can.

What no act tells is left out, as `evidence.queries.auditing` says: what machines derived, found by
looking or captured.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from netra.evidence.queries import auditing, auditing_bytes
from netra.evidence.queries.checked import name_of
from netra.ledger.queries import Finding
from tests.rooms.evidence import destroying
from tests.rooms.evidence.test_retention import held, lifted
from tests.rooms.ledger.tampering import flipped, rows, run, undone

TABLES = ("item", "blob", "derived", "annotation", "hold", "destruction")
_NOT_TOLD = {
    "derived": "made_by <> 'machine'",
    "blob": "sha256 IN (SELECT blob_id FROM evidence_item UNION SELECT blob_id"
    " FROM evidence_derived WHERE made_by <> 'machine')",
}


def a_lived_in_house() -> list[str]:
    """Files with evidence, holds, and destroyed evidence; the hashes whose bytes stand."""
    for number in range(3):
        walk, item = destroying.stopped()
        other = destroying.given(walk, b"catatan lain %d" % number, f"lain-{number}.txt")
        destroying.made_of(walk, other, b"turunan %d" % number)
        hold = held(walk, f"Gugatan {number}")
        if number:
            lifted(walk, hold)
            destroying.destroyed(walk, destroying.asked(walk, item.id))
    living = rows(
        "SELECT blob_id FROM evidence_item i UNION SELECT blob_id FROM evidence_derived"
        " EXCEPT SELECT blob_id FROM evidence_item WHERE id IN"
        " (SELECT item_id FROM evidence_destruction)"
        " ORDER BY 1"
    )
    return [sha256 for (sha256,) in living]


@contextmanager
def unguarded() -> Iterator[None]:
    """Inside, as the tables' owner, every guard of evidence is gone; for good."""
    for table in TABLES:
        run(f"ALTER TABLE evidence_{table} DISABLE TRIGGER USER")
        run(f"ALTER TABLE evidence_{table} ADD COLUMN spot serial")
    for table, name in rows(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint WHERE contype IN ('f', 'c')"
        " AND %s::regclass[] && ARRAY[conrelid, confrelid]::regclass[]",
        [f"evidence_{table}" for table in TABLES],
    ):
        run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    yield


def findings() -> list[Finding]:
    """What the audit of evidence says, inside the transaction that runs."""
    read = auditing_bytes.Read(lambda _bytes: None)
    lost = (*auditing_bytes.bytes_of_blobs(read), *auditing_bytes.strays(datetime.now(UTC)))
    return [*auditing.audit_rows()[0], *lost]


@dataclass
class Attack:
    """One tampering by chance with a row or with bytes: what was done, and how to undo it."""

    chance: random.Random
    store: Path
    hashes: list[str]
    done: str = ""
    undo: list[Callable[[], object]] = field(default_factory=list)

    def strike(self) -> None:
        """Evidence was changed in one way that makes a difference."""
        ways: list[Callable[[], bool]] = [self.flip_row] * 4
        ways += [self.swap_rows, self.delete_row, self.copy_row]
        ways += [self.flip_byte, self.flip_byte, self.cut, self.insert, self.swap, self.lose]
        ways += [self.add_stray]
        while not self.chance.choice(ways)():
            continue

    def flip_row(self) -> bool:
        """One bit of one value."""
        table, column, kind = self._column()
        found = self._told(table, f"spot, {column}::text")
        if not found:
            return False
        spot, held = self.chance.choice(found)
        changed = flipped(held, kind, self.chance)
        self.done = f"flip {table}.{column} {spot}: {held} -> {changed}"
        if changed is None or not self._set(table, column, kind, changed, spot):
            return False
        statement = f"SELECT {column}::text FROM evidence_{table} WHERE spot = %s"
        return rows(statement, spot) != [(held,)]

    def swap_rows(self) -> bool:
        """One column's values of two rows."""
        table, column, kind = self._column()
        found = self._told(table, f"spot, {column}::text")
        if len(found) < 2:
            return False
        (one, a), (other, b) = self.chance.sample(found, 2)
        self.done = f"swap {table}.{column} {one} and {other}"
        return a != b and self._try(
            f"UPDATE evidence_{table} SET {column} = (CASE spot WHEN {one} THEN %s ELSE %s"
            f" END)::{kind} WHERE spot IN ({one}, {other})",
            *(b, a),
        )

    def delete_row(self) -> bool:
        table = self.chance.choice(TABLES)
        spot = self.chance.choice(self._told(table, "spot"))[0]
        self.done = f"delete {table} {spot}"
        return run(f"DELETE FROM evidence_{table} WHERE spot = %s", spot) == 1

    def copy_row(self) -> bool:
        """One row more, under another key."""
        table, key = self.chance.choice(
            [(each, "gen_random_uuid()") for each in ("item", "derived", "annotation", "hold")]
        )
        names = [name for (name, _kind) in _columns(table)]
        values = ", ".join({"id": key, "number": "number + 50"}.get(name, name) for name in names)
        spot = self.chance.choice(self._told(table, "spot"))[0]
        self.done = f"copy {table} {spot}"
        return self._try(
            f"INSERT INTO evidence_{table} ({', '.join(names)}) SELECT {values}"
            f" FROM evidence_{table} WHERE spot = {spot}"
        )

    def flip_byte(self) -> bool:
        file = self._file()
        content = bytearray(file.read_bytes())
        place, bit = self.chance.randrange(len(content)), self.chance.randrange(8)
        content[place] ^= 1 << bit
        self.done = f"flip bit {bit} of byte {place} of {file.name}"
        return bool(file.write_bytes(content))

    def cut(self) -> bool:
        file = self._file()
        kept = self.chance.randrange(file.stat().st_size)
        self.done = f"cut {file.name} to {kept} bytes"
        os.truncate(file, kept)
        return True

    def insert(self) -> bool:
        file = self._file()
        content = file.read_bytes()
        place = self.chance.randrange(len(content) + 1)
        self.done = f"insert into {file.name} at {place}"
        return bool(file.write_bytes(content[:place] + b"\0" + content[place:]))

    def swap(self) -> bool:
        one, other = self._file(), self._file()
        self.done = f"swap {one.name} and {other.name}"
        a, b = one.read_bytes(), other.read_bytes()
        return a != b and bool(one.write_bytes(b)) and bool(other.write_bytes(a))

    def lose(self) -> bool:
        file = self._file()
        self.done = f"delete {file.name}"
        file.unlink()
        return True

    def add_stray(self) -> bool:
        file = self.store / "ab" / "cd" / self.chance.choice(("abcd", "f" * 64, "x.php"))
        file.parent.mkdir(parents=True, exist_ok=True)
        self.undo.append(lambda: shutil.rmtree(self.store / "ab" / "cd"))
        self.done = f"add {file.name}"
        return bool(file.write_bytes(b"x"))

    def undo_bytes(self) -> None:
        for back in reversed(self.undo):
            back()

    def _file(self) -> Path:
        file = self.store / name_of(self.chance.choice(self.hashes))
        before = file.read_bytes()
        self.undo.append(lambda: file.write_bytes(before))
        return file

    def _column(self) -> tuple[str, str, str]:
        table = self.chance.choice(TABLES)
        column, kind = self.chance.choice(_columns(table))
        return table, column, kind

    def _told(self, table: str, what: str) -> list[tuple[object, ...]]:
        where = _NOT_TOLD.get(table, "true")
        return rows(f"SELECT {what} FROM evidence_{table} WHERE {where} ORDER BY spot")

    def _set(self, table: str, column: str, kind: str, value: str, spot: object) -> bool:
        return self._try(
            f"UPDATE evidence_{table} SET {column} = %s::{kind} WHERE spot = %s", value, spot
        )

    def _try(self, statement: str, *arguments: object) -> bool:
        """False where the database cannot hold it."""
        try:
            with transaction.atomic():
                return run(statement, *arguments) > 0
        except Exception:
            return False


def unnoticed(attack: Attack) -> str:
    """The attack was made and undone; what it did, if the audit finds nothing: else nothing."""
    with undone():
        try:
            attack.strike()
            return "" if findings() else attack.done
        finally:
            attack.undo_bytes()


def _columns(table: str) -> list[tuple[str, str]]:
    """Name and type of every column, but what only counts rows."""
    found = rows(
        "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
        " AND attname <> 'spot' AND NOT (attname = 'id' AND atttypid = 'bigint'::regtype)"
        " ORDER BY attnum",
        f"evidence_{table}",
    )
    return [(str(name), str(kind)) for name, kind in found]
