"""An act has one class a day: before and after determination, for each regime."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

CLASSES = "violation_classes.csv"
OF_ONE_ACT = ("code", "side", "regime")
OVERLAP = (
    "baris lain berlaku pada hari yang sama: akhiri yang satu sebelum yang lain dimulai",
    "another row is in force on the same day: end one before the other begins",
)


def class_problems(folder: Folder) -> Iterator[Problem]:
    """Rows of one act, side and regime that begin before the row before them has ended."""
    rows = enumerate(folder.files.get(CLASSES, []), start=1)
    ordered = sorted(rows, key=lambda each: (*_act(each[1]), _first(each[1])))
    for _, group in groupby(ordered, key=lambda each: _act(each[1])):
        ended: date | None = None
        for number, row in group:
            if ended and _first(row) <= ended:
                yield problem(CLASSES, number, "from", OVERLAP)
            ended = max(ended or date.min, _last(row))


def _act(row: Row) -> tuple[str, ...]:
    return tuple(str(row[column]) for column in OF_ONE_ACT)


def _first(row: Row) -> date:
    return row["from"] if isinstance(row["from"], date) else date.min


def _last(row: Row) -> date:
    return row["to"] if isinstance(row["to"], date) else date.max
