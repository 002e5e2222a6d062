"""The reference pages of the law's rows: source, article, days, certainty, day checked."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from netra.law.citation import sources
from netra.law.entries import Entry, checked_on, entries, files
from netra.law.tables import Row

FOLDER = "law"
MANY = "contests"
GROUPS: dict[str, tuple[str, ...]] = {
    "deadlines": ("deadlines", "step_"),
    "counting": ("counting", "decrees", "regional_days"),
    "intake": ("access_modes", "channels", "exits", "requirements", "windows"),
    "catalogue": ("bases", "employment", "sanction", "violation"),
    "assessing": ("elements", "exceptions", "facts", "gaps", "grounds", "reasons"),
    "regulations": ("regulation", "rule_versions"),
    "competence": ("addressees", "agencies", "area_history", "merit", "office"),
    "procedure": ("capacities", "forms", "numbering", "procedure", "publication", "quorum",
                  "retention", "stages", "tiers", "unsealing"),
    "elections": ("contests", "election"),
    "glossary": ("glossary",),
}  # fmt: skip
"""The pages, and how the names of the data files begin that each shows."""

_HEAD = """# Rows of the law: {name}

Each row of `src/netra/law/data/` with what it rests on: source, article, the days on which it
holds, how sure it is ([the scale](../certainty.md)) and the day its source was looked at. What a
row says stands in the data and, for reading, at `/hukum/`. Written by `netra law-pages`; a test
compares.
"""
_COLUMNS = ("Key", "For", "From", "To", "Article", "Source", "Certainty", "Checked")
_FOR = ("regime", "side", "phase", "family", "kind", "tier", "contest_kind")


def page(name: str) -> str:
    """One page, in Markdown: a table for each data file, then the sources they cite."""
    shown = [file for file in files() if group_of(file) == name]
    tables = "".join(_table(file) for file in shown)
    cited = {row["source"] for file in shown for each in entries(file) for row in each.rows}
    return _HEAD.format(name=name) + tables + _sources(cited)


def group_of(file: str) -> str:
    """The page that shows a data file; LookupError if none does."""
    for name, beginnings in GROUPS.items():
        if file.startswith(beginnings):
            return name
    raise LookupError(f"give {file} a page in netra.doors.cli.law_rows.GROUPS")


PAGES: dict[str, Callable[[], str]] = {
    f"{FOLDER}/{name}.md": partial(page, name) for name in GROUPS
}
"""Each page's name below the reference, and how its text is made."""


def _table(file: str) -> str:
    lines = _contests() if file == MANY else _rows(file)
    head = _line(*_COLUMNS) + _line(*("---" for _ in _COLUMNS))
    return f"\n## `{file}`\n\n{head}{''.join(lines)}"


def _rows(file: str) -> Iterator[str]:
    for each in entries(file):
        for row in each.rows:
            yield _line(f"`{each.key}`", _for(row), *_cited(each, row))


def _contests() -> Iterator[str]:
    """Those of one election and kind that rest on the same, in one line: there are hundreds."""
    every = [(_together(each, row), row) for each in entries(MANY) for row in each.rows]
    for same, found in groupby(sorted(every, key=lambda one: one[0]), key=lambda one: one[0]):
        codes = " ".join(str(row["area_code"]) for _same, row in found)
        election, *rest = same
        yield _line(f"`{election}`: {codes}", *rest)


def _together(each: Entry, row: Row) -> tuple[str, ...]:
    return (row["election_id"], row["kind"], *_cited(each, row))


def _for(row: Row) -> str:
    """Which of several rules of one key it is."""
    found = (str(row[column]) for column in _FOR if row.get(column))
    return ", ".join(each for each in found if each not in ("any", "all"))


def _cited(each: Entry, row: Row) -> tuple[str, ...]:
    held = ("voting_on", "voting_on") if each.file == MANY else ("from", "to")
    days = (str(row.get(column) or "") for column in held)
    other = ", other reading" if row.get("other_reading") else ""
    return (
        *days,
        str(row.get("article") or ""),
        f"`{row['source']}`",
        f"{row['certainty']}{other}",
        str(checked_on(each.file, row) or ""),
    )


def _sources(cited: set[str]) -> str:
    known = sources()
    lines = (_source(key, known[key]) for key in sorted(cited))
    return f"\n## Sources\n\n{''.join(lines)}"


def _source(key: str, row: Row) -> str:
    title = f"[{row['title']}](<{row['url']}>)" if row["url"] else row["title"]
    return f"* `{key}`: {title}\n"


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
