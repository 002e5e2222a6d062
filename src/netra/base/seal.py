"""Sealing: what only a custodian's own secret opens again (libsodium through PyNaCl).

Identities are sealed to an office's public key. Its private half lies sealed to each custodian's
public key, and the custodian's private half lies under a secret that nobody but him or her knows.
"""

import json
from typing import Any

from nacl import pwhash
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox
from nacl.utils import random

from netra.base.errors import Problem

_VERSION = b"\x01"
_MEMORY = 64 * 1024 * 1024
_PASSES = 4
"""Argon2id of a custodian's secret: 64 MiB, four passes (about 0.2 s)."""


class WrongSecret(Problem):
    """The secret does not open the custodian's key."""

    code = "wrong_secret"
    field = "secret"


def new_pair() -> tuple[bytes, bytes]:
    """A fresh X25519 pair: the public half, and the private one."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(private)


def lock(private: bytes, secret: str) -> bytes:
    """The private half under the secret: version, salt, and an authenticated box."""
    salt = random(pwhash.argon2id.SALTBYTES)
    return _VERSION + salt + bytes(SecretBox(_stretched(secret, salt)).encrypt(private))


def unlock(locked: bytes, secret: str) -> bytes:
    """The private half again. Raises `WrongSecret`."""
    rest = locked.removeprefix(_VERSION)
    salt, box = rest[: pwhash.argon2id.SALTBYTES], rest[pwhash.argon2id.SALTBYTES :]
    try:
        return bytes(SecretBox(_stretched(secret, salt)).decrypt(box))
    except CryptoError as error:
        raise WrongSecret from error


def seal_bytes(content: bytes, public: bytes) -> bytes:
    """The bytes, readable only with the private half."""
    return bytes(SealedBox(PublicKey(public)).encrypt(content))


def unseal_bytes(sealed: bytes, private: bytes) -> bytes:
    """The bytes again; raises `nacl.exceptions.CryptoError` for a wrong key or changed bytes."""
    return bytes(SealedBox(PrivateKey(private)).decrypt(sealed))


def seal(content: dict[str, Any], public: bytes) -> bytes:
    """The content, readable only with the private half."""
    return seal_bytes(json.dumps(content, ensure_ascii=False, sort_keys=True).encode(), public)


def unseal(sealed: bytes, private: bytes) -> dict[str, Any]:
    """The content again; raises `nacl.exceptions.CryptoError` for a wrong key or changed bytes."""
    content: dict[str, Any] = json.loads(unseal_bytes(sealed, private))
    return content


def _stretched(secret: str, salt: bytes) -> bytes:
    return bytes(
        pwhash.argon2id.kdf(
            SecretBox.KEY_SIZE, secret.encode(), salt, opslimit=_PASSES, memlimit=_MEMORY
        )
    )
