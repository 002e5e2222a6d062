"""Who acts in a replay: the office's members of the day, and people made for it.

A person made for it has a user name that begins with `replay-`, an invented name and no password,
and is offered to nobody: the cases happened, and nobody need sign in to see what came of them.
"""

from datetime import date
from uuid import UUID
from zlib import crc32

from netra.base.viewing import CITIZEN, Actor
from netra.doors.cli.demo import people
from netra.offices import actions, queries
from netra.offices.queries import OfficeCard

SINCE, UNTIL = date(2015, 1, 1), date(2025, 12, 31)
SEATS = ("chair", "member", "member_2")
FIRST = ("Anggara", "Bening", "Cakrawala", "Dyah", "Embun", "Gading", "Hastu", "Indrya", "Jenar")
LAST = ("Wiratama", "Sekarwana", "Pradipta", "Larasati", "Mahesa", "Kencana", "Samodra", "Puspita")


class Crew:
    """The people of one load; each is looked for once."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], UUID] = {}
        self._offices: dict[str, OfficeCard] = {}
        self._councils: dict[tuple[str, date], list[UUID]] = {}

    def office(self, key: str) -> OfficeCard:
        """The office with that key; `Office.DoesNotExist` if there is none."""
        if key not in self._offices:
            self._offices[key] = queries.office_by_key(key)
        return self._offices[key]

    def panel(self, district: str, *, on: date) -> OfficeCard:
        """The district's panel, established with its neighbours for that year's election."""
        regency = district.rpartition(".")[0]
        year = date(on.year, 1, 1), date(on.year, 12, 31)
        actions.establish_panels(regency_code=regency, valid_from=year[0], valid_to=year[1])
        found = queries.panel(district, on=on)
        if found is None:
            raise LookupError(f"no panel for {district}")
        return found

    def actor(self, office: OfficeCard, capacity: str, *, on: date, assumed: bool) -> Actor:
        """Somebody who may act so for that office that day."""
        if capacity == CITIZEN.capacity:
            return Actor(capacity=capacity, zone=office.zone, assumed=assumed)
        chair = capacity == SEATS[0]
        return Actor(
            capacity=capacity,
            person_id=self.council(office, on=on)[0] if chair else self._held(office, capacity, on),
            office_id=office.id,
            path=office.path,
            zone=office.zone,
            assumed=assumed,
        )

    def council(self, office: OfficeCard, *, on: date) -> list[UUID]:
        """Chair and members that day, the chair first; three are made where there are none."""
        key = (office.key, on)
        if key not in self._councils:
            found = queries.members(office.id, on=on)
            if not found:
                for seat in SEATS:
                    self._made(office, seat)
                found = queries.members(office.id, on=on)
            self._councils[key] = [person.id for person, _capacity in found]
        return self._councils[key]

    def _held(self, office: OfficeCard, capacity: str, on: date) -> UUID:
        """The demonstration's own person in that role, once the mandate has begun."""
        for role in people.ROLES if on >= people.SINCE else ():
            if (role.office, role.capacity) == (office.key, capacity):
                return people.enrolled(role)
        return self._made(office, capacity)

    def _made(self, office: OfficeCard, seat: str) -> UUID:
        if (office.key, seat) not in self._people:
            username = f"replay-{seat}-{crc32(office.key.encode()):08x}"
            person = actions.enrol(username=username, name=invented(username), password=None)
            actions.appoint(
                person_id=person.id,
                office_id=office.id,
                capacity=seat.removesuffix("_2"),
                valid_from=SINCE,
                valid_to=UNTIL,
            )
            self._people[office.key, seat] = person.id
        return self._people[office.key, seat]


def invented(seed: str) -> str:
    """A name made of invented parts, the same for the same seed."""
    number = crc32(seed.encode())
    return f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
