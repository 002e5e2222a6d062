"""The official term of every key."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One term: what it is called, what it means, and what it must not be taken for (keys)."""

    key: str
    id: str
    en: str
    abbreviation: str
    definition_id: str
    definition_en: str
    valid_from: date | None
    valid_to: date | None
    not_to_be_confused_with: tuple[str, ...]
    citation: Citation


def term(key: str, language: str = "id") -> str:
    """The term of a key in Indonesian (`id`) or English (`en`); LookupError if unknown."""
    found = entry(key)
    return found.en if language.startswith("en") else found.id


def entry(key: str) -> Entry:
    """The whole entry of a key; LookupError if unknown."""
    try:
        return _by_key()[key]
    except KeyError:
        raise LookupError(f"no term {key!r} in data/glossary.toml") from None


def entries() -> tuple[Entry, ...]:
    """Every entry, in the order of the file."""
    return tuple(_by_key().values())


@cache
def _by_key() -> MappingProxyType[str, Entry]:
    return MappingProxyType(
        {
            row["key"]: Entry(
                key=row["key"],
                id=row["id"],
                en=row["en"],
                abbreviation=row.get("abbreviation", ""),
                definition_id=row["definition_id"],
                definition_en=row["definition_en"],
                valid_from=row.get("from"),
                valid_to=row.get("to"),
                not_to_be_confused_with=tuple(row.get("not_to_be_confused_with", ())),
                citation=cite(row),
            )
            for row in rows("glossary")
        }
    )
