"""Holds the data of the law to its own rules."""

from pathlib import Path

from netra.law.check.amounts import amount_problems
from netra.law.check.classes import class_problems
from netra.law.check.contests import contest_problems
from netra.law.check.figures import figure_problems
from netra.law.check.problem import Problem
from netra.law.check.reading import Folder
from netra.law.check.references import reference_problems
from netra.law.check.rows import row_problems, source_problems, term_problems
from netra.law.tables import DATA

__all__ = ["Problem", "check"]


def check(data: Path = DATA) -> list[Problem]:
    """Every fault of the data folder; empty when each row is cited, sure, dated, unique and linked,
    its numbers and amounts are such, sums come to what is stated, contests fit their area, and an
    act has one class a day.

    The order is the files', then the rows'.
    """
    folder = Folder.read(data)
    found = [*folder.problems, *source_problems(folder), *term_problems(folder)]
    found += [
        problem
        for file, rows in folder.files.items()
        for number, row in enumerate(rows, start=1)
        for problem in row_problems(file, number, row, folder.sources)
    ]
    found += [*reference_problems(folder), *amount_problems(folder)]
    found += [*figure_problems(folder), *contest_problems(folder), *class_problems(folder)]
    return sorted(found, key=lambda problem: (problem.file, problem.row))
