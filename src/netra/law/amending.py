"""Which regulations the rows name, how one changed another, and which rows cite it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.entries import Entry, entries, files
from netra.law.tables import Row, rows

_REGULATION = re.compile(r"((?:[A-Z][A-Za-z]+ )+)(\S*\d\S*/\d{4})\b")
_AMENDMENT = re.compile(r"\bjo\.? (\d+/\d{4})\b")
_CITES = ("article", "regulation", "other")
_ARTICLE = re.compile(r"\b[Pp]asal .*")


@dataclass(frozen=True, kw_only=True)
class Change:
    """`regulation` did `kind` (amends, replaces) to `other`."""

    regulation: str
    other: str
    kind: str
    citation: Citation


def named_in(text: str) -> tuple[str, ...]:
    """The regulations a text names, each once: `PP 94/2021 Pasal 5 huruf n` names `PP 94/2021`.

    A regulation read together with a later one (*jo*) names both.
    """
    found: list[str] = []
    for match in _REGULATION.finditer(text):
        kind, number = match.group(1).strip(), match.group(2)
        found.append(f"{kind} {number}")
        later = _AMENDMENT.match(text[match.end() :].lstrip())
        found += [f"{kind} {later.group(1)}"] if later else []
    return tuple(dict.fromkeys(found))


def slug(regulation: str) -> str:
    """How a regulation stands in addresses: `pp-94-2021`."""
    return re.sub(r"[^a-z0-9]+", "-", regulation.lower()).strip("-")


@cache
def cited_by() -> dict[str, tuple[Entry, ...]]:
    """Every regulation the rows name, with the entries that name it, in the order of the files."""
    found: dict[str, dict[Entry, None]] = {}
    for file in files():
        for each in entries(file):
            for name in _named(each):
                found.setdefault(name, {})[each] = None
    return {name: tuple(each) for name, each in sorted(found.items())}


def by_slug(wanted: str) -> str:
    """The regulation of an address; LookupError if no row names it."""
    for name in cited_by():
        if slug(name) == wanted:
            return name
    raise LookupError(f"no regulation {wanted!r}")


def changes() -> tuple[Change, ...]:
    """Every change of one regulation by another that the data know."""
    return tuple(
        Change(
            regulation=row["regulation"],
            other=row["other"],
            kind=row["change"],
            citation=cite(row),
        )
        for row in rows("regulation_changes")
    )


def days_of(regulation: str) -> list[Row]:
    """The rows that say when it, or one of its articles, was in force; none if it is not known."""
    return [
        row for row in rows("regulations") if _ARTICLE.sub("", row["key"]).strip() == regulation
    ]


def _named(each: Entry) -> Iterator[str]:
    columns = (*_CITES, "key") if each.file == "regulations" else _CITES
    for row in each.rows:
        for column in columns:
            said = row.get(column)
            yield from named_in(said) if isinstance(said, str) else ()
