"""Sealing: what only an office's key opens again (libsodium sealed boxes through PyNaCl)."""

import json
from typing import Any

from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox


def new_key_pair(wrapping_key: bytes) -> tuple[bytes, bytes]:
    """A fresh pair: the public half, and the private half wrapped by the 32-byte key given."""
    private = PrivateKey.generate()
    return bytes(private.public_key), bytes(SecretBox(wrapping_key).encrypt(bytes(private)))


def seal(content: dict[str, Any], public_key: bytes) -> bytes:
    """The content, readable only with the private half."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    return bytes(SealedBox(PublicKey(public_key)).encrypt(plain))


def unseal(sealed: bytes, wrapped_private: bytes, wrapping_key: bytes) -> dict[str, Any]:
    """The content again; raises `nacl.exceptions.CryptoError` for a wrong key or changed bytes."""
    private = PrivateKey(SecretBox(wrapping_key).decrypt(bytes(wrapped_private)))
    content: dict[str, Any] = json.loads(SealedBox(private).decrypt(bytes(sealed)))
    return content
