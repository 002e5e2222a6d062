"""Cells that count something: whole numbers, one at least."""

from collections.abc import Iterator

from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

NO_AMOUNT = ("tulis bilangan bulat, paling kecil {least}", "write a whole number, {least} at least")
NEEDED = {
    "deadlines.toml": ("days",),
    "deadlines_criminal.toml": ("days",),
    "deadlines_personnel.toml": ("days",),
    "numbering.toml": ("digits",),
    "publication.toml": ("least",),
    "quorum.toml": ("members", "needed"),
    "violation_lists.toml": ("claimed",),
}
IF_GIVEN = {
    "deadlines.toml": ("hours",),
    "deadlines_criminal.toml": ("hours",),
    "office_facts.toml": ("seats",),
    "office_rules.toml": ("seats",),
    "offices.toml": ("seats",),
}
LIMITS = ("days", "hours")


def amount_problems(folder: Folder) -> Iterator[Problem]:
    """Amounts that are missing, no whole number, or less than one.

    Another reading of a limit may be nought: on the day itself.
    """
    for file, rows in folder.files.items():
        for number, row in enumerate(rows, start=1):
            cells = (*_own(file, row), *_others(file, row))
            wrong = [(name, least) for name, cell, least in cells if not _is_amount(cell, least)]
            yield from (problem(file, number, name, _remedy(least)) for name, least in wrong)


def _own(file: str, row: Row) -> Iterator[tuple[str, object, int]]:
    """Each column that counts, its cell, and the least it may be."""
    given = [column for column in IF_GIVEN.get(file, ()) if column in row]
    yield from ((column, row.get(column), 1) for column in (*NEEDED.get(file, ()), *given))


def _others(file: str, row: Row) -> Iterator[tuple[str, object, int]]:
    if file in NEEDED and isinstance(row.get("other"), list):
        for other in row["other"]:
            yield from ((column, other[column], 0) for column in LIMITS if column in other)


def _is_amount(cell: object, least: int) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool) and cell >= least


def _remedy(least: int) -> tuple[str, str]:
    return NO_AMOUNT[0].format(least=least), NO_AMOUNT[1].format(least=least)
