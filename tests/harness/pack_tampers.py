"""A pack's bytes changed at random: one bit flipped, bytes cut, put in, swapped or deleted."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from netra.doors.packs import verifier

MOST = 40


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


def unnoticed(data: bytes, path: Path) -> str:
    """Why the verifier missed it, "" if it did not: something is broken, and it says what."""
    path.write_bytes(data)
    answers = verifier.verify(str(path))
    if verifier.exit_code(answers) != 1:
        return f"exit code {verifier.exit_code(answers)}"
    found = [each for each in answers if each["verdict"] == verifier.BROKEN]
    return "" if all(each["found"] for each in found) else "nothing said"
