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
            given = [column for column in IF_GIVEN.get(file, ()) if column in row]
            for column in (*NEEDED.get(file, ()), *given):
                if not _is_amount(row.get(column), 1):
                    yield problem(file, number, column, _remedy(1))
            yield from _others(file, number, row)


def _others(file: str, number: int, row: Row) -> Iterator[Problem]:
    if file not in NEEDED or not isinstance(row.get("other"), list):
        return
    for other in row["other"]:
        for column in LIMITS:
            if column in other and not _is_amount(other[column], 0):
                yield problem(file, number, column, _remedy(0))


def _is_amount(cell: object, least: int) -> bool:
    return isinstance(cell, int) and not isinstance(cell, bool) and cell >= least


def _remedy(least: int) -> tuple[str, str]:
    return NO_AMOUNT[0].format(least=least), NO_AMOUNT[1].format(least=least)
