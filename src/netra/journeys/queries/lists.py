"""Lists: the worklist, the cases, one line of each file. A constant number of queries each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, F, Func, OuterRef, Q

from netra.base.guard import GuardedQuerySet
from netra.base.viewing import Viewer
from netra.forwarding.queries import waiting_for_paper
from netra.journeys.models import Journey, Moved
from netra.law.pauses import Pause

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Line:
    """One file in a list; `area` is the code of its office's area, whose calendar counts."""

    file_id: UUID
    origin: str
    number: str
    number_assumed: bool
    reference: str
    about: str
    stage: str
    since: datetime
    waits_for: str
    holder: str
    zone: str
    regime: str
    rules_on: date
    moments: Mapping[str, datetime]
    pauses: tuple[Pause, ...]
    area: str
    due_at: datetime | None
    due_step: str
    due_article: str
    due_certainty: str
    respondents: int
    registered: bool
    forwarded: bool
    outcome: str
    crime: str
    closed: bool
    moved: bool = False
    """A date of this file moved though nobody acted; asked for one file, not for lists."""
    on_paper: bool = False
    """The viewer's office waits to hear of a receiver named in words; asked for one file."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of a list with its exact total; `after` leads to the next page, or is None."""

    lines: tuple[Line, ...]
    total: int
    after: int | None


def worklist(viewer: Viewer, *, start: int = 0) -> Page:
    """Open files the viewer may see, nearest deadline first. Two queries."""
    return _page(by_now(viewer).filter(closed=False), start)


def case_list(viewer: Viewer, *, words: str = "", stage: str = "", start: int = 0) -> Page:
    """Every file the viewer may see, open or closed, whose number or subject has these words."""
    found = by_now(viewer)
    for word in words.split():
        by_text = Q(about__icontains=word) | Q(number__icontains=word)
        found = found.filter(by_text | Q(reference__iexact=word))
    return _page(found.filter(stage=stage) if stage else found, start)


def line(file_id: UUID, viewer: Viewer) -> Line | None:
    """One file's line, if the viewer may see it. One query."""
    waiting = waiting_for_paper(viewer.path)
    found = (
        Journey.objects.visible_to(viewer)
        .select_related("holder", "office")
        .annotate(moved=Exists(Moved.objects.filter(file_id=OuterRef("file_id"))))
        .annotate(on_paper=Exists(waiting.filter(forwarding__file_id=OuterRef("file_id"))))
        .filter(pk=file_id)
        .first()
    )
    return replace(as_line(found), moved=found.moved, on_paper=found.on_paper) if found else None


def line_of(file_id: UUID) -> Line | None:
    """One file's line for its own reporter (who holds the claim code) or for an act."""
    found = Journey.objects.unfiltered(reason="the file's own reporter, or an act on it")
    one = found.select_related("holder", "office").filter(pk=file_id).first()
    return as_line(one) if one else None


def stages_in_sight(viewer: Viewer) -> dict[str, int]:
    """How many files the viewer may see stand at each stage. One query."""
    found = by_now(viewer).order_by().values("stage")
    return {row["stage"]: row["n"] for row in found.annotate(n=Count("pk"))}


def counts(*, until: datetime, contest_key: str = "") -> list[dict[str, Any]]:
    """Files per stage, origin and outcome, for publication: no row can be told from them here.

    A filing that waits for its signature is not received yet and counts nowhere; nor does a file
    that came to its stage after `until`. One query.
    """
    found = Journey.objects.unfiltered(reason="published counts show no rows")
    found = found.filter(since__lte=until)
    found = found.filter(contest_key=contest_key) if contest_key else found
    return list(
        found.order_by()
        .exclude(stage="awaiting_signature")
        .values("stage", "origin", "outcome", "registered", "forwarded")
        .annotate(n=Count("pk"))
    )


def ground_counts(*, contest_key: str = "") -> dict[str, int]:
    """How many files ended something on each ground, for publication. A file with two grounds is
    counted under both, so these do not add up to files. One query."""
    found = Journey.objects.unfiltered(reason="published counts show no rows")
    found = found.filter(contest_key=contest_key) if contest_key else found
    each = found.order_by().annotate(ground=Func(F("grounds"), function="unnest")).values("ground")
    return {row["ground"]: row["n"] for row in each.annotate(n=Count("pk"))}


def by_now(viewer: Viewer) -> GuardedQuerySet:
    """The files in sight, without those that come to their stage after the viewer's day: a
    demonstration may be set to a day before its last file."""
    tomorrow = datetime.combine(viewer.on + timedelta(days=1), time(), ZoneInfo(viewer.zone))
    found: GuardedQuerySet = Journey.objects.visible_to(viewer).filter(since__lt=tomorrow)
    return found


def _page(found: GuardedQuerySet, start: int) -> Page:
    total = found.count()
    rows = found.select_related("holder", "office").order_by(
        F("due_at").asc(nulls_last=True), "-since", "pk"
    )
    shown = tuple(as_line(row) for row in rows[start : start + PAGE])
    return Page(lines=shown, total=total, after=start + PAGE if start + PAGE < total else None)


def as_line(row: Journey) -> Line:
    """The row as a list shows it; its holder and office were read with it."""
    return Line(
        file_id=row.file_id,
        origin=row.origin,
        number=row.number,
        number_assumed=row.number_assumed,
        reference=row.reference,
        about=row.about,
        stage=row.stage,
        since=row.since,
        waits_for=row.waits_for,
        holder=row.holder.name if row.holder else "",
        zone=row.zone,
        regime=row.regime,
        rules_on=row.rules_on,
        moments={key: datetime.fromisoformat(text) for key, text in row.moments.items()},
        pauses=pauses_of(row.pauses),
        area=row.office.area_id or "",
        due_at=row.due_at,
        due_step=row.due_step,
        due_article=row.due_article,
        due_certainty=row.due_certainty,
        respondents=row.respondents,
        registered=row.registered,
        forwarded=row.forwarded,
        outcome=row.outcome,
        crime=row.crime,
        closed=row.closed,
    )


def pauses_of(kept: list[list[str | None]]) -> tuple[Pause, ...]:
    """The pauses as a journey keeps them: kind, first day, last day or None."""
    return tuple(
        Pause(
            kind=str(kind),
            begins_on=date.fromisoformat(str(begins)),
            ends_on=date.fromisoformat(ends) if ends else None,
        )
        for kind, begins, ends in kept
    )
