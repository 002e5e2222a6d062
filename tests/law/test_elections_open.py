"""What the sources of the votes of 2025 leave open is said, not filled in."""

from datetime import date

from netra.law import elections
from netra.law.elections import Precision


def test_where_a_candidate_was_disqualified_the_day_of_the_replacement_is_open() -> None:
    held = elections.contests("psu-2025")
    open_ones = [each for each in held if each.citation.other_reading]
    assert len(open_ones) == 11
    assert {each.determined_on for each in open_ones} == {date(2024, 9, 22)}
    assert all("2025" in (each.citation.other_reading_en or "") for each in open_ones)


def test_a_beginning_that_was_not_read_is_unknown() -> None:
    election = elections.election("pilkada-2025-ulang")
    (begun,) = [
        each for each in elections.stages(election.id) if each.key == elections.STAGES_BEGIN
    ]
    assert begun.starts.precision == Precision.UNKNOWN
    assert election.stages_begun_on is None
    contest = elections.contest(election.id, "regent", "19.01")
    assert elections.before_stages(contest, date(2025, 5, 1)) is None
    assert elections.before_stages(contest, date(2025, 6, 26)) is False
