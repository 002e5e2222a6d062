"""Published figures are a count of files, equal to counting the rows by hand."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from netra.base.models import File
from netra.cases.models import Case
from netra.forwarding.models import Forwarding
from netra.journeys.actions import refresh
from netra.law.stages import stage as meaning
from netra.outcomes.models import Decision
from netra.outcomes.queries import stage
from netra.statistics.queries import figures
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.journeys.test_projection import Wanderer

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, tzinfo=UTC)


def wander(count: int) -> None:
    for seed in range(100, 100 + count):
        wanderer = Wanderer(seed)
        refresh(wanderer.walk.file_id)
        for _ in range(25):
            wanderer.step()


def counted_files() -> list[File]:
    waiting = "awaiting_signature"
    return [file for file in File.objects.all() if stage(file.id) != waiting]


def test_figures_are_what_a_recount_finds() -> None:
    wander(8)
    path.reported(by_decree=False)
    files = counted_files()
    ids = {file.id for file in files}
    found = figures(until=NOW)
    assert found.total == len(files) > 5
    groups = Counter(meaning(stage(file.id)).group for file in files)
    assert {key: n for key, n in found.by_group.items() if n} == dict(groups)
    assert sum(found.by_group.values()) == sum(found.by_origin.values()) == found.total
    registered = Case.objects.unfiltered(reason="a test").exclude(registered_at=None)
    assert found.registered == registered.filter(file_id__in=ids).count()
    sent = Forwarding.objects.unfiltered(reason="a test").values("file_id").distinct()
    assert found.forwarded == sent.count()
    assert found.by_outcome == recounted_outcomes()


def recounted_outcomes() -> dict[str, int]:
    kinds: dict[object, set[str]] = {}
    for decision in Decision.objects.unfiltered(reason="a test"):
        kinds.setdefault(decision.file_id, set()).add(decision.kind)
    heaviest = Counter(
        next(kind for kind in ("discipline", "ethics", "reprimand", "none") if kind in of_file)
        for of_file in kinds.values()
    )
    return {kind: heaviest[kind] for kind in ("ethics", "discipline", "reprimand", "none")}


def test_what_waits_for_a_signature_counts_nowhere() -> None:
    refresh(path.reported(by_decree=False).file_id)
    found = figures(until=NOW)
    assert (found.total, sum(found.by_group.values()), sum(found.by_origin.values())) == (0, 0, 0)


def test_one_contest_is_counted_alone() -> None:
    walk = beyond.forwarded(path.at_decision())
    refresh(walk.file_id)
    key = "pilkada-2024:regent:33.19:2024-11-27"
    assert (
        figures(until=NOW, contest_key=key).total,
        figures(until=NOW, contest_key=key).forwarded,
    ) == (1, 1)
    assert figures(until=NOW, contest_key="another").total == 0


def test_what_comes_after_the_day_asked_for_counts_nowhere() -> None:
    walk = path.reported()
    refresh(walk.file_id)
    received = make.moment("2024-10-17")
    assert figures(until=NOW).total == 1
    assert figures(until=received - timedelta(days=365)).total == 0
