"""Every test of the mutated copy begins without what the law remembers.

A result remembered before a mutant was chosen would hide it; and a function that only the first
test had to call would be tried against that test alone.
"""

import gc
from functools import _lru_cache_wrapper, cache
from typing import Any

# The files of data and the library's holidays: no mutant changes them, and they are slow to read.
KEPT = ("netra.law.tables", "netra.law.areas")
HOLIDAYS = "_named_days_off"


def pytest_runtest_setup() -> None:
    for each in _remembering():
        each.cache_clear()


@cache
def _remembering() -> list[Any]:
    found = [each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper)]
    return [
        each
        for each in found
        if (each.__module__ or "").startswith("netra.law")
        and each.__module__ not in KEPT
        and each.__name__ != HOLIDAYS
    ]
