"""How many rows the data hold, beside how many their sources count."""

from collections.abc import Callable
from dataclasses import dataclass

from netra.law.areas import areas
from netra.law.citation import Citation, cite
from netra.law.elections import contests
from netra.law.offices import offices
from netra.law.tables import Row, load_csv, rows


@dataclass(frozen=True, kw_only=True)
class Count:
    """One count. `difference` is the one that is known and has a `reason`, 0 for none."""

    key: str
    name: str
    expected: int
    loaded: int
    difference: int
    reason: str
    citation: Citation

    @property
    def agrees(self) -> bool:
        """True if the data differ from the source by what is known, and by nothing else."""
        return self.loaded - self.expected == self.difference


def counts() -> tuple[Count, ...]:
    """Every count, in the order of the file. PackageMissing if the areas are not installed."""
    return tuple(_count(row) for row in rows("counts"))


def _count(row: Row) -> Count:
    kind, _, rest = row["key"].partition(":")
    return Count(
        key=row["key"],
        name=row["name"],
        expected=row["expected"],
        loaded=_COUNTED[kind](rest) if rest else len(load_csv(kind)),
        difference=row["difference"],
        reason=row["reason"],
        citation=cite(row),
    )


def _areas(level: str) -> int:
    return sum(area.level == level for area in areas())


def _offices(function_and_tier: str) -> int:
    function, tier = function_and_tier.split(":")
    return sum((office.function, office.tier) == (function, tier) for office in offices())


def _contests(election_id: str) -> int:
    return len(contests(election_id))


_COUNTED: dict[str, Callable[[str], int]] = {
    "areas": _areas,
    "offices": _offices,
    "contests": _contests,
}
