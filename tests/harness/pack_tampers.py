"""A pack's bytes changed at random: one bit flipped, bytes cut, put in, swapped or deleted; or what
lies inside changed against what is committed, and everything sealed anew with the right key."""

import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netra.doors.packs import verifier
from tests.harness import packs
from tests.harness.packs import Files

MOST = 40
_BYTES = ("sha256", "blake2b", "size", "media_type", "id", "at", "act")
COMMITTED = {
    "acts": ("seq", "commitment", "previous", "hash", "salt"),
    "items": (*_BYTES, "number", "access", "found_at", "first_seen_on", "given_by"),
    "derived": (*_BYTES, "item", "kind", "tool", "made_by"),
}
"""What of the first line of a table cannot be otherwise, its act being told."""
FIELDS = ("create_version", "extract_version", "internal_attr", "external_attr", "create_system")


def _flip(data: bytes, chance: random.Random) -> bytes:
    place, bit = chance.randrange(len(data)), 1 << chance.randrange(8)
    return data[:place] + bytes([data[place] ^ bit]) + data[place + 1 :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] if chance.random() < 0.7 else data[place + 1 :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place, more = chance.randrange(len(data) + 1), chance.randbytes(chance.randint(1, MOST))
    return data[:place] + more + data[place:]


def _swap(data: bytes, chance: random.Random) -> bytes:
    size = chance.randint(1, MOST)
    one, two = sorted(chance.sample(range(len(data) - size), 2))
    two = max(two, one + size)
    between, rest = data[one + size : two], data[two + size :]
    return data[:one] + data[two : two + size] + between + data[one : one + size] + rest


def _delete(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.randint(1, MOST) :]


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "flip": _flip,
    "cut": _cut,
    "insert": _insert,
    "swap": _swap,
    "delete": _delete,
}


def _line(files: Files, chance: random.Random) -> bytes:
    table = chance.choice(list(COMMITTED))
    member = chance.choice(COMMITTED[table])
    first, *rest = files[f"data/{table}.jsonl"].splitlines()
    row = json.loads(first)
    row[member] = row[member] + 1 if isinstance(row[member], int) else _other(row[member], chance)
    lines = [json.dumps(row).encode(), *rest]
    return _sealed({**files, f"data/{table}.jsonl": b"\n".join(lines) + b"\n"})


def _other(text: str, chance: random.Random) -> str:
    place = chance.randrange(min(len(text), 19))  # of an hour no more is compared
    digit = chance.choice([each for each in "0123456789abcdef" if each != text[place]])
    return text[:place] + digit + text[place + 1 :]


def _item(files: Files, chance: random.Random) -> bytes:
    """Other bytes, and a line that says so."""
    name, content = "data/items/0001.jpg", chance.randbytes(MOST)
    first, *rest = files["data/items.jsonl"].splitlines()
    row = json.dumps({**json.loads(first), **packs.hashes(content)}).encode()
    table = b"\n".join([row, *rest]) + b"\n"
    return _sealed({**files, name: content, "data/items.jsonl": table})


def _field(files: Files, chance: random.Random) -> bytes:
    """One entry of the archive's directory is otherwise."""
    chosen, field = f"berkas/{chance.choice(list(files))}", chance.choice(FIELDS)

    def bend(entry: zipfile.ZipInfo) -> None:
        if entry.filename == chosen:
            setattr(entry, field, getattr(entry, field) ^ 1 << chance.randrange(4))

    return packs.signed(packs.zipped(packs.bagged(files), bend))


def _sealed(files: Files) -> bytes:
    return packs.signed(packs.zipped(packs.bagged(files)))


INSIDE: dict[str, Callable[[Files, random.Random], bytes]] = {
    "line": _line,
    "item": _item,
    "field": _field,
}


@dataclass(frozen=True)
class Tampered:
    """What was done to the pack, and what it is afterwards."""

    kind: str
    data: bytes


def tampered(data: bytes, chance: random.Random) -> Tampered:
    """The pack after one change that did change it."""
    while True:
        kind = chance.choice(list(KINDS))
        bent = KINDS[kind](data, chance)
        if bent != data:
            return Tampered(kind, bent)


def resealed(files: Files, chance: random.Random) -> Tampered:
    """The pack of these files after one change inside, its manifests and signature made anew."""
    kind = chance.choice(list(INSIDE))
    return Tampered(kind, INSIDE[kind](files, chance))


def unnoticed(data: bytes, path: Path) -> str:
    """Why the verifier missed it, "" if it did not: something is broken, and it says what."""
    path.write_bytes(data)
    answers = verifier.verify(str(path))
    if verifier.exit_code(answers) != 1:
        return f"exit code {verifier.exit_code(answers)}"
    found = [each for each in answers if each["verdict"] == verifier.BROKEN]
    return "" if all(each["found"] for each in found) else "nothing said"
