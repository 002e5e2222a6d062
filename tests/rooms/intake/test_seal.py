"""The reporter: sealed on arrival, nowhere in clear, opened by an act of its own custodian."""

from typing import Any

import pytest

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.base.seal import WrongSecret
from netra.forwarding import queries as forwarding
from netra.intake import actions, queries
from netra.intake.models import SealedPerson
from netra.outcomes.queries import stage
from tests.harness.databases import Connect
from tests.rooms import beyond, path
from tests.rooms import factories as make

SECRETS = (path.REPORTER["name"], path.REPORTER["address"], path.WITNESS["name"])


def holding(connection: Any, secret: str) -> list[str]:
    """The tables in which the secret stands, as text or as the bytes of it."""
    named = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    found = []
    for (table,) in named.fetchall():
        rows = connection.execute(
            f"SELECT count(*) FROM {table} AS row WHERE row::text ILIKE %s "
            f"OR row::text ILIKE %s".encode(),
            [f"%{secret}%", f"%{secret.encode().hex()}%"],
        )
        found += [table] if rows.fetchone() != (0,) else []
    return found


def test_the_search_finds_what_is_not_sealed(fresh_database: str, as_role: Connect) -> None:
    path.reported(place="Pendapa Istimewa")
    assert holding(as_role("owner"), "pendapa istimewa") == ["base_actbody", "intake_filing"]


def test_the_reporter_is_nowhere_in_clear(fresh_database: str, as_role: Connect) -> None:
    walk = beyond.forwarded(path.at_decision())
    path.seen()
    owner = as_role("owner")
    for secret in (*SECRETS, walk.code):
        assert holding(owner, secret) == [], secret
    assert SealedPerson.objects.count() == 3


@pytest.mark.django_db
def test_the_dossier_names_no_reporter_no_witness_and_no_code() -> None:
    walk = beyond.forwarded(path.at_decision())
    sent = forwarding.latest(walk.file_id)
    assert sent is not None
    text = str(sent.dossier)
    assert "Respondent 1" in text
    assert not [secret for secret in (*SECRETS, walk.code) if secret in text]
    assert sent.dossier["reporter"] is None


def unseal(walk: path.Walk, by: Any, **other: Any) -> dict[str, Any]:
    sealed_id = queries.sealed(walk.file_id)[0][0]
    known = {
        "file_id": walk.file_id,
        "stage": stage,
        "sealed_id": sealed_id,
        "reason": "Undangan klarifikasi pelapor",
        "article": "Perbawaslu 1/2022 art 18(2)",
        "secret": make.SECRET,
        "by": by,
        "at": walk.later(),
    }
    return actions.unseal(**{**known, **other})


@pytest.mark.django_db
def test_a_custodian_opens_the_seal_by_an_act() -> None:
    walk = path.reported()
    assert unseal(walk, make.actor("custodian")) == path.REPORTER
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity) == ("unseal_reporter", "custodian")
    assert act.person == make.actor("custodian").person_id
    assert act.from_stage == act.to_stage == "received"
    said = act.body.content
    assert (said["reason"], said["role"]) == ("Undangan klarifikasi pelapor", "reporter")
    assert said["article"] == "Perbawaslu 1/2022 art 18(2)"
    assert path.REPORTER["name"] not in str(said)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "capacity",
    ["intake_officer", "caseworker", "chair", "member", "province_supervisor", "merit_examiner"],
)
def test_nobody_else_opens_it(capacity: str) -> None:
    walk = path.reported()
    with pytest.raises(NotAllowedNow):
        unseal(walk, make.actor(capacity))
    assert [act.kind for act in acts_of(walk.file_id)] == ["file_report"]


@pytest.mark.django_db
def test_a_custodian_of_another_office_does_not_open_it() -> None:
    walk = path.reported()
    with pytest.raises(NotAllowedNow):
        unseal(walk, make.actor("custodian", make.OTHER_REGENCY))


@pytest.mark.django_db
def test_the_seal_of_another_file_is_not_opened_here() -> None:
    one, other = path.reported(), path.reported()
    with pytest.raises(SealedPerson.DoesNotExist):
        unseal(one, make.actor("custodian"), sealed_id=queries.sealed(other.file_id)[0][0])


@pytest.mark.django_db
def test_a_wrong_secret_opens_nothing_and_is_no_act() -> None:
    walk = path.reported()
    with pytest.raises(WrongSecret):
        unseal(walk, make.actor("custodian"), secret="rahasia penjaga lain")
    assert [act.kind for act in acts_of(walk.file_id)] == ["file_report"]


@pytest.mark.django_db
@pytest.mark.parametrize("place", [make.DISTRICT, make.REGENCY])
def test_a_panel_seals_to_its_regency(place: str) -> None:
    walk = path.reported(path=place)
    keys = SealedPerson.objects.filter(file_id=walk.file_id).select_related("key")
    assert {person.key.office_id for person in keys} == {make.office(make.REGENCY).id}
    assert unseal(walk, make.actor("custodian")) == path.REPORTER


@pytest.mark.django_db
def test_a_witness_of_the_field_is_sealed_to_the_regency() -> None:
    walk = path.seen()
    person = SealedPerson.objects.select_related("key").get(file_id=walk.file_id)
    assert (person.role, person.key.office_id) == ("witness", make.office(make.REGENCY).id)
