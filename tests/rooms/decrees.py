"""A decree to be loaded, and a file whose running step it moves."""

from datetime import date, timedelta
from typing import Any

from netra.elections import actions
from netra.elections.models import LoadedDecree
from netra.elections.queries import last_loaded
from netra.journeys import queries as journeys
from netra.journeys.actions import refresh
from netra.law import decrees
from netra.law.calendar import national
from netra.outcomes import actions as outcomes
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.path import Walk

NOW = make.moment("2024-11-01")


def waiting(reported_on: str = "2024-10-17") -> Walk:
    """A file that waits for the office's verification, whose limit is in working days."""
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision(reported_on)))
    force = make.actor("task_force_member", make.BKN)
    known: dict[str, Any] = {"file_id": walk.file_id, "by": force}
    outcomes.check_by_task_force(**known, note="", at=walk.later())
    outcomes.ask_verification(**known, question="Benarkah?", at=walk.later())
    refresh(walk.file_id)
    return walk


def working_day_of(walk: Walk) -> date:
    """A working day within the running step, after its first."""
    line = journeys.line_of(walk.file_id)
    assert line
    assert line.due_at
    assert line.due_step == "bawaslu_verification"
    day = line.due_at.date()
    while not national().is_working_day(day):
        day -= timedelta(days=1)
    return day


def row(*days: date, **more: Any) -> dict[str, Any]:
    """A decree that makes these days joint leave."""
    off = [{"on": day, "kind": "joint_leave", "id": "Contoh", "en": "Example"} for day in days]
    known = {
        "year": days[0].year if days else 2024,
        "number": "9/2024",
        "title": "Keputusan contoh",
        "url": "https://contoh.example/",
        "article": "",
        "certainty": "official",
        "checked_on": NOW.date(),
        "day": off,
        "withdrawn": [],
    }
    return known | more


def load(found: dict[str, Any] | None, *, replaces: str = "", **more: Any) -> LoadedDecree:
    """The decree is loaded by the country's administrator."""
    by = make.actor("administrator", make.NATION)
    known: dict[str, Any] = {"because": "", "seen": last_loaded(), "by": by, "at": NOW}
    return actions.load_decree(row=found, replaces=replaces, **(known | more))


def follow() -> None:
    """The law reads what is loaded, as the job makes it."""
    file = decrees.followed()
    assert file
    actions.write_decrees(file)
