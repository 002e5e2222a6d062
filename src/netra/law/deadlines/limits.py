"""The rows of deadlines and of counting, read once."""

from dataclasses import dataclass
from datetime import date, time
from functools import cache, cached_property, lru_cache

from netra.law.citation import Citation, cite
from netra.law.reception import Desk, days_of
from netra.law.tables import Row, for_regime, in_force, rows

FILES = ("deadlines", "deadlines_personnel", "deadlines_criminal")
DAY_END = time(23, 59, 59)
FILE_RULES = "file"
STEP_RULES = "step"
_BY_FILE = frozenset({"reporting", "handling", "invitation"})
_DATES = 4096
_RULES = 64


@dataclass(frozen=True, kw_only=True)
class Variant:
    """One reading of a limit: from which moment, how many, of what (hours for `hour`)."""

    counts_from: str
    days: int
    unit: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Limit:
    """One row: the limit of a step in a regime while it is in force.

    `variants` holds the reading shown first, then what other sources say. `chosen_by` says whose
    day picks the row: the file's rules, or the day the step begins. `extends` names the step it
    lengthens, `granted_by` the moment from which it does. `claimed` is True where no law gives it.
    """

    step: str
    regime: str
    row: Row
    family: str
    ends: str
    variants: tuple[Variant, ...]
    chosen_by: str
    extends: str | None
    granted_by: str | None
    claimed: bool
    citation: Citation

    @cached_property
    def dated(self) -> bool:
        """True if it did not, or will not, always hold."""
        return "from" in self.row or "to" in self.row

    @cached_property
    def main(self) -> Variant:
        """The reading shown first."""
        return self.variants[0]

    @cached_property
    def moments(self) -> tuple[str, ...]:
        """Every moment some reading counts from, the main one first."""
        return tuple(dict.fromkeys(variant.counts_from for variant in self.variants))


@dataclass(frozen=True, kw_only=True, eq=False)
class Counting:
    """How a family counts: the first day, a last day that is off, the desk's hours.

    `first_open` and `last_open` say that the sources leave the other reading open; so does
    `arrival`, the moment that may not have come before the desk next received. `last_day` is the
    row of a last day that is off, None where none speaks of it.
    """

    first_counts: bool
    first_open: bool
    last_open: bool
    desk: Desk
    arrival: str | None
    last_day: Row | None
    citation: Citation


@dataclass(frozen=True, kw_only=True, eq=False)
class Rules:
    """The rows a clock runs by: the data's, or a draft laid over them. Where two rows of `counting`
    speak of one thing, the later one holds. Two of these are equal only if they are the same one,
    so that counting may remember its results."""

    deadlines: tuple[Row, ...]
    counting: tuple[Row, ...]


@cache
def rules_of_data() -> Rules:
    """The rules as the data hold them, always the same object."""
    every = (row for name in FILES for row in rows(name))
    return Rules(deadlines=tuple(every), counting=tuple(rows("counting")))


def limit(row: Row) -> Limit:
    """The limit of one row of `deadlines*.toml`, or of a draft in the same form."""
    main = _variant(row, {})
    return Limit(
        step=row["step"],
        regime=row["regime"],
        row=row,
        family=row["family"],
        ends=row["ends"],
        variants=(main, *(_variant(row, other) for other in row.get("other", ()))),
        chosen_by=FILE_RULES if row["family"] in _BY_FILE else STEP_RULES,
        extends=row.get("extends"),
        granted_by=row.get("granted_by"),
        claimed=row.get("claimed", False),
        citation=cite(row),
    )


@cache
def opening_steps() -> frozenset[str]:
    """The steps that every row of theirs makes lawful from a moment on, not until it."""
    known = rules_of_data().deadlines
    until = {row["step"] for row in known if row["ends"] != "day_start"}
    return frozenset(row["step"] for row in known) - until


@lru_cache(maxsize=_RULES)
def limits(regime: str, rules: Rules) -> tuple[Limit, ...]:
    """Every limit of the regime at any time, in the order of the law."""
    return tuple(limit(row) for row in for_regime(rules.deadlines, regime))


@lru_cache(maxsize=_DATES)
def candidates(regime: str, on: date, rules: Rules) -> tuple[Limit, ...]:
    """The limits that may govern a file under the rules of that day: those in force then, and every
    one chosen by the day its step begins."""
    found = limits(regime, rules)
    return tuple(each for each in found if each.chosen_by == STEP_RULES or in_force(each.row, on))


@lru_cache(maxsize=_DATES)
def longer(step: str, regime: str, on: date, rules: Rules) -> Limit | None:
    """The limit that may lengthen the step under the rules of that day; None if nothing does."""
    found = candidates(regime, on, rules)
    return next((each for each in found if each.extends == step), None)


@lru_cache(maxsize=_DATES)
def counting(family: str, regime: str, on: date, rules: Rules) -> Counting:
    """How the family counts on that day; the same object for all days the same rows hold."""
    held = [n for n, row in enumerate(rules.counting) if _holds(row, family, regime, on)]
    return _counting(tuple(held), rules)


def _holds(row: Row, family: str, regime: str, on: date) -> bool:
    fits = row["regime"] in (regime, "any") and row.get("family") in (family, None)
    return fits and in_force(row, on)


@lru_cache(maxsize=_DATES)
def _counting(numbers: tuple[int, ...], rules: Rules) -> Counting:
    held = {rules.counting[number]["key"]: rules.counting[number] for number in numbers}
    first, last, arrival = held["first_day"], held.get("last_day_off", {}), held.get("arrival", {})
    return Counting(
        first_counts=first["counts"],
        first_open=bool(first.get("other_reading")),
        last_open=bool(last.get("other_reading")),
        desk=_desk(held.get("reception", {}), held.get("reception_special", {})),
        arrival=arrival.get("moment"),
        last_day=last or None,
        citation=cite(first),
    )


def _desk(usual: Row, special: Row) -> Desk:
    closes: time = usual.get("closes", DAY_END)
    return Desk(
        closes=closes,
        friday_other=usual.get("friday_other") or closes,
        special_on=days_of(special["regime"], tuple(special["stages"])) if special else frozenset(),
        special_closes=special.get("closes", closes),
        special_other=special.get("closes_other", closes),
        usual=usual or None,
        special=special or None,
    )


def _variant(row: Row, other: Row) -> Variant:
    merged = {**row, **other}
    hours = merged["unit"] == "hour"
    return Variant(
        counts_from=merged["counts_from"],
        days=merged["hours"] if hours else merged["days"],
        unit=merged["unit"],
    )
