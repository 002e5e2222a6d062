"""The rows of the data as a reader meets them: what speaks of one thing stands together.

for each in entries("deadlines"):
    each.key, each.rows      # "handling", and its rows of both regimes and of every time
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from netra.law.tables import DATA, Row, in_force, load, load_csv, rows

NO_RULES = frozenset(
    {
        "area_codes_former", "area_country", "area_governments", "areas", "areas_package",
        "counts", "pack_variants", "publication_rules", "statistics", "statistics_sums",
        "statistics_topics",
    }
)  # fmt: skip
"""Files that hold no law: areas, published figures and how they are read, our own counts and what
our packs tell."""

SCHEDULES = ("contests", "elections")
"""Files whose days are when something was held, not when a rule was in force."""

NOW, PAST, FUTURE = "now", "past", "future"

# What a row speaks of, where it has no column `key`, or where that is not enough.
_SPEAKS_OF = {
    "addressees": ("employment", "function"),
    "area_history": ("province",),
    "channels": ("kind",),
    "contests": ("election_id", "kind", "area_code"),
    "deadlines_pauses": ("kind",),
    "election_kinds": ("kind",),
    "election_names": ("id",),
    "elections": ("election_id", "stage"),
    "employment_questions": ("employment",),
    "numbering": ("series",),
    "quorum": ("tier",),
    "regulation_changes": ("regulation", "other"),
    "rule_versions": ("subject",),
    "tiers": ("tier",),
    "violation_list_items": ("list_id", "item"),
    "windows": ("window", "kind"),
}
_USUAL = ("key", "step", "code")
_STAGES = "procedure"  # a row's from and to are stages there; its bases have the days
# What makes two rows of one key two rules side by side, not one rule at two times.
_SIDE_BY_SIDE = ("regime", "family", "phase", "side", "kind", "tier", "origin")


@dataclass(frozen=True, eq=False)
class Entry:
    """The rows of a file (without ending) that speak of one thing, in the order of the file."""

    file: str
    key: str
    rows: tuple[Row, ...]


def files() -> tuple[str, ...]:
    """Every file that holds law, without ending."""
    found = (path for path in sorted(DATA.iterdir()) if path.suffix in (".toml", ".csv"))
    names = (path.stem for path in found if not path.stem.startswith("sources"))
    return tuple(name for name in names if name not in NO_RULES)


@cache
def entries(file: str) -> tuple[Entry, ...]:
    """What the file speaks of. A file's rows all cite; FileNotFoundError if there is no such."""
    found: dict[str, list[Row]] = {}
    for row in rows_of(file):
        found.setdefault(key_of(file, row), []).extend(_dated(file, row))
    return tuple(Entry(file, key, tuple(kept)) for key, kept in found.items())


def entry(file: str, key: str) -> Entry:
    """The rows of a file on one key; LookupError if there are none."""
    for each in entries(file):
        if each.key == key:
            return each
    raise LookupError(f"no {key!r} in {file}")


def rows_of(file: str) -> list[Row]:
    """The rows of a data file, whichever its ending."""
    return rows(file) if (DATA / f"{file}.toml").exists() else load_csv(file)


def key_of(file: str, row: Row) -> str:
    """What the row speaks of: its key, step or code; several columns are divided by a slash."""
    columns = _SPEAKS_OF.get(file) or next((each,) for each in _USUAL if each in row)
    cells = (row[column] for column in columns)
    return "/".join(cell[0] if isinstance(cell, list) else str(cell) for cell in cells)


def anchor(file: str, key: str) -> str:
    """The name under which the rows of a file on a key stand on a page (`deadlines-handling`)."""
    return f"{file}-{re.sub(r'[^A-Za-z0-9._-]+', '-', key).strip('-')}"


def checked_on(file: str, row: Row) -> date | None:
    """The day on which the row's source was looked at; None if the data do not say."""
    found = row.get("checked_on") or _head(file).get("checked_on")
    return found if isinstance(found, date) else None


def when(row: Row, on: date) -> str:
    """Whether the row holds on that day, no longer, or not yet (now, past, future)."""
    if in_force(row, on):
        return NOW
    starts = row.get("from")
    return FUTURE if isinstance(starts, date) and starts > on else PAST


def before(found: Entry, row: Row) -> Row | None:
    """The row of the entry that held before this one and whose place it took; None if none did."""
    starts = row.get("from")
    if not isinstance(starts, date) or found.file in SCHEDULES:
        return None
    beside = [each for each in found.rows if _beside(each) == _beside(row)]
    ended = [each for each in beside if _ends_before(each, starts)]
    return max(ended, key=lambda each: each["to"], default=None)


def _ends_before(row: Row, day: date) -> bool:
    ends = row.get("to")
    return isinstance(ends, date) and ends < day


def _beside(row: Row) -> tuple[object, ...]:
    return tuple(row.get(column) for column in _SIDE_BY_SIDE)


def _dated(file: str, row: Row) -> tuple[Row, ...]:
    """The row; an act of the procedure with its stages named as such, then each of its bases."""
    if file != _STAGES:
        return (row,)
    kept = {**row, "at": row["from"], "leads_to": row["to"], "from": None, "to": None}
    return (kept, *({**kept, **basis} for basis in row.get("basis", ())))


@cache
def _head(file: str) -> Row:
    return load(file) if (DATA / f"{file}.toml").exists() else {}
