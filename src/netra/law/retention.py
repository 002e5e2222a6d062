"""How long a file's evidence and words are kept: dated rows, and what has fallen due by them.

due("stopped", date(2025, 1, 9), on=date(2031, 1, 9))    # rules without a figure: none is due
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows, rows_on

EVIDENCE, WORDS = "evidence", "words"
_OFFICERS = "officers"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How many years `what` is kept from the file's end at one of the stages `ends`.

    `years` is None where no figure is known: an open question, by which nothing falls due.
    """

    key: str
    what: str
    ends: frozenset[str]
    years: int | None
    name_id: str
    name_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Due:
    """A rule that concerns a file; from which day on what it is about may go, if it is known."""

    rule: Rule
    since: date
    may_go_on: date | None

    def fallen(self, on: date) -> bool:
        """True if the rule lets go of it on that day."""
        return self.may_go_on is not None and self.may_go_on <= on


@cache
def rules(on: date) -> tuple[Rule, ...]:
    """Every rule in force on that day, in the order a form offers them."""
    return tuple(_rule(row) for row in rows_on(rows("retention"), on) if row["key"] != _OFFICERS)


@cache
def officers() -> frozenset[str]:
    """The capacities of a handling office that hold, ask for and confirm a destruction."""
    return frozenset(
        next(row["capacities"] for row in rows("retention") if row["key"] == _OFFICERS)
    )


def due(stage: str, ended_on: date | None, *, on: date) -> tuple[Due, ...]:
    """The rules for a file that ended at that stage on that day; none while it runs."""
    if ended_on is None:
        return ()
    return tuple(
        Due(rule=rule, since=ended_on, may_go_on=_later(ended_on, rule.years))
        for rule in rules(on)
        if stage in rule.ends
    )


def _later(day: date, years: int | None) -> date | None:
    if years is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return date(day.year + years, 3, 1)


def _rule(row: Row) -> Rule:
    return Rule(
        key=row["key"],
        what=row["what"],
        ends=frozenset(row["ends"]),
        years=row.get("years"),
        name_id=row["name_id"],
        name_en=row["name_en"],
        citation=cite(row),
    )
