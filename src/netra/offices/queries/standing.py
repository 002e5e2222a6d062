"""Offices by key, place and day, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, Q

from netra.law import offices as law
from netra.law.areas import folded
from netra.offices.models import Office

ALIKE = 0.5
"""How much of a mistyped name must agree, from 0 to 1: one wrong letter in a word still does."""


@dataclass(frozen=True, kw_only=True)
class OfficeCard:
    """An office as pages and papers show it."""

    id: UUID
    key: str
    name: str
    tier: str
    function: str
    path: str
    zone: str
    region_code: str
    area_code: str
    address: str
    seats: int


def office(office_id: UUID) -> OfficeCard:
    """One office; `Office.DoesNotExist` if there is none."""
    return card(Office.objects.select_related("area").get(pk=office_id))


def office_by_key(key: str) -> OfficeCard:
    """The office with that key; `Office.DoesNotExist` if there is none."""
    return card(Office.objects.select_related("area").get(key=key))


def offices_with(function: str, *, on: date) -> list[OfficeCard]:
    """Offices of one function that exist on that day, by name."""
    found = Office.objects.filter(valid(on), function=function).select_related("area")
    return [card(each) for each in found.order_by("name")]


def beneath(path: str, *, on: date) -> list[OfficeCard]:
    """Offices that exist on that day beneath the place, by name. One query."""
    found = Office.objects.filter(valid(on), path__under=path).exclude(path=path)
    return [card(each) for each in found.select_related("area").order_by("name")]


def above(path: str, *, tier: str, on: date | None = None) -> OfficeCard | None:
    """The supervisory office of that tier at or above the path.

    With a day before that office was made: its predecessor, which did its work then.
    """
    offices = Office.objects.select_related("area", "predecessor__area")
    found = offices.filter(path__over=path, tier=tier).first()
    if found and found.predecessor and on and found.valid_from and on < found.valid_from:
        return card(found.predecessor)
    return card(found) if found else None


def serving(function: str, area_code: str, *, on: date) -> OfficeCard | None:
    """The office of that function that serves the area on that day, None if none is known.

    An empty area asks for an office of the whole country. One query; UnknownArea if there is no
    such area.
    """
    row = law.serving(function, area_code, on=on)
    return office_by_key(row.key) if row else None


def appointing_for(area_code: str, *, on: date) -> OfficeCard | None:
    """The appointing authority of the government of that area: an administrative city's province.

    Employees of ministries and agencies have another: it follows the employer, not the area.
    """
    return serving("appointing_authority", area_code, on=on)


def search_offices(function: str, text: str, *, on: date, limit: int = 20) -> list[OfficeCard]:
    """Offices of the function whose names have every word typed, else names that sound alike.

    At most two queries; nothing typed finds nothing.
    """
    words = folded(text).split()
    if not words:
        return []
    offices = Office.objects.filter(valid(on), function=function).select_related("area")
    exact = offices
    for word in words:
        exact = exact.filter(name__icontains=word)
    likeness = TrigramWordSimilarity(" ".join(words), "name")
    alike = offices.annotate(likeness=likeness).filter(likeness__gte=ALIKE)
    found = list(exact.order_by("tier", "name")[:limit]) or list(
        alike.order_by("-likeness", "name")[:limit]
    )
    return [card(each) for each in found]


def receiving(area_code: str) -> OfficeCard | None:
    """The regency office that receives filings about that area; None if the area is unknown."""
    regency = ".".join(area_code.split(".")[:2])
    found = (
        Office.objects.filter(function="supervisory", tier="regency", area_id=regency)
        .select_related("area")
        .first()
    )
    return card(found) if found else None


def counted(*, on: date) -> dict[str, int]:
    """How many offices of each function exist that day. One query."""
    found = Office.objects.filter(valid(on)).order_by("function").values_list("function")
    return dict(found.annotate(n=Count("pk")))


def numbering_office(office: OfficeCard) -> OfficeCard:
    """Whose region code a number prints: a panel's numbers keep the code of its regency."""
    return (above(office.path, tier="regency") or office) if office.tier == "district" else office


def panel(area_code: str, *, on: date) -> OfficeCard | None:
    """The district panel of that district, on a day it exists; None if it has none."""
    found = Office.objects.filter(
        valid(on), function="supervisory", tier="district", area_id=area_code
    )
    one = found.select_related("area").first()
    return card(one) if one else None


def office_names(ids: set[UUID]) -> dict[UUID, str]:
    """The offices' names by id. One query."""
    return dict(Office.objects.filter(id__in=ids).values_list("id", "name"))


def paths_of(ids: set[UUID]) -> dict[str, str]:
    """The offices' places in the tree by id as text. One query."""
    found = Office.objects.filter(id__in=ids).values_list("id", "path")
    return {str(office_id): path for office_id, path in found}


def card(found: Office) -> OfficeCard:
    """The office as a plain value."""
    return OfficeCard(
        id=found.id,
        key=found.key,
        name=found.name,
        tier=found.tier,
        function=found.function,
        path=found.path,
        zone=found.zone,
        region_code=found.region_code,
        area_code=found.area_id or "",
        address=found.address,
        seats=found.seats or 0,
    )


def valid(on: date) -> Q:
    """What has begun by that day and has not ended before it."""
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )
