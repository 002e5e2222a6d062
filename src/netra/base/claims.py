"""Claim codes: sixteen digits, shown once, kept only as an Argon2id hash that can be looked up.

One secret salt for all codes is what makes the look-up possible; it lives in the settings, not in
the database. Whatever is asked, exactly one hash is computed: a wrong code, an old one and an
unknown one cost the same. Cost: 19 MiB, two passes, one lane (about 20 ms).
"""

import re
import secrets

from argon2.low_level import Type, hash_secret_raw

DIGITS = 16
_NOT_A_DIGIT = re.compile(r"\D")


def new_code() -> str:
    """A fresh claim code: sixteen random digits."""
    return "".join(secrets.choice("0123456789") for _ in range(DIGITS))


def tidy(typed: str) -> str:
    """What was typed, digits only; people write codes in groups."""
    return _NOT_A_DIGIT.sub("", typed)


def hashed(code: str, *, salt: bytes) -> bytes:
    """The code's Argon2id hash under the house's salt: 32 bytes, equal for equal codes."""
    return hash_secret_raw(
        secret=tidy(code)[: DIGITS * 2].encode(),
        salt=salt,
        time_cost=2,
        memory_cost=19 * 1024,
        parallelism=1,
        hash_len=32,
        type=Type.ID,
    )
