"""Cells that are numbers, and sums of published figures that must still come to what is stated."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from netra.law.check.problem import Problem, problem
from netra.law.check.reading import Folder
from netra.law.tables import Row

FIGURES, SUMS = "statistics.csv", "statistics_sums.toml"
NO_NUMBER = ("tulis angka, desimal dengan titik", "write a number, decimals after a point")
NO_SUM = (
    "jumlah dikurangi bagiannya menjadi {gap}: periksa angkanya, atau tulis gap = {gap}",
    "total less parts comes to {gap}: check the figures, or write gap = {gap}",
)


def figure_problems(folder: Folder) -> Iterator[Problem]:
    """Figures and durations that are no numbers, and sums whose gap is not the one stated."""
    yield from _no_numbers(folder, FIGURES, "value")
    yield from _no_numbers(folder, "sanctions.csv", "months", may_be_empty=True)
    figures = folder.files.get(FIGURES, [])
    values = {row["key"]: value for row in figures if (value := _number(row["value"])) is not None}
    for number, row in enumerate(folder.files.get(SUMS, []), start=1):
        gap = _gap(row, values)
        if gap is not None and gap != _number(row.get("gap", 0)):
            said, said_en = (remedy.format(gap=gap) for remedy in NO_SUM)
            yield problem(SUMS, number, "gap", (said, said_en))


def _no_numbers(
    folder: Folder, file: str, column: str, *, may_be_empty: bool = False
) -> Iterator[Problem]:
    for number, row in enumerate(folder.files.get(file, []), start=1):
        cell = row.get(column, "")
        if _number(cell) is None and not (may_be_empty and cell == ""):
            yield problem(file, number, column, NO_NUMBER)


def _gap(row: Row, values: Mapping[str, Decimal]) -> Decimal | None:
    """The total less the parts; None if a figure is not known, which is a fault of its own."""
    total, parts = row.get("total", []), row.get("parts", [])
    if not {*total, *parts} <= values.keys():
        return None
    whole = Decimal(row.get("whole", 0))
    return whole + sum(values[key] for key in total) - sum(values[key] for key in parts)


def _number(cell: object) -> Decimal | None:
    try:
        found = Decimal(str(cell))
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
