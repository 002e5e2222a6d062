"""The elements of an alleged act, and what takes an act out of its row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows, rows_on

ALLOWED, NO_RULE, DISPUTED, ASK = "allowed", "no_rule", "disputed", "ask"
"""Effects of an exception."""

PHASE, EMPLOYMENT = "phase", "employment"
UNASKED = frozenset({PHASE, EMPLOYMENT})
"""Facts that follow from the question itself: before or after determination, and the employment."""

Condition = Mapping[str, tuple[str, ...]]
"""Facts that must each have one of the values named."""


class State(StrEnum):
    """How the facts leave an element or an exception."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True)
class _Weighable:
    """What facts decide; `general` if it is weighed of every act. Named in both languages.

    `instead` holds the codes that describe an act which lacks the element, or is excepted.
    """

    key: str
    name_id: str
    name_en: str
    general: bool
    instead: tuple[str, ...]
    citation: Citation

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Everything it turns on."""
        raise NotImplementedError

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts it turns on, in the order of its conditions; `UNASKED` may be among them."""
        return tuple(dict.fromkeys(key for each in self.conditions for key in each))

    def still_asked(self, facts: Mapping[str, str]) -> tuple[str, ...]:
        """The facts not said yet that could still settle it."""
        open_ones = [each for each in self.conditions if _agrees(each, facts)]
        keys = dict.fromkeys(key for each in open_ones for key in each)
        return tuple(key for key in keys if key not in facts)


@dataclass(frozen=True, kw_only=True)
class Element(_Weighable):
    """One element; `met` and `missing` are alternatives. Without them a person alone weighs it."""

    met: tuple[Condition, ...]
    missing: tuple[Condition, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What meets it, and what shows it missing."""
        return (*self.met, *self.missing)

    def state(self, facts: Mapping[str, str]) -> State:
        """Met, missing, or unknown while the facts said do not settle it; missing goes first."""
        if _any_holds(self.missing, facts):
            return State.MISSING
        return State.MET if _any_holds(self.met, facts) else State.UNKNOWN


@dataclass(frozen=True, kw_only=True)
class ActException(_Weighable):
    """What takes an act out of its row, or leaves it in doubt; `conditions` are alternatives.

    `effect` is allowed, no_rule, disputed or ask.
    """

    effect: str
    when: tuple[Condition, ...]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """When it applies."""
        return self.when

    def state(self, facts: Mapping[str, str]) -> State:
        """Met if it applies; unknown while the facts may still come to it; else missing.

        Until a fact speaks for it, only what the act's own row permits is left open.
        """
        if _any_holds(self.when, facts):
            return State.MET
        own = self.effect == ALLOWED and not self.general
        possible = [each for each in self.when if _agrees(each, facts)]
        spoken = own or any(key in facts for each in possible for key in each if key not in UNASKED)
        return State.UNKNOWN if possible and spoken else State.MISSING


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
    keys = [key for each in elements(code, on=on) for key in each.asked]
    keys += [key for each in exceptions(code, on=on) if not each.general for key in each.asked]
    return tuple(key for key in dict.fromkeys(keys) if key not in UNASKED)


def _of(row: Row, code: str) -> bool:
    return code in row["codes"] or (not row["codes"] and code not in row.get("not_codes", ()))


def _any_holds(conditions: tuple[Condition, ...], facts: Mapping[str, str]) -> bool:
    return any(all(facts.get(key) in each[key] for key in each) for each in conditions)


def _agrees(condition: Condition, facts: Mapping[str, str]) -> bool:
    """True if no fact said speaks against it."""
    return all(facts[key] in condition[key] for key in condition if key in facts)


def _conditions(row: Row, column: str) -> Iterator[Condition]:
    for each in row.get(column, ()):
        yield {key: tuple(values) for key, values in each.items()}


def _element(row: Row) -> Element:
    return Element(
        **_named(row),
        met=tuple(_conditions(row, "met")),
        missing=tuple(_conditions(row, "missing")),
    )


def _exception(row: Row) -> ActException:
    return ActException(**_named(row), effect=row["effect"], when=tuple(_conditions(row, "when")))


def _named(row: Row) -> Row:
    return {
        "key": row["key"],
        "name_id": row["name_id"],
        "name_en": row["name_en"],
        "general": not row["codes"],
        "instead": tuple(row.get("instead", ())),
        "citation": cite(row),
    }
