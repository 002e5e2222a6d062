"""Which contest a place is in on a day, and the letters its numbers print."""

from datetime import date
from time import perf_counter

import pytest

from netra.elections import actions, queries
from netra.elections.models import Contest, Election
from netra.law import elections as law

pytestmark = pytest.mark.django_db
KUDUS = "pilkada-2024:regent:33.19:2024-11-27"
GENERAL = "pemilu-2024:president:ID:2024-02-14"


def test_loading_again_changes_nothing_and_takes_less_than_a_second() -> None:
    before = list(Contest.objects.order_by("key").values())
    began = perf_counter()
    actions.load_reference()
    assert perf_counter() - began < 1.0
    assert list(Contest.objects.order_by("key").values()) == before
    assert Election.objects.filter(key="pilkada-2024", regime="regional_election").exists()


def test_every_contest_of_the_law_stands() -> None:
    known = {each.key for row in law.elections() for each in law.contests(row.id)}
    assert set(Contest.objects.values_list("key", flat=True)) == known


@pytest.mark.parametrize(
    ("on", "key"),
    [
        (date(2024, 1, 25), GENERAL),  # the day before the regional stages begin
        (date(2024, 2, 14), GENERAL),  # both run: the vote that comes next is asked first
        (date(2024, 2, 15), KUDUS),  # the general vote is over
        (date(2024, 10, 17), KUDUS),
        (date(2024, 12, 16), KUDUS),
        (date(2024, 12, 17), None),
        (date(2016, 5, 1), None),
    ],
)
def test_a_contest_runs_from_its_first_stage_to_its_last(on: date, key: str | None) -> None:
    found = queries.contest_for("33.19.06.2009", on)
    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("area_code", "on", "key"),
    [
        ("33", date(2024, 10, 17), "pilkada-2024:governor:33:2024-11-27"),
        ("31.72", date(2024, 10, 17), "pilkada-2024:governor:31:2024-11-27"),
        ("34.71", date(2024, 10, 17), "pilkada-2024:mayor:34.71:2024-11-27"),
        ("94.01", date(2018, 6, 1), "pilkada-2018:governor:91:2018-06-27"),
        ("64.72", date(2019, 4, 1), "pemilu-2019:president:ID:2019-04-17"),
        ("64.72", date(2020, 2, 15), "pilkada-2020:mayor:64.72:2020-12-09"),
        ("12.10", date(2021, 4, 10), "psu-2021:regent:12.10:2021-04-24"),
        ("12.10", date(2021, 5, 10), "psu-2021:regent:12.10:2021-06-19"),
        ("91.03", date(2025, 8, 1), "psu-2025:governor:91:2025-08-06"),
    ],
)
def test_a_place_is_asked_for_one_contest(area_code: str, on: date, key: str) -> None:
    found = queries.contest_for(area_code, on)
    assert found is not None
    assert found.key == key


def test_a_place_is_in_its_regencys_and_its_provinces_contest() -> None:
    found = queries.contests_for("33.19", date(2024, 10, 17))
    assert [each.key for each in found] == [KUDUS, "pilkada-2024:governor:33:2024-11-27"]


def test_a_province_that_does_not_exist_is_in_no_contest_and_says_so() -> None:
    with pytest.raises(LookupError):
        queries.contest_for("10.01", date(2024, 10, 17))


def test_a_period_says_what_is_known_of_its_beginning() -> None:
    known = queries.period_of(queries.contest(KUDUS))
    assert (known.first, known.last) == (date(2024, 1, 26), date(2024, 12, 16))
    assert known.begun.day == known.first
    coarse = queries.period_of(queries.contest("pilkada-2020:mayor:64.72:2020-12-09"))
    assert (coarse.begun.day, coarse.first) == (None, date(2019, 8, 9))


def test_a_day_before_the_stages_is_told_or_left_open() -> None:
    samarinda = queries.contest("pilkada-2020:mayor:64.72:2020-12-09")
    days = (date(2019, 8, 8), date(2019, 9, 1), date(2020, 9, 1))
    assert [queries.before_stages(samarinda, on) for on in days] == [True, None, False]


@pytest.mark.parametrize(
    ("key", "letters"),
    [
        (KUDUS, "PB"),
        ("pilkada-2024:mayor:33.74:2024-11-27", "PW"),
        ("pilkada-2024:governor:33:2024-11-27", "PG"),
        (GENERAL, "PP"),
        ("pemilu-2024:dprd:33.74:2024-02-14", "PL"),
    ],
)
def test_letters(key: str, letters: str) -> None:
    assert queries.election_kind_letters(queries.contest(key)) == letters


def test_candidates_are_determined_on_the_elections_day() -> None:
    assert queries.contest(KUDUS).determined_on == date(2024, 9, 22)


def test_a_revote_points_at_the_contest_that_was_voted_again() -> None:
    again = queries.contest("psu-2025:mayor:63.72:2025-04-19")
    assert again.parent_id == "pilkada-2024:mayor:63.72:2024-11-27"
    assert (again.determined_on, again.single_pair) == (date(2025, 3, 23), True)


def test_an_unknown_determination_is_kept_in_words() -> None:
    found = queries.contest("pilkada-2015:regent:35.05:2015-12-09")
    assert (found.determined_on, found.determined_precision) == (None, "condition")
    assert found.determined_id
    assert found.determined_en
