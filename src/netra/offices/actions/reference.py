"""The country's areas and offices, as the law's data name them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.db.models import Case, Value, When

from netra.law import areas as law_areas
from netra.law import offices as law
from netra.law.areas import AreaRow
from netra.law.offices import OfficeRow
from netra.offices.models import Area, AreaParent, Office

# What a reload sets again. What an office enters itself (region code, address) is not among it.
_AREA = ("name", "level", "parent", "zone", "source", "words")
_PARENT = ("valid_from", "valid_to", "source", "certainty")
_OFFICE = (
    "function",
    "tier",
    "name",
    "area",
    "path",
    "zone",
    "seats",
    "valid_from",
    "valid_to",
    "source",
    "certainty",
)


@transaction.atomic
def put_area(
    *, code: str, name: str, level: str, parent: str | None, zone: str, source: str
) -> Area:
    """The area exists as given; loading it again changes nothing else."""
    area, _ = Area.objects.update_or_create(
        code=code,
        defaults={
            "name": name,
            "level": level,
            "parent_id": parent,
            "zone": zone,
            "source": source,
        },
    )
    return area


@transaction.atomic
def load_reference() -> None:
    """Areas and offices stand as `law/data` names them, or, if anything fails, as before.

    What an office entered itself is kept. Villages come when they are asked for.
    """
    _put_areas(law_areas.areas())
    _put_past()
    offices = law.offices()
    for area in {row.area for row in offices if row.tier == "village" and row.area}:
        load_villages(district_code=area.rpartition(".")[0])
    _put_offices(offices)


@transaction.atomic
def load_villages(*, district_code: str) -> int:
    """The district's villages stand as the list of areas names them; returns how many.

    UnknownArea if there is no such district; loading again changes nothing.
    """
    if law_areas.area(district_code).level != "district":
        raise law_areas.UnknownArea(district_code)
    found = law_areas.villages(district_code)
    _put_areas(found)
    return len(found)


@transaction.atomic
def establish_panels(
    *, regency_code: str, valid_from: date | None, valid_to: date | None
) -> list[Office]:
    """Each district of the regency has its panel on those days, by the order of codes.

    A panel made before keeps its first day and gets the later last one: who served when is the
    mandates' to say. UnknownArea if there is no such regency.
    """
    if law_areas.area(regency_code).level != "regency":
        raise law_areas.UnknownArea(regency_code)
    districts = [each.code for each in law_areas.areas() if each.parent == regency_code]
    return _establish([law.panel(code) for code in districts], valid_from, valid_to)


@transaction.atomic
def establish_village_supervisor(
    *, village_code: str, valid_from: date | None, valid_to: date | None
) -> Office:
    """The village has its supervisor on those days; days as for panels. The village is loaded.

    UnknownArea if there is no such village.
    """
    load_villages(district_code=village_code.rpartition(".")[0])
    (office,) = _establish([law.village_supervisor(village_code)], valid_from, valid_to)
    return office


def _establish(
    rows: Sequence[OfficeRow], valid_from: date | None, valid_to: date | None
) -> list[Office]:
    keys = [row.key for row in rows]
    known = {office.key: office for office in Office.objects.filter(key__in=keys)}
    dated = []
    for row in rows:
        before = known.get(row.key)
        first, last = _reach(before, valid_from, valid_to) if before else (valid_from, valid_to)
        dated.append(replace(row, valid_from=first, valid_to=last))
    _put_offices(dated)
    return list(Office.objects.filter(key__in=keys).order_by("area_id"))


def _reach(
    before: Office, valid_from: date | None, valid_to: date | None
) -> tuple[date | None, date | None]:
    """The first of both beginnings and the last of both ends; an open one stays open."""
    first = min(before.valid_from, valid_from) if before.valid_from and valid_from else None
    last = max(before.valid_to, valid_to) if before.valid_to and valid_to else None
    return first, last


def _put_areas(rows: Iterable[AreaRow]) -> None:
    known = law_areas.known()
    areas = [
        Area(
            code=row.code,
            name=row.name,
            level=row.level,
            parent_id=row.parent,
            zone=row.zone,
            source=row.citation.title,
            words=_words(row, known),
        )
        for row in rows
    ]
    Area.objects.bulk_create(
        areas, update_conflicts=True, unique_fields=["code"], update_fields=_AREA
    )


def _words(row: AreaRow, known: dict[str, AreaRow]) -> str:
    """The folded names of the area and of those it lies in, the country left out."""
    names = [row.name]
    above = known.get(row.parent or "")
    while above is not None and above.parent:
        names.append(above.name)
        above = known.get(above.parent)
    return law_areas.folded(" ".join(names))


def _put_past() -> None:
    past = [row for each in law_areas.former_parents() for row in _lay(each)]
    AreaParent.objects.bulk_create(
        past, update_conflicts=True, unique_fields=["area", "parent"], update_fields=_PARENT
    )


def _lay(past: law_areas.FormerParent) -> Iterable[AreaParent]:
    cited = {"source": past.citation.title, "certainty": str(past.citation.certainty)}
    for area in law_areas.areas():
        if area.parent == past.province:
            yield AreaParent(
                area_id=area.code, parent_id=past.formerly, valid_to=past.until, **cited
            )
            yield AreaParent(
                area_id=area.code, parent_id=past.province, valid_from=past.since, **cited
            )


def _put_offices(rows: Iterable[OfficeRow]) -> None:
    rows = list(rows)
    Office.objects.bulk_create(
        [_office(row) for row in rows],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=_OFFICE,
    )
    codes = {row.key: row.region_code for row in rows if row.region_code}
    whens = [When(key=key, then=Value(code)) for key, code in codes.items()]
    if whens:
        without = Office.objects.filter(key__in=codes, region_code="")
        without.update(region_code=Case(*whens))
    _link([row for row in rows if row.successor or row.predecessor])


def _office(row: OfficeRow) -> Office:
    return Office(
        key=row.key,
        function=row.function,
        tier=row.tier,
        name=row.name,
        area_id=row.area,
        path=row.path,
        zone=row.zone,
        seats=row.seats,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        source=row.citation.title,
        certainty=str(row.citation.certainty),
    )


def _link(rows: Sequence[OfficeRow]) -> None:
    keys = {key for row in rows for key in (row.key, row.successor, row.predecessor) if key}
    known = {office.key: office for office in Office.objects.filter(key__in=keys)}
    linked = []
    for row in rows:
        office = known[row.key]
        office.successor = known[row.successor] if row.successor else None
        office.predecessor = known[row.predecessor] if row.predecessor else None
        linked.append(office)
    if linked:
        Office.objects.bulk_update(linked, ["successor", "predecessor"])
