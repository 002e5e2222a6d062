"""docs/reference/moments.md says of each moment what the law and the rooms say."""

import re

from netra.environment.variables import ROOT
from netra.journeys.queries.moments import KEPT
from netra.law.deadlines.limits import rules_of_data
from netra.law.steps import steps
from netra.law.tables import rows

PAGE = (ROOT / "docs" / "reference" / "moments.md").read_text()
LINES = re.findall(r"^\| `(\w+)` \| ([\w, ]+) \| (.+) \|$", PAGE, re.M)


def counted() -> dict[str, set[str]]:
    """Each moment some reading of the law counts from, with its steps."""
    found: dict[str, set[str]] = {}
    for row in rules_of_data().deadlines:
        for reading in (row, *row.get("other", ())):
            if "counts_from" in reading:
                found.setdefault(reading["counts_from"], set()).add(row["step"])
    return found


def test_the_table_has_every_moment_of_the_law_and_its_steps() -> None:
    assert {key: set(told.split(", ")) for key, told, _kept in LINES} == counted()


def test_the_table_says_which_moments_nothing_keeps() -> None:
    unkept = {key for key, _steps, kept in LINES if kept.startswith("nothing: ")}
    assert unkept == counted().keys() - KEPT.keys()
    assert {"summons_sent", "dossier_received"} <= unkept


def test_the_other_moments_are_named() -> None:
    told = set(re.findall(r"`(\w+)`", PAGE.split("Other moments")[1]))
    assert told == KEPT.keys() - counted().keys()


def test_every_step_of_the_law_may_concern_a_file() -> None:
    limited = {row["step"] for row in rules_of_data().deadlines if "extends" not in row}
    unlimited = {row["step"] for row in rows("deadlines_none")}
    assert {step.key for step in steps()} == limited | unlimited


def test_what_ends_or_concerns_a_step_is_a_moment_somebody_keeps() -> None:
    named = {step.ended_by for step in steps()} | {fact for step in steps() for fact in step.only}
    assert {key for key in named if key and not key.startswith("crime_")} <= KEPT.keys()
