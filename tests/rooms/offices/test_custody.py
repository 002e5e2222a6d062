"""Keys of sealed identities: opened by a custodian's secret, given, renewed, recovered by two."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from nacl.exceptions import CryptoError

from netra.base.seal import WrongSecret, seal_bytes, unlock, unseal_bytes
from netra.offices import actions, queries
from netra.offices.models import CustodianKey, KeyGrant, KeyRecovery, OfficeKey, Recovering
from netra.offices.queries import KeyNotHeld, NoCustodian
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

ON = date(2024, 10, 1)
AT = make.moment("2024-10-01")
SECRET = "empat kata yang jarang"


def bare(path: str) -> UUID:
    """That office, before anybody keeps its identities."""
    found = make.office(path).id
    for model in (Recovering, KeyRecovery, KeyGrant):
        model.objects.all().delete()
    OfficeKey.objects.all().delete()
    CustodianKey.objects.all().delete()
    return found


def custodian(office_id: UUID, name: str) -> UUID:
    person = make.person(name)
    actions.appoint(
        person_id=person.id, office_id=office_id, capacity="custodian", valid_from=date(2024, 1, 1)
    )
    return person.id


def keeper(office_id: UUID, name: str, secret: str = SECRET) -> UUID:
    person = custodian(office_id, name)
    actions.set_secret(person_id=person, office_id=office_id, secret=secret, on=ON, at=AT)
    return person


def opened(person: UUID, office_id: UUID, secret: str = SECRET, key: Any = None) -> bytes:
    key = key or queries.key_of(office_id)
    private = queries.private_half(key.pk, person_id=person, secret=secret)
    return unseal_bytes(seal_bytes(b"nama", bytes(key.public)), private)


def test_the_first_secret_makes_the_offices_key() -> None:
    office = bare(make.REGENCY)
    with pytest.raises(NoCustodian):
        queries.key_of(office)
    one = keeper(office, "penjaga_satu")
    assert opened(one, office) == b"nama"
    with pytest.raises(WrongSecret):
        opened(one, office, "empat kata yang lain")


def test_a_second_custodian_opens_only_what_was_given() -> None:
    office = bare(make.REGENCY)
    one, two = keeper(office, "penjaga_satu"), keeper(office, "penjaga_dua", "kata rahasia kedua")
    key = queries.key_of(office)
    with pytest.raises(KeyNotHeld):
        opened(two, office, "kata rahasia kedua")
    with pytest.raises(WrongSecret):
        actions.grant(
            key_id=key.pk, person_id=one, secret="salah sama sekali", to=two, on=ON, at=AT
        )
    actions.grant(key_id=key.pk, person_id=one, secret=SECRET, to=two, on=ON, at=AT)
    assert opened(two, office, "kata rahasia kedua") == b"nama"


def test_a_stranger_is_given_nothing() -> None:
    office = bare(make.REGENCY)
    one = keeper(office, "penjaga_satu")
    other = keeper(make.office(make.OTHER_REGENCY).id, "penjaga_kota_lain", "kata rahasia kedua")
    key = queries.key_of(office)
    actions.grant(key_id=key.pk, person_id=one, secret=SECRET, to=other, on=ON, at=AT)
    with pytest.raises(KeyNotHeld):
        queries.private_half(key.pk, person_id=other, secret="kata rahasia kedua")


def test_a_changed_secret_opens_and_the_old_one_does_not() -> None:
    office = bare(make.REGENCY)
    one = keeper(office, "penjaga_satu")
    actions.change_secret(person_id=one, secret=SECRET, new_secret="lima kata yang baru")
    assert opened(one, office, "lima kata yang baru") == b"nama"
    with pytest.raises(WrongSecret):
        opened(one, office)


def test_a_short_secret_and_a_second_one_are_refused() -> None:
    office = bare(make.REGENCY)
    person = custodian(office, "penjaga_satu")
    told = {"person_id": person, "office_id": office, "on": ON, "at": AT}
    with pytest.raises(actions.SecretTooShort):
        actions.set_secret(**told, secret="pendek")
    actions.set_secret(**told, secret=SECRET)
    with pytest.raises(actions.SecretAlreadySet):
        actions.set_secret(**told, secret=SECRET)


def test_a_new_key_takes_over_and_the_old_one_still_opens() -> None:
    office = bare(make.REGENCY)
    one = keeper(office, "penjaga_satu")
    old = queries.key_of(office)
    actions.make_key(office_id=office, on=ON, at=make.moment("2024-10-02"), by=one)
    new = queries.key_of(office)
    assert new.pk != old.pk
    assert opened(one, office, key=old) == opened(one, office, key=new) == b"nama"


def test_an_office_without_custodian_seals_to_the_nearest_above() -> None:
    regency = bare(make.REGENCY)
    nation, province = make.office(make.NATION).id, make.office(make.PROVINCE).id
    bare(make.REGENCY)
    keeper(nation, "penjaga_ri")
    assert queries.key_of(regency).office_id == nation
    keeper(province, "penjaga_provinsi", "kata rahasia kedua")
    assert queries.key_of(regency).office_id == province
    one = keeper(regency, "penjaga_satu", "kata rahasia ketiga")
    assert queries.key_of(regency).office_id == regency
    actions.end_own_key(person_id=one, at=AT)
    assert queries.key_of(regency).office_id == province  # nobody could open it any more


def recoverable() -> tuple[UUID, UUID, UUID, OfficeKey]:
    """A regency whose only custodian lost the secret; two at the province; a newcomer."""
    regency, province = make.office(make.REGENCY).id, make.office(make.PROVINCE).id
    bare(make.REGENCY)
    first = keeper(province, "penjaga_prov_1", "kata provinsi pertama")
    second = keeper(province, "penjaga_prov_2", "kata provinsi kedua")
    lost = keeper(regency, "penjaga_satu")
    key = queries.key_of(regency)
    actions.end_own_key(person_id=lost, at=AT)
    return first, second, keeper(regency, "penjaga_baru", "kata rahasia baru"), key


def begun(first: UUID, second: UUID, to: UUID, key: OfficeKey) -> Recovering:
    return actions.begin_recovery(
        key_id=key.pk,
        person_id=first,
        secret="kata provinsi pertama",
        inner=second,
        to=to,
        reason="kata sandi terlupa",
        at=AT,
    )


def test_two_custodians_of_the_province_recover_a_lost_key() -> None:
    first, second, newcomer, key = recoverable()
    with pytest.raises(KeyNotHeld):
        opened(newcomer, key.office_id, "kata rahasia baru", key)
    waiting = begun(first, second, newcomer, key)
    assert [each.id for each in queries.recovering_for(second)] == [waiting.pk]
    actions.finish_recovery(
        recovering_id=waiting.pk, person_id=second, secret="kata provinsi kedua", at=AT
    )
    assert opened(newcomer, key.office_id, "kata rahasia baru", key) == b"nama"
    assert queries.recovering_for(second) == []


def test_one_of_the_two_alone_recovers_nothing() -> None:
    first, second, newcomer, key = recoverable()
    waiting = begun(first, second, newcomer, key)
    with pytest.raises(KeyNotHeld):
        actions.finish_recovery(
            recovering_id=waiting.pk, person_id=first, secret="kata provinsi pertama", at=AT
        )
    own = queries.own_key(first)
    assert own is not None
    private = unlock(bytes(own.locked), "kata provinsi pertama")
    with pytest.raises(CryptoError):  # nor outside the house, with the opened envelope in hand
        unseal_bytes(bytes(waiting.sealed), private)
    with pytest.raises(KeyNotHeld):
        begun(second, second, newcomer, key)
    with pytest.raises(WrongSecret):
        actions.finish_recovery(
            recovering_id=waiting.pk, person_id=second, secret="kata provinsi lain", at=AT
        )
