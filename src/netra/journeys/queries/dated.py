"""Files with a day to keep, and what a calendar elsewhere must know to follow them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, Max, Q

from netra.base.models import Act
from netra.base.viewing import Viewer
from netra.journeys.models import Moved
from netra.journeys.queries.lists import Line, as_line, by_now
from netra.law.stages import stages


@dataclass(frozen=True, kw_only=True)
class Dated:
    """One file. `version` rises with each act and each date that moved without one; `changed_at` is
    the clock's moment of the last. `left` are the steps of the stages it has left."""

    line: Line
    version: int
    changed_at: datetime
    left: tuple[str, ...]


def dated(viewer: Viewer, *, since: datetime, most: int) -> list[Dated]:
    """Files the viewer may see whose running clock ends after `since`, or that came to their stage
    after it; nearest end first, at most so many. Three queries."""
    due = Q(closed=False, due_at__gte=since)
    found = by_now(viewer).filter(due | Q(since__gte=since)).select_related("holder", "office")
    ordered = found.order_by(F("due_at").asc(nulls_last=True), "-since", "pk")
    lines = [as_line(row) for row in ordered[:most]]
    histories = _histories([line.file_id for line in lines])
    return [_dated(line, histories[line.file_id]) for line in lines]


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


def _histories(ids: list[UUID]) -> dict[UUID, _History]:
    found: dict[UUID, _History] = defaultdict(_History)
    acts = Act.objects.filter(file_id__in=ids).values("file_id", "from_stage").order_by()
    for row in acts.annotate(n=Count("pk"), last=Max("recorded_at")):
        found[row["file_id"]].heard(row["n"], row["last"])
        found[row["file_id"]].stages.append(row["from_stage"])
    moves = Moved.objects.filter(file_id__in=ids).values("file_id").order_by()
    for move in moves.annotate(n=Count("pk"), last=Max("noticed_at")):
        found[move["file_id"]].heard(move["n"], move["last"])
    return found
