"""How many members must be present at a plenary."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """`needed` members of the office must be present."""

    needed: int
    citation: Citation


def quorum(*, tier: str, members: int, on: date) -> Quorum:
    """The quorum of an office; LookupError if no row is known for that tier and size.

    `tier` is national, province, regency or district; `members` the seats of the office.
    """
    for row in rows_on(rows("quorum"), on):
        if row["tier"] == tier and row["members"] == members:
            return Quorum(needed=row["needed"], citation=cite(row))
    raise LookupError(f"no quorum known for {tier} with {members} members")
