"""What the strip of a clock is given: plain frozen values, made by the doors."""

from dataclasses import dataclass
from datetime import date, datetime

from netra.doors.ui.formats import due_state
from netra.doors.ui.parts import Citation


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Something the law says of a clock; `url` leads to its row in the rule reader."""

    text: str
    url: str = ""
    citation: Citation | None = None


@dataclass(frozen=True, kw_only=True)
class StripDay:
    """One day of a clock; `reason` says why it is not counted, or why the desk is shut on a day
    that is; `decree` is the one that says so."""

    date: date
    counted: bool
    past: bool = False
    today: bool = False
    due: bool = False
    reason: str = ""
    decree: Rule | None = None


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to count, and the moment it gives; `shown` is the one the line shows."""

    due: datetime
    how: str
    shown: bool = False


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Who claims the limit that no law gives, and since how many days nothing was answered."""

    days: int
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Strip:
    """One running clock: a line, and what it opens to; times are aware.

    `due` is None while the clock stands. `marks` are short and stand on the line, `rules` are the
    sentences beneath, the rule of the step first. Where it `opens`, the step is lawful from `due`
    on; where it is a `right` or only a `claim`, nothing is late afterwards.
    """

    name: str
    days: tuple[StripDay, ...]
    due: datetime | None
    now: datetime
    zone: str
    rules: tuple[Rule, ...] = ()
    marks: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    opens: bool = False
    right: bool = False
    claim: Claim | None = None

    @property
    def passed(self) -> bool:
        """True after its end."""
        return self.due is not None and self.due < self.now

    @property
    def state(self) -> str:
        """The state its colour and shape show: open, soon, late, done, claimed."""
        if self.claim is not None:
            return "claimed"
        if self.due is None:
            return "open"
        if self.opens or self.right:
            return "done" if self.passed else "open"
        return due_state(self.due, self.now)


@dataclass(frozen=True, kw_only=True)
class Unclocked:
    """A step without a date here, and why: it waits for a moment, has no limit, or is over."""

    name: str
    why: str
    url: str = ""
    citation: Citation | None = None
