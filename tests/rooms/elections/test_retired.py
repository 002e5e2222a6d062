"""A voting day that moves, and moves back, leaves no second contest behind."""

from dataclasses import replace
from datetime import date

import pytest

from netra.elections import actions, queries
from netra.elections.models import Contest, Election
from netra.law import elections as law
from tests.rooms.path import reported

pytestmark = pytest.mark.django_db
KUDUS = "pilkada-2024:regent:33.19:2024-11-27"
MOVED = "pilkada-2024:regent:33.19:2024-12-04"
ON = date(2024, 10, 17)
CONTESTS, ELECTIONS = law.contests, law.elections


def moved(election_id: str) -> tuple[law.Contest, ...]:
    return tuple(
        replace(each, voting_on=date(2024, 12, 4)) if each.key == KUDUS else each
        for each in CONTESTS(election_id)
    )


def asked() -> list[str]:
    return [each.key for each in queries.contests_for("33.19", ON) if each.kind == "regent"]


def test_a_day_moved_and_moved_back_leaves_one_contest(monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(Contest.objects.order_by("key").values())
    monkeypatch.setattr(law, "contests", moved)
    actions.load_reference()
    assert Contest.objects.count() == len(before)
    assert asked() == [MOVED]
    monkeypatch.setattr(law, "contests", CONTESTS)
    actions.load_reference()
    assert list(Contest.objects.order_by("key").values()) == before
    assert asked() == [KUDUS]


def test_what_a_file_points_at_is_kept_and_retired(monkeypatch: pytest.MonkeyPatch) -> None:
    reported()
    count = Contest.objects.count()
    monkeypatch.setattr(law, "contests", moved)
    actions.load_reference()
    assert Contest.objects.count() == count + 1
    assert set(Contest.objects.filter(retired=True).values_list("key", flat=True)) == {KUDUS}
    assert asked() == [MOVED]
    assert queries.undetermined_since(queries.contest(KUDUS)) is None
    monkeypatch.setattr(law, "contests", CONTESTS)
    actions.load_reference()
    assert not Contest.objects.filter(retired=True).exists()
    assert (Contest.objects.count(), asked()) == (count, [KUDUS])


def test_an_election_goes_with_its_contests_and_keeps_what_a_file_needs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    reported()
    gone = {"pilkada-2024", "psu-2025", "pilkada-2025-ulang"}
    known = [each for each in ELECTIONS() if each.id not in gone]
    monkeypatch.setattr(law, "elections", lambda: known)
    actions.load_reference()
    left = Contest.objects.filter(election__in=gone)
    assert list(left.values_list("key", "retired")) == [(KUDUS, True)]
    assert {*Election.objects.values_list("key", flat=True)} & gone == {"pilkada-2024"}
    assert asked() == []
