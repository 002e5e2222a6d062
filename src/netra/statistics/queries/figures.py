"""Published counts: counts of journeys, so a figure and a file cannot disagree."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from netra.journeys import queries as journeys
from netra.law.stages import stages

GROUPS = (
    "received",
    "information",
    "handled",
    "transferred",
    "forwarded",
    "recommended",
    "decided",
    "closed",
    "not_registered",
    "stopped",
)
OUTCOMES = ("ethics", "discipline", "reprimand", "none")


@dataclass(frozen=True, kw_only=True)
class Figures:
    """How many files stand under each heading, and what was decided. Unit: files."""

    total: int
    by_group: dict[str, int]
    by_origin: dict[str, int]
    by_outcome: dict[str, int]
    registered: int
    forwarded: int


def figures(*, until: datetime, contest_key: str = "") -> Figures:
    """The counts over all files, or one contest's, where they are now if they came there by
    `until`: one that moved later is left out. Filings that wait for a signature are counted
    nowhere: they are not received yet. One query."""
    rows = journeys.counts(until=until, contest_key=contest_key)
    heading = {stage.key: stage.group for stage in stages()}
    return Figures(
        total=sum(row["n"] for row in rows),
        by_group=_sum(rows, lambda row: heading[row["stage"]], GROUPS),
        by_origin=_sum(rows, lambda row: row["origin"], ("report", "finding", "tip", "record")),
        by_outcome=_sum(
            rows, lambda row: row["outcome"], ("ethics", "discipline", "reprimand", "none")
        ),
        registered=sum(row["n"] for row in rows if row["registered"]),
        forwarded=sum(row["n"] for row in rows if row["forwarded"]),
    )


def _sum(
    rows: list[dict[str, Any]], key: Callable[[dict[str, Any]], str], names: tuple[str, ...]
) -> dict[str, int]:
    counts = dict.fromkeys(names, 0)
    for row in rows:
        name = key(row)
        if name in counts:
            counts[name] += row["n"]
    return counts
