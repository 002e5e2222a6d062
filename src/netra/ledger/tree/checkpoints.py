"""Checkpoints (C2SP tlog-checkpoint) and proofs (C2SP tlog-proof) as texts that others can read."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass

from netra.ledger.tree.hashing import HASH_BYTES
from netra.ledger.tree.notes import BadNote, Verifier, from_base64, open_note
from netra.ledger.tree.proofs import includes

_HEAD = "c2sp.org/tlog-proof@v1"
_NUMBER = re.compile(r"0|[1-9][0-9]{0,17}")


class BadProof(ValueError):
    """A proof that cannot be read, or proves nothing. The text says why, in English."""


@dataclass(frozen=True)
class Checkpoint:
    """A tree at one size: whose, how many leaves, which root."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True)
class Proof:
    """That a leaf stands at `index` of the tree a signed checkpoint names."""

    index: int
    hashes: tuple[bytes, ...]
    note: str

    def __str__(self) -> str:
        """The proof as a file that needs nothing but the log's public key to be checked."""
        lines = (base64.b64encode(each).decode() for each in self.hashes)
        return "\n".join([_HEAD, f"index {self.index}", *lines, "", self.note])


def read(text: str) -> Checkpoint:
    """The checkpoint a note's text is. Raises BadNote."""
    origin, _, rest = text.partition("\n")
    size, _, rest = rest.partition("\n")
    root, newline, _extensions = rest.partition("\n")
    if not (origin and newline and _NUMBER.fullmatch(size)):
        raise BadNote("not a checkpoint")
    return Checkpoint(origin, int(size), _hash(root))


def opened(note: str, trusted: Iterable[Verifier]) -> Checkpoint:
    """The checkpoint of a note that a trusted key signed under the log's name. Raises BadNote."""
    found = open_note(note, trusted)
    checkpoint = read(found.text)
    if checkpoint.origin not in {key.name for key in found.signed_by}:
        raise BadNote("signed for another log")
    return checkpoint


def read_proof(text: str) -> Proof:
    """The proof that `str` wrote. Raises BadProof."""
    head, _, rest = text.partition("\n")
    lines, gap, note = rest.partition("\n\n")
    named, *hashes = [line for line in lines.split("\n") if not line.startswith("extra ")]
    number = named.removeprefix("index ")
    if head != _HEAD or not gap or named == number or not _NUMBER.fullmatch(number):
        raise BadProof("not a proof")
    try:
        return Proof(int(number), tuple(_hash(each) for each in hashes), note)
    except BadNote as bad:
        raise BadProof(str(bad)) from bad


def proves(proof: Proof, *, leaf: bytes, trusted: Iterable[Verifier]) -> Checkpoint:
    """The signed checkpoint in whose tree the leaf stands. Raises BadProof."""
    try:
        found = opened(proof.note, trusted)
    except BadNote as bad:
        raise BadProof(str(bad)) from bad
    path = list(proof.hashes)
    if not includes(leaf=leaf, index=proof.index, size=found.size, root=found.root, proof=path):
        raise BadProof("the leaf is not in the tree that was signed")
    return found


def _hash(line: str) -> bytes:
    try:
        found = from_base64(line)
    except (binascii.Error, ValueError) as error:
        raise BadNote("a hash cannot be read") from error
    if len(found) != HASH_BYTES:
        raise BadNote("a hash has another length")
    return found
