"""Reads the data files of the law."""

import csv
import re
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
Row = dict[str, Any]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@cache
def load(name: str) -> Row:
    """The content of `data/<name>.toml`; callers do not change it. FileNotFoundError if none."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def rows(name: str) -> list[Row]:
    """The `[[row]]` tables of `data/<name>.toml`, in the order of the file."""
    found: list[Row] = load(name)["row"]
    return found


@cache
def load_csv(name: str) -> list[Row]:
    """The rows of `data/<name>.csv`; a cell that is an ISO date becomes a `date`."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [{key: _value(cell) for key, cell in row.items()} for row in csv.DictReader(file)]


def rows_on(rows: Iterable[Row], on: date) -> list[Row]:
    """The rows in force on that day; `from` and `to` are both inclusive, absent means open."""
    return [row for row in rows if in_force(row, on)]


def in_force(row: Row, on: date) -> bool:
    """True if `from`..`to`, both inclusive, holds the day; only dates bound it."""
    starts, ends = row.get("from"), row.get("to")
    begun = not isinstance(starts, date) or starts <= on
    return begun and (not isinstance(ends, date) or on <= ends)


def for_regime(rows: Iterable[Row], regime: str) -> list[Row]:
    """The rows of one regime (`regional_election`, `general_election`) and those of `any`."""
    return [row for row in rows if row["regime"] in (regime, "any")]


def _value(cell: str) -> str | date:
    return date.fromisoformat(cell) if _ISO_DATE.fullmatch(cell) else cell
