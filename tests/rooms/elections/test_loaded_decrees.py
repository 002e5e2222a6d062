"""Loading decrees: what was loaded stays, and is written where the law reads it."""

import json
from datetime import date
from pathlib import Path

import pytest
from django.db import connection, transaction

from netra.base.viewing import SYSTEM
from netra.elections import actions
from netra.elections.actions import DecreesMoved
from netra.elections.models import LoadedDecree
from netra.elections.queries import decrees_in_force, last_loaded, loaded_decrees
from netra.law.calendar import national
from tests.rooms import decrees

pytestmark = pytest.mark.django_db

DAY = date(2024, 11, 6)


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [actions.FOLLOW]
        )
        (found,) = cursor.fetchone()
    return int(found)


def test_a_decree_loaded_is_in_force_for_the_law(decrees_file: Path) -> None:
    assert national().is_working_day(DAY)
    made = decrees.load(decrees.row(DAY))
    assert jobs() == 1
    (found,) = loaded_decrees()
    assert (found.id, found.in_force, found.row and found.row["number"]) == (
        made.pk,
        True,
        "9/2024",
    )
    decrees.follow()
    assert national().day_off(DAY) == "Contoh"
    assert list(decrees_file.parent.iterdir()) == [decrees_file], "nothing is left beside"


def test_replaced_and_taken_back_it_holds_no_longer_and_stays(decrees_file: Path) -> None:
    first = decrees.load(decrees.row(DAY))
    second = decrees.load(decrees.row(date(2024, 11, 7)), replaces=first.key, because="Salah hari")
    decrees.follow()
    assert national().is_working_day(DAY)
    assert not national().is_working_day(date(2024, 11, 7))
    decrees.load(None, replaces=second.key, because="Tidak pernah ditetapkan")
    decrees.follow()
    assert json.loads(decrees_file.read_text()) == decrees_in_force() == []
    assert [each.in_force for each in loaded_decrees()] == [False] * 3


def test_what_was_reported_on_another_state_is_not_loaded(decrees_file: Path) -> None:
    first = decrees.load(decrees.row(DAY))
    with pytest.raises(DecreesMoved):
        decrees.load(decrees.row(date(2024, 11, 7)), seen=0)
    decrees.load(None, replaces=first.key)
    with pytest.raises(DecreesMoved):
        decrees.load(None, replaces=first.key)
    assert LoadedDecree.objects.count() == jobs() == 2


def test_broken_off_nothing_of_it_is_loaded(decrees_file: Path) -> None:
    @transaction.atomic
    def killed() -> None:
        decrees.load(decrees.row(DAY))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        killed()
    assert (last_loaded(), jobs()) == (0, 0)
    decrees.follow()
    assert national().is_working_day(DAY)


def test_killed_before_the_file_was_written_it_is_written_from_the_database(
    decrees_file: Path,
) -> None:
    decrees.load(decrees.row(DAY))
    assert not decrees_file.exists()
    decrees_file.with_name("decrees.json.1").write_text("[half")
    decrees.follow()
    assert national().day_off(DAY) == "Contoh"


def test_the_country_s_decree_is_a_person_s(decrees_file: Path) -> None:
    with pytest.raises(ValueError, match="person"):
        decrees.load(decrees.row(DAY), by=SYSTEM)
