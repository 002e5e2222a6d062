"""Forty published cases, replayed through the house's own acts up to where their sources end.

`facts` reads what the sources say, `days` assumes the days they leave out, `crew` finds who acts,
and each step is one function that does one real act: `opening`, `handling`, `sending`.
"""

from collections.abc import Callable, Iterable
from functools import partial
from uuid import UUID

from netra.doors.cli.demo import scene
from netra.doors.cli.demo.replay import handling, opening, sending
from netra.doors.cli.demo.replay.crew import Crew
from netra.doors.cli.demo.replay.days import timeline
from netra.doors.cli.demo.replay.facts import Case, cases, live
from netra.doors.cli.demo.replay.run import Run
from netra.journeys.actions import refresh

ROOMS = (opening, handling, sending)


def load() -> dict[str, UUID]:
    """Every published case stands where its source ends, by `PC-003-2`; again, nothing changes."""
    return _load(cases())


def load_live() -> dict[str, UUID]:
    """Invented cases in several time zones run on the demonstration's date; again, nothing."""
    return _load(live())


def _load(found: Iterable[Case]) -> dict[str, UUID]:
    crew = Crew()
    first = sorted(found, key=lambda case: timeline(case)[0].on)  # numbers follow the calendar
    return {
        case.key: scene.made_once(f"replay:{case.key}", partial(_replay, case, crew))
        for case in first
    }


def _replay(case: Case, crew: Crew) -> UUID:
    run = Run.of(case, crew)
    for step, day in zip(case.steps, timeline(case), strict=True):
        run.step, run.day = step, day
        _doing(step.kind)(run)
        run.number += 1
    refresh(run.file)
    return run.file


def _doing(kind: str) -> Callable[[Run], None]:
    found = (getattr(room, kind, None) for room in ROOMS)
    doing: Callable[[Run], None] = next(each for each in found if callable(each))
    return doing
