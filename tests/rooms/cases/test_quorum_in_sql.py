"""What the database itself says to a plenary written past the actions, with SQL."""

from typing import Any
from uuid import uuid4

import psycopg
import pytest

from netra.base.models import Reference
from tests.harness.databases import Connect
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.usefixtures("fresh_database")


def direct(connection: Any, walk: path.Walk, *, present: int, seats: int = 5, **row: Any) -> None:
    """A plenary written past the actions, in one transaction."""
    people = make.members(present)
    known = {
        "id": uuid4(),
        "file_id": walk.file_id,
        "office_id": walk.office.id,
        "path": walk.office.path,
        "purpose": "decision",
        "number": "BA",
        "held_at": walk.now,
        "place": "",
        "agenda": "",
        "tier": "regency",
        "seats": seats,
        "presided_by_id": people[0],
        "mode": "consensus",
        "quorum_reason": "",
        "accepted": True,
        "note": "",
        **row,
    }
    with connection.transaction():
        columns, places = ", ".join(known), ", ".join(["%s"] * len(known))
        connection.execute(
            f"INSERT INTO cases_plenary ({columns}) VALUES ({places})", list(known.values())
        )
        for person in people:
            connection.execute(
                "INSERT INTO cases_attendance (plenary_id, person_id, present, interest) "
                "VALUES (%s, %s, true, '')",
                [known["id"], person],
            )


@pytest.fixture
def walk(fresh_database: str) -> path.Walk:
    """A studied case, where the quorum row of five members is official: three."""
    Reference.objects.filter(table="quorum", key="regency:5").delete()
    Reference.objects.create(
        table="quorum", key="regency:5", value=3, certainty="official", citation="a test"
    )
    return path.studied(path.at_registration())


@pytest.mark.parametrize("role", ["owner", "app"])
def test_too_few_are_refused(walk: path.Walk, as_role: Connect, role: str) -> None:
    for reason in ("", "Darurat"):
        with pytest.raises(psycopg.errors.CheckViolation, match="quorum: 2 present, 3 needed"):
            direct(as_role(role), walk, present=2, quorum_reason=reason)


@pytest.mark.parametrize("role", ["owner", "app"])
def test_enough_are_let_through(walk: path.Walk, as_role: Connect, role: str) -> None:
    connection = as_role(role)
    direct(connection, walk, present=3)
    assert connection.execute("SELECT count(*) FROM cases_plenary").fetchone() == (1,)


def test_an_office_without_a_row_needs_everybody_or_a_reason(
    walk: path.Walk, as_role: Connect
) -> None:
    connection = as_role("app")
    with pytest.raises(psycopg.errors.CheckViolation, match="no reason recorded"):
        direct(connection, walk, present=8, seats=9)
    direct(connection, walk, present=9, seats=9)
    direct(connection, walk, present=4, seats=9, quorum_reason="Baris belum ada")


def test_votes_without_voters_are_refused(walk: path.Walk, as_role: Connect) -> None:
    with pytest.raises(psycopg.errors.CheckViolation, match="votes: 0 cast by 3 present"):
        direct(as_role("app"), walk, present=3, mode="votes")
