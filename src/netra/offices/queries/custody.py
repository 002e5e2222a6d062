"""Who holds an office's key, and the key itself for whoever brings the secret."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from netra.base.errors import Problem
from netra.base.seal import unlock, unseal_bytes
from netra.offices.models import (
    CustodianKey,
    KeyGrant,
    KeyRecovery,
    Mandate,
    Office,
    OfficeKey,
    Recovering,
)
from netra.offices.queries.standing import valid

CUSTODIAN = "custodian"
ENOUGH = 2
"""Custodians of one key: with one alone, who forgets a secret closes every name."""


class NoCustodian(Problem):
    """No office at or above this one has a custodian: nobody could ever open what is sealed."""

    code = "no_custodian"


class KeyNotHeld(Problem):
    """This person was not given the office's key."""

    code = "key_not_held"
    field = "secret"


@dataclass(frozen=True, kw_only=True)
class Custodian:
    """Somebody who keeps identities for an office; `own_key` None where no secret was set yet."""

    person: UUID
    name: str
    own_key: int | None


@dataclass(frozen=True, kw_only=True)
class KeyLine:
    """An office's key: who holds it, and how many pairs of the office above can recover it."""

    id: int
    office: UUID
    office_name: str
    made_at: datetime
    holders: tuple[int, ...]
    pairs: int


@dataclass(frozen=True, kw_only=True)
class RecoveringLine:
    """A recovery that waits for the second custodian."""

    id: int
    office_name: str
    reason: str
    begun_at: datetime
    begun_by: str
    waits_for: int
    for_name: str


def key_of(office_id: UUID) -> OfficeKey:
    """The key identities are sealed to now: the office's own, else the nearest above it.

    Only a key that somebody holds. `NoCustodian` where there is none up to the national office.
    """
    path = Office.objects.values_list("path", flat=True).get(pk=office_id)
    held = OfficeKey.objects.filter(pk__in=_held(), office__path__over=path)
    keys = sorted(
        held.select_related("office"),
        key=lambda key: (key.office.path.count("."), key.made_at, key.pk),
    )
    if not keys:
        raise NoCustodian
    return keys[-1]


def private_half(key_id: int, *, person_id: UUID, secret: str) -> bytes:
    """The private half of that office's key, for as long as the caller keeps it in memory.

    `KeyNotHeld` if the person was never given it, `WrongSecret` if the secret is another.
    """
    grant = (
        KeyGrant.objects.filter(key_id=key_id, holder__person_id=person_id, holder__ended_at=None)
        .select_related("holder")
        .first()
    )
    if grant is None:
        raise KeyNotHeld
    own = unlock(bytes(grant.holder.locked), secret)
    return unseal_bytes(bytes(grant.sealed), own)


def is_held(office_id: UUID) -> bool:
    """Whether somebody can open a key of this very office."""
    return OfficeKey.objects.filter(office_id=office_id, pk__in=_held()).exists()


def seals(office_id: UUID) -> bool:
    """Whether a name given to this office could be sealed, to itself or above."""
    try:
        key_of(office_id)
    except NoCustodian:
        return False
    return True


def own_key(person_id: UUID) -> CustodianKey | None:
    """The person's own pair in use, or None."""
    return CustodianKey.objects.filter(person_id=person_id, ended_at=None).first()


def custodians(office_id: UUID, *, on: date) -> list[Custodian]:
    """The custodians of that office on that day, by name. Two queries."""
    held = Mandate.objects.filter(valid(on), office_id=office_id, capacity=CUSTODIAN)
    people = list(held.select_related("person").order_by("person__name"))
    keys = CustodianKey.objects.filter(
        person__in=[each.person_id for each in people], ended_at=None
    )
    own = dict(keys.values_list("person_id", "id"))
    return [
        Custodian(person=each.person_id, name=each.person.name, own_key=own.get(each.person_id))
        for each in people
    ]


def keys_of(office_id: UUID) -> list[KeyLine]:
    """The office's keys, the newest first. Three queries."""
    found = OfficeKey.objects.filter(office_id=office_id)
    return _lines(found.select_related("office").prefetch_related("grants", "recoveries"))


def recoverable_by(person_id: UUID) -> list[KeyLine]:
    """Keys of offices beneath that this person can begin to recover, by office."""
    mine = KeyRecovery.objects.filter(outer__person_id=person_id, outer__ended_at=None)
    found = OfficeKey.objects.filter(pk__in=mine.values("key_id"))
    return _lines(found.select_related("office").prefetch_related("grants", "recoveries"))


def recovering_for(person_id: UUID) -> list[RecoveringLine]:
    """Recoveries that wait for this person as the second."""
    found = Recovering.objects.filter(recovery__inner__person_id=person_id, ended_at=None)
    related = ("recovery__key__office", "recovery__outer__person", "holder__person")
    return [
        RecoveringLine(
            id=each.pk,
            office_name=each.recovery.key.office.name,
            reason=each.reason,
            begun_at=each.begun_at,
            begun_by=each.recovery.outer.person.name,
            waits_for=each.recovery.inner_id,
            for_name=each.holder.person.name,
        )
        for each in found.select_related(*related).order_by("begun_at")
    ]


def above_of(office_id: UUID) -> UUID | None:
    """The supervisory office directly above, or None for the national one."""
    here = Office.objects.get(pk=office_id)
    up = here.path.rpartition(".")[0]
    found = Office.objects.filter(path=up, function="supervisory").values_list("id", flat=True)
    return found.first() if up else None


def _held() -> QuerySet[KeyGrant, int]:
    """Keys that somebody can still open."""
    return KeyGrant.objects.filter(holder__ended_at=None).values_list("key_id", flat=True)


def _lines(found: QuerySet[OfficeKey]) -> list[KeyLine]:
    lines = [
        KeyLine(
            id=key.pk,
            office=key.office_id,
            office_name=key.office.name,
            made_at=key.made_at,
            holders=tuple(grant.holder_id for grant in key.grants.all()),
            pairs=len(key.recoveries.all()) // 2,
        )
        for key in found
    ]
    return sorted(lines, key=lambda line: line.made_at, reverse=True)
