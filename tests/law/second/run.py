"""Asks both clocks many cases, two processes at a time."""

import gc
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context

from tests.law.second.cases import case
from tests.law.second.compare import differences, shrunk

AT_ONCE = 500
PROCESSES = 2
SELDOM = 100_000


def many(seed: int, cases: int) -> list[str]:
    """Every difference in the cases 0 to `cases` of that seed, in the order of their numbers."""
    parts = [range(n, min(n + AT_ONCE, cases)) for n in range(0, cases, AT_ONCE)]
    # What the first clock remembers is much, and searched in vain for garbage at every turn.
    rarely = partial(gc.set_threshold, SELDOM)
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), rarely) as pool:
        return list(chain.from_iterable(pool.map(partial(some, seed), parts)))


def some(seed: int, numbers: range) -> list[str]:
    return list(differing(seed, numbers))


def differing(seed: int, numbers: range) -> Iterator[str]:
    """One line a case that differs: its number, how, and the smallest case that still does."""
    for number in numbers:
        asked = case(seed, number)
        if found := differences(asked):
            yield f"case {number} of SEED={seed}: {found}; smallest: {shrunk(asked)}"
