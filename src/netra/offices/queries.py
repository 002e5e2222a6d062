"""Who may look and act: mandates on a date; offices and areas by code."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from netra.base.viewing import Viewer
from netra.law import capacities as law
from netra.offices.models import Area, Mandate, Office, OfficeKey, Person


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


@dataclass(frozen=True, kw_only=True)
class Holding:
    """A mandate a person holds, as a choice on a page."""

    id: UUID
    capacity: str
    office: OfficeCard


def rooms_of(capacity: str) -> frozenset[str]:
    """The rooms whose records a capacity may read; none if the house does not know it."""
    found = law.capacities().get(capacity)
    return found.rooms if found else frozenset()


def capacities() -> tuple[str, ...]:
    """Every capacity the house knows."""
    return tuple(law.capacities())


def holdings(person_id: UUID, *, on: date) -> list[Holding]:
    """The person's mandates in force that day, the oldest first. One query."""
    found = _in_force(on).filter(person_id=person_id).select_related("office", "office__area")
    return [
        Holding(id=mandate.id, capacity=mandate.capacity, office=card(mandate.office))
        for mandate in found.order_by("valid_from", "id")
    ]


def viewer(person_id: UUID, holding: Holding, *, on: date) -> Viewer:
    """The person, looking through that mandate on that day."""
    return Viewer(
        person_id=person_id,
        capacity=holding.capacity,
        office_id=holding.office.id,
        path=looking_from(holding.capacity, holding.office.path),
        on=on,
        zone=holding.office.zone,
        rooms=rooms_of(holding.capacity),
    )


def looking_from(capacity: str, path: str) -> str:
    """The place in the tree a capacity looks from.

    A personnel agency or inspectorate reads what its appointing authority was sent: it looks from
    the nearest such office above its own. Where none stands above, it looks from its own place,
    which nothing is sent to. Source: `law/data/capacities.toml`, `looks_for`.
    """
    found = law.capacities().get(capacity)
    if found is None or not found.looks_for:
        return path
    over = Office.objects.filter(path__over=path, function=found.looks_for)
    return max(over.values_list("path", flat=True), key=len, default=path)


def members(office_id: UUID, *, on: date) -> list[tuple[Person, str]]:
    """Chair and members of an office that day, the chair first. One query."""
    found = (
        _in_force(on)
        .filter(office_id=office_id, capacity__in=["chair", "member"])
        .select_related("person")
        .order_by("capacity", "person__name")
    )
    return [(mandate.person, mandate.capacity) for mandate in found]


def office(office_id: UUID) -> OfficeCard:
    """One office; `Office.DoesNotExist` if there is none."""
    return card(Office.objects.select_related("area").get(pk=office_id))


def office_by_key(key: str) -> OfficeCard:
    """The office with that key; `Office.DoesNotExist` if there is none."""
    return card(Office.objects.select_related("area").get(key=key))


def offices_with(function: str, *, on: date) -> list[OfficeCard]:
    """Offices of one function that exist on that day, by name."""
    found = Office.objects.filter(_valid(on), function=function).select_related("area")
    return [card(each) for each in found.order_by("name")]


def above(path: str, *, tier: str) -> OfficeCard | None:
    """The supervisory office of that tier at or above the path."""
    found = Office.objects.filter(path__over=path, tier=tier).select_related("area").first()
    return card(found) if found else None


def receiving(area_code: str) -> OfficeCard | None:
    """The regency office that receives filings about that area; None if the area is unknown."""
    regency = ".".join(area_code.split(".")[:2])
    found = (
        Office.objects.filter(function="supervisory", tier="regency", area_id=regency)
        .select_related("area")
        .first()
    )
    return card(found) if found else None


def people() -> QuerySet[Person]:
    """Everybody who may sign in."""
    return Person.objects.filter(is_active=True)


def everybody(*, on: date, but: str) -> list[tuple[Person, Holding]]:
    """Each person's first mandate that day, supervisory offices first, by place. One query.

    Whose user name begins with `but` is left out.
    """
    found = _in_force(on).select_related("person", "office", "office__area")
    found = found.exclude(person__username__startswith=but)
    seen: dict[UUID, tuple[Person, Holding]] = {}
    for mandate in found.order_by("-office__function", "office__path", "capacity", "person__name"):
        holding = Holding(id=mandate.id, capacity=mandate.capacity, office=card(mandate.office))
        seen.setdefault(mandate.person_id, (mandate.person, holding))
    return list(seen.values())


@dataclass(frozen=True, kw_only=True)
class MandateLine:
    """One mandate in force, as an administrator's list shows it."""

    username: str
    name: str
    capacity: str
    office: str


@dataclass(frozen=True, kw_only=True)
class MandatePage:
    """A page of mandates with their exact total; `after` leads to the next page, or is None."""

    lines: tuple[MandateLine, ...]
    total: int
    after: int | None


def mandates(words: str, *, on: date, start: int = 0, most: int = 50) -> MandatePage:
    """Mandates in force that day whose user name or office has all these words. Two queries."""
    found = _in_force(on).select_related("person", "office")
    for word in words.split():
        found = found.filter(Q(person__username__icontains=word) | Q(office__name__icontains=word))
    total = found.count()
    lines = tuple(
        MandateLine(
            username=mandate.person.username,
            name=mandate.person.name,
            capacity=mandate.capacity,
            office=mandate.office.name,
        )
        for mandate in found.order_by("office__path", "capacity", "pk")[start : start + most]
    )
    after = start + most if start + most < total else None
    return MandatePage(lines=lines, total=total, after=after)


def counted(*, on: date) -> dict[str, int]:
    """How many offices of each function exist that day. One query."""
    found = Office.objects.filter(_valid(on)).order_by("function").values_list("function")
    return dict(found.annotate(n=Count("pk")))


def numbering_office(office: OfficeCard) -> OfficeCard:
    """Whose region code a number prints: a panel's numbers keep the code of its regency."""
    return (above(office.path, tier="regency") or office) if office.tier == "district" else office


def panel(area_code: str, *, on: date) -> OfficeCard | None:
    """The district panel of that district, on a day it exists; None if it has none."""
    found = Office.objects.filter(
        _valid(on), function="supervisory", tier="district", area_id=area_code
    )
    one = found.select_related("area").first()
    return card(one) if one else None


def names(ids: set[UUID]) -> dict[UUID, str]:
    """The people's names by id. One query."""
    return dict(Person.objects.filter(id__in=ids).values_list("id", "name"))


def office_names(ids: set[UUID]) -> dict[UUID, str]:
    """The offices' names by id. One query."""
    return dict(Office.objects.filter(id__in=ids).values_list("id", "name"))


def areas_below(code: str) -> list[tuple[str, str]]:
    """Code and name of the areas directly beneath, by name."""
    return list(Area.objects.filter(parent_id=code).order_by("name").values_list("code", "name"))


def place(code: str) -> tuple[str, ...]:
    """The area's name and, for a district or village, its regency's. One query."""
    found = Area.objects.select_related("parent__parent").filter(code=code).first()
    if found is None:
        return ()
    regency = found
    while regency.parent is not None and regency.level not in ("regency", "province"):
        regency = regency.parent
    return (found.name,) if regency is found else (found.name, regency.name)


def area(code: str) -> tuple[str, str, str] | None:
    """Code, name and time zone of an area, or None."""
    return Area.objects.filter(code=code).values_list("code", "name", "zone").first()


def districts() -> list[tuple[str, str, str]]:
    """Code, name and regency's name of every district that is loaded, by regency and name."""
    found = Area.objects.filter(level="district").select_related("parent")
    return [
        (each.code, each.name, each.parent.name if each.parent else "")
        for each in found.order_by("parent__name", "name")
    ]


def key_of(office_id: UUID) -> OfficeKey:
    """The key identities are sealed to now; `OfficeKey.DoesNotExist` if the office has none."""
    return OfficeKey.objects.filter(office_id=office_id).latest("made_at")


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


def _valid(on: date) -> Q:
    return (Q(valid_from__isnull=True) | Q(valid_from__lte=on)) & (
        Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    )


def _in_force(on: date) -> QuerySet[Mandate]:
    return Mandate.objects.filter(_valid(on))
