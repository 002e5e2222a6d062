"""What an act does not tell of an item, fixed by a salted digest that it does tell."""

import hashlib
from typing import Any

import rfc8785


def digest(
    *, salt: bytes, name: str, note: str, number: int, given_by: str, office: Any, path: str
) -> str:
    """SHA-256, in hex, over salt and canonical JSON of what is kept of an item but in no act.

    A name may tell who gave it, so no act says it; yet nobody changes it without this showing.
    """
    said: dict[str, Any] = {
        "name": name,
        "note": note,
        "number": number,
        "given_by": given_by,
        "office": str(office),
        "path": path,
    }
    return hashlib.sha256(salt + rfc8785.dumps(said)).hexdigest()
