"""The calendars and contests of every election, counted against what their sources count."""

from collections import Counter
from datetime import date
from itertools import chain

import pytest

from netra.law import areas, elections
from netra.law.certainty import Certainty
from netra.law.elections import Contest, Precision
from netra.law.tables import load_csv

EVERY: tuple[Contest, ...] = tuple(
    chain.from_iterable(elections.contests(each.id) for each in elections.elections())
)


def sourced(election_id: str) -> list[Contest]:
    """The contests a source names; those assumed for a replay left out."""
    return [each for each in elections.contests(election_id) if not each.assumed]


def by_kind(found: list[Contest]) -> dict[str, int]:
    return dict(Counter(each.kind for each in found))


@pytest.mark.parametrize(
    ("election_id", "counted"),
    [
        ("pilkada-2024", {"governor": 37, "regent": 415, "mayor": 93}),
        ("pilkada-2020", {"governor": 9, "regent": 224, "mayor": 37}),
        # Of 2015, 2017 and 2018 the sources name governors and single pairs only.
        ("pilkada-2015", {"governor": 9, "regent": 3}),
        ("pilkada-2017", {"governor": 7, "regent": 6, "mayor": 3}),
        ("pilkada-2018", {"governor": 17, "regent": 13, "mayor": 3}),
        ("psu-2021", {"governor": 2, "regent": 16, "mayor": 1}),
        ("psu-2025", {"governor": 1, "regent": 21, "mayor": 3}),
        ("pilkada-2025-ulang", {"regent": 1, "mayor": 1}),
        ("pemilu-2019", {"president": 1, "dpr": 1, "dpd": 1, "dprd": 1}),
        ("pemilu-2024", {"president": 1, "dpr": 1, "dpd": 1, "dprd": 1}),
    ],
)
def test_the_contests_are_as_many_as_their_sources_count(
    election_id: str, counted: dict[str, int]
) -> None:
    assert by_kind(sourced(election_id)) == counted


def test_every_row_of_the_sources_is_kept() -> None:
    begun = [row for row in load_csv("elections") if row["stage"] == elections.STAGES_BEGIN]
    regional = [each for each in EVERY if not each.election_id.startswith("pemilu")]
    assert len(load_csv("elections")) - len(begun) == 115
    assert sum(not each.assumed for each in regional) == 922


def test_single_pairs_of_2024() -> None:
    single = [each for each in sourced("pilkada-2024") if each.single_pair]
    assert by_kind(single) == {"governor": 1, "regent": 31, "mayor": 5}


def test_the_empty_box_won_three_times() -> None:
    won = {each.key for each in EVERY if each.outcome == "empty_box_won"}
    assert won == {
        "pilkada-2018:mayor:73.71:2018-06-27",
        "pilkada-2024:regent:19.01:2024-11-27",
        "pilkada-2024:mayor:19.71:2024-11-27",
    }


def test_only_a_single_pair_has_an_outcome_and_it_says_how_sure_it_is() -> None:
    for each in EVERY:
        assert bool(each.outcome) == (each.outcome_certainty is not None)
        assert not each.outcome or each.single_pair


def test_a_key_names_one_contest() -> None:
    assert len({each.key for each in EVERY}) == len(EVERY)


def test_every_area_exists() -> None:
    known = set(areas.known())
    assert {each.area_code for each in EVERY} <= known
    assert {code for row in load_csv("elections") for code in row["areas"].split()} <= known


def test_yogyakarta_elects_no_governor_and_jakartas_cities_no_mayor() -> None:
    codes = {each.area_code for each in elections.contests("pilkada-2024")}
    assert "34" not in codes
    assert not {code for code in codes if code.startswith("31.")}


def test_nobody_votes_before_the_candidates_are_determined() -> None:
    dated = [each for each in EVERY if each.determined_on]
    assert len(dated) == len(EVERY) - 5
    for each in dated:
        assert each.determined_on is not None
        assert each.determined_on <= each.voting_on, each.key


def test_a_contest_runs_around_its_vote_and_nothing_held_ends_before_it_begins() -> None:
    for each in EVERY:
        first, last = elections.runs(each)
        assert first <= each.voting_on <= last, each.key
        for stage in elections.stages_of(each):
            assert not (stage.starts_on and stage.ends_on) or stage.starts_on <= stage.ends_on


@pytest.mark.parametrize(
    ("key", "determined"),
    [
        (("pemilu-2019", "president", "ID"), date(2018, 9, 20)),
        (("pemilu-2024", "president", "ID"), date(2023, 11, 13)),
        (("pemilu-2024", "dprd", "33.74"), date(2023, 11, 3)),
        (("pilkada-2020", "mayor", "64.72"), date(2020, 9, 23)),  # not the plan of 8 July
        (("psu-2021", "governor", "15"), date(2020, 9, 23)),  # its parent's
        (("psu-2025", "regent", "36.04"), date(2024, 9, 22)),  # its parent's
        (("psu-2025", "mayor", "63.72"), date(2025, 3, 23)),  # its own
        (("psu-2025", "mayor", "73.73"), date(2024, 9, 22)),  # not another mayor's
        (("pilkada-2025-ulang", "regent", "19.01"), date(2025, 7, 22)),
    ],
)
def test_determination(key: tuple[str, str, str], determined: date) -> None:
    assert elections.contest(*key).determined_on == determined


@pytest.mark.parametrize(
    "found",
    [
        elections.contest("pilkada-2015", "regent", "35.05"),
        elections.contest("pilkada-2017", "regent", "81.01"),
        elections.contest("psu-2021", "regent", "95.06", date(2022, 1, 26)),
    ],
)
def test_a_determination_nobody_found_stays_unknown_and_says_so(found: Contest) -> None:
    assert found.determined_on is None
    assert found.determined.precision == Precision.CONDITION
    assert found.determined.text_id
    assert found.determined.text_en


def test_a_revote_names_the_contest_that_was_voted_again() -> None:
    papua = elections.contest("psu-2025", "governor", "91")
    assert papua.parent == "pilkada-2024:governor:91:2024-11-27"
    again = [each for each in EVERY if each.election_id in ("psu-2021", "psu-2025")]
    assert all(each.parent for each in again)


def test_an_area_that_voted_twice_is_two_contests() -> None:
    first = elections.contest("psu-2021", "regent", "12.10")
    second = elections.contest("psu-2021", "regent", "12.10", date(2021, 6, 19))
    assert first.voting_on == date(2021, 4, 24)
    assert [elections.runs(each)[1] for each in (first, second)] == [
        date(2021, 4, 24),
        date(2021, 6, 19),
    ]


def test_a_place_is_in_its_regencys_contest_else_its_provinces_else_the_countrys() -> None:
    asked = [
        ("pilkada-2024", "33.19.06.2009", "pilkada-2024:regent:33.19:2024-11-27"),
        ("pilkada-2024", "31.72", "pilkada-2024:governor:31:2024-11-27"),
        ("pilkada-2018", "94.01", "pilkada-2018:governor:91:2018-06-27"),  # Papua, as it was then
        ("pilkada-2018", "82.01", "pilkada-2018:governor:82:2018-06-27"),
        ("pemilu-2019", "35.04", "pemilu-2019:president:ID:2019-04-17"),
    ]
    for election_id, area_code, key in asked:
        found = elections.contest_at(election_id, area_code)
        assert found is not None
        assert found.key == key
    assert elections.contest_at("pilkada-2024", "34") is None


def test_what_a_replay_assumes_is_marked() -> None:
    assumed = {each.key for each in EVERY if each.assumed}
    assert assumed == {
        "pemilu-2019:dprd:31:2019-04-17",
        "pemilu-2019:dprd:31.72:2019-04-17",
        "pemilu-2019:dprd:31.73:2019-04-17",
        "pemilu-2019:dprd:33:2019-04-17",
        "pemilu-2024:dprd:33.13:2024-02-14",
        "pemilu-2024:dprd:33.74:2024-02-14",
        "pilkada-2015:regent:14.07:2015-12-09",
    }
    for each in EVERY:
        assert not each.assumed or each.citation.certainty == Certainty.INFERRED


def test_a_date_of_uncertain_order_is_not_presented_as_sure() -> None:
    found = elections.contest("psu-2021", "regent", "12.13")
    assert found.citation.certainty == Certainty.UNVERIFIED
    assert found.note_en.startswith("The date is uncertain")
