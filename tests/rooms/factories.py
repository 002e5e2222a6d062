"""Offices, people and what they tell: invented, neutral, at real paths of the tree of offices.

An office or contest that reference data already hold is used as it stands.
"""

from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from netra.base.claims import hashed, new_code
from netra.base.seal import lock, new_pair
from netra.base.viewing import CITIZEN, Actor, Viewer
from netra.elections.models import Contest, Election
from netra.intake.actions import Setting, Told
from netra.law.channel import Channel, reporting_channel
from netra.offices import queries as offices
from netra.offices.actions import appoint, enrol, make_key, put_area
from netra.offices.models import CustodianKey, Office, Person
from netra.offices.queries import OfficeCard

WIB = ZoneInfo("Asia/Jakarta")
SEALING = ("regency", "province", "national")
SECRET = "rahasia penjaga contoh"
CLAIM_SALT = b"s" * 32
DECREE = "Keputusan contoh"
DETERMINED = date(2024, 9, 22)

NATION, PROVINCE, REGENCY = "ri", "ri.p33", "ri.p33.k3319"
DISTRICT = "ri.p33.k3319.d331906"
VILLAGE = "ri.p33.k3319.d331906.v3319062001"
OTHER_PROVINCE, OTHER_REGENCY = "ri.p64", "ri.p64.k6471"
KASN, BKN, BKN_REGION = "merit.kasn", "merit.bkn", "merit.bkn.kanreg1"
PROSECUTION, REGENT, GOVERNOR = "ppk.kejagung", "ppk.k3319", "ppk.p33"
PERSONNEL, INSPECTORATE = "ppk.kejagung.personnel", "ppk.kejagung.inspectorate"
OTHER_PERSONNEL, OTHER_INSPECTORATE = "ppk.k3319.personnel", "ppk.k3319.inspectorate"

# path: function, tier, area, seats, region code, first and last day
_OFFICES: dict[str, tuple[str, str, str, int | None, str, date | None, date | None]] = {
    NATION: ("supervisory", "national", "", 5, "", None, None),
    PROVINCE: ("supervisory", "province", "33", 5, "", None, None),
    REGENCY: ("supervisory", "regency", "33.19", 5, "14.21", None, None),
    DISTRICT: ("supervisory", "district", "33.19.06", 3, "", None, None),
    VILLAGE: ("supervisory", "village", "33.19.06.2001", None, "", None, None),
    OTHER_PROVINCE: ("supervisory", "province", "64", 5, "", None, None),
    OTHER_REGENCY: ("supervisory", "regency", "64.71", 5, "", None, None),
    KASN: ("merit_authority", "national", "", None, "", None, date(2024, 9, 3)),
    BKN: ("merit_authority", "national", "", None, "", date(2024, 8, 24), None),
    BKN_REGION: ("merit_regional_office", "region", "33", None, "", date(2024, 8, 24), None),
    PROSECUTION: ("appointing_authority", "national", "", None, "", None, None),
    REGENT: ("appointing_authority", "regency", "33.19", None, "", None, None),
    GOVERNOR: ("appointing_authority", "province", "33", None, "", None, None),
    PERSONNEL: ("personnel_agency", "national", "", None, "", None, None),
    INSPECTORATE: ("inspectorate", "national", "", None, "", None, None),
    OTHER_PERSONNEL: ("personnel_agency", "regency", "33.19", None, "", None, None),
    OTHER_INSPECTORATE: ("inspectorate", "regency", "33.19", None, "", None, None),
}
_AREA_LEVELS = ("province", "regency", "district", "village")


def moment(day: str, hour: int = 10) -> datetime:
    """That hour of that day in Java."""
    return datetime.fromisoformat(day).replace(hour=hour, tzinfo=WIB)


def area(code: str) -> str:
    """The code of an area that exists with every area it lies in."""
    parts = code.split(".")
    for depth in range(len(parts)):
        here = ".".join(parts[: depth + 1])
        if offices.area(here) is None:
            put_area(
                code=here,
                name=f"Wilayah {here}",
                level=_AREA_LEVELS[depth],
                parent=".".join(parts[:depth]) or None,
                zone="Asia/Makassar" if here.startswith("64") else "Asia/Jakarta",
                source="invented for a test",
            )
    return code


def office(path: str) -> OfficeCard:
    """The office at that path, with its key if it is one that seals."""
    found = Office.objects.select_related("area").filter(path=path).first() or _make(path)
    if found.tier in SEALING and found.function == "supervisory" and not found.keys.exists():
        _keep_identities(found)
    if found.tier in ("district", "village"):
        office(path.rpartition(".")[0])  # its reporters are sealed to the regency
    return offices.card(found)


@cache
def _pair() -> tuple[bytes, bytes]:
    """One pair under `SECRET` for every custodian: stretching a secret takes its time."""
    public, private = new_pair()
    return public, lock(private, SECRET)


def _keep_identities(office: Office) -> None:
    """The office has a custodian who holds its key, and opens it with `SECRET`."""
    custodian = person(f"custodian-{office.path}")
    appoint(
        person_id=custodian.id,
        office_id=office.id,
        capacity="custodian",
        valid_from=date(2024, 1, 1),
    )
    public, locked = _pair()
    CustodianKey.objects.get_or_create(
        person=custodian,
        defaults={"public": public, "locked": locked, "made_at": moment("2024-01-01")},
    )
    make_key(office_id=office.id, on=date(2024, 1, 1), at=moment("2024-01-01"))


def _make(path: str) -> Office:
    function, tier, code, seats, region_code, begins, ends = _OFFICES[path]
    return Office.objects.create(
        key=path.replace(".", "-"),
        function=function,
        tier=tier,
        name=f"Kantor {path}",
        area_id=area(code) if code else None,
        path=path,
        zone="Asia/Makassar" if code.startswith("64") else "Asia/Jakarta",
        seats=seats,
        region_code=region_code,
        valid_from=begins,
        valid_to=ends,
    )


def all_offices() -> dict[str, OfficeCard]:
    """Every office of the path of a file, by its place."""
    return {path: office(path) for path in _OFFICES}


def person(username: str) -> Person:
    """A person known by that user name, who cannot sign in."""
    return enrol(username=username, name=f"Nama {username}", password=None)


def actor(capacity: str, path: str = REGENCY) -> Actor:
    """Somebody acting in that capacity for the office at that path."""
    at = office(path)
    who = person(f"{capacity}-{path}")
    return Actor(capacity=capacity, person_id=who.id, office_id=at.id, path=at.path, zone=at.zone)


def viewer(capacity: str, path: str = REGENCY, on: date = date(2024, 10, 31)) -> Viewer:
    """Somebody looking in that capacity from the office at that path."""
    by = actor(capacity, path)
    assert by.person_id is not None
    assert by.office_id is not None
    return Viewer(
        person_id=by.person_id,
        capacity=capacity,
        office_id=by.office_id,
        path=offices.looking_from(capacity, path),
        on=on,
        zone=by.zone,
        rooms=offices.rooms_of(capacity),
    )


def contest() -> Contest:
    """The regent's contest of Kudus, determined on 22 September 2024."""
    key = "pilkada-2024:regent:33.19:2024-11-27"
    found = Contest.objects.filter(key=key).first()
    if found is not None:
        return found
    election, _ = Election.objects.get_or_create(
        key="pilkada-2024",
        defaults={"name": "Pemilihan 2024", "regime": "regional_election", "certainty": "press"},
    )
    return Contest.objects.create(
        key=key,
        election=election,
        kind="regent",
        area_code="33.19",
        area_name="Kudus",
        voting_on=date(2024, 11, 27),
        determined_on=DETERMINED,
        certainty="press",
        source="invented for a test",
    )


def setting(rules_on: date) -> Setting:
    """The regent's contest of Kudus, under the rules of that day."""
    return Setting(
        regime="regional_election",
        contest_key=contest().key,
        election_kind="PB",
        rules_on=rules_on,
    )


def told(**said: Any) -> Told:
    """What a careful author tells: one named official at an evening meeting, two days ago."""
    known = {
        "what": "Seorang pejabat mengajak hadirin mendukung satu pasangan calon.",
        "place": "Balai pertemuan",
        "area_code": area("33.19.06"),
        "occurred_on": date(2024, 10, 14),
        "known_on": date(2024, 10, 15),
        "named": [{"name": "Respondent Invented", "position": "Pejabat", "agency": "Instansi"}],
    }
    return Told(**{**known, **said})


def channel(day: date, *, by_decree: bool = True) -> Channel:
    """What an online filing is on that day, with or without a decree."""
    return reporting_channel(on=day, decree=DECREE if by_decree else None)


def claim() -> tuple[str, bytes]:
    """A claim code and its hash."""
    code = new_code()
    return code, hashed(code, salt=CLAIM_SALT)


def citizen() -> Actor:
    """A citizen: neither person nor office."""
    return CITIZEN


def members(count: int, path: str = REGENCY) -> list[UUID]:
    """So many members of the office at that path, the same ones each time."""
    return [member(number, path) for number in range(1, count + 1)]


def member(number: int, path: str = REGENCY) -> UUID:
    """A member of the office at that path, since long ago."""
    who = person(f"member-{number}")
    appoint(
        person_id=who.id,
        office_id=office(path).id,
        capacity="member",
        valid_from=date(2015, 1, 1),
    )
    return who.id
