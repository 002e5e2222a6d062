"""The forms a sanction may take."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import Row, load_csv, rows_on


@dataclass(frozen=True, kw_only=True)
class SanctionForm:
    """One form of sanction; `level` is a glossary key, empty where it has no level.

    `decider`, `takes_effect` and `remedy` are Indonesian; the `_en` fields the same in English.
    """

    code: str
    klass: str
    level: str
    name_id: str
    name_en: str
    decider: str
    decider_en: str
    takes_effect: str
    takes_effect_en: str
    remedy: str
    remedy_en: str
    citation: Citation


def forms(*, klass: str, on: date) -> tuple[SanctionForm, ...]:
    """The forms of a class in force on that date, lightest first; empty if there is none.

    `klass` is ethics, discipline, contract, contract_civil_servant or appointing_authority.
    """
    found = rows_on(load_csv("sanctions"), on)
    return tuple(_form(row) for row in found if row["class"] == klass)


def form(code: str) -> SanctionForm:
    """One form by its code, in force or not; LookupError if unknown."""
    for row in load_csv("sanctions"):
        if row["code"] == code:
            return _form(row)
    raise LookupError(f"no sanction form {code}")


def _form(row: Row) -> SanctionForm:
    return SanctionForm(
        code=row["code"],
        klass=row["class"],
        level=row["level"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        decider=row["decider_id"],
        decider_en=row["decider_en"],
        takes_effect=row["takes_effect_id"],
        takes_effect_en=row["takes_effect_en"],
        remedy=row["remedy_id"],
        remedy_en=row["remedy_en"],
        citation=cite(row),
    )
