"""The ways out of the initial review, and the grounds on which a file ends."""

from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.phases import candidate_phase
from netra.law.tables import Row, for_regime, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class Exit:
    """One way out: not_registered, forward_directly or register, and when it is open."""

    key: str
    name_id: str
    name_en: str
    condition_id: str
    condition_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Ground:
    """Why a file ends without being passed on, in both languages."""

    key: str
    name_id: str
    name_en: str
    citation: Citation


def grounds(at: str, *, on: date) -> tuple[Ground, ...]:
    """The grounds that may be named on that day where a file comes to the stage `at`: stopped,
    kept_as_information or not_registered."""
    return tuple(_ground(row) for row in rows_on(rows("grounds"), on) if at in row["at"])


def ground(key: str) -> Ground:
    """The ground with that key, in force or not; LookupError if there is none."""
    for row in rows("grounds"):
        if row["key"] == key:
            return _ground(row)
    raise LookupError(f"no ground {key!r}")


def exits(*, regime: str, on: date, determined_on: date | None) -> tuple[Exit, ...]:
    """The exits of the initial review on that date; determination changes certainty, not number.

    `determined_on` is the day the candidates were determined, None if they are not yet.
    """
    phase = candidate_phase(on, determined_on)
    found = rows_on(for_regime(rows("exits"), regime), on)
    return tuple(
        Exit(
            key=row["key"],
            name_id=row["name_id"],
            name_en=row["name_en"],
            condition_id=row["condition_id"],
            condition_en=row["condition_en"],
            citation=cite(row),
        )
        for row in found
        if row["phase"] in ("any", phase)
    )


def _ground(row: Row) -> Ground:
    return Ground(
        key=row["key"], name_id=row["name_id"], name_en=row["name_en"], citation=cite(row)
    )
