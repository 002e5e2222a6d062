"""No count below the limit can be worked out from what is published, by any arithmetic."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law.publication import at_least, publishable, small_cells

LEAST = 5
COUNTS = st.lists(st.integers(0, 12), min_size=2, max_size=6)


def named(counts: Sequence[int]) -> dict[str, int]:
    return {str(place): count for place, count in enumerate(counts)}


def test_the_rule_says_its_limit_and_where_it_is_from() -> None:
    rule = small_cells()
    assert rule.least == LEAST
    assert not rule.citation.certainty.is_law
    assert rule.citation.url


@given(COUNTS)
def test_nothing_small_is_shown_and_everything_adds_up(counts: list[int]) -> None:
    rows = named(counts)
    found = publishable(rows, least=LEAST)
    if found is None:
        assert 0 < sum(counts) < max(LEAST, len([count for count in counts if count]) + 2)
        return
    assert found.total == sum(counts)
    assert all(count >= LEAST for count in found.shown.values())
    assert all(rows[key] == count for key, count in found.shown.items())


@pytest.mark.parametrize("knows_empty", [False, True])
@pytest.mark.parametrize(
    ("least", "rows", "most"),
    [(5, 2, 16), (5, 3, 13), (5, 4, 8), (5, 5, 7), (5, 6, 6), (3, 5, 8)],
)
def test_who_knows_the_rule_cannot_work_out_a_small_row(
    least: int, rows: int, most: int, knows_empty: bool
) -> None:
    """By brute force: of all tables that look alike, no small row is the same number in each."""
    alike: dict[tuple[Any, ...], list[tuple[int, ...]]] = defaultdict(list)
    for world in product(range(most + 1), repeat=rows):
        found = publishable(named(world), least=least)
        if found is None or 0 < found.withheld <= most:  # beyond, worlds are cut off
            empty = [place for place, count in enumerate(world) if knows_empty and not count]
            seen = found and (tuple(found.shown.items()), found.withheld)
            alike[tuple(empty), seen].append(world)
    assert len(alike) > 10
    for (_empty, seen), worlds in alike.items():
        for place in {*range(rows)} - {int(key) for key, _count in (seen[0] if seen else ())}:
            possible = {world[place] for world in worlds}
            assert len(possible) > 1 or possible.isdisjoint(range(1, least)), worlds


@pytest.mark.parametrize("counts", [[1] * 5, [1] * 6, [1, 1, 0, 1, 1], [2, 1, 1, 1, 1, 1]])
def test_a_sum_that_is_one_in_each_row_is_not_told(counts: list[int]) -> None:
    """Nor is one more: else a table kept back would itself say that each is one."""
    assert publishable(named(counts), least=LEAST) is None


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 40, "b": 3, "c": 20}, {"c": 20}),  # b alone would follow from the total
        ({"a": 40, "b": 3, "c": 4}, {"a": 40}),
        ({"a": 40, "b": 1, "c": 1, "d": 30}, {"d": 30}),
        ({"a": 40, "b": 4, "c": 4, "d": 30}, {"d": 30}),  # eight in two can only be twice four
        ({"a": 40, **named([1] * 5), "d": 30}, {"d": 30}),  # five in five: one in each
        ({"a": 40, "b": 0, "c": 20}, {"a": 40, "c": 20}),
        ({"a": 7, "b": 2}, {}),
    ],
)
def test_as_much_as_is_needed_is_withheld(counts: dict[str, int], shown: dict[str, int]) -> None:
    found = publishable(counts, least=LEAST)
    assert found is not None
    assert found.shown == shown


@given(COUNTS)
def test_a_rounded_sum_tells_of_no_group_more_than_its_step(counts: list[int]) -> None:
    told = at_least(counts, least=LEAST)
    assert told % LEAST == 0
    assert told <= sum(counts)
    assert told == sum(at_least([count], least=LEAST) for count in counts)
    for place, count in enumerate(counts):  # no count can be told from its nearest neighbours
        alike = range(count - count % LEAST, count - count % LEAST + LEAST)
        others = [*counts[:place], *counts[place + 1 :]]
        assert {at_least([*others, each], least=LEAST) for each in alike} == {told}
