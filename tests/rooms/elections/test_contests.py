"""Which contest a place is in on a day, and the letters its numbers print."""

from datetime import date

import pytest

from netra.elections import actions, queries
from netra.elections.models import Contest, Election

pytestmark = pytest.mark.django_db
KUDUS = "pilkada-2024:regent:33.19:2024-11-27"


def test_loading_again_changes_nothing() -> None:
    before = list(Contest.objects.order_by("key").values())
    actions.load_reference()
    assert list(Contest.objects.order_by("key").values()) == before
    assert Election.objects.filter(key="pilkada-2024", regime="regional_election").exists()


@pytest.mark.parametrize(
    ("on", "runs"),
    [
        (date(2024, 2, 26), False),  # the day before the stages begin
        (date(2024, 2, 27), True),
        (date(2024, 10, 17), True),
        (date(2024, 12, 16), True),
        (date(2024, 12, 17), False),
    ],
)
def test_a_contest_runs_from_its_first_stage_to_its_last(on: date, runs: bool) -> None:
    found = queries.contest_for("33.19.06.2009", on)
    assert (found.key if found else None) == (KUDUS if runs else None)


def test_a_province_is_in_no_local_contest() -> None:
    assert queries.contest_for("33", date(2024, 10, 17)) is None


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        (KUDUS, "PB"),
        ("pilkada-2024:mayor:33.74:2024-11-27", "PW"),
        ("pilkada-2024:governor:33:2024-11-27", "PG"),
    ],
)
def test_letters(key: str, letters: str) -> None:
    assert queries.election_kind_letters(queries.contest(key)) == letters


def test_candidates_are_determined_on_the_elections_day() -> None:
    assert queries.contest(KUDUS).determined_on == date(2024, 9, 22)
