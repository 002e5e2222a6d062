"""What moved because a decree was loaded: for whoever loaded it, counted; for an office, its files.

Whoever loads decrees opens no file, so the first kind names none.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from netra.base.viewing import Viewer
from netra.base.when import local_day
from netra.elections import queries as elections
from netra.journeys.models import Journey, Moved, Recount
from netra.journeys.queries.lists import PAGE, by_now
from netra.law.deadlines.limits import rules_of_data
from netra.law.decrees import decree, loaded, read_back
from netra.law.drafts import Draft


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How far the running files were counted anew; `done` once all were."""

    files: int
    to_move: int
    moved: int
    done: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """How many dates of a step moved by so many days because of the same, at the office told."""

    office: str
    step: str
    days: int
    because: str
    files: int


@dataclass(frozen=True, kw_only=True)
class MovedLine:
    """A date that moved on a file in sight, whose clock runs in `zone`."""

    file_id: UUID
    name: str
    step: str
    was: datetime
    becomes: datetime
    days: int
    because: str
    noticed_at: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class MovedPage:
    """A page of them with their exact total; `after` leads on, or is None."""

    lines: tuple[MovedLine, ...]
    total: int
    after: int | None


def uncounted_decree() -> int | None:
    """The last decree loaded, if the law here has read it and no recount that was done had it."""
    last, held = elections.last_loaded(), [each.key for each in loaded()]
    if held != [row["key"] for row in elections.decrees_in_force()]:
        return None
    done = Recount.objects.filter(through_id__gte=last, done=True)
    return last if last and not done.exists() else None


def law_before() -> Draft:
    """The law as it was when the running files were last counted to the end: without the decrees
    that came since, and with those that went."""
    last = Recount.objects.filter(done=True).aggregate(last=Max("through_id"))["last"] or 0
    then = {row["key"]: row for row in elections.decrees_in_force(last)}
    held = {each.key for each in loaded()}
    went = (row for key, row in then.items() if key not in held)
    return Draft(
        rules=rules_of_data(),
        decrees=tuple(decree(read_back(row)) for row in went),
        replaces=frozenset(held - then.keys()),
    )


def counted(decree_id: int) -> Counted | None:
    """How far the recount that had this decree is; None if it has not begun."""
    found = Recount.objects.filter(through_id__gte=decree_id)
    last = found.filter(done=True).order_by("pk").first() or found.order_by("-pk").first()
    if last is None:
        return None
    moved = _moves(decree_id).count()
    return Counted(files=last.files, to_move=last.to_move, moved=moved, done=last.done)


def told_of(decree_id: int) -> tuple[Told, ...]:
    """What the recount that had this decree moved, by the office told; no file is named."""
    found: Counter[tuple[str, str, int, str]] = Counter()
    rows = _moves(decree_id).values_list(
        "told__name", "told__zone", "step", "because", "was", "becomes"
    )
    for office, zone, step, because, was, becomes in rows:
        days = (local_day(becomes, zone) - local_day(was, zone)).days
        found[office, step, days, because] += 1
    return tuple(
        Told(office=office, step=step, days=days, because=because, files=files)
        for (office, step, days, because), files in sorted(found.items())
    )


def holders() -> dict[str, str]:
    """The name of the office that holds each running file, by the file's key. One query."""
    found = Journey.objects.unfiltered(reason="offices are counted; no file is shown")
    rows = found.filter(closed=False).values_list("file_id", "holder__name", "office__name")
    return {str(file_id): holder or office for file_id, holder, office in rows.iterator()}


def moved_lately(viewer: Viewer) -> tuple[int, datetime | None]:
    """How many dates in sight moved while their step still runs, and when the last was noticed.
    One query."""
    found = _in_sight(viewer).aggregate(n=Count("pk"), last=Max("noticed_at"))
    return found["n"], found["last"]


def moved_list(viewer: Viewer, *, start: int = 0) -> MovedPage:
    """The dates in sight that moved while their step still runs, the last first. Three queries."""
    found = _in_sight(viewer)
    total = found.count()
    rows = list(found[start : start + PAGE])
    lines = Journey.objects.visible_to(viewer).filter(pk__in=[each.file_id for each in rows])
    known = {line.file_id: line for line in lines}
    return MovedPage(
        lines=tuple(_line(each, known[each.file_id]) for each in rows),
        total=total,
        after=start + PAGE if start + PAGE < total else None,
    )


def _moves(decree_id: int) -> QuerySet[Moved]:
    """Those of the first recount done that had the decree, and of any broken off before it."""
    found = Recount.objects.filter(through_id__gte=decree_id)
    done = found.filter(done=True).order_by("pk").first()
    return Moved.objects.filter(recount__in=found.filter(pk__lte=done.pk) if done else found)


def _in_sight(viewer: Viewer) -> QuerySet[Moved]:
    line = by_now(viewer).filter(
        file_id=OuterRef("file_id"),
        closed=False,
        due_step=OuterRef("step"),
        due_at=OuterRef("becomes"),
    )
    return Moved.objects.filter(Exists(line))


def _line(moved: Moved, line: Journey) -> MovedLine:
    was, becomes = (local_day(each, line.zone) for each in (moved.was, moved.becomes))
    return MovedLine(
        file_id=moved.file_id,
        name=line.number or line.reference,
        step=moved.step,
        was=moved.was,
        becomes=moved.becomes,
        days=(becomes - was).days,
        because=moved.because,
        noticed_at=moved.noticed_at,
        zone=line.zone,
    )
