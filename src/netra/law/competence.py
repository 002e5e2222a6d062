"""Who is competent: the merit authority of a date and the addressees of a forwarding."""

from dataclasses import dataclass
from datetime import date

from netra.law.certainty import Certainty
from netra.law.citation import Citation, cite
from netra.law.tables import rows, rows_on


@dataclass(frozen=True, kw_only=True)
class MeritAuthority:
    """Who receives neutrality files; `era` names the procedure that then runs."""

    key: str
    name: str
    abbreviation: str
    era: str
    certainty: Certainty
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """One receiver of a forwarding; `role` is `addressee` or `copy`."""

    function: str
    role: str
    note_id: str
    note_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class RegionalOffice:
    """A regional office of the merit authority; `office` is the key of its office."""

    code: str
    office: str
    name: str
    seat: str
    citation: Citation


def merit_authority(on: date) -> tuple[MeritAuthority, ...]:
    """The merit authority on that date; two of them where the hand-over leaves it uncertain."""
    return tuple(
        MeritAuthority(
            key=row["key"],
            name=row["name"],
            abbreviation=row["abbreviation"],
            era=row["key"],
            certainty=Certainty(row["certainty"]),
            citation=cite(row),
        )
        for row in rows_on(rows("merit_authorities"), on)
    )


def merit_regional_office(area_code: str, *, on: date) -> RegionalOffice:
    """The office that serves an area's province on that date; LookupError if not in the data."""
    for row in rows_on(rows("merit_regional_offices"), on):
        if area_code[:2] in row["provinces"]:
            return RegionalOffice(
                code=row["code"],
                office=row["office"],
                name=row["name"],
                seat=row["seat"],
                citation=cite(row),
            )
    raise LookupError(f"no regional office known for area {area_code}")


def addressees(*, employment: str, on: date) -> tuple[Addressee, ...]:
    """Who receives the file of such a respondent, addressees first; LookupError if unknown kind."""
    kind = [row for row in rows("addressees") if employment in row["employment"]]
    if not kind:
        raise LookupError(f"no addressee for employment {employment}")
    found = [
        Addressee(
            function=row["function"],
            role=row["role"],
            note_id=row.get("note_id", ""),
            note_en=row.get("note_en", ""),
            citation=cite(row),
        )
        for row in rows_on(kind, on)
    ]
    return tuple(sorted(found, key=lambda receiver: receiver.role))
