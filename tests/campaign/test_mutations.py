"""Small faults are put into the law's code one by one: the tests have to notice.

Which modules, what is left out and why survivors live: docs/reference/mutations.md.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from netra.environment.variables import ROOT, VAR
from tests.campaign.copying import copied, read
from tests.campaign.record import campaign

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

LEAST_KILLED = 0.95
CLOCK = (
    "calendar",
    "counting",
    "deadlines",
    "decrees",
    "drafts",
    "pauses",
    "reception",
    "simulation",
    "steps",
)
CATALOGUE = ("catalogue",)
PARTS = {"clock": CLOCK, "catalogue": CATALOGUE}
# Whole files of data, or twenty thousand cases: they say nothing of one line of code in time.
LEFT_OUT = ("test_areas", "test_data", "test_data_planted", "test_second_clock")
# What no test calls is noticed by none.
UNNOTICED = ("survived", "no tests")
RESULT = re.compile(r"^\s+(?P<mutant>\S+): (?P<outcome>.+)$", re.MULTILINE)
# Forked, a mutant is tried by its quickest tests first; four times their time, and it hangs.
SETTINGS = """
[tool.mutmut]
source_paths = ["src/netra"]
only_mutate = {mutated}
pytest_add_cli_args_test_selection = {tests}
process_isolation = "fork"
timeout_multiplier = 4
timeout_constant = 5
use_git_change_detection = false
"""


@pytest.mark.parametrize("part", PARTS)
def test_the_tests_notice_a_fault_in_the_law(part: str) -> None:
    with campaign(f"mutations-{part}") as running:
        place = _copy(VAR / "campaign" / f"mutated-{part}", PARTS[part])
        _mutmut(place, "run", "--max-children", str(os.cpu_count() or 1))
        found = RESULT.findall(_mutmut(place, "results", "--all", "true"))
        outcomes = Counter(outcome for _mutant, outcome in found)
        killed = outcomes["killed"] + outcomes["timeout"]
        checked = sum(outcomes.values())
        survivors = sorted(mutant for mutant, outcome in found if outcome in UNNOTICED)
        running.result.update(outcomes=dict(outcomes), survivors=survivors)
        assert checked
        assert killed / checked >= LEAST_KILLED, f"{killed} of {checked}: {survivors}"


def _copy(place: Path, modules: tuple[str, ...]) -> Path:
    tests = sorted((ROOT / "tests" / "law").glob("test_*.py"))
    chosen = [f"tests/law/{test.name}" for test in tests if test.stem not in LEFT_OUT]
    mutated = [pattern for name in modules for pattern in _files(name)]
    copied(place, SETTINGS.format(mutated=mutated, tests=chosen))
    (place / "mutants").mkdir()
    read(place / "mutants")
    return place


def _files(name: str) -> tuple[str, str]:
    """A module, or a package of that name."""
    return f"src/netra/law/{name}.py", f"src/netra/law/{name}/*"


def _mutmut(place: Path, *typed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *typed], cwd=place, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout
