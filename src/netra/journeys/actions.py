"""Keeping the projections: after an act, and all of them again."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from netra.base.ids import reference
from netra.base.models import Act, File
from netra.cases import queries as cases
from netra.journeys.models import Journey, JourneyReader, Moved, Recount
from netra.journeys.queries import deriving
from netra.journeys.queries.deriving import Rows
from netra.journeys.queries.gaps import gaps_of
from netra.journeys.queries.moving import law_before, uncounted_decree
from netra.journeys.queries.running import Move, running
from netra.law.calendar import calendar_of
from netra.law.drafts import Draft
from netra.law.pauses import Pause
from netra.law.simulation import End, Running, end, why
from netra.offices import queries as offices

Found = tuple[Running, datetime, End]
"""A file, when its step was due, and its end as it is."""

_AT_ONCE = 100


@transaction.atomic
def refresh(file_id: UUID) -> None:
    """The file's line says what its rows say. The door that runs an act calls this with it."""
    rows = deriving.read(file_id)
    if rows is None:
        return
    Journey.objects.unfiltered(reason="writing the projection").update_or_create(
        file_id=file_id, defaults=_columns(rows)
    )
    _let_read(rows)


def recount(*, at: datetime) -> list[Move]:
    """Every running file that the law's data, as they are now, put to another day has that end.

    Each move is kept with the office that holds the file, which reads it there. What pauses, what
    an act moved, is not among them: those were derived with their act, by the law's data of then,
    so neither is a file acted on since a decree was loaded. Running it again finds nothing more;
    broken off, what it did stays and the next goes on. No file is locked for longer than a few
    others take.
    """
    files, moved = 0, []
    through, before = uncounted_decree(), law_before()
    for file, was in running():
        files += 1
        ends = _ends(file)
        if was and ends and ends.due and ends.due != was:
            moved.append((file, was, ends))
    if not moved and through is None:
        return []
    kept = Recount.objects.create(through_id=through, at=at, files=files, to_move=len(moved))
    moves = [move for few in _parts(moved) for move in _all_moved(few, kept, before)]
    kept.done = True
    kept.save(update_fields=["done"])
    return moves


def _parts(moved: list[Found]) -> Iterator[list[Found]]:
    return (moved[n : n + _AT_ONCE] for n in range(0, len(moved), _AT_ONCE))


@transaction.atomic
def _all_moved(few: list[Found], kept: Recount, before: Draft) -> list[Move]:
    found = (_moved(each, kept, before) for each in few)
    return [move for move in found if move]


def _ends(file: Running) -> End | None:
    return end(file, file.step, calendar_of(file.area)) if file.step else None


def _moved(found: Found, kept: Recount, before: Draft) -> Move | None:
    """The move, kept; None if an act or another recount was there first. Nothing but the end is
    written: of a journey only that follows from the law's data of today."""
    file, was, ends = found
    file_id, becomes = UUID(file.key), ends.due
    line = Journey.objects.unfiltered(reason="noting what moved").filter(pk=file_id)
    mine = line.filter(due_at=was, due_step=file.step)
    if not becomes or not mine.update(due_at=becomes, **_cited(ends)):
        return None
    journey = line.select_related("holder", "office").get()
    told = journey.holder or journey.office
    longest = Moved._meta.get_field("because").max_length
    because = why(file, file.step, before)[:longest]  # several titles may name one move
    Moved.objects.create(
        recount=kept,
        file_id=file_id,
        step=file.step,
        was=was,
        becomes=becomes,
        because=because,
        told=told,
        noticed_at=kept.at,
    )
    return Move(
        file_id=file_id,
        name=file.name,
        step=file.step,
        was=was,
        becomes=becomes,
        because=because,
        told=told.name,
    )


def _cited(ends: End) -> dict[str, str]:
    certainty = str(ends.citation.certainty)
    return {"due_article": ends.citation.article, "due_certainty": certainty}


def rebuild() -> int:
    """Every line is derived again from nothing; returns how many there are."""
    done = 0
    for file_id in File.objects.order_by("pk").values_list("pk", flat=True).iterator():
        refresh(file_id)
        done += 1
    return done


def _columns(rows: Rows) -> dict[str, Any]:
    at = deriving.stage_of(rows)
    due = deriving.due(rows, at)
    number, assumed = deriving.number(rows)
    held = deriving.holder(rows, at)
    begun = rows.begun
    return {
        "office_id": rows.handler.id,
        "path": rows.handler.path,
        "origin": _origin(rows),
        "number": number,
        "reference": reference(rows.file_id),
        "number_assumed": assumed,
        "about": _about(rows),
        "stage": rows.stage,
        "since": _since(rows),
        "waits_for": at.waits_for,
        "holder_id": held.id if held else None,
        "zone": rows.handler.zone,
        "regime": begun.regime,
        "rules_on": deriving.rules_on(rows),
        "moments": {key: moment.isoformat() for key, moment in rows.moments.items()},
        "pauses": [_kept(each) for each in deriving.pauses(rows)],
        "due_at": due.due if due else None,
        "due_step": due.step if due else "",
        "due_article": due.citation.article if due else "",
        "due_certainty": str(due.citation.certainty) if due else "",
        "contest_key": begun.contest_id or "",
        "area_code": (rows.filing or rows.record or rows.handler).__dict__.get("area_id")
        or rows.handler.area_code,
        "respondents": rows.case.respondents.count() if rows.case else 0,
        "registered": bool(rows.case and rows.case.registered_at),
        "forwarded": rows.sent is not None,
        "outcome": deriving.outcome(rows),
        "grounds": cases.grounds(rows.file_id),
        "gaps": gaps_of(rows),
        "crime": cases.crime(rows.case.id) if rows.case else "",
        "closed": at.final,
    }


def _kept(pause: Pause) -> list[str | None]:
    ends = pause.ends_on.isoformat() if pause.ends_on else None
    return [pause.kind, pause.begins_on.isoformat(), ends]


def _origin(rows: Rows) -> str:
    if rows.case is not None:
        return str(rows.case.origin)
    if rows.filing is not None:
        return "tip" if rows.filing.channel == "tip" else "report"
    return "record"


def _about(rows: Rows) -> str:
    """A case's neutral words; before there is one, only the place: the account may name anybody."""
    if rows.case is not None:
        return str(rows.case.about)
    return ", ".join(offices.place(rows.begun.area_id))


def _since(rows: Rows) -> datetime:
    moved = Act.objects.filter(file_id=rows.file_id, to_stage=rows.stage).order_by("-seq")
    entered = moved.exclude(from_stage=rows.stage).first() or moved.first()
    last = entered or Act.objects.filter(file_id=rows.file_id).order_by("-seq").first()
    if last is None:
        raise LookupError(f"file {rows.file_id} has rows and no act")
    return last.at


def _let_read(rows: Rows) -> None:
    """Whoever the file was sent to, or was advised on it, may see its line; nobody else beyond
    the handling line."""
    wanted = rows.receivers
    known = JourneyReader.objects.filter(journey_id=rows.file_id)
    if dict(known.values_list("office_id", "path")) == wanted:
        return
    known.delete()
    JourneyReader.objects.bulk_create(
        JourneyReader(journey_id=rows.file_id, office_id=office_id, path=path)
        for office_id, path in wanted.items()
    )
