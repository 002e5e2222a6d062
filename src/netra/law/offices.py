"""The offices of the country: some named one by one, most by rule from the list of areas."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from netra.law import areas
from netra.law.areas import AreaRow, tz_name
from netra.law.citation import Citation, cite
from netra.law.competence import merit_regional_office
from netra.law.tables import Row, rows


@dataclass(frozen=True, kw_only=True)
class OfficeRow:
    """An office and the days it exists, both inclusive; `region_code` empty where unknown.

    `predecessor` did its work before it, and may go on elsewhere; `successor` took its place.
    """

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
    predecessor: str | None
    citation: Citation


@cache
def offices() -> tuple[OfficeRow, ...]:
    """Every office that stands without being made for an election."""
    return tuple(_with_facts(row) for row in (*_single(), *_agencies(), *_regional(), *_by_rule()))


@cache
def by_key() -> dict[str, OfficeRow]:
    """The same, by key."""
    return {office.key: office for office in offices()}


def panel(district_code: str) -> OfficeRow:
    """The supervisory panel a district is given for an election; UnknownArea if none has the code.

    Its days are the caller's to set: they follow the election.
    """
    return _made(areas.area(district_code), "district")


def village_supervisor(village_code: str) -> OfficeRow:
    """The supervisor a village is given for an election; UnknownArea if none has the code."""
    return _made(areas.area(village_code), "village")


def serving(function: str, area_code: str, *, on: date) -> OfficeRow | None:
    """The office of that function that serves the area on that day; None if the data know none.

    The regency's own, else that of the government it belongs to, else its province's of that day,
    else the one that serves the country; an empty area asks for that one. UnknownArea if no area
    has the code.
    """
    if function == "merit_regional_office" and area_code:
        return _regional_office(area_code, on)
    regency = ".".join(area_code.split(".")[:2])
    province = areas.province_of(regency, on) if regency else None
    for place in (regency, government_of(regency), province, None):
        found = [each for each in _at().get((function, place), ()) if _exists(each, on)]
        if found:
            return min(found, key=lambda each: each.name)
    return None


def government_of(area_code: str) -> str:
    """The area whose government runs this one: itself, or the province of an administrative one."""
    found = (row for row in rows("area_governments") if area_code in row["areas"])
    return next((str(row["government"]) for row in found), area_code)


def _regional_office(area_code: str, on: date) -> OfficeRow | None:
    office = by_key()[merit_regional_office(area_code, on=on).office]
    return office if _exists(office, on) else None


def _single() -> Iterator[OfficeRow]:
    return (_named(row) for row in rows("offices"))


def _agencies() -> Iterator[OfficeRow]:
    return (
        _named({"function": "appointing_authority", "tier": "national", "zone": "WIB", **row})
        for row in rows("agencies")
    )


def _regional() -> Iterator[OfficeRow]:
    """The merit authority's regional offices: as long as the authority they belong to."""
    authority = next(row for row in rows("offices") if row["key"] == "bkn")
    seen: set[str] = set()
    for row in rows("merit_regional_offices"):
        if row["office"] in seen:
            continue
        seen.add(row["office"])
        yield _named(
            {
                **{key: row[key] for key in ("source", "certainty", "zone")},
                "key": row["office"],
                "function": "merit_regional_office",
                "tier": "province",
                "name": f"{row['name']}, {row['seat']}",
                "path": f"{authority['path']}.kanreg{row['number']}",
                "from": authority["from"],
                "article": row["article"],
                "other_reading": row.get("other_reading"),
                "other_reading_en": row.get("other_reading_en"),
            }
        )


def _by_rule() -> Iterator[OfficeRow]:
    functions = dict.fromkeys(row["function"] for row in rows("office_rules"))
    for area in areas.areas():
        if area.level not in ("province", "regency"):
            continue
        for function in functions:
            rule = _rule(area, function)
            if rule:
                yield _ruled(area, rule)


def _rule(area: AreaRow, function: str) -> Row | None:
    for row in rows("office_rules"):
        if row["function"] == function and row["level"] == area.level and _fits(area, row):
            return row
    return None


def _fits(area: AreaRow, rule: Row) -> bool:
    return (
        area.name.startswith(rule.get("begins", ""))
        and area.code[:2] in rule.get("provinces", [area.code[:2]])
        and not (rule.get("own_government") and government_of(area.code) != area.code)
    )


def _ruled(area: AreaRow, rule: Row) -> OfficeRow:
    names = _names(area, rule)
    office = _named(
        {
            **rule,
            "key": rule["key"].format(**names),
            "name": rule["name"].format(**names),
            "path": rule["path"].format(**names),
            "area": area.code,
        }
    )
    born = next((each for each in areas.former_parents() if each.province == area.code), None)
    if born is None:
        return office
    before = areas.slug(areas.area(born.formerly))
    predecessor = rule["key"].format(slug=before)
    return replace(office, valid_from=born.since, predecessor=predecessor)


def _made(area: AreaRow, level: str) -> OfficeRow:
    if area.level != level:
        raise areas.UnknownArea(area.code)
    rule = _rule(area, "supervisory")
    if rule is None:
        raise LookupError(f"no rule makes a supervisory office for a {level}")
    return _ruled(area, rule)


def _names(area: AreaRow, rule: Row) -> dict[str, str]:
    digits = area.code.replace(".", "")
    return {
        "official": areas.official_name(area),
        "name": area.name,
        "short": area.name.removeprefix(rule.get("begins", "")),
        "slug": areas.slug(area),
        "p": digits[:2],
        "k": digits[:4],
        "d": digits[:6],
        "v": digits,
        "dashed": area.code.replace(".", "-"),
    }


def _named(row: Row) -> OfficeRow:
    return OfficeRow(
        key=row["key"],
        function=row["function"],
        tier=row["tier"],
        name=row["name"],
        area=row.get("area"),
        path=row["path"],
        zone=tz_name(row["zone"]) if "zone" in row else areas.area(row["area"]).zone,
        seats=row.get("seats"),
        region_code=row.get("region_code", ""),
        valid_from=row.get("from"),
        valid_to=row.get("to"),
        successor=row.get("successor"),
        predecessor=row.get("predecessor"),
        citation=cite(row),
    )


def _with_facts(office: OfficeRow) -> OfficeRow:
    for fact in rows("office_facts"):
        if fact["key"] == office.key:
            known = {name: fact[name] for name in ("region_code", "seats") if name in fact}
            office = replace(office, **known)
    return office


@cache
def _at() -> dict[tuple[str, str | None], list[OfficeRow]]:
    """Offices by function and the area they serve; the country's under None."""
    found: dict[tuple[str, str | None], list[OfficeRow]] = {}
    for office in offices():
        place = None if office.tier == "national" else office.area
        found.setdefault((office.function, place), []).append(office)
    return found


def _exists(office: OfficeRow, on: date) -> bool:
    begun = office.valid_from is None or office.valid_from <= on
    return begun and (office.valid_to is None or on <= office.valid_to)
