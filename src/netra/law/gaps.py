"""The gap register: where the law is silent or its sources contradict each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from netra.law.certainty import Certainty
from netra.law.citation import Citation, cite
from netra.law.deadlines import Deadline
from netra.law.deadlines.limits import FILES
from netra.law.tables import DATA, Row, load_csv, rows

NO_RULE, TWO_READINGS = "no_rule", "two_readings"

_UNSETTLED, _SEARCHED = "unsettled", "not-found"
# Data of the world, not rules: where these contradict, nobody can be asked to write a rule.
_NO_RULES = frozenset({"decrees", "elections", "statistics"})


@dataclass(frozen=True, kw_only=True)
class Spot:
    """One row where a gap shows: its file (without ending) and the place it cites."""

    file: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One question to the rule makers, in both languages; `kind` is no_rule or two_readings.

    `key` is stable: meetings are counted by it.
    """

    key: str
    kind: str
    question_id: str
    question_en: str
    met_in: tuple[Spot, ...]

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What is cited at its spots, each once."""
        return tuple(dict.fromkeys(spot.citation for spot in self.met_in))


@cache
def gaps() -> tuple[Gap, ...]:
    """Every gap of the register, in the order of the file."""
    found = tuple(open_rows())
    return tuple(_gap(row, found) for row in rows("gaps"))


def gap(key: str) -> Gap:
    """The gap with that key; LookupError if there is none."""
    for found in gaps():
        if found.key == key:
            return found
    raise LookupError(f"no gap {key!r}")


def open_rows() -> Iterator[tuple[str, Row]]:
    """Every row of the law's data that shows a gap, with its file (without ending)."""
    for path in sorted(DATA.iterdir()):
        if path.suffix not in (".toml", ".csv") or path.stem.startswith("sources"):
            continue
        if path.stem not in _NO_RULES:
            found = rows(path.stem) if path.suffix == ".toml" else load_csv(path.stem)
            yield from ((path.stem, row) for row in found if is_open(row))


def is_open(row: Mapping[str, object]) -> bool:
    """True if the row contradicts another, leaves a class unsettled, or was searched in vain."""
    return (
        row.get("certainty") == Certainty.CONTRADICTED
        or row.get("class") == _UNSETTLED
        or row.get("source") == _SEARCHED
    )


def keys_of(file: str, row: Mapping[str, object]) -> tuple[str, ...]:
    """The keys of the gaps that the row of a file shows; none if it shows none."""
    if not is_open(row):
        return ()
    return tuple(each["key"] for each in rows("gaps") if shows(each, file, row))


def met_by(deadline: Deadline) -> tuple[str, ...]:
    """The keys of the gaps that a running limit meets: those of its own row and of how it is
    counted. None where every reading comes to the same moment, or none has come yet."""
    if deadline.due_other_reading is None:
        return ()
    return _cited(deadline.step, deadline.citation, deadline.counting)


@cache
def _cited(step: str, limit: Citation, counting: Citation) -> tuple[str, ...]:
    limits = [(file, row) for file in FILES for row in rows(file) if row["step"] == step]
    found = [each for each in limits if cite(each[1]) == limit]
    found += [("counting", row) for row in rows("counting") if cite(row) == counting]
    return tuple(dict.fromkeys(key for file, row in found for key in keys_of(file, row)))


def shows(gap_row: Row, file: str, row: Mapping[str, object]) -> bool:
    """True if a spot of the gap names the file, and each cell it names holds one of its values."""
    return any(
        spot["file"] == file
        and all(row.get(key) in values for key, values in spot.items() if key != "file")
        for spot in gap_row["spot"]
    )


def _gap(row: Row, found: tuple[tuple[str, Row], ...]) -> Gap:
    return Gap(
        key=row["key"],
        kind=row["kind"],
        question_id=row["question_id"],
        question_en=row["question_en"],
        met_in=tuple(
            Spot(file=file, citation=cite(each)) for file, each in found if shows(row, file, each)
        ),
    )
