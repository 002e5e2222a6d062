"""Changing who works where."""

from datetime import date
from uuid import UUID

from django.db import transaction

from netra.base.errors import Problem
from netra.offices.models import Mandate, Office, Person


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
