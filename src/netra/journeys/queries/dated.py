"""Files with a day to keep, and what a calendar elsewhere must know to follow them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, When

from netra.base.models import Act
from netra.base.viewing import Viewer
from netra.journeys.models import Journey, Moved
from netra.journeys.queries.lists import Line, as_line, by_now
from netra.law.stages import stages


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One file. `version` rises with each act and each date that moved without one; `changed_at` is
    the clock's moment of the last. `left` are the steps of the stages it has left. Whoever received
    the file is told of its acts since it was forwarded, and of the steps its own acts ended."""

    line: Line
    version: int
    changed_at: datetime
    left: tuple[str, ...]


def dated(viewer: Viewer, *, since: datetime, now: datetime, most: int) -> list[Dated]:
    """Files the viewer may see whose running clock ends after `since`, or that came to their stage
    after it; at most so many: those due from `now` on, the nearest first, before those that were
    due, the latest first, and those not due. Three queries."""
    due = Q(closed=False, due_at__gte=since)
    found = by_now(viewer).filter(due | Q(since__gte=since)).select_related("holder", "office")
    coming = Case(When(due, due_at__gte=now, then="due_at"))
    was = Case(When(due, then="due_at"))
    ordered = found.order_by(coming.asc(nulls_last=True), was.desc(nulls_last=True), "-since", "pk")
    rows = list(ordered[:most])
    histories = _histories([row.pk for row in rows], viewer.path)
    return [_dated(as_line(row), histories[row.pk]) for row in rows]


@dataclass
class _History:
    version: int = 0
    changed: list[datetime] = field(default_factory=list)
    stages: list[str] = field(default_factory=list)

    def heard(self, times: int, last: datetime) -> None:
        self.version += times
        self.changed.append(last)


def _dated(line: Line, history: _History) -> Dated:
    steps = {stage.key: stage.due_step for stage in stages()}
    left = [steps.get(stage, "") for stage in history.stages]
    return Dated(
        line=line,
        version=history.version,
        changed_at=max(history.changed, default=line.since),
        left=tuple(dict.fromkeys(step for step in left if step and step != line.due_step)),
    )


def _histories(ids: list[UUID], path: str) -> dict[UUID, _History]:
    found: dict[UUID, _History] = defaultdict(_History)
    acts = _told(path).filter(file_id__in=ids).values("file_id", "from_stage", "ended").order_by()
    for row in acts.annotate(n=Count("pk"), last=Max("recorded_at")):
        found[row["file_id"]].heard(row["n"], row["last"])
        if row["ended"]:
            found[row["file_id"]].stages.append(row["from_stage"])
    moves = Moved.objects.filter(file_id__in=ids).values("file_id").order_by()
    for move in moves.annotate(n=Count("pk"), last=Max("noticed_at")):
        found[move["file_id"]].heard(move["n"], move["last"])
    return found


def _told(path: str) -> QuerySet[Any]:
    """The acts a calendar at that path hears of; `ended` are those whose step had stood in it."""
    handled = Journey.objects.unfiltered(reason="whose acts the files' own line may all hear of")
    inside = Exists(handled.filter(pk=OuterRef("file_id"), path__under=path))
    sent = Act.objects.filter(file_id=OuterRef("file_id"), kind="forward", seq__lte=OuterRef("seq"))
    own = Q(office_path__under=path) & ~Q(kind="forward")
    left = ~Q(from_stage=F("to_stage"))
    return Act.objects.annotate(
        inside=inside,
        ended=Case(When(left & (Q(inside=True) | own), then=True), default=False),
    ).filter(Q(inside=True) | Exists(sent))
