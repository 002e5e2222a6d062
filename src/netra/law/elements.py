"""The elements a study weighs for an alleged act."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Element:
    """One element, in both languages."""

    key: str
    name_id: str
    name_en: str
    citation: Citation


def elements(code: str, *, on: date) -> tuple[Element, ...]:
    """The elements of the act with that catalogue code, by the rows of that day."""
    return tuple(
        Element(key=row["key"], name_id=row["name_id"], name_en=row["name_en"], citation=cite(row))
        for row in rows_on(rows("elements"), on)
        if not row["codes"] or code in row["codes"]
    )
