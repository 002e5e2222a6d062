"""Which gaps of the register a file meets: in its alleged acts, and in its clocks."""

from collections.abc import Iterator

from netra.cases import queries as cases
from netra.journeys.queries.deriving import Rows, all_deadlines
from netra.law import gaps


def gaps_of(rows: Rows) -> list[str]:
    """Keys of the gaps met by the acts alleged, as the law of their day assesses them, and by the
    limits whose readings come to different moments; each once, in order."""
    return sorted({*_of_acts(rows), *_of_clocks(rows)})


def _of_acts(rows: Rows) -> Iterator[str]:
    if rows.case is None:
        return
    found = cases.latest_findings(rows.case.id)
    for person in cases.respondents(rows.case.id):
        for cell in person.acts:
            yield from cases.assessment(rows.case, person, cell, found.get(cell.id)).gaps


def _of_clocks(rows: Rows) -> Iterator[str]:
    for deadline in all_deadlines(rows):
        yield from gaps.met_by(deadline)
