"""Who may look and act: people and their mandates on a date."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from netra.base.viewing import Viewer
from netra.law import capacities as law
from netra.offices.models import Mandate, Office, Person
from netra.offices.queries.standing import OfficeCard, card, valid


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


def seats_of(office: OfficeCard, *, on: date) -> int:
    """How many members the office has; where no source says, as many as hold a mandate that day."""
    return office.seats or len(members(office.id, on=on))


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


def names(ids: set[UUID]) -> dict[UUID, str]:
    """The people's names by id. One query."""
    return dict(Person.objects.filter(id__in=ids).values_list("id", "name"))


def called(people: set[UUID], places: set[UUID]) -> dict[UUID, str]:
    """The names of these people and offices by id. One query."""
    named = Person.objects.filter(id__in=people).values_list("id", "name")
    offices = Office.objects.filter(id__in=places).values_list("id", "name")
    return dict(named.union(offices, all=True))


def _in_force(on: date) -> QuerySet[Mandate]:
    return Mandate.objects.filter(valid(on))
