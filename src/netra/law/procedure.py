"""May this act be done now, by this capacity? Answered from `data/procedure.toml`.

    require("register", stage="reviewed", capacity="intake_officer", on=date(2024, 10, 17))

A stage is a word for where the file stands; it is derived from the rows that exist, and this
module only compares it with the table. An act's article depends on the file's regime ("" if it is
not known) and on the day of the act: an old case is judged by its own law.
"""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import Row, for_regime, rows, rows_on

ANY_STAGE = "*"


class ActNotAllowed(Exception):
    """The act is not open at this stage, or not to this capacity."""

    def __init__(self, act: str, *, stage: str, capacity: str, why: str) -> None:
        self.act, self.stage, self.capacity, self.why = act, stage, capacity, why
        super().__init__(f"{act} at {stage!r} by {capacity}: {why}")


@dataclass(frozen=True, kw_only=True)
class ActRule:
    """One act of the path: at which stages it is open, to whom, and where it leads."""

    key: str
    room: str
    stages: tuple[str, ...]
    to: str
    capacities: tuple[str, ...]
    order: int
    era: str
    citation: Citation

    def open_at(self, stage: str) -> bool:
        """True if the act may be done while the file stands at this stage."""
        return stage in self.stages or (ANY_STAGE in self.stages and bool(stage))


def acts(*, on: date, regime: str = "") -> tuple[ActRule, ...]:
    """Every act in force on that day, in the order a page offers them."""
    found = (_rule(row, regime, on) for row in rows_on(rows("procedure"), on))
    return tuple(sorted(found, key=lambda rule: (rule.order, rule.key)))


def rule(key: str, *, on: date, regime: str = "") -> ActRule:
    """The rule of one act; KeyError if the law of that day knows no such act."""
    for found in acts(on=on, regime=regime):
        if found.key == key:
            return found
    raise KeyError(key)


def require(key: str, *, stage: str, capacity: str, on: date, regime: str = "") -> ActRule:
    """The act's rule, if it may be done; otherwise `ActNotAllowed` says why not."""
    found = rule(key, on=on, regime=regime)
    if not found.open_at(stage):
        raise ActNotAllowed(key, stage=stage, capacity=capacity, why="stage")
    if capacity not in found.capacities:
        raise ActNotAllowed(key, stage=stage, capacity=capacity, why="capacity")
    return found


def open_acts(stage: str, *, on: date, era: str = "", regime: str = "") -> tuple[ActRule, ...]:
    """What may be done at this stage, by whomever; acts of another era are left out."""
    return tuple(
        found
        for found in acts(on=on, regime=regime)
        if found.open_at(stage) and found.era in ("", era or found.era)
    )


def _rule(row: Row, regime: str, on: date) -> ActRule:
    bases = rows_on(for_regime(row.get("basis", ()), regime), on)
    return ActRule(
        key=row["key"],
        room=row["room"],
        stages=tuple(row["from"]),
        to=row["to"],
        capacities=tuple(row["capacities"]),
        order=row["order"],
        era=row.get("era", ""),
        citation=cite(bases[0] if bases else row),
    )
