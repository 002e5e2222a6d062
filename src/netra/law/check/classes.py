"""An act has one class a day: before and after determination, for each kind of election."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

CLASSES = "violation_classes.csv"
ANY = "any"
OVERLAP = (
    "baris lain berlaku pada hari yang sama: akhiri yang satu sebelum yang lain dimulai",
    "another row is in force on the same day: end one before the other begins",
)
Numbered = tuple[int, Row]


def class_problems(folder: Folder) -> list[Problem]:
    """Rows of an act, side and regime that begin before an earlier one has ended.

    A row of any regime is one of each.
    """
    rows = list(enumerate(folder.files.get(CLASSES, []), start=1))
    regimes = {str(row["regime"]) for _, row in rows} - {ANY} or {ANY}
    found = {
        number
        for regime in regimes
        for number in _overlapping([each for each in rows if each[1]["regime"] in (regime, ANY)])
    }
    return [problem(CLASSES, number, "from", OVERLAP) for number in sorted(found)]


def _overlapping(rows: list[Numbered]) -> Iterator[int]:
    ordered = sorted(rows, key=lambda each: (*_act(each), _first(each[1])))
    for _, of_one_act in groupby(ordered, key=_act):
        ended: date | None = None
        for number, row in of_one_act:
            if ended and _first(row) <= ended:
                yield number
            ended = max(ended or date.min, _last(row))


def _act(numbered: Numbered) -> tuple[str, str]:
    return str(numbered[1]["code"]), str(numbered[1]["side"])


def _first(row: Row) -> date:
    return row["from"] if isinstance(row["from"], date) else date.min


def _last(row: Row) -> date:
    return row["to"] if isinstance(row["to"], date) else date.max
