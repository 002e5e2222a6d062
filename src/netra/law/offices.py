"""The areas and offices the system starts with."""

from dataclasses import dataclass
from datetime import date

from netra.law.areas import tz_name, zone
from netra.law.citation import Citation, cite
from netra.law.tables import Row, load_csv, rows

COUNTRY = "country"


@dataclass(frozen=True, kw_only=True)
class AreaRow:
    """An area by its Home Affairs code; `zone` is a tz name, `parent` None for the country."""

    code: str
    name: str
    level: str
    parent: str | None
    zone: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class OfficeRow:
    """An office and the days it exists, both inclusive; `region_code` empty where unknown."""

    key: str
    function: str
    tier: str
    name: str
    area: str | None
    path: str
    zone: str
    seats: int | None
    region_code: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    citation: Citation


def areas() -> tuple[AreaRow, ...]:
    """Every area in the data, each after the one it lies in."""
    found = load_csv("areas_known")
    country = next(row["code"] for row in found if row["level"] == COUNTRY)
    return tuple(_area(row, country) for row in found)


def offices() -> tuple[OfficeRow, ...]:
    """Every office in the data, a successor before the office it succeeds."""
    return tuple(_office(row) for row in rows("offices"))


def _area(row: Row, country: str) -> AreaRow:
    code = row["code"]
    return AreaRow(
        code=code,
        name=row["name"],
        level=row["level"],
        parent=None if code == country else code.rpartition(".")[0] or country,
        zone=tz_name(row["zone"] or zone(code)),
        citation=cite(row),
    )


def _office(row: Row) -> OfficeRow:
    return OfficeRow(
        key=row["key"],
        function=row["function"],
        tier=row["tier"],
        name=row["name"],
        area=row.get("area"),
        path=row["path"],
        zone=tz_name(row["zone"]) if "zone" in row else _zone_of(row["area"]),
        seats=row.get("seats"),
        region_code=row.get("region_code", ""),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        successor=row.get("successor"),
        citation=cite(row),
    )


def _zone_of(area_code: str) -> str:
    return next(area.zone for area in areas() if area.code == area_code)
