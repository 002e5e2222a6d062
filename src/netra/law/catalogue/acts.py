"""The acts of the catalogue and the classes each has had."""

from dataclasses import dataclass
from datetime import date

from netra.law.catalogue.assessment import UNSETTLED
from netra.law.citation import Citation, cite
from netra.law.lists import split
from netra.law.tables import Row, in_force, load_csv

BEFORE, AFTER = "before", "after"
ANY_REGIME = "any"


@dataclass(frozen=True, kw_only=True)
class CatalogueAct:
    """One act of the catalogue; `group` is a key for sorting lists.

    `applies_to` holds the employments (keys) that the act's rules address.
    """

    code: str
    slug: str
    name_id: str
    name_en: str
    group: str
    note_id: str
    note_en: str
    applies_to: tuple[str, ...]
    criminal_crossref: tuple[str, ...]
    question_id: str
    question_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class ClassRow:
    """How the law classed an act in a period, both days inclusive, None open.

    `side` is before or after determination; `regime` is any, regional_election or
    general_election. `articles` may hold keys of `bases`, which moved from law to law.
    """

    code: str
    side: str
    regime: str
    valid_from: date | None
    valid_to: date | None
    klass: str
    articles: tuple[str, ...]
    sanction_keys: tuple[str, ...]
    question_id: str
    question_en: str
    citation: Citation


def acts() -> tuple[CatalogueAct, ...]:
    """Every act of the catalogue, in the order of codes."""
    return tuple(_act(row) for row in load_csv("violations"))


def act(code: str) -> CatalogueAct:
    """One act; LookupError if unknown."""
    for row in load_csv("violations"):
        if row["code"] == code:
            return _act(row)
    raise LookupError(f"no act {code} in the catalogue")


def classes(code: str) -> tuple[ClassRow, ...]:
    """Every class an act has had, those before determination first, oldest first."""
    found = [row for row in load_csv("violation_classes") if row["code"] == code]
    return tuple(_class(row) for row in sorted(found, key=lambda row: row["side"] == AFTER))


def class_term(code: str, klass: str) -> str:
    """The key a class is called by: `unsettled` is `no_rule_yet` for an act whose class no article
    ever gave, else `class_unsettled`; every other class is its own key."""
    if klass != UNSETTLED:
        return klass
    ruled = any(row.articles or row.klass != UNSETTLED for row in classes(code))
    return "class_unsettled" if ruled else "no_rule_yet"


def class_on(code: str, side: str, on: date, regime: str | None) -> ClassRow | None:
    """The class in force that day in the regime (None reads every regime); None if none was read.

    Where two regimes differ and none is named, the row of the regional elections stands first.
    """
    found = [
        row
        for row in load_csv("violation_classes")
        if (row["code"], row["side"]) == (code, side)
        and in_force(row, on)
        and (regime is None or row["regime"] in (regime, ANY_REGIME))
    ]
    ordered = sorted(found, key=lambda row: row["regime"], reverse=True)
    return _class(ordered[0]) if ordered else None


def _act(row: Row) -> CatalogueAct:
    return CatalogueAct(
        code=row["code"],
        slug=row["slug"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        group=row["group"],
        note_id=row["note_id"],
        note_en=row["note_en"],
        applies_to=split(row["applies_to"]),
        criminal_crossref=split(row["criminal_crossref"]),
        question_id=row["open_question_id"],
        question_en=row["open_question_en"],
        citation=cite(row),
    )


def _class(row: Row) -> ClassRow:
    return ClassRow(
        code=row["code"],
        side=row["side"],
        regime=row["regime"],
        valid_from=row["from"] or None,
        valid_to=row["to"] or None,
        klass=row["class"],
        articles=split(row["article"]),
        sanction_keys=split(row["sanctions"]),
        question_id=row["question_id"],
        question_en=row["question_en"],
        citation=cite(row),
    )
