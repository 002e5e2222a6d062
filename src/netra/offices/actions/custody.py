"""Custodians' own secrets, and how an office's key is given, renewed and recovered."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import permutations
from uuid import UUID

from django.db import transaction

from netra.base.errors import Problem
from netra.base.seal import lock, new_pair, seal_bytes, unlock, unseal_bytes
from netra.offices.models import (
    CustodianKey,
    KeyGrant,
    KeyRecovery,
    OfficeKey,
    Recovering,
)
from netra.offices.queries.custody import (
    KeyNotHeld,
    above_of,
    custodians,
    is_held,
    own_key,
    private_half,
)

SHORTEST = 14
"""Characters of a custodian's secret at least."""


class SecretTooShort(Problem):
    """A custodian's secret has fourteen characters at least."""

    code = "secret_too_short"
    field = "new_secret"


class SecretAlreadySet(Problem):
    """The custodian has a secret; it is changed, not set."""

    code = "secret_already_set"


@transaction.atomic
def set_secret(
    *, person_id: UUID, office_id: UUID, secret: str, on: date, at: datetime
) -> CustodianKey:
    """The custodian has a pair of his or her own under that secret, which is kept nowhere.

    The first custodian of an office makes its key; a later one waits for a colleague's grant.
    """
    _long_enough(secret)
    if own_key(person_id) is not None:
        raise SecretAlreadySet
    public, private = new_pair()
    own = CustodianKey.objects.create(
        person_id=person_id, public=public, locked=lock(private, secret), made_at=at
    )
    if not is_held(office_id):
        make_key(office_id=office_id, on=on, at=at, by=person_id)
    return own


@transaction.atomic
def change_secret(*, person_id: UUID, secret: str, new_secret: str) -> None:
    """The same pair lies under the new secret. `WrongSecret` if the old one is another."""
    _long_enough(new_secret)
    own = _own(person_id)
    own.locked = lock(unlock(bytes(own.locked), secret), new_secret)
    own.save(update_fields=["locked"])


@transaction.atomic
def make_key(*, office_id: UUID, on: date, at: datetime, by: UUID | None = None) -> OfficeKey:
    """A fresh pair of the office, held by each of its custodians who has a secret.

    Identities are sealed to it from now on; what was sealed before stays under its own key. Two
    custodians of the office above can recover it together.
    """
    public, private = new_pair()
    key = OfficeKey.objects.create(office_id=office_id, public=public, made_at=at)
    for holder in _with_secret(office_id, on):
        _grant(key, private, holder, by=by, at=at)
    _recoverable(key, private, on)
    return key


@transaction.atomic
def grant(*, key_id: int, person_id: UUID, secret: str, to: UUID, on: date, at: datetime) -> None:
    """Another custodian of the office holds its key too, given by one who opened it.

    `KeyNotHeld`, `WrongSecret`; nothing if the other has no secret yet or holds it.
    """
    key = OfficeKey.objects.select_for_update().get(pk=key_id)
    private = private_half(key_id, person_id=person_id, secret=secret)
    for holder in _with_secret(key.office_id, on):
        if holder.person_id == to:
            _grant(key, private, holder, by=person_id, at=at)
    _recoverable(key, private, on)


@transaction.atomic
def begin_recovery(
    *, key_id: int, person_id: UUID, secret: str, inner: UUID, to: UUID, reason: str, at: datetime
) -> Recovering:
    """The outer envelope is open; what is left waits, sealed, for the second custodian.

    `to` is the custodian of the office that lost its key, who has a new secret.
    """
    found = KeyRecovery.objects.filter(
        key_id=key_id, outer__person_id=person_id, outer__ended_at=None, inner__person_id=inner
    )
    recovery = found.select_related("outer").first()
    if recovery is None:
        raise KeyNotHeld
    own = unlock(bytes(recovery.outer.locked), secret)
    left = unseal_bytes(bytes(recovery.sealed), own)
    return Recovering.objects.create(
        recovery=recovery, holder=_own(to), reason=reason, sealed=left, begun_at=at
    )


@transaction.atomic
def finish_recovery(*, recovering_id: int, person_id: UUID, secret: str, at: datetime) -> OfficeKey:
    """The office's key is held by the custodian it was recovered for."""
    waiting = Recovering.objects.select_related("recovery__inner", "recovery__key", "holder")
    begun = waiting.select_for_update(of=("self",)).get(pk=recovering_id, ended_at=None)
    if begun.recovery.inner.person_id != person_id:
        raise KeyNotHeld
    own = unlock(bytes(begun.recovery.inner.locked), secret)
    private = unseal_bytes(bytes(begun.sealed), own)
    _grant(begun.recovery.key, private, begun.holder, by=person_id, at=at)
    begun.ended_at = at
    begun.save(update_fields=["ended_at"])
    return begun.recovery.key


@transaction.atomic
def end_own_key(*, person_id: UUID, at: datetime) -> None:
    """The person's pair opens nothing any more: the secret was lost, or the mandate ended."""
    CustodianKey.objects.filter(person_id=person_id, ended_at=None).update(ended_at=at)


def _grant(
    key: OfficeKey, private: bytes, holder: CustodianKey, *, by: UUID | None, at: datetime
) -> None:
    KeyGrant.objects.get_or_create(
        key=key,
        holder=holder,
        defaults={
            "sealed": seal_bytes(private, bytes(holder.public)),
            "granted_by_id": by,
            "granted_at": at,
        },
    )


def _recoverable(key: OfficeKey, private: bytes, on: date) -> None:
    """Every pair of custodians of the office above holds the key in two envelopes."""
    up = above_of(key.office_id)
    holders = _with_secret(up, on) if up else []
    for outer, inner in permutations(holders, 2):
        sealed = seal_bytes(seal_bytes(private, bytes(inner.public)), bytes(outer.public))
        KeyRecovery.objects.get_or_create(
            key=key, outer=outer, inner=inner, defaults={"sealed": sealed}
        )


def _with_secret(office_id: UUID, on: date) -> Iterable[CustodianKey]:
    own = [each.own_key for each in custodians(office_id, on=on) if each.own_key]
    return list(CustodianKey.objects.filter(pk__in=own).order_by("pk"))


def _own(person_id: UUID) -> CustodianKey:
    own = own_key(person_id)
    if own is None:
        raise KeyNotHeld
    return own


def _long_enough(secret: str) -> None:
    if len(secret.strip()) < SHORTEST:
        raise SecretTooShort(shortest=SHORTEST)
