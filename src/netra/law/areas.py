"""Time zones of areas."""

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows


def zone(area_code: str) -> str:
    """WIB, WITA or WIT of a Home Affairs area code (`33`, `33.19`); LookupError if unknown."""
    found: str = _row_of(area_code)["zone"]
    return found


def tz_name(zone_or_name: str) -> str:
    """The tz database name of WIB, WITA or WIT; a tz name is returned as it is."""
    known = {row["zone"]: row["tz"] for row in rows("areas")}
    return str(known.get(zone_or_name, zone_or_name))


def zone_citation(area_code: str) -> Citation:
    """The source of an area's zone; LookupError if unknown."""
    return cite(_row_of(area_code))


def _row_of(area_code: str) -> Row:
    province = area_code[:2]
    for row in rows("areas"):
        if province in row["provinces"]:
            return row
    raise LookupError(f"no time zone for area {area_code}")
