"""What the papers of a file share: the letterhead, the form's code, who signs, what is checked."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from netra.base.when import local_day
from netra.doors.letters import papers as letters
from netra.law.catalogue import act as catalogue_act
from netra.law.forms import form
from netra.law.glossary import term
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard

BLANK = "_" * 12
"""A place to write by hand where the paper itself draws no line."""


@dataclass(frozen=True, kw_only=True)
class Printable:
    """A paper that may be printed; `make` reads its rows only when somebody does.

    `row` tells papers of one kind apart. `about` is in the page's language.
    """

    kind: str
    row: str = ""
    number: str
    at: datetime
    about: str
    make: Callable[[], letters.Paper]


def letterhead(office: OfficeCard) -> letters.Letterhead:
    """The head of an office's papers. Where its seat is unknown, the place is left to fill in."""
    supervisory = office.function == "supervisory"
    return letters.Letterhead(
        office=office.name,
        tier_line=term("election_supervisor" if supervisory else office.function),
        address=office.address,
        phone="",
        city=_seat(office) or BLANK,
        zone=office.zone,
    )


def form_code(key: str, *, regime: str, on: date) -> str:
    """The form's code as papers print it: only one read in the law or said by its institution."""
    try:
        found = form(key, regime=regime, on=on)
    except LookupError:
        return ""
    return (found.code or "") if found.citation.certainty.is_law else ""


def chair(office: OfficeCard, at: datetime) -> letters.Signer:
    """Who chaired the office that day; the name is left to fill in where nobody did."""
    found = offices.members(office.id, on=local_day(at, office.zone))
    names = [person.name for person, capacity in found if capacity == "chair"]
    return letters.Signer(
        name=names[0] if names else "", capacity=capital(term("chair")), office=office.name
    )


def check(number: str, file_id: UUID) -> str:
    """What the square code says: the paper's number and the end of the file's id; nobody's data."""
    tail = str(file_id).replace("-", "").upper()[-8:]
    return f"{number} {tail[:4]}-{tail[4:]}".strip()


def act_name(code: str) -> str:
    """The alleged act as the catalogue calls it in Indonesian."""
    return catalogue_act(code).name_id


def capital(words: str) -> str:
    """The words as a line begins."""
    return words[:1].upper() + words[1:]


def _seat(office: OfficeCard) -> str:
    """The regency or city an office sits in. A province's code does not say in which town."""
    regency = ".".join(office.area_code.split(".")[:2])
    found = offices.area(regency) if "." in regency else None
    return found[1].removeprefix("Kabupaten ").removeprefix("Kota ") if found else ""
