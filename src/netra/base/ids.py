"""Identifiers: UUIDv7 inside the house, official numbers outside."""

from uuid import UUID

from uuid6 import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7: unique, and in the order of its making."""
    return UUID(int=uuid7().int)
