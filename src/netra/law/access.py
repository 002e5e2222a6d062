"""How whoever gives evidence came by it: what decides whether a court may look at it."""

from dataclasses import dataclass
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class AccessMode:
    """One way, in both languages, with what it means and the ruling that makes it matter."""

    key: str
    name_id: str
    name_en: str
    note_id: str
    note_en: str
    citation: Citation


@cache
def access_modes() -> tuple[AccessMode, ...]:
    """Every way, the least doubtful first."""
    return tuple(
        AccessMode(
            key=row["key"],
            name_id=row["id"],
            name_en=row["en"],
            note_id=row["note_id"],
            note_en=row["note_en"],
            citation=cite(row),
        )
        for row in rows("access_modes")
    )
