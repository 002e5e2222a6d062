"""The elements of an alleged act, and what takes an act out of its row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows, rows_on

ALLOWED, NO_RULE, DISPUTED = "allowed", "no_rule", "disputed"
"""Effects of an exception; any other asks a question."""

PHASE = "phase"
"""A fact nobody is asked: before or after, from the day of determination."""

Condition = Mapping[str, tuple[str, ...]]
"""Facts that must each have one of the values named."""


class State(StrEnum):
    """How the facts leave an element or an exception."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element, in both languages; `met` and `missing` are alternatives.

    `instead` holds the codes that describe an act which lacks the element. One without conditions
    is weighed by a person alone.
    """

    key: str
    name_id: str
    name_en: str
    general: bool
    met: tuple[Condition, ...]
    missing: tuple[Condition, ...]
    instead: tuple[str, ...]
    citation: Citation

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts it turns on, in the order of its conditions."""
        return _keys((*self.met, *self.missing))

    def state(self, facts: Mapping[str, str]) -> State:
        """Met, missing, or unknown while the facts said do not settle it; missing goes first."""
        if _any_holds(self.missing, facts):
            return State.MISSING
        return State.MET if _any_holds(self.met, facts) else State.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class ActException:
    """What takes an act out of its row, or leaves it in doubt; `when` holds alternatives.

    `effect` is allowed, no_rule, disputed or ask; `instead` the codes that then describe the act.
    """

    key: str
    effect: str
    general: bool
    name_id: str
    name_en: str
    when: tuple[Condition, ...]
    instead: tuple[str, ...]
    citation: Citation

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts it turns on."""
        return _keys(self.when)

    def state(self, facts: Mapping[str, str]) -> State:
        """Met if it applies; unknown while the facts may still come to it; else missing.

        Until a fact speaks for it, only what the act's own row permits is left open.
        """
        if _any_holds(self.when, facts):
            return State.MET
        own = self.effect == ALLOWED and not self.general
        open_still = any(_may_hold(each, facts, unsaid=own) for each in self.when)
        return State.UNKNOWN if open_still else State.MISSING


def elements(code: str, *, on: date) -> tuple[Element, ...]:
    """The elements of the act with that catalogue code, by the rows of that day, general ones
    first. With an empty code the elements of every act, so that any key finds its name."""
    return tuple(
        _element(row) for row in rows_on(rows("elements"), on) if not code or _of(row, code)
    )


def exceptions(code: str, *, on: date) -> tuple[ActException, ...]:
    """What may take the act with that catalogue code out of its row, by the rows of that day."""
    return tuple(_exception(row) for row in rows_on(rows("exceptions"), on) if _of(row, code))


def asked(code: str, *, on: date) -> tuple[str, ...]:
    """The facts on which the act's elements and its own exceptions turn, each once; keys of
    `law.facts`. What every act may be excepted by is not asked, but heard if it is said."""
    own = [each for each in exceptions(code, on=on) if not each.general]
    weighed = (*elements(code, on=on), *own)
    return tuple(dict.fromkeys(key for each in weighed for key in each.asked if key != PHASE))


def _of(row: Row, code: str) -> bool:
    return code in row["codes"] or (not row["codes"] and code not in row.get("not_codes", ()))


def _any_holds(conditions: tuple[Condition, ...], facts: Mapping[str, str]) -> bool:
    return any(all(facts.get(key) in each[key] for key in each) for each in conditions)


def _may_hold(condition: Condition, facts: Mapping[str, str], *, unsaid: bool) -> bool:
    """True if no fact speaks against it and one speaks for it, or none need do so (`unsaid`)."""
    said = [key for key in condition if key in facts]
    speaks = unsaid or any(key != PHASE for key in said)
    return speaks and all(facts[key] in condition[key] for key in said)


def _keys(conditions: tuple[Condition, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for each in conditions for key in each))


def _conditions(row: Row, column: str) -> Iterator[Condition]:
    for each in row.get(column, ()):
        yield {key: tuple(values) for key, values in each.items()}


def _element(row: Row) -> Element:
    return Element(
        key=row["key"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        general=not row["codes"],
        met=tuple(_conditions(row, "met")),
        missing=tuple(_conditions(row, "missing")),
        instead=tuple(row.get("instead", ())),
        citation=cite(row),
    )


def _exception(row: Row) -> ActException:
    return ActException(
        key=row["key"],
        effect=row["effect"],
        general=not row["codes"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        when=tuple(_conditions(row, "when")),
        instead=tuple(row.get("instead", ())),
        citation=cite(row),
    )
