"""Signed notes (C2SP signed-note) with Ed25519: text, an empty line, lines of signatures."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

_ED25519 = b"\x01"
_ID_BYTES = 4
_MOST_SIGNATURES = 16
_MOST_BYTES = 100_000
_LINE = re.compile(r"— (?P<name>[^\s+]+) (?P<signature>[A-Za-z0-9+/]+={0,2})")
_NAME = re.compile(r"[^\s+]+")


class BadNote(ValueError):
    """A note that is none, or that nobody we trust has signed. The text says which, in English."""


@dataclass(frozen=True)
class Verifier:
    """A public key under its name."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which signature lines name the key."""
        named = self.name.encode() + b"\n" + _ED25519 + self.public
        return hashlib.sha256(named).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """The key as others are given it: name+id+key."""
        key = base64.b64encode(_ED25519 + self.public).decode()
        return f"{self.name}+{self.id.hex()}+{key}"

    @classmethod
    def read(cls, text: str) -> "Verifier":
        """The key that `str` wrote. Raises ValueError for anything else."""
        name, _, rest = text.strip().partition("+")
        given, _, key = rest.partition("+")
        decoded = from_base64(key)
        found = cls(name, decoded[1:])
        if not _NAME.fullmatch(name) or decoded[:1] != _ED25519 or len(decoded) != 33:
            raise ValueError("not an Ed25519 key of a signed note")
        if found.id.hex() != given:
            raise ValueError("the key's number is not that of its name and bytes")
        return found

    def verifies(self, text: bytes, signature: bytes) -> bool:
        """Whether this key signed that text."""
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class Signer:
    """A private key, 32 bytes, under its name."""

    name: str
    secret: bytes

    @property
    def verifier(self) -> Verifier:
        """The public half."""
        return Verifier(self.name, self._key().public_key().public_bytes_raw())

    def line(self, text: str) -> str:
        """The line that says this key signed the text."""
        signature = self.verifier.id + self._key().sign(text.encode())
        return f"— {self.name} {base64.b64encode(signature).decode()}\n"

    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)


@dataclass(frozen=True)
class Opened:
    """A note's text, and those of the trusted keys that signed it."""

    text: str
    signed_by: tuple[Verifier, ...]


def from_base64(text: str) -> bytes:
    """The bytes, if the text is the one that stands for them.

    The last letter before a `=` has bits that say nothing: a text in which one of them is flipped
    reads as the same bytes, and would be altered unnoticed. Raises `binascii.Error`, a ValueError.
    """
    decoded = base64.b64decode(text, validate=True)
    if base64.b64encode(decoded).decode() != text:
        raise binascii.Error("not the text of these bytes")
    return decoded


def sign(text: str, signers: Iterable[Signer]) -> str:
    """The text, which ends in a newline, signed by each."""
    return text + "\n" + "".join(signer.line(text) for signer in signers)


def open_note(note: str, trusted: Iterable[Verifier]) -> Opened:
    """The note's text. Raises BadNote unless a trusted key signed it, and no trusted one wrongly.

    Lines of unknown keys are passed over.
    """
    text, signatures = _parts(note)
    known = {(each.name, each.id): each for each in trusted}
    signed_by = []
    for name, signature in signatures:
        key = known.get((name, signature[:_ID_BYTES]))
        if key is None:
            continue
        if not key.verifies(text.encode(), signature[_ID_BYTES:]):
            raise BadNote(f"the signature of {name} is wrong")
        signed_by.append(key)
    if not signed_by:
        raise BadNote("no key that is trusted has signed it")
    return Opened(text, tuple(dict.fromkeys(signed_by)))


def _parts(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    if len(note) > _MOST_BYTES or any(each < " " and each != "\n" for each in note):
        raise BadNote("too long, or with control characters")
    text, gap, lines = note.rpartition("\n\n")
    if not gap or not lines.endswith("\n"):
        raise BadNote("without signatures")
    found = [_signature(line) for line in lines.removesuffix("\n").split("\n")]
    if len(found) > _MOST_SIGNATURES:
        raise BadNote("with too many signatures")
    return text + "\n", found


def _signature(line: str) -> tuple[str, bytes]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise BadNote("a line of signature cannot be read")
    try:
        return found["name"], from_base64(found["signature"])
    except binascii.Error as error:
        raise BadNote("a line of signature cannot be read") from error
