"""How often a gap of the register was met: in files, in self-checks, and what may be told of it."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.cases.models import AllegedAct
from netra.journeys.actions import rebuild, refresh
from netra.journeys.models import Journey
from netra.journeys.queries.deriving import all_deadlines, read
from netra.law.gaps import gaps, met_by
from netra.statistics.actions import count_gaps
from netra.statistics.models import GapMet
from netra.statistics.queries import gaps_met
from tests.rooms import path
from tests.rooms.path import Walk

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 21, tzinfo=UTC)
LEAST = 5
EMPTY_BOX, PASSIVE = "empty_box", "passive_attendance"


def line(walk: Walk) -> Journey:
    refresh(walk.file_id)
    found = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    assert isinstance(found, Journey)
    return found


def alleging(*codes: str) -> Walk:
    walk = path.in_review(path.reported())
    return path.named(walk, path.official(codes=[*codes]))


def files(key: str) -> int:
    return gaps_met(until=NOW).by_gap[key].files


def checks(key: str) -> int:
    return gaps_met(until=NOW).by_gap[key].checks


def put(count: int, *keys: str, contest: str = "pilkada-2024:regent:33.19:2024-11-27") -> None:
    """So many files more meet these gaps."""
    for _ in range(count):
        found = line(path.tipped())
        found.gaps, found.contest_key = [*keys], contest
        found.save(update_fields=["gaps", "contest_key"])


def test_a_file_meets_what_its_acts_meet_by_the_law_of_their_day() -> None:
    assert EMPTY_BOX in line(alleging("PN-91")).gaps
    both = line(alleging("PN-91", "PN-90"))
    assert {EMPTY_BOX, PASSIVE} <= set(both.gaps)
    assert len(both.gaps) == len(set(both.gaps))
    assert not {EMPTY_BOX, PASSIVE} & set(line(alleging("PN-01")).gaps)


def test_a_file_meets_a_clock_whose_readings_differ_and_no_other() -> None:
    walk = path.registered(path.reviewed(path.named(path.in_review(path.reported()))))
    rows = read(walk.file_id)
    assert rows is not None
    differing = [each for each in all_deadlines(rows) if each.due_other_reading]
    alike = [each for each in all_deadlines(rows) if not each.due_other_reading]
    assert any(met_by(each) for each in differing)
    assert [each.step for each in alike if met_by(each)] == []
    known = {each.key for each in gaps()}
    met = {key for each in differing for key in met_by(each)}
    assert met <= set(line(walk).gaps) <= known


def test_the_gaps_are_derived_again() -> None:
    walk = alleging("PN-91")
    line(walk)
    AllegedAct.objects.filter(respondent__case__file_id=walk.file_id).update(code="PN-90")
    rebuild()
    again = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    assert EMPTY_BOX not in again.gaps
    assert PASSIVE in again.gaps


def test_small_numbers_of_files_are_not_told_and_large_ones_rounded_down() -> None:
    put(LEAST - 1, EMPTY_BOX)
    assert files(EMPTY_BOX) == 0
    put(1, EMPTY_BOX, PASSIVE)
    assert (files(EMPTY_BOX), files(PASSIVE)) == (LEAST, 0)
    put(LEAST - 1, EMPTY_BOX)
    assert files(EMPTY_BOX) == LEAST


def test_an_election_with_few_files_adds_nothing() -> None:
    put(LEAST, EMPTY_BOX)
    put(LEAST - 1, EMPTY_BOX, contest="pilkada-2020:regent:33.19:2020-12-09")
    assert files(EMPTY_BOX) == LEAST
    put(1, EMPTY_BOX, contest="pilkada-2020:regent:33.19:2020-12-09")
    assert files(EMPTY_BOX) == 2 * LEAST


def test_a_pre_report_and_what_comes_later_are_not_counted() -> None:
    put(LEAST, EMPTY_BOX)
    assert gaps_met(until=datetime(2024, 1, 1, tzinfo=UTC)).by_gap[EMPTY_BOX].files == 0
    every = Journey.objects.unfiltered(reason="a test")
    every.update(stage="awaiting_signature")
    assert files(EMPTY_BOX) == 0


def test_a_self_check_adds_one_to_the_month_and_nothing_else() -> None:
    for _ in range(LEAST - 1):
        count_gaps([EMPTY_BOX, EMPTY_BOX], on=date(2024, 10, 17))
    assert list(GapMet.objects.values_list("gap", "month", "times")) == [
        (EMPTY_BOX, date(2024, 10, 1), LEAST - 1)
    ]
    assert checks(EMPTY_BOX) == 0
    count_gaps([EMPTY_BOX, PASSIVE], on=date(2024, 11, 30))
    assert (checks(EMPTY_BOX), checks(PASSIVE)) == (LEAST, 0)
    assert gaps_met(until=NOW).since == date(2024, 10, 1)
    assert gaps_met(until=datetime(2024, 10, 31, tzinfo=UTC)).by_gap[EMPTY_BOX].checks == 0
    assert {field.name for field in GapMet._meta.fields} == {"id", "gap", "month", "times"}


def test_it_takes_three_queries_at_any_number_of_files() -> None:
    put(2, EMPTY_BOX, PASSIVE)
    for _ in range(2):
        with CaptureQueriesContext(connection) as counted:
            found = gaps_met(until=NOW)
        assert len(counted) == 3
        assert set(found.by_gap) == {each.key for each in gaps()}
        put(3, EMPTY_BOX)
