"""Capacities: what each may read, from which place it looks, at which desk it works."""

from dataclasses import dataclass
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class Capacity:
    """One capacity. `desk` is the kind of pages it works with.

    `looks_for` is the function of the office above its own for whose sake it looks: what that
    office was sent it reads, and nothing more ("" for its own office).
    """

    key: str
    rooms: frozenset[str]
    desk: str
    looks_for: str
    citation: Citation


@cache
def capacities() -> dict[str, Capacity]:
    """Every capacity the house knows, by key, in the order of a file's path."""
    return {
        row["key"]: Capacity(
            key=row["key"],
            rooms=frozenset(row["rooms"]),
            desk=row.get("desk", "files"),
            looks_for=row.get("looks_for", ""),
            citation=cite(row),
        )
        for row in rows("capacities")
    }
