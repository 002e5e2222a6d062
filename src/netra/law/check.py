"""Holds the data of the law to its own rules."""

import csv
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from netra.law.certainty import Certainty
from netra.law.tables import DATA, Row

NEEDS_ADDRESS = {Certainty.TEXT, Certainty.OFFICIAL, Certainty.PRESS}
OTHER_READING = ("other_reading", "open_question_id")


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault: the file, the row (counted from 1; 0 the file itself), the column, the remedy."""

    file: str
    row: int
    column: str
    remedy: str


def check(data: Path = DATA) -> list[Problem]:
    """Every fault of the data folder; empty when each row is cited, sure, dated and unique."""
    sources = _sources(data)
    found = [
        problem
        for file, rows in _files(data)
        for number, row in enumerate(rows, start=1)
        for problem in _row_problems(file, number, row, sources)
    ]
    return [*_source_problems(sources), *found, *_glossary_problems(data)]


def _sources(data: Path) -> dict[str, Row]:
    files = sorted(data.glob("sources*.toml"))
    return {key: row for path in files for key, row in _toml(path).get("source", {}).items()}


def _files(data: Path) -> Iterator[tuple[str, list[Row]]]:
    """Each data file with its rows; `checked_on` of the file stands for rows without their own."""
    for path in sorted(data.glob("*.toml")):
        if path.name.startswith("sources"):
            continue
        content = _toml(path)
        default = {key: content[key] for key in ("checked_on",) if key in content}
        yield path.name, [{**default, **row} for row in content.get("row", [])]
    for path in sorted(data.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            yield path.name, [_dated(row) for row in csv.DictReader(file)]


def _row_problems(file: str, number: int, row: Row, sources: dict[str, Row]) -> Iterator[Problem]:
    def problem(column: str, remedy: str) -> Problem:
        return Problem(file=file, row=number, column=column, remedy=remedy)

    for prefix in ("", "before_", "after_"):
        if prefix and f"{prefix}source" not in row:
            continue
        for column, remedy in _citation_faults(row, prefix, sources):
            yield problem(f"{prefix}{column}", remedy)
    if "article" not in row:
        yield problem("article", "name the article, or leave it empty if none is known")
    if not isinstance(row.get("checked_on"), date):
        yield problem("checked_on", "say on which day the source was checked")
    starts, ends = row.get("from"), row.get("to")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        yield problem("to", "the row ends before it begins")


def _citation_faults(row: Row, prefix: str, sources: dict[str, Row]) -> Iterator[tuple[str, str]]:
    source = sources.get(str(row.get(f"{prefix}source", "")))
    if source is None:
        yield "source", "name a key of sources*.toml"
    certainty = str(row.get(f"{prefix}certainty", ""))
    if certainty not in set(Certainty):
        yield "certainty", f"one of {', '.join(Certainty)}"
        return
    if source is not None and not source.get("url") and certainty in NEEDS_ADDRESS:
        yield "certainty", "a source without an address is at most inferred"
    if certainty == Certainty.CONTRADICTED and not any(row.get(key) for key in OTHER_READING):
        yield "other_reading", "keep the other value too"


def _source_problems(sources: dict[str, Row]) -> Iterator[Problem]:
    for number, (key, source) in enumerate(sources.items(), start=1):
        if not source.get("title") or "url" not in source:
            yield Problem(
                file="sources.toml", row=number, column=key, remedy="give a title and an address"
            )


def _glossary_problems(data: Path) -> Iterator[Problem]:
    rows: list[Row] = _toml(data / "glossary.toml").get("row", [])
    keys = {row.get("key") for row in rows}
    for column in ("key", "id"):
        times = Counter(str(row.get(column, "")).casefold() for row in rows)
        for number, row in enumerate(rows, start=1):
            if times[str(row.get(column, "")).casefold()] > 1:
                yield _glossary_problem(number, column, "one key, one official term")
    for number, row in enumerate(rows, start=1):
        if set(row.get("not_to_be_confused_with", ())) - keys:
            yield _glossary_problem(number, "not_to_be_confused_with", "name keys that exist")


def _glossary_problem(number: int, column: str, remedy: str) -> Problem:
    return Problem(file="glossary.toml", row=number, column=column, remedy=remedy)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _dated(row: dict[str, str]) -> Row:
    found: Row = dict(row)
    for key in ("from", "to", "checked_on"):
        if found.get(key):
            found[key] = date.fromisoformat(found[key])
    return found
