"""Faults are put into the module of deadlines, its decorated functions too: the tests notice.

What is left out and why survivors live: docs/reference/mutations.md. Faults that change nothing
stand in `equivalent.toml` and are not among those of which 95 % must be noticed.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from netra.environment.variables import VAR
from tests.campaign.copying import copied
from tests.campaign.faults import equivalent, judged, tried
from tests.campaign.record import campaign

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

LEAST_KILLED = 0.95
CONFIG = Path(__file__).with_name("cosmic_ray.toml")
FORKED = Path(__file__).with_name("forked.py")
SESSION = "session.sqlite"
PROGRAMS = Path(sys.executable).parent


def test_the_tests_notice_a_fault_in_a_decorated_function() -> None:
    with campaign("decorated") as running:
        place = copied(VAR / "campaign" / "decorated")
        shutil.copy(CONFIG, place)
        _run(place, "cosmic-ray", "init", CONFIG.name, SESSION)
        _run(place, "cr-filter-operators", SESSION, CONFIG.name)
        _run(place, "python", str(FORKED), CONFIG.name, SESSION)
        found = judged(list(tried(_run(place, "cosmic-ray", "dump", SESSION))), equivalent())
        running.result.update(
            tried=found.tried,
            noticed=found.noticed,
            equivalent=found.equivalent,
            of_all=f"{found.of_all:.1%}",
            of_those_with_effect=f"{found.of_those_with_effect:.1%}",
            survivors=found.survivors,
            false=found.false,
        )
        assert not found.false, "listed as equivalent, but noticed or no longer there"
        assert found.of_those_with_effect >= LEAST_KILLED


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
