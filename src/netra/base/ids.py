"""Identifiers: UUIDv7 inside the house, official numbers outside."""

from uuid import UUID

from uuid6 import uuid7


def reference(file_id: UUID) -> str:
    """What a file is called until it has a number: its id's last eight letters, in two groups."""
    plain = file_id.hex.upper()
    return f"{plain[-8:-4]}-{plain[-4:]}"


def new_id() -> UUID:
    """A fresh UUIDv7: unique, and in the order of its making."""
    return UUID(int=uuid7().int)
