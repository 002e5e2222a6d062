"""A decree loaded while files run: what it moves is derived again, kept, and told once."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.journeys import queries
from netra.journeys.actions import recount, refresh
from netra.journeys.models import Journey, Moved
from netra.law.pauses import Pause
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.intake.test_filing import answer, ask

pytestmark = pytest.mark.django_db


def journey(walk: path.Walk) -> Journey:
    found = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    assert isinstance(found, Journey)
    return found


def moved_back(walk: path.Walk) -> datetime:
    """The journey keeps another end than the law's data give, as before a decree was loaded."""
    refresh(walk.file_id)
    line = journey(walk)
    assert line.due_at is not None
    line.due_at -= timedelta(days=1)
    line.save(update_fields=["due_at"])
    return line.due_at


def test_what_the_data_moved_is_derived_kept_and_told_once() -> None:
    walk = path.reported()
    was = moved_back(walk)
    at = make.moment("2024-10-18")
    (move,) = recount(at=at)
    assert (move.file_id, move.was, move.becomes - was) == (walk.file_id, was, timedelta(days=1))
    assert journey(walk).due_at == move.becomes
    assert move.step == journey(walk).due_step
    assert move.because
    (kept,) = queries.moves_of(walk.file_id)
    assert (kept.was, kept.becomes, kept.because, kept.told) == (
        move.was,
        move.becomes,
        move.because,
        move.told,
    )
    assert move.told == journey(walk).holder.name
    assert recount(at=at) == []


def test_where_nothing_moved_nothing_is_written() -> None:
    refresh(path.reported().file_id)
    assert recount(at=make.moment("2024-10-18")) == []
    assert not Moved.objects.exists()


def test_a_file_that_ended_is_left_alone() -> None:
    walk = path.reported()
    moved_back(walk)
    Journey.objects.unfiltered(reason="a test").filter(pk=walk.file_id).update(closed=True)
    assert recount(at=make.moment("2024-10-18")) == []


def test_every_running_file_is_read_in_one_query() -> None:
    for _ in range(3):
        refresh(path.reported().file_id)
    with CaptureQueriesContext(connection) as captured:
        assert len(list(queries.running())) == 3
    assert len(captured) == 1


def test_waiting_for_the_reporter_pauses_the_review() -> None:
    walk = path.reported()
    path.in_review(walk)
    refresh(walk.file_id)
    before = journey(walk)
    question = ask(walk)
    refresh(walk.file_id)
    assert journey(walk).pauses[0][2] is None
    walk.now += timedelta(days=1)
    answer(walk, question.id)
    refresh(walk.file_id)
    line = queries.line_of(walk.file_id)
    assert line is not None
    answered = walk.now.date()
    (pause,) = line.pauses
    assert pause == Pause(
        kind="waiting_for_reporter",
        begins_on=question.asked_at.date() + timedelta(days=1),
        ends_on=answered,
    )
    waited = answered - question.asked_at.date()
    assert waited >= timedelta(days=1)
    assert line.due_step == before.due_step == "initial_review"
    assert line.due_at is not None
    assert before.due_at is not None
    assert line.due_at - before.due_at == waited


def test_the_calendar_is_the_offices() -> None:
    walk = path.reported()
    refresh(walk.file_id)
    ((file, due),) = list(queries.running())
    line = queries.line_of(walk.file_id)
    assert line is not None
    assert (file.area, line.area, due) == ("33.19", "33.19", line.due_at)
