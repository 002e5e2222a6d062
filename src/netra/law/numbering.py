"""Filing and registration numbers: two sequences, two formats."""

import re
from dataclasses import dataclass
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows, rows_on

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

NO_KIND = "[-]"

_NUMBER = re.compile(
    r"(?P<sequence>\d+)/(?P<registered>Reg/)?(?P<origin>LP|TM|PL)/(?P<kind>[A-Z]{2}|\[-\])/"
    r"(?P<tier>RI|Prov|Kab|Kota|Kec|KEC-[A-Z]+)/(?P<region>\d\d\.\d\d|\[\d\d(?:\.\d\d){0,3}\])/"
    r"(?P<month>[IVX]+)/(?P<year>\d{4})"
)


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number as printed; `assumed` if the region code or the election was not known."""

    text: str
    assumed: bool
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class NumberParts:
    """What a printed number says, without brackets; `assumed` says that some stood there.

    `election_kind` is "" where the number names no election.
    """

    sequence: int
    registered: bool
    origin: str
    election_kind: str
    tier: str
    region: str
    assumed: bool
    month: int
    year: int


def filing_number(
    *,
    sequence: int,
    origin: str,
    election_kind: str,
    tier: str,
    region_code: str | None,
    home_affairs_code: str,
    on: date,
    registered: bool,
    district_letters: str | None = None,
) -> Number:
    """The number of a filing (`registered` False) or of its registration.

    What is in square brackets is assumed: the Home Affairs code for want of Bawaslu's own region
    code, a dash for the election's letters ("") where a file touches no contest. A district's own
    letters follow KEC. LookupError if no format is known.
    """
    row = _format(origin, "registration" if registered else "filing", on)
    text: str = row["format"].format(
        sequence=f"{sequence:0{row['digits']}d}",
        kind=election_kind or NO_KIND,
        tier=f"KEC-{district_letters}" if district_letters else tier,
        region=region_code or f"[{home_affairs_code}]",
        month=ROMAN[on.month - 1],
        year=on.year,
    )
    return Number(text=text, assumed=not (region_code and election_kind), citation=cite(row))


def parse(text: str) -> NumberParts:
    """The parts of a number as `filing_number` prints it; ValueError if it is none."""
    found = _NUMBER.fullmatch(text)
    if found is None or found["month"] not in ROMAN:
        raise ValueError(f"not a case number: {text!r}")
    return NumberParts(
        sequence=int(found["sequence"]),
        registered=found["registered"] is not None,
        origin="TM" if found["origin"] == "TM" else "LP",
        election_kind="" if found["kind"] == NO_KIND else found["kind"],
        tier=found["tier"],
        region=found["region"].strip("[]"),
        assumed="[" in text,
        month=ROMAN.index(found["month"]) + 1,
        year=int(found["year"]),
    )


def _format(origin: str, series: str, on: date) -> Row:
    for row in rows_on(rows("numbering"), on):
        if row["series"] == series and row["origin"] == origin:
            return row
    raise LookupError(f"no number format for {origin} at {series}")
