"""Changing acts and ledger behind the house's back, as whoever owns the tables can, at random."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from netra.base.models import Act
from netra.ledger import actions, queries
from netra.ledger.queries import Audit
from netra.ledger.tree.notes import Signer
from tests.harness.databases import pointed_at
from tests.rooms import path

NAME = "netra.example/log"
KEY = Signer(NAME, b"k" * 32)
TABLES = ("base_act", "base_actbody", "ledger_leaf", "ledger_tile", "ledger_checkpoint")

# Every column of every table of acts and ledger.
COLUMNS: dict[str, Sequence[str]] = {
    "base_act": (
        *("id", "file_id", "seq", "kind", "at", "assumed", "recorded_at", "person"),
        *("capacity", "office", "office_path", "from_stage", "to_stage", "article"),
        *("commitment", "previous", "hash"),
    ),
    "base_actbody": ("act_id", "salt", "content"),
    "ledger_leaf": ("index", "act_id", "hash"),
    "ledger_tile": ("level", "number", "hashes"),
    "ledger_checkpoint": ("number", "size", "note"),
    "ledger_waiting": ("act",),
}


def entered() -> str:
    """Every act is in the tree and signed; the note signed last."""
    while actions.enter():
        pass
    actions.sign(origin=NAME, signers=[KEY])
    return str(queries.last_note())


def a_lived_in_house() -> list[str]:
    """Acts of several files, notes of several sizes, and one act that still waits."""
    notes = [entered()]
    for _ in range(2):
        path.decided(path.studied(path.at_registration()))
        notes.append(entered())
        for _ in range(6):
            path.tipped()
        notes.append(entered())
    path.tipped()
    return notes


@contextmanager
def as_owner(database: str) -> Iterator[None]:
    """Inside, Django is the tables' owner and every guard it can take away is gone; for good."""
    with pointed_at(database, role="owner"):
        for table in TABLES:
            run(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        for table, name in rows(
            "SELECT conrelid::regclass::text, conname FROM pg_constraint"
            " WHERE contype IN ('f', 'c')"
            " AND %s::regclass[] && ARRAY[conrelid, confrelid]::regclass[]",
            list(COLUMNS),
        ):
            run(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        for table in COLUMNS:
            run(f"ALTER TABLE {table} ADD COLUMN spot serial")
        yield


def run(statement: str, *arguments: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments or None)
        return int(cursor.rowcount)


def rows(statement: str, *arguments: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, arguments or None)
        return cursor.fetchall()


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside is undone at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def audited(**mirrors: str) -> Audit:
    return queries.audit_here(trusted=[KEY.verifier], mirrors=mirrors)


def whats(**mirrors: str) -> set[str]:
    return {each.what for each in audited(**mirrors).findings}


@dataclass
class Attack:
    """One tampering by chance: what was done, as a person would tell it."""

    chance: random.Random
    done: str = ""
    mirror: bool = False

    def strike(self) -> None:
        """The database was changed in one way that makes a difference."""
        ways: list[Callable[[], bool]] = [self.flip] * 6
        ways += [self.delete, self.insert, self.swap, self.cut]
        while not self.chance.choice(ways)():
            continue

    def flip(self) -> bool:
        """One bit of one value."""
        table = self.chance.choice(list(COLUMNS))
        column = self.chance.choice(COLUMNS[table])
        found = rows(f"SELECT spot, {column}::text FROM {table}")
        if not found:
            return False
        spot, held = self.chance.choice(found)
        kind = _type(table, column)
        changed = flipped(held, kind, self.chance)
        self.done = f"flip {table}.{column} {spot}: {held} -> {changed}"
        statement = f"UPDATE {table} SET {column} = %s::{kind} WHERE spot = %s"
        if changed is None or not self._try(statement, changed, spot):
            return False
        # An identifier in capitals, a moment written otherwise: nothing was changed.
        return rows(f"SELECT {column}::text FROM {table} WHERE spot = %s", spot) != [(held,)]

    def delete(self) -> bool:
        """One row."""
        table = self.chance.choice(list(COLUMNS))
        [(last,)] = rows(f"SELECT max(spot) FROM {table}")
        spot = self._spot(table)
        # The note signed last may go unnoticed but for a mirror.
        self.mirror = table == "ledger_checkpoint" and spot == last
        self.done = f"delete {table} {spot}"
        return run(f"DELETE FROM {table} WHERE spot = %s", spot) == 1

    def insert(self) -> bool:
        """One row copied under another key."""
        table, columns = self.chance.choice(
            [
                ("base_act", {"id": "gen_random_uuid()", "seq": "seq + 100", "hash": "previous"}),
                ("ledger_leaf", {"index": "index + 1000", "act_id": "gen_random_uuid()"}),
                ("ledger_tile", {"number": "number + 1"}),
                ("ledger_checkpoint", {"number": "number + 1000"}),
                ("ledger_waiting", {"act": "gen_random_uuid()"}),
            ]
        )
        if table == "ledger_leaf":
            columns = {**columns, "hash": "sha256(hash)"}
        names = COLUMNS[table]
        values = ", ".join(columns.get(name, name) for name in names)
        spot = self._spot(table)
        self.done = f"insert into {table} from {spot}"
        listed = ", ".join(names)
        return self._try(
            f"INSERT INTO {table} ({listed}) SELECT {values} FROM {table} WHERE spot = %s", spot
        )

    def swap(self) -> bool:
        """One column's values of two rows."""
        table = self.chance.choice(list(COLUMNS))
        column = self.chance.choice(COLUMNS[table])
        found = rows(f"SELECT spot, {column}::text FROM {table}")
        if len(found) < 2:
            return False
        (one, a), (other, b) = self.chance.sample(found, 2)
        if a == b:
            return False
        kind = _type(table, column)
        self.done = f"swap {table}.{column} {one} and {other}"
        return self._try(
            f"UPDATE {table} SET {column} = (CASE spot WHEN %s THEN %s ELSE %s END)::{kind}"
            " WHERE spot IN (%s, %s)",
            *(one, b, a, one, other),
        )

    def cut(self) -> bool:
        """The last acts with all that was made of them since: a mirror tells."""
        acts = Act.objects.count()
        keep = self.chance.randrange(acts - 1)
        self.mirror, self.done = True, f"cut from leaf {keep} on"
        gone = "SELECT act_id FROM ledger_leaf WHERE index >= %s"
        run(f"DELETE FROM base_actbody WHERE act_id IN ({gone})", keep)
        run(f"DELETE FROM base_act WHERE id IN ({gone})", keep)
        run("DELETE FROM ledger_waiting")
        run("DELETE FROM base_act WHERE id NOT IN (SELECT act_id FROM ledger_leaf)")
        run("DELETE FROM ledger_leaf WHERE index >= %s", keep)
        run("DELETE FROM ledger_checkpoint WHERE size > %s", keep)
        run("DELETE FROM ledger_tile WHERE %s = 0", keep)
        return run("UPDATE ledger_tile SET hashes = substring(hashes FOR %s)", keep * 32) >= 0

    def _spot(self, table: str) -> int:
        return int(self.chance.choice(rows(f"SELECT spot FROM {table}"))[0])

    def _try(self, statement: str, *arguments: Any) -> bool:
        """False where the database cannot hold it: two rows of one key, no such moment."""
        try:
            with transaction.atomic():
                return run(statement, *arguments) > 0
        except Exception:
            return False


def unnoticed(attack: Attack, notes: list[str]) -> str:
    """The attack was made and undone; what it did, if the audit finds nothing: else nothing."""
    with undone():
        attack.strike()
        kept = {str(place): note for place, note in enumerate(notes)} if attack.mirror else {}
        return "" if audited(**kept).findings else attack.done


def _type(table: str, column: str) -> str:
    [(kind,)] = rows(
        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attname = %s",
        table,
        column,
    )
    return str(kind)


def flipped(held: str | None, kind: str, chance: random.Random) -> str | None:
    """The value with one bit changed, as text; None where there is no value to change."""
    if held is None:
        return None
    if kind == "boolean":
        return "false" if held == "true" else "true"
    if kind == "bytea":
        raw = bytearray.fromhex(held.removeprefix("\\x"))
        if not raw:
            return None
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        return f"\\x{raw.hex()}"
    if kind in ("integer", "bigint", "smallint"):
        return str(int(held) ^ 1 << chance.randrange(14))
    raw = bytearray(held.encode())
    if not raw:
        return None
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return None
