"""What a sealed identity may be opened for."""

from dataclasses import dataclass

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One purpose for which a custodian may open an identity."""

    key: str
    name_id: str
    name_en: str
    citation: Citation


def grounds() -> tuple[Ground, ...]:
    """Every purpose, in the order a form offers them."""
    return tuple(
        Ground(key=row["key"], name_id=row["name_id"], name_en=row["name_en"], citation=cite(row))
        for row in rows("unsealing")
    )
