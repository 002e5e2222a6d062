"""The forms a sanction may take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.lists import split
from netra.law.tables import Row, load_csv, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class SanctionForm:
    """One form of sanction; `level` is a glossary key, empty where it has no level.

    `decider`, `takes_effect` and `remedy` are Indonesian; the `_en` fields the same in English.
    `months` is how long it lasts, None if it does not end. `not_yet` says what it still waits for
    before it may be imposed, empty if nothing.
    """

    code: str
    klass: str
    level: str
    name_id: str
    name_en: str
    months: int | None
    decider: str
    decider_en: str
    takes_effect: str
    takes_effect_en: str
    not_yet_id: str
    not_yet_en: str
    remedy: str
    remedy_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class SanctionRule:
    """One rule by which a sanction is measured, in both languages."""

    key: str
    name_id: str
    name_en: str
    citation: Citation


def forms(*, klass: str, on: date) -> tuple[SanctionForm, ...]:
    """The forms of a class in force on that date, lightest first; empty if there is none.

    `klass` is ethics, discipline, contract, contract_civil_servant or appointing_authority.
    """
    found = rows_on(load_csv("sanctions"), on)
    return tuple(_form(row) for row in found if row["class"] == klass)


def ladder(keys: Iterable[str], *, on: date) -> tuple[SanctionForm, ...]:
    """The forms in force that day that answer the sanction keys of an assessment, in the order of
    the keys, lightest first; empty where none is written, as under an agency's own rule."""
    found = rows_on(load_csv("sanctions"), on)
    return tuple(_form(row) for key in keys for row in found if key in split(row["answers"]))


def rules(klass: str, *, on: date) -> tuple[SanctionRule, ...]:
    """How a sanction of the class is measured that day: repetition, several breaches at once, what
    follows for an officer who stays silent; also what was searched for and not found."""
    return tuple(
        SanctionRule(
            key=row["key"], name_id=row["name_id"], name_en=row["name_en"], citation=cite(row)
        )
        for row in rows_on(rows("sanction_rules"), on)
        if klass in row["classes"]
    )


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
        months=int(row["months"]) if row["months"] else None,
        decider=row["decider_id"],
        decider_en=row["decider_en"],
        takes_effect=row["takes_effect_id"],
        takes_effect_en=row["takes_effect_en"],
        not_yet_id=row["not_yet_id"],
        not_yet_en=row["not_yet_en"],
        remedy=row["remedy_id"],
        remedy_en=row["remedy_en"],
        citation=cite(row),
    )
