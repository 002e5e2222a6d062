"""Changing who works where, and making an office's key."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from netra.base.errors import Problem
from netra.base.seal import new_key_pair
from netra.offices.models import Mandate, Office, OfficeKey, Person

SEALING_TIERS = ("regency", "province", "national")


class CodeUnusable(Problem):
    """A region code is two pairs of digits with a dot between them."""

    code = "region_code_unusable"
    field = "region_code"


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
    made = _key(office_id, wrapping_key, at)
    made.save()
    return made


@transaction.atomic
def make_missing_keys(*, wrapping_key: bytes, at: datetime) -> int:
    """Every supervisory office that identities are sealed to has a key; returns how many are new.

    Panels and village supervisors have none: they seal to the regency.
    """
    sealing = Office.objects.filter(function="supervisory", tier__in=SEALING_TIERS)
    without = sealing.filter(keys__isnull=True).order_by("key").values_list("id", flat=True)
    made = [_key(each, wrapping_key, at) for each in without]
    OfficeKey.objects.bulk_create(made)
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


def _key(office_id: UUID, wrapping_key: bytes, at: datetime) -> OfficeKey:
    public, wrapped = new_key_pair(wrapping_key)
    return OfficeKey(office_id=office_id, public=public, wrapped_private=wrapped, made_at=at)
