"""The rows of the law, straight from their files."""

import csv
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]
DATA = Path(__file__).parents[3] / "src" / "netra" / "law" / "data"
# In the order of the law: what is heard, what is punished, what follows forwarding.
LIMITS = ("deadlines", "deadlines_criminal", "deadlines_personnel")
BY_ITS_OWN_DAY = "deadlines_personnel"


@cache
def table(name: str) -> list[Row]:
    """Every `[[row]]` of a file."""
    return list(tomllib.loads((DATA / f"{name}.toml").read_text())["row"])


@cache
def csv_rows(name: str) -> list[Row]:
    with (DATA / f"{name}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def contests() -> list[Row]:
    return csv_rows("contests")


def holds(row: Row, day: date) -> bool:
    """True if the row is in force that day; its first and last day belong to it."""
    return bool(row.get("from", date.min) <= day <= row.get("to", date.max))


def speaks_of(row: Row, regime: str) -> bool:
    return row["regime"] in (regime, "any")


def counting_row(key: str, family: str, regime: str, on: date) -> Row | None:
    """The one row of `counting.toml`, or None where the file has none for the family."""
    found = [row for row in counting_rows(key, family, regime) if holds(row, on)]
    assert len(found) <= 1, (key, family, regime, on)
    return found[0] if found else None


@cache
def counting_rows(key: str, family: str, regime: str) -> list[Row]:
    return [
        row
        for row in table("counting")
        if row["key"] == key and row.get("family", family) == family and speaks_of(row, regime)
    ]


@cache
def limit_rows(regime: str) -> list[tuple[str, Row, list[Row]]]:
    """Every limit of the regime: its file, its row, and the row as each source words it."""
    return [
        (name, row, [{**row, **other} for other in ({}, *row.get("other", ()))])
        for name in LIMITS
        for row in table(name)
        if speaks_of(row, regime)
    ]


def both(row: Row | None, column: str) -> tuple[bool, ...]:
    """The value shown first, and its opposite where the row keeps another reading."""
    if row is None:
        return (False,)
    first = bool(row[column])
    return (first, not first) if "other_reading" in row else (first,)
