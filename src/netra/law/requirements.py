"""What a report must hold, by the statute's minimum and as desks ask."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One requirement; `kind` is formal, material or practice (asked at the desk only).

    `statutory_minimum` is True if the statute itself asks for it.
    """

    key: str
    kind: str
    name_id: str
    name_en: str
    question_id: str
    question_en: str
    statutory_minimum: bool
    citation: Citation


def requirements(*, regime: str, on: date) -> tuple[Requirement, ...]:
    """The requirements of a report in the regime on that date, formal ones first."""
    found = rows_on(for_regime(rows("requirements"), regime), on)
    return tuple(
        Requirement(
            key=row["key"],
            kind=row["kind"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            question_id=row["question_id"],
            question_en=row["question_en"],
            statutory_minimum=row["statutory_minimum"],
            citation=cite(row),
        )
        for row in found
    )
