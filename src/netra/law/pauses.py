"""What may stop a clock: waiting for the reporter, force majeure, delegation."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Pause:
    """The clock stands from `begins_on` to `ends_on`, both inclusive, days of the office; None
    while it has not ended. `reason` is what the officer wrote.

    Every day of it that would have counted moves the end by one: each day where calendar days
    count, each working day where working days count. Days that two pauses share move it once.
    """

    kind: str
    begins_on: date
    ends_on: date | None
    reason: str = ""

    def holds(self, day: date) -> bool:
        """True if the clock stands that day because of this pause."""
        return self.begins_on <= day and (self.ends_on is None or day <= self.ends_on)

    def open_on(self, day: date) -> bool:
        """True if it has begun by that day and has not ended: nobody knows the end of the count."""
        return self.ends_on is None and self.begins_on <= day


@dataclass(frozen=True, kw_only=True)
class Stop:
    """A pause as a row lets it touch a step: `moves` is the reading shown first; `open_reading` is
    True where the row keeps the opposite one too."""

    pause: Pause
    moves: bool
    open_reading: bool
    citation: Citation


def stops(step: str, *, regime: str, on: date, pauses: Iterable[Pause]) -> tuple[Stop, ...]:
    """The pauses some row lets touch that step; a pause without a row touches nothing."""
    known = rows_on(for_regime(rows("deadlines_pauses"), regime), on)
    return tuple(
        Stop(
            pause=pause,
            moves=row["moves"],
            open_reading=bool(row.get("other_reading")),
            citation=cite(row),
        )
        for pause in pauses
        for row in known
        if row["kind"] == pause.kind and step in row["steps"]
    )
