"""Assumed days keep to the facts, whatever the facts leave out."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from netra.doors.cli.demo.replay.days import NoDayKnown, incident, timeline
from netra.doors.cli.demo.replay.facts import Case, Step, cases
from netra.law.calendar import Calendar

BARE = Case(
    id="PC-000",
    office="bawaslu-kabupaten-kudus",
    contest="pilkada-2024:regent:33.19",
    about="",
    what="",
    steps=(Step(kind="a"), Step(kind="b"), Step(kind="c")),
    people=(),
)


def test_a_stated_day_is_taken() -> None:
    found = incident(replace(BARE, happened="2024-10-10"))
    assert (found.on, found.assumed) == (date(2024, 10, 10), False)


@pytest.mark.parametrize(
    ("facts", "on"),
    [
        ({"happened": "2024-10"}, date(2024, 10, 15)),
        ({"happened": "2024-08", "stage": "candidate_registration"}, date(2024, 8, 27)),
        ({"happened": "2024-10", "steps": (Step(kind="a", stated=date(2024, 10, 7)),)},
         date(2024, 10, 6)),
        ({"stage": "before_stages", "published": date(2024, 10, 10)}, date(2024, 3, 26)),
        ({"published": date(2024, 11, 15)}, date(2024, 10, 16)),
        ({"published": date(2024, 10, 10), "stage": "campaign"}, date(2024, 9, 25)),
        ({"stage": "before_determination"}, date(2024, 8, 23)),
        ({}, date(2024, 9, 25)),
    ],
)  # fmt: skip
def test_another_is_assumed_by_its_rule(facts: dict[str, object], on: date) -> None:
    found = incident(replace(BARE, **facts))  # type: ignore[arg-type]
    assert (found.on, found.assumed) == (on, True)


def test_nothing_is_assumed_from_nothing() -> None:
    with pytest.raises(NoDayKnown):
        incident(replace(BARE, contest=""))


def test_steps_go_back_from_a_stated_day_and_on_after_it() -> None:
    steps = (Step(kind="a"), Step(kind="b", stated=date(2024, 10, 14)), Step(kind="c"))
    found = timeline(replace(BARE, happened="2024-10-10", steps=steps))
    assert [each.on.day for each in found] == [11, 14, 15]  # over a weekend, then onward
    assert [each.assumed for each in found] == [True, False, True]


def test_publication_ends_a_case_that_states_no_last_day() -> None:
    found = timeline(replace(BARE, happened="2024-10-10", published=date(2024, 10, 14)))
    assert [each.on.day for each in found] == [10, 11, 14]  # never before the incident


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.key)
def test_every_case_keeps_order_facts_and_working_days(case: Case) -> None:
    days = timeline(case)
    assert [each.on for each in days] == sorted(each.on for each in days)
    assert days[0].on >= incident(case).on
    stated = [step.stated for step in case.steps if step.stated]
    for step, day in zip(case.steps, days, strict=True):
        assert day.assumed is (step.stated is None)
        assert step.stated in (None, day.on)
        assert not case.published or day.on <= max(case.published, incident(case).on, *stated)
    floor = {incident(case).on, case.published, *stated}
    free = [each.on for each in days if each.assumed and each.on not in floor]
    assert all(Calendar().is_working_day(on) for on in free)
    assert all(on - timedelta(days=400) < days[0].on for on in free)
