"""Which rules a file runs under, read from `rule_versions.toml` a second time."""

from collections.abc import Iterator
from datetime import date

from netra.law.deadlines.versions import version
from tests.law.second.clock import Case
from tests.law.second.table import Row, holds, speaks_of, table

SUBJECTS = sorted({row["subject"] for row in table("rule_versions")})


def version_differences(asked: Case) -> Iterator[str]:
    """Where `version` names another regulation, or leaves out or adds another reading."""
    for subject in SUBJECTS:
        told = version(
            subject,
            regime=asked.regime,
            moments=asked.moments,
            zone=asked.zone,
            step_begins=asked.on,
        )
        mine = regulations(asked, subject)
        names = (told.regulation, *sorted(told.others)) if told else None
        if names != mine:
            yield f"version of {subject}: {names} not {mine}"


def regulations(asked: Case, subject: str) -> tuple[str, ...] | None:
    """The regulation shown first, then all that the other readings name; None while unknown.

    Where two rows hold the same day the later one is shown: it replaced the other.
    """
    known = [
        row
        for row in table("rule_versions")
        if row["subject"] == subject and speaks_of(row, asked.regime)
    ]
    chosen = [row for row in known if in_its_time(asked, row, row["decides"])]
    if not chosen:
        return None
    shown = max(chosen, key=lambda row: row.get("from", date.min))
    every = chosen + [
        row
        for row in known
        if "decides_other" in row and in_its_time(asked, row, row["decides_other"])
    ]
    return shown["regulation"], *sorted({row["regulation"] for row in every if row is not shown})


def in_its_time(asked: Case, row: Row, moment: str) -> bool:
    if moment == "step":
        return holds(row, asked.on)
    return moment in asked.moments and holds(row, asked.local(moment).date())
