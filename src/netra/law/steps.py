"""Which deadlines concern a file where it stands: those that run, wait, or have no known limit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import rows

ANY_STAGE = "*"


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of the law and when it concerns a file.

    `only` are facts of a file, one of which it must have; empty for none. After the moment
    `ended_by` it concerns nobody. `forms` are the sanctions against which a remedy lies. `right` is
    True for a time in which somebody may do something: once it is over nothing is late.
    """

    key: str
    stages: tuple[str, ...]
    only: frozenset[str]
    ended_by: str
    right: bool
    forms: tuple[str, ...]
    citation: Citation

    def concerns(
        self, stage: str, *, facts: Collection[str], moments: Mapping[str, datetime]
    ) -> bool:
        """True while it runs, waits or is looked for in a file at that stage."""
        here = stage in self.stages or ANY_STAGE in self.stages
        met = not self.only or not self.only.isdisjoint(facts)
        return here and met and self.ended_by not in moments


@cache
def steps() -> tuple[Step, ...]:
    """Every step, in the order of the law."""
    return tuple(
        Step(
            key=row["step"],
            stages=tuple(row["stages"]),
            only=frozenset(row.get("only", ())),
            ended_by=row.get("ended_by", ""),
            right=row.get("right", False),
            forms=tuple(row.get("forms", ())),
            citation=cite(row),
        )
        for row in rows("step_stages")
    )


def remedy_against(form: str) -> str:
    """The remedy that lies against a sanction's form (`objection`, `appeal`); "" for none."""
    return next((step.key for step in steps() if form in step.forms), "")


def rights() -> frozenset[str]:
    """The steps that give somebody a time to do something, after which nothing is late."""
    return frozenset(step.key for step in steps() if step.right)
