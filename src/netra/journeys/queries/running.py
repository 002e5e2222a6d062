"""Every running file as the law's clock sees it, and what moved because the law's data did."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from netra.journeys.models import Journey, Moved
from netra.journeys.queries.lists import pauses_of
from netra.law.simulation import Running

_AT_ONCE = 2000
_COLUMNS = (
    "file_id",
    "number",
    "reference",
    "regime",
    "rules_on",
    "zone",
    "office__area_id",
    "due_step",
    "moments",
    "pauses",
    "due_at",
)


@dataclass(frozen=True, kw_only=True)
class Move:
    """A date that moved although nobody acted; `told` is the office that held the file then."""

    file_id: UUID
    name: str
    step: str
    was: datetime
    becomes: datetime
    because: str
    told: str


def running() -> Iterator[tuple[Running, datetime | None]]:
    """Every file that has not ended, and the end its journey keeps of the step that runs."""
    found = Journey.objects.unfiltered(reason="the clock counts every file and shows no words")
    rows = found.filter(closed=False).order_by("pk").values_list(*_COLUMNS)
    for row in rows.iterator(chunk_size=_AT_ONCE):
        file_id, number, reference, regime, rules_on, zone, area, step, moments, pauses, due = row
        yield (
            Running(
                key=str(file_id),
                name=number or reference,
                regime=regime,
                on=rules_on,
                zone=zone,
                area=area or "",
                step=step,
                moments={key: datetime.fromisoformat(text) for key, text in moments.items()},
                pauses=pauses_of(pauses),
            ),
            due,
        )


def moves_of(file_id: UUID) -> tuple[Move, ...]:
    """What moved on a file without an act, the last first. The caller may see the file."""
    found = Moved.objects.filter(file_id=file_id).select_related("told")
    return tuple(
        Move(
            file_id=each.file_id,
            name="",
            step=each.step,
            was=each.was,
            becomes=each.becomes,
            because=each.because,
            told=each.told.name,
        )
        for each in found
    )
