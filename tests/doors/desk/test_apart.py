"""Several decisions in one file: each agency sees the clocks of its own, the supervisor all."""

import re
from typing import Any

import pytest
from django.test import Client

from netra.journeys.actions import refresh
from netra.outcomes import actions as outcomes
from tests.doors.access.acting import sanctioned, text_of
from tests.doors.access.test_queries import MOST, cost
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_clock_page import clocks_of
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db

PLACES = (make.PROSECUTION, make.REGENT)


def act(walk: path.Walk, number: int, name: str, **other: Any) -> None:
    getattr(outcomes, name)(
        file_id=walk.file_id,
        decision_id=walk.decisions[number].id,
        by=make.actor("ppk_officer", PLACES[number]),
        at=walk.later(),
        **other,
    )
    refresh(walk.file_id)


def two() -> path.Walk:
    """The first decision is delivered, the second is not."""
    walk = sanctioned(PLACES, day="2024-10-01")
    act(walk, 0, "deliver")
    return walk


def named(client: Client, walk: path.Walk, root: str = "") -> set[str]:
    """Every clock of a decision that runs or waits on the page: its name, without the file's."""
    said = re.sub(r"<[^>]+>", "\n", clocks_of(client, walk, root))
    return {
        each.strip()
        for each in said.split("\n")
        if re.search(r", (terlapor|respondent) \d \(", each)
    }


def test_each_agency_sees_the_clocks_of_its_own_decision_and_no_other() -> None:
    walk = two()
    first = named(at_desk("ppk_officer", make.PROSECUTION), walk)
    second = named(at_desk("ppk_officer", make.REGENT), walk)
    assert {
        "Mulai berlaku, terlapor 1 (hukuman disiplin)",
        "Keberatan, terlapor 1 (hukuman disiplin)",
    } <= first
    assert "Batas penyampaian keputusan, terlapor 2 (hukuman disiplin)" in second
    assert [each for each in first if "terlapor 2" in each] == []
    assert [each for each in second if "terlapor 1" in each] == []
    english = named(at_desk("ppk_officer", make.PROSECUTION), walk, "/en")
    assert len(english) == len(first)
    assert all(", respondent 1 (disciplin" in each for each in english)


def test_the_handling_office_and_the_merit_authority_see_both() -> None:
    walk = two()
    mine = named(at_desk("ppk_officer", make.PROSECUTION), walk)
    other = named(at_desk("ppk_officer", make.REGENT), walk)
    assert mine
    assert other
    assert (
        named(at_desk(), walk) == named(at_desk("merit_examiner", make.BKN), walk) == mine | other
    )


def test_a_page_with_several_costs_no_more_than_any_other() -> None:
    walk = two()
    act(walk, 0, "object_to", kind="objection")
    client = at_desk()
    assert cost(client, f"/meja/berkas/{walk.file_id}/") <= MOST


def test_an_objection_against_one_is_told_to_nobody_else() -> None:
    walk = two()
    act(walk, 0, "object_to", kind="objection")
    mine = named(at_desk("ppk_officer", make.PROSECUTION), walk)
    assert "Keputusan atas keberatan, terlapor 1 (hukuman disiplin)" in mine
    shown = clocks_of(at_desk("ppk_officer", make.REGENT), walk)
    assert "eberatan" not in shown
    assert "terlapor 1" not in shown


def test_the_list_of_neither_gives_a_date_of_the_other() -> None:
    two()
    for place in PLACES:
        assert "penyampaian keputusan" not in text_of(at_desk("ppk_officer", place).get("/meja/"))


def test_a_decision_alone_bears_no_number() -> None:
    walk = sanctioned(day="2024-10-01")
    shown = clocks_of(at_desk("ppk_officer", make.PROSECUTION), walk)
    assert "Batas penyampaian keputusan" in shown
    assert "terlapor" not in shown
