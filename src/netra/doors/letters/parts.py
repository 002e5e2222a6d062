"""What papers are made of: letterhead, persons, articles, pieces of evidence. Values only.

An empty string means *not known*: the paper then shows a line to fill by hand or leaves it out.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from netra.doors.letters.days import plain_day
from netra.law.certainty import Certainty


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """The office that writes. ``zone`` is its IANA zone; ``city`` opens the place-and-date line."""

    office: str
    tier_line: str
    address: str
    phone: str
    city: str
    zone: str


@dataclass(frozen=True, kw_only=True)
class Paper:
    """Common to all papers. ``dated`` is aware and is also the creation date inside the file.

    ``template`` is the paper's key in the glossary and the name of its file in ``typ``.
    """

    head: Letterhead
    number: str
    dated: datetime
    qr: str = ""
    template: ClassVar[str]


@dataclass(frozen=True, kw_only=True)
class Signer:
    """Who signs, in which capacity (``Ketua``, ``Plh. Ketua``) and for which office."""

    name: str
    capacity: str
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class Basis:
    """An article and how sure we are of it; less than *official* is printed beside it."""

    article: str
    certainty: Certainty


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One piece of evidence or attachment. ``sha256`` is lower-case hexadecimal, or empty."""

    name: str
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A person as the report form asks: name, address, phone."""

    name: str
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """The reporter's block of the report form (annex of Perbawaslu 9/2024)."""

    name: str = ""
    birthplace: str = ""
    born_on: date | None = None
    sex: str = ""
    occupation: str = ""
    nationality: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    @property
    def born(self) -> str:
        """Place and date of birth, without weekday; what is not known is left out."""
        day = plain_day(self.born_on) if self.born_on else ""
        return ", ".join(part for part in (self.birthplace, day) if part)


@dataclass(frozen=True, kw_only=True)
class Respondent:
    """A respondent as a reporter knows him; post and agency are what the personnel side needs."""

    name: str
    position: str = ""
    agency: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """What is said to have happened, and the day the reporter learned of it."""

    what: str = ""
    place: str = ""
    happened_on: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What the office does next and the last day for it, with its ground."""

    what: str
    by: date | None = None
    basis: Basis | None = None


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Who a letter goes to. ``place`` is what stands after *di*."""

    name: str
    position: str = ""
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class SuspectedAct:
    """One suspected act of one respondent."""

    respondent: str
    act: str
    place: str = ""
    happened_on: date | None = None
    articles: tuple[Basis, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Identity:
    """A respondent's service identity as far as the office knows it on the day of the act."""

    name: str
    employee_number: str = ""
    rank: str = ""
    position: str = ""
    unit: str = ""
    agency: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One line of a plenary's attendance list. ``member`` has a vote and counts for quorum."""

    name: str
    role: str
    present: bool
    member: bool = True
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """How many members must be present. ``needed`` is None where no rule was found."""

    needed: int | None
    basis: Basis | None
    reason_if_unmet: str = ""


@dataclass(frozen=True, kw_only=True)
class Interest:
    """A declared interest; abstention is declared and minuted, not imposed."""

    name: str
    declaration: str


@dataclass(frozen=True, kw_only=True)
class Vote:
    """One member's vote, in words; taken only after consensus failed (Perbawaslu 5/2018)."""

    name: str
    vote: str


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What the plenary decided on one act of one respondent. No votes means consensus."""

    respondent: str
    act: str
    outcome: str
    reason: str = ""
    articles: tuple[Basis, ...] = ()
    votes: tuple[Vote, ...] = ()
