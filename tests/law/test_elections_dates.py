"""Dates that are less than a day, and what they leave open."""

from datetime import date, timedelta

import pytest

from netra.law import elections
from netra.law.elections import KnownDate, Precision, known_date
from netra.law.windows import may_clarify


@pytest.mark.parametrize(
    ("cell", "first", "last", "precision"),
    [
        (date(2024, 9, 22), date(2024, 9, 22), date(2024, 9, 22), Precision.DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2016", date(2016, 1, 1), date(2016, 12, 31), Precision.YEAR),
        (
            "2021-03-18/2021-03-22",
            date(2021, 3, 18),
            date(2021, 3, 22),
            Precision.CONDITION,
        ),
        ("", None, None, Precision.UNKNOWN),
    ],
)
def test_a_cell_is_read_as_far_as_it_goes(
    cell: date | str, first: date | None, last: date | None, precision: Precision
) -> None:
    found = known_date(cell)
    assert (found.first, found.last, found.precision) == (first, last, precision)
    assert found.day == (cell if isinstance(cell, date) else None)


def test_words_without_a_day_are_a_condition() -> None:
    found = known_date("", text_id="sesudah putusan", text_en="after the ruling")
    assert found == KnownDate(
        first=None,
        last=None,
        precision=Precision.CONDITION,
        text_id="sesudah putusan",
        text_en="after the ruling",
    )


@pytest.mark.parametrize("cell", ["2024-13", "soon", "2024-01-01/soon"])
def test_what_cannot_be_read_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        known_date(cell)


def test_a_plan_that_was_replaced_is_kept_and_not_used() -> None:
    plans = [each for each in elections.stages("pilkada-2020") if each.status == "superseded"]
    assert {each.key for each in plans} == {
        "candidate_registration",
        "candidate_determination",
        "number_draw",
        "voting",
    }
    contest = elections.contest("pilkada-2020", "mayor", "64.72")
    assert not set(plans) & set(elections.stages_of(contest))
    assert elections.election("pilkada-2020").voting_on == date(2020, 12, 9)


def test_a_second_round_that_was_not_held_lengthens_nothing() -> None:
    contest = elections.contest("pemilu-2024", "president", "ID")
    assert elections.runs(contest)[1] == date(2024, 3, 20)


@pytest.mark.parametrize(
    ("election_id", "begun"),
    [
        ("pilkada-2015", date(2015, 4, 17)),
        ("pilkada-2017", None),  # the year only
        ("pilkada-2018", date(2017, 6, 14)),
        ("pemilu-2019", date(2017, 10, 3)),
        ("pilkada-2020", None),  # between the regulation and the end of 2019
        ("psu-2021", None),  # area by area
        ("pemilu-2024", date(2022, 6, 14)),
        ("pilkada-2024", date(2024, 1, 26)),
        ("psu-2025", date(2025, 2, 24)),
        ("pilkada-2025-ulang", None),  # no source
    ],
)
def test_the_stages_begin_on_a_day_only_where_a_source_says_so(
    election_id: str, begun: date | None
) -> None:
    found = elections.election(election_id)
    assert found.stages_begun_on == begun
    unknown = found.begun.precision == Precision.UNKNOWN
    assert begun is not None or unknown or found.begun.text_en


@pytest.mark.parametrize(
    ("election_id", "area_code", "on", "before"),
    [
        ("pilkada-2024", "33.19", date(2024, 1, 25), True),
        ("pilkada-2024", "33.19", date(2024, 1, 26), False),
        ("pilkada-2020", "64.72", date(2019, 8, 8), True),
        ("pilkada-2020", "64.72", date(2019, 10, 1), None),
        ("pilkada-2020", "64.72", date(2020, 2, 1), False),
        ("pilkada-2025-ulang", "19.01", date(2025, 6, 25), None),
        ("pilkada-2025-ulang", "19.01", date(2025, 6, 26), False),
    ],
)
def test_a_day_before_the_stages(
    election_id: str, area_code: str, on: date, before: bool | None
) -> None:
    contest = elections.contest_at(election_id, area_code)
    assert contest is not None
    assert elections.before_stages(contest, on) is before


def test_the_quiet_period_ends_the_day_before_the_vote() -> None:
    for each in elections.elections():
        if each.quiet_from and each.quiet_to and each.voting_on:
            assert each.campaign_to is not None
            assert (each.quiet_from - each.campaign_to).days == 1
            assert (each.voting_on - each.quiet_to).days == 1


def test_the_votes_of_the_law_nobody_dated_are_kept_without_a_day() -> None:
    found = next(each for each in elections.stages("pemilu-2024") if each.key == "revote")
    assert (found.starts_on, found.starts.precision) == (None, Precision.CONDITION)


@pytest.mark.parametrize("election_id", ["pilkada-2020", "pilkada-2017"])
def test_no_window_answers_yes_or_no_where_the_beginning_is_unknown(election_id: str) -> None:
    election = elections.election(election_id)
    assert election.determined_on is not None
    window = may_clarify(
        regime=election.regime,
        on=election.determined_on - timedelta(days=1),
        determined_on=election.determined_on,
        stages_begun_on=election.stages_begun_on,
        kind="other_law",
    )
    assert window.allowed is None
