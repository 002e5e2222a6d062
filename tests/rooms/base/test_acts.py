"""What was done stays: the chain, its commitments, and the refusals of the database itself."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import psycopg
import pytest
import rfc8785
from django.db import transaction

from netra.base.acts import append, commitment, destroy_body, open_file
from netra.base.models import Act, ActBody, File
from netra.base.queries import acts_of, verify_chain
from netra.base.viewing import CITIZEN
from tests.harness.databases import Connect
from tests.rooms import factories as make

AT = make.moment("2024-10-17")
REFUSALS = (psycopg.errors.RestrictViolation, psycopg.errors.InsufficientPrivilege)


def three_acts() -> File:
    with transaction.atomic():
        file = open_file(at=AT)
        for number in range(1, 4):
            append(
                file=file,
                kind="leave_tip",
                at=AT,
                by=CITIZEN,
                to_stage="tip",
                body={"number": number, "day": AT.date(), "moment": AT, "names": ["ā", None]},
            )
    return file


@pytest.fixture
def chained(fresh_database: str) -> File:
    return three_acts()


@pytest.mark.django_db
def test_each_act_follows_the_one_before() -> None:
    acts = acts_of(three_acts().id)
    assert [act.seq for act in acts] == [1, 2, 3]
    assert bytes(acts[0].previous) == bytes(32)
    for before, after in pairwise(acts):
        assert bytes(after.previous) == bytes(before.hash)
    for act in acts:
        joined = b"\x01" + bytes(act.previous) + bytes(act.commitment)
        assert bytes(act.hash) == hashlib.sha256(joined).digest()
    assert len({bytes(act.body.salt) for act in acts}) == 3


@pytest.mark.django_db
def test_the_commitment_is_over_all_the_act_says() -> None:
    act = acts_of(three_acts().id)[1]
    said: dict[str, Any] = {
        "article": "",
        "at": "2024-10-17T03:00:00.000000+00:00",
        "body": {
            "day": "2024-10-17",
            "moment": "2024-10-17T03:00:00.000000+00:00",
            "names": ["ā", None],
            "number": 2,
        },
        "capacity": "citizen",
        "file": str(act.file_id),
        "from": "",
        "id": str(act.id),
        "kind": "leave_tip",
        "office": None,
        "office_path": None,
        "person": None,
        "recorded_at": act.recorded_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "seq": 2,
        "to": "tip",
    }
    plain = rfc8785.dumps(said)
    expected = hashlib.sha256(b"\x01" + bytes(act.body.salt) + plain).digest()
    assert bytes(act.commitment) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body", [{"place": {"x": 0.5}}, {"place": [{"x": 1.0}]}, {"place": ({"x": float("nan")},)}]
)
def test_a_fraction_is_refused_with_its_key_and_nothing_recorded(body: dict[str, Any]) -> None:
    """A case pack's verifier refuses them, so no act may hold one."""
    file = three_acts()
    with pytest.raises(TypeError, match=r"body\.place\.x"):
        append(file=file, kind="leave_tip", at=AT, by=CITIZEN, to_stage="tip", body=body)
    assert len(acts_of(file.id)) == 3


@pytest.mark.django_db
def test_the_chain_is_of_one_file() -> None:
    one, other = three_acts(), three_acts()
    assert bytes(acts_of(other.id)[0].previous) == bytes(32)
    assert one.id != other.id
    assert verify_chain() == []


STATEMENTS = [
    "UPDATE base_act SET kind = 'x'",
    "UPDATE base_act SET at = now()",
    "DELETE FROM base_act",
    "TRUNCATE base_act CASCADE",
    "UPDATE base_actbody SET content = '{}'",
    "UPDATE base_actbody SET salt = '\\x00'",
    "DELETE FROM base_actbody",
    "TRUNCATE base_actbody",
]


@pytest.mark.parametrize("role", ["owner", "app"])
@pytest.mark.parametrize("statement", STATEMENTS)
def test_nobody_changes_what_was_recorded(
    chained: File, as_role: Connect, role: str, statement: str
) -> None:
    connection = as_role(role)
    with pytest.raises(REFUSALS):
        connection.execute(statement.encode())
    assert connection.execute("SELECT count(*) FROM base_act").fetchone() == (3,)
    assert connection.execute("SELECT count(*) FROM base_actbody").fetchone() == (3,)
    assert verify_chain() == []


def forged(file: File, **changes: Any) -> dict[str, Any]:
    """The row of a fourth act that would be accepted, but for the changes."""
    last = acts_of(file.id)[-1]
    row: dict[str, Any] = {
        "id": uuid4(),
        "file_id": file.id,
        "seq": 4,
        "kind": "leave_tip",
        "at": AT,
        "capacity": "citizen",
        "from_stage": "",
        "to_stage": "tip",
        "article": "",
        "commitment": b"c" * 32,
        "previous": bytes(last.hash),
        **changes,
    }
    chain = b"\x01" + row["previous"] + row["commitment"]
    return {"hash": hashlib.sha256(chain).digest(), **row}


def insert(connection: Any, row: dict[str, Any]) -> None:
    recorded = row.pop("recorded_at", None)
    columns = ", ".join([*row, "recorded_at"])
    places = ", ".join(["%s"] * len(row))
    clock = "%s" if recorded else "clock_timestamp()"
    values = [*row.values(), *([recorded] if recorded else [])]
    connection.execute(f"INSERT INTO base_act ({columns}) VALUES ({places}, {clock})", values)


def now(hours: int) -> datetime:
    return datetime.now(UTC) + timedelta(hours=hours)


@pytest.mark.parametrize("role", ["owner", "app"])
@pytest.mark.parametrize(
    "changes",
    [
        {"seq": 5},
        {"seq": 3},
        {"seq": 1},
        {"previous": bytes(32)},
        {"hash": b"h" * 32},
        {"recorded_at": now(+1)},
        {"recorded_at": now(-1)},
    ],
    ids=["gap", "again", "first", "unchained", "hash", "future", "past"],
)
def test_a_forged_act_is_refused(
    chained: File, as_role: Connect, role: str, changes: dict[str, Any]
) -> None:
    with pytest.raises((psycopg.errors.RestrictViolation, psycopg.errors.UniqueViolation)):
        insert(as_role(role), forged(chained, **changes))
    assert Act.objects.count() == 3


def test_the_same_act_unforged_is_taken(chained: File, as_role: Connect) -> None:
    insert(as_role("app"), forged(chained))
    assert Act.objects.count() == 4


def test_a_destroyed_body_leaves_the_proof_and_no_link(chained: File, as_role: Connect) -> None:
    act = acts_of(chained.id)[1]
    salt = bytes(act.body.salt)
    destroy_body(act.id)
    assert not ActBody.objects.filter(act_id=act.id).exists()
    assert [one.seq for one in acts_of(chained.id)] == [1, 2, 3]
    assert verify_chain() == []
    owner = as_role("owner")
    for table in tables(owner):
        held = owner.execute(
            f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE %s".encode(),
            [f"%{salt.hex()}%"],
        )
        assert held.fetchone() == (0,), table


def tables(connection: Any) -> list[str]:
    found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    return [row[0] for row in found.fetchall()]


def test_only_the_named_body_is_destroyed(chained: File, as_role: Connect) -> None:
    first, second, third = acts_of(chained.id)
    destroy_body(second.id)
    assert set(ActBody.objects.values_list("act_id", flat=True)) == {first.id, third.id}
    with pytest.raises(REFUSALS):
        as_role("app").execute("DELETE FROM base_actbody")


@pytest.mark.parametrize(
    ("table", "tampering", "why"),
    [
        ("base_actbody", "UPDATE base_actbody SET content = '{\"number\": 9}'", "commitment"),
        ("base_act", "UPDATE base_act SET kind = 'sign_filing' WHERE seq = 2", "commitment"),
        ("base_act", "UPDATE base_act SET capacity = 'chair' WHERE seq = 2", "commitment"),
        ("base_act", "UPDATE base_act SET at = at + interval '1 day' WHERE seq = 2", "commitment"),
        ("base_act", "UPDATE base_act SET commitment = '\\x00' WHERE seq = 2", "hash"),
    ],
)
def test_a_tampered_act_is_found(
    chained: File, as_role: Connect, table: str, tampering: str, why: str
) -> None:
    owner = as_role("owner")
    owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
    owner.execute(tampering.encode())
    assert {one.why for one in verify_chain(chained.id)} == {why}


def test_an_act_taken_out_is_found(chained: File, as_role: Connect) -> None:
    owner = as_role("owner")
    owner.execute("ALTER TABLE base_act DISABLE TRIGGER USER")
    owner.execute("ALTER TABLE base_actbody DISABLE TRIGGER USER")
    second = acts_of(chained.id)[1].id
    owner.execute("DELETE FROM base_actbody WHERE act_id = %s", [second])
    owner.execute("DELETE FROM base_act WHERE id = %s", [second])
    assert [(one.seq, one.why) for one in verify_chain()] == [(3, "gap")]


@pytest.mark.django_db
def test_an_assumed_moment_is_part_of_what_is_said_and_an_exact_one_adds_nothing() -> None:
    with transaction.atomic():
        file = open_file(at=AT)
        append(file=file, kind="leave_tip", at=AT, by=CITIZEN, to_stage="tip")
        append(file=file, kind="answer", at=AT, by=replace(CITIZEN, assumed=True))
    exact, assumed = acts_of(file.id)
    assert (exact.assumed, assumed.assumed) == (False, True)
    assert verify_chain(file.id) == []
    exact.assumed, assumed.assumed = True, False
    for act in (exact, assumed):
        said = commitment(act, act.body.content, bytes(act.body.salt))
        assert said != bytes(act.commitment)
