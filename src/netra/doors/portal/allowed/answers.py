"""The answer of the self-check, as its page shows it."""

from dataclasses import dataclass

from netra.doors.portal.citing import Cited


@dataclass(frozen=True, kw_only=True)
class Instead:
    """Another act that comes nearer; `url` asks about it with the same answers."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A gap of the register that the answer meets."""

    question: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """`verdict` is the heading and `sure` how sure (a certainty); `says` explains it.

    `rule` cites what the verdict rests on. `why`, `why_not` and `unknown` are elements and
    exceptions with their sources; `because`, `against` and `open` are sentences. `forms` are what
    may follow, `sanctions` their names where the data hold no forms; `allowed` what stays allowed.
    """

    verdict: str
    key: str
    sure: str
    says: str
    rule: Cited
    because: tuple[str, ...]
    why: tuple[Cited, ...]
    against: tuple[str, ...]
    why_not: tuple[Cited, ...]
    unknown: tuple[Cited, ...]
    open: tuple[str, ...]
    sanctions: str
    forms: tuple[Cited, ...]
    crimes: str
    advice: tuple[str, ...]
    allowed: tuple[Cited, ...]
    instead: tuple[Instead, ...]
    gaps: tuple[Meeting, ...]
