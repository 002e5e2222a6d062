"""The data hold as many rows as their sources count; what differs is listed with its reason."""

import pytest

from netra.law.counts import Count, counts

COUNTS = counts()


@pytest.mark.parametrize("count", COUNTS, ids=lambda count: count.key)
def test_the_data_agree_with_their_sources_count(count: Count) -> None:
    assert count.agrees, f"{count.key}: {count.loaded} loaded, {count.expected} expected"
    assert bool(count.reason) or not count.difference


@pytest.mark.parametrize(
    ("key", "expected", "loaded"),
    [
        ("areas:province", 38, 38),
        ("areas:regency", 514, 514),
        ("areas:district", 7285, 7285),
        ("contests:pilkada-2024", 545, 545),
        ("violations", 28, 28),
        ("violation_list_items", 80, 83),
        ("sanctions", 30, 35),
    ],
)
def test_the_counts_that_must_hold(key: str, expected: int, loaded: int) -> None:
    (found,) = [count for count in COUNTS if count.key == key]
    assert (found.expected, found.loaded) == (expected, loaded)


def test_a_row_too_many_would_be_seen() -> None:
    from dataclasses import replace

    assert not replace(COUNTS[0], loaded=COUNTS[0].loaded + 1).agrees
