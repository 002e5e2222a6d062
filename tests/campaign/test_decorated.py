"""Faults are put into the module of deadlines, its decorated functions too: the tests notice.

What is left out and why survivors live: docs/reference/mutations.md.
"""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from netra.environment.variables import VAR
from tests.campaign.copying import copied
from tests.campaign.record import campaign

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

LEAST_KILLED = 0.95
CONFIG = Path(__file__).with_name("cosmic_ray.toml")
SESSION = "session.sqlite"
PROGRAMS = Path(sys.executable).parent


class Tried(NamedTuple):
    """A fault, as one line, and what came of it."""

    fault: str
    outcome: str


def test_the_tests_notice_a_fault_in_a_decorated_function() -> None:
    with campaign("decorated") as running:
        place = copied(VAR / "campaign" / "decorated")
        shutil.copy(CONFIG, place)
        _run(place, "cosmic-ray", "init", CONFIG.name, SESSION)
        _run(place, "cr-filter-operators", SESSION, CONFIG.name)
        _run(place, "cosmic-ray", "baseline", CONFIG.name)
        _run(place, "cosmic-ray", "exec", CONFIG.name, SESSION)
        tried = list(_tried(_run(place, "cosmic-ray", "dump", SESSION)))
        outcomes = Counter(each.outcome for each in tried)
        survivors = sorted(each.fault for each in tried if each.outcome == "survived")
        running.result.update(outcomes=dict(outcomes), survivors=survivors)
        assert outcomes["killed"]
        checked = sum(outcomes.values())
        assert outcomes["killed"] / checked >= LEAST_KILLED, f"of {checked}: {survivors}"


def _tried(dumped: str) -> Iterator[Tried]:
    """Every fault that was tried: those the filter takes out are not."""
    for line in dumped.splitlines():
        item, result = json.loads(line)
        if result and result["worker_outcome"] == "skipped":
            continue
        (change,) = item["mutations"]
        line_number = change["start_pos"][0]
        operator = change["operator_name"].removeprefix("core/")
        fault = f"{change['module_path']}:{line_number} {operator} {change['occurrence']}"
        yield Tried(fault, result["test_outcome"] if result else "not tried")


def _run(place: Path, program: str, *typed: str) -> str:
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [PROGRAMS / program, *typed],
        cwd=place,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout
