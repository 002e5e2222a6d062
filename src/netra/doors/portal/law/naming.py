"""What a row of the law's data is about, in the reader's words."""

import re
from collections.abc import Callable

from django.utils.translation import gettext as _

from netra.doors.portal.citing import named
from netra.doors.portal.law.words import headed, word
from netra.doors.ui.formats import language
from netra.law import areas, elections
from netra.law.catalogue import class_term
from netra.law.citation import cite
from netra.law.tables import Row, rows

HOLE = re.compile(r"\{\w+\}")


"""Where the system fills something into a sentence."""


def name_of(file: str, row: Row) -> str:
    """What the row is about: its own name, or the word of its key, or its article."""
    if file in _named():
        return _named()[file](row)
    for field in ("name", "title", "text", "question"):
        if said := sentence(row, field):
            return said
    if language() in row:
        return _own(row)
    keys = ("step", "window", "subject", "tier", "series", "key", "kind")
    found = (headed(str(row[key])) for key in keys if key in row)
    return next(filter(None, found), "") or row["article"] or cite(row).title


def sentence(row: Row, field: str) -> str:
    """The row's field in the reader's language; "" if it has none."""
    return str(row.get(f"{field}_{language()}", ""))


def words(keys: object) -> str:
    """The words of keys in a list, those without one left out."""
    found = keys if isinstance(keys, list | tuple) else [keys]
    return ", ".join(filter(None, (word(str(key)) for key in found)))


def _own(row: Row) -> str:
    """The row's sentence; where the system fills something in, dots."""
    return HOLE.sub("…", str(row[language()]))


def _named() -> dict[str, Callable[[Row], str]]:
    return {
        "addressees": lambda row: ", ".join(headed(kind) for kind in row["employment"]),
        "area_history": lambda row: areas.area(row["province"]).name,
        "decrees": lambda row: f"{row['year']}: {row['number'] or cite(row).title}",
        "employment_questions": lambda row: headed(row["employment"][0]),
        "glossary": _term,
        "merit_authorities": lambda row: f"{row['name']} ({row['abbreviation']})",
        "merit_regional_offices": lambda row: f"{row['name']}, {row['seat']}",
        "offices": lambda row: str(row["name"]),
        "agencies": lambda row: str(row["name"]),
        "office_rules": lambda row: f"{headed(row['function'])}, {word(row['tier'])}",
        "office_facts": lambda row: row["key"].replace("-", " ").title(),
        "quorum": lambda row: headed(row["tier"]),
        "regional_days": lambda row: headed(row["key"]),
        "regulation_changes": _change,
        "sanctions": lambda row: f"{row['code']} {sentence(row, 'name')}",
        "violation_classes": lambda row: f"{row['code']}: {class_word(row)}",
        "violation_list_items": lambda row: f"{row['item']}. {sentence(row, 'text')}",
        "violations": lambda row: f"{row['code']} {sentence(row, 'name')}",
        "windows": lambda row: f"{headed(row['window'])}: {word(row['kind'])}",
        "elections": _stage_held,
        "contests": _contest,
    }


def _term(row: Row) -> str:
    """The official term; its English word beside it, and its abbreviation."""
    shown = row["id"] if language() == "id" else f"{row['id']} ({row['en']})"
    short = row.get("abbreviation", "")
    return f"{shown}, {short}" if short else str(shown)


def _stage_held(row: Row) -> str:
    election = named(elections.election(row["election_id"]))
    stage = next(each for each in rows("election_stages") if each["key"] == row["stage"])
    return f"{election}: {sentence(stage, 'name')}"


def _contest(row: Row) -> str:
    kind = named(elections.kinds()[row["kind"]])
    return f"{row['area_name']}: {kind}, {named(elections.election(row['election_id']))}"


def _change(row: Row) -> str:
    said = {"amends": _("%(one)s amends %(other)s"), "replaces": _("%(one)s replaces %(other)s")}
    return said[row["change"]] % {"one": row["regulation"], "other": row["other"]}


def class_word(row: Row) -> str:
    """What an act is classed as in the row."""
    return word(class_term(row["code"], row["class"]))
