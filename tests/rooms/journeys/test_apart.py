"""What several tell of one file: decisions of several agencies, judgments noted out of order."""

from datetime import date
from typing import Any

import pytest

from netra.journeys.queries.moments import DECIDED
from netra.outcomes import actions as outcomes
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.cases.test_crime import discussed, transferred
from tests.rooms.journeys.test_moments import in_court, line, on

pytestmark = pytest.mark.django_db


def act(walk: path.Walk, number: int, place: str, name: str = "deliver", **other: Any) -> None:
    """That agency does something on its decision."""
    getattr(outcomes, name)(
        file_id=walk.file_id,
        decision_id=walk.decisions[number].id,
        by=make.actor("ppk_officer", place),
        at=walk.later(),
        **other,
    )


def decided_by(*employers: str) -> path.Walk:
    """Two officials of two agencies, both advised on; these agencies have decided."""
    both = (make.PROSECUTION, make.REGENT)
    people = [path.official(number, place) for number, place in enumerate(both, start=1)]
    walk = beyond.forwarded(path.at_decision("2024-10-15", *people), copies=both)
    beyond.recommended(beyond.acknowledged(walk), make.BKN, *both)
    everybody = walk.people
    for number, place in enumerate(employers):
        walk.people = [everybody[number]]
        beyond.imposed(beyond.acknowledged(walk, place), place)
    return walk


def test_one_agency_s_dates_stand_in_no_line_that_another_reads() -> None:
    walk = decided_by(make.PROSECUTION, make.REGENT)
    act(walk, 0, make.PROSECUTION)
    act(walk, 0, make.PROSECUTION, "object_to", kind="objection")
    found = line(walk)
    assert found.stage == "sanctioned"
    assert DECIDED.keys().isdisjoint(found.moments)
    assert (found.due_step, found.due_at) == ("", None)


def test_nor_do_those_of_the_first_while_another_agency_has_yet_to_decide() -> None:
    assert DECIDED.keys().isdisjoint(line(decided_by(make.PROSECUTION)).moments)


def test_judgments_are_in_the_order_of_their_days_not_of_their_news() -> None:
    walk = discussed(path.at_registration())
    path.decided(path.studied(walk), path.rulings(walk, "transfer"))
    transferred(walk)
    in_court(walk, date(2024, 12, 2))
    in_court(walk, date(2024, 11, 20))
    assert on(walk, "judgment") == date(2024, 11, 20)
    assert on(walk, "court_appeal_decided") == date(2024, 12, 2)
