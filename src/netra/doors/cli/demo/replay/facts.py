"""The facts of the published cases, from `cases/*.toml`: scrubbed, and as their sources say."""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from netra.law import elections

CASES = Path(__file__).parent.parent / "cases"
LIVE = Path(__file__).parent.parent / "live"
OWN_REGENCY = "own"


@dataclass(frozen=True, kw_only=True)
class Line:
    """`count` people alike. `agency` is the key of the employer's appointing authority, empty if
    not known. `imposed` are `kind:form`; `ruling`, where it is not the whole case's."""

    count: int
    employment: str
    position: str = ""
    agency: str = OWN_REGENCY
    codes: tuple[str, ...] = ()
    ruling: str = ""
    ground: str = ""
    reason: str = ""
    advice: str = ""
    advised: str = ""
    imposed: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a case: the act's kind, whom it is about, and the day the source states."""

    kind: str
    whom: str = ""
    stated: date | None = None


@dataclass(frozen=True, kw_only=True)
class Case:
    """One published case, or one part of it that became a file of its own.

    `happened` is a day or a month as stated, `stage` what the source says of the time besides.
    """

    id: str
    office: str
    contest: str
    about: str
    what: str
    steps: tuple[Step, ...]
    people: tuple[Line, ...]
    part: int = 1
    happened: str = ""
    stage: str = ""
    published: date | None = None
    panel: str = ""
    codes: tuple[str, ...] = ()
    witnesses: int = 0
    accepted: bool = True
    ruling: str = "forward"
    invented: bool = False
    words: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """`PC-003-2`: the case and its part."""
        return f"{self.id}-{self.part}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """One line a person."""
        return tuple(line for line in self.people for _ in range(line.count))

    @property
    def alleged(self) -> tuple[str, ...]:
        """The codes of every act spoken of."""
        named = (code for line in self.people for code in line.codes)
        return tuple(sorted({*self.codes, *named}))

    def law_contest(self) -> elections.Contest | None:
        """The contest it belongs to; None for what touches no election."""
        if not self.contest:
            return None
        election_id, kind, area = self.contest.split(":")
        return elections.contest(election_id, kind, area)

    def said(self, key: str, otherwise: str = "") -> str:
        """A word of the case's own, as `ground`, `reason`, `court`."""
        return str(self.words.get(key, otherwise))


@cache
def cases() -> tuple[Case, ...]:
    """Every published case and part, in order of its number."""
    return _read(CASES)


@cache
def live() -> tuple[Case, ...]:
    """Invented cases that run on the demonstration's date, in order of their names."""
    return tuple(replace(case, invented=True) for case in _read(LIVE))


def _read(folder: Path) -> tuple[Case, ...]:
    found = [_case(row) for path in sorted(folder.glob("*.toml")) for row in _rows(path)]
    return tuple(sorted(found, key=lambda case: case.key))


def _rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    return found


def _case(row: dict[str, Any]) -> Case:
    own = {key: value for key, value in row.items() if key in Case.__dataclass_fields__}
    return Case(
        **{
            **own,
            "steps": tuple(_step(text) for text in row["steps"]),
            "people": tuple(_line(each) for each in row.get("people", ())),
            "codes": tuple(row.get("codes", ())),
            "words": {key: value for key, value in row.items() if key not in own},
        }
    )


def _step(text: str) -> Step:
    head, _space, day = text.partition(" ")
    kind, _colon, whom = head.partition(":")
    return Step(kind=kind, whom=whom, stated=date.fromisoformat(day) if day else None)


def _line(row: dict[str, Any]) -> Line:
    lists = {key: tuple(row.get(key, ())) for key in ("codes", "imposed")}
    return Line(**{**row, **lists})
