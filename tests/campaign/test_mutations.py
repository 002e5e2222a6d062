"""Small faults are put into the law's code one by one: the tests have to notice.

Which modules, what is left out and why survivors live: docs/reference/mutations.md.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from netra.environment.variables import ROOT, VAR
from tests.campaign.record import campaign

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

LEAST_KILLED = 0.95
MUTATED = ("calendar", "counting", "decrees", "drafts", "pauses", "simulation")
PACKAGES = ("catalogue", "deadlines")
# Whole files of data, or twenty thousand cases: they say nothing of one line of code in time.
LEFT_OUT = ("test_areas", "test_data", "test_data_planted", "test_second_clock")
UNLOCKED = Path(__file__).with_name("forget.py")
RESULT = re.compile(r"^\s+(?P<mutant>\S+): (?P<outcome>.+)$", re.MULTILINE)
SETTINGS = """
[tool.pytest.ini_options]
pythonpath = ["src", "."]
addopts = ["--import-mode=importlib", "-p", "no:django", "-p", "no:cacheprovider"]
markers = ["campaign: long"]

[tool.mutmut]
source_paths = ["src/netra"]
only_mutate = {mutated}
pytest_add_cli_args_test_selection = {tests}
process_isolation = "forkserver"
use_git_change_detection = false
"""


def test_the_tests_notice_a_fault_in_the_law() -> None:
    with campaign("mutations") as running:
        place = _copy(VAR / "campaign" / "mutated")
        _mutmut(place, "run", "--max-children", str(os.cpu_count() or 1))
        found = RESULT.findall(_mutmut(place, "results", "--all", "true"))
        outcomes = Counter(outcome for _mutant, outcome in found)
        killed = outcomes["killed"] + outcomes["timeout"]
        checked = sum(outcomes.values()) - outcomes["no tests"]
        survivors = sorted(mutant for mutant, outcome in found if outcome == "survived")
        running.result.update(outcomes=dict(outcomes), survivors=survivors)
        assert checked
        assert killed / checked >= LEAST_KILLED, f"{killed} of {checked}: {survivors}"


def _copy(place: Path) -> Path:
    """The house's code and the law's tests alone: no database, no settings."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(ROOT / "src", place / "src")
    shutil.copytree(ROOT / "tests" / "law", place / "tests" / "law")
    shutil.copy(ROOT / "tests" / "__init__.py", place / "tests")
    shutil.copy(UNLOCKED, place / "tests" / "conftest.py")
    (place / "mutants").mkdir()
    for home in (place, place / "mutants"):
        (home / "node_modules").symlink_to(ROOT / "node_modules")
    tests = sorted((place / "tests" / "law").glob("test_*.py"))
    chosen = [f"tests/law/{test.name}" for test in tests if test.stem not in LEFT_OUT]
    mutated = [f"src/netra/law/{name}.py" for name in MUTATED]
    mutated += [f"src/netra/law/{name}/*" for name in PACKAGES]
    (place / "pyproject.toml").write_text(SETTINGS.format(mutated=mutated, tests=chosen))
    return place


def _mutmut(place: Path, *typed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *typed], cwd=place, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    return done.stdout
