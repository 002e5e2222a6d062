"""Changing who works where, and making an office's key."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from netra.base.errors import Problem
from netra.base.seal import new_key_pair
from netra.law import offices as law
from netra.offices.models import Area, Mandate, Office, OfficeKey, Person

SEALING_TIERS = ("regency", "province", "national")


class CodeUnusable(Problem):
    """A region code is two pairs of digits with a dot between them."""

    code = "region_code_unusable"
    field = "region_code"


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
def put_office(*, key: str, **fields: Any) -> Office:
    """The office exists as given. A region code already entered by the office is kept."""
    office = Office.objects.filter(key=key).first() or Office(key=key)
    entered = office.region_code
    for name, value in fields.items():
        setattr(office, name, value)
    office.region_code = entered or office.region_code
    office.save()
    return office


@transaction.atomic
def load_reference() -> None:
    """Areas and offices stand as `law/data` names them; what an office entered itself is kept."""
    for area in law.areas():
        put_area(
            code=area.code,
            name=area.name,
            level=area.level,
            parent=area.parent,
            zone=area.zone,
            source=area.citation.title,
        )
    for row in law.offices():
        _put(row)


@transaction.atomic
def enter_region_code(*, office_id: UUID, region_code: str) -> Office:
    """The office's own code, as it entered it, is printed in numbers from now on."""
    first, dot, second = region_code.partition(".")
    if not (dot and len(first) == len(second) == 2 and (first + second).isdigit()):
        raise CodeUnusable(given=region_code)
    office = Office.objects.select_for_update().get(pk=office_id)
    office.region_code = region_code
    office.save(update_fields=["region_code"])
    return office


@transaction.atomic
def make_key(*, office_id: UUID, wrapping_key: bytes, at: datetime) -> OfficeKey:
    """A fresh key pair of the office; identities are sealed to it from now on."""
    public, wrapped = new_key_pair(wrapping_key)
    return OfficeKey.objects.create(
        office_id=office_id, public=public, wrapped_private=wrapped, made_at=at
    )


@transaction.atomic
def make_missing_keys(*, wrapping_key: bytes, at: datetime) -> int:
    """Every supervisory office that identities are sealed to has a key; returns how many are new.

    Panels and village supervisors have none: they seal to the regency.
    """
    sealing = Office.objects.filter(function="supervisory", tier__in=SEALING_TIERS)
    without = sealing.filter(keys__isnull=True).order_by("key").values_list("id", flat=True)
    made = [make_key(office_id=each, wrapping_key=wrapping_key, at=at) for each in list(without)]
    return len(made)


@transaction.atomic
def enrol(*, username: str, name: str, password: str | None) -> Person:
    """The person may sign in with that password; a person already known is left alone."""
    known = Person.objects.filter(username=username).first()
    return known or Person.objects.create_user(username, password, name=name)


@transaction.atomic
def appoint(
    *,
    person_id: UUID,
    office_id: UUID,
    capacity: str,
    valid_from: date,
    valid_to: date | None = None,
) -> Mandate:
    """The person holds that mandate; appointing twice changes nothing."""
    mandate, _ = Mandate.objects.get_or_create(
        person_id=person_id,
        office_id=office_id,
        capacity=capacity,
        valid_from=valid_from,
        defaults={"valid_to": valid_to},
    )
    return mandate


def _put(row: law.OfficeRow) -> None:
    successor = Office.objects.get(key=row.successor) if row.successor else None
    put_office(
        key=row.key,
        function=row.function,
        tier=row.tier,
        name=row.name,
        area_id=row.area,
        path=row.path,
        zone=row.zone,
        seats=row.seats,
        region_code=row.region_code,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        successor=successor,
        source=row.citation.title,
        certainty=str(row.citation.certainty),
    )
