"""Every test of the mutated copy begins without what the law remembers.

A result remembered before a mutant was chosen would hide it; and a function that only the first
test had to call would be tried against that test alone. What is asked at random is asked alike each
time, and the smallest case that fails is not looked for: a fault is noticed or not, twice the same.
"""

import gc
import os
from functools import _lru_cache_wrapper, cache
from typing import Any

from hypothesis import Phase, settings

from netra.law import calendar

settings.register_profile(
    "campaign",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)

# The files of data and the library's holidays: no mutant changes them, and they are slow to read.
KEPT = ("netra.law.tables", "netra.law.areas")
HOLIDAYS = "_named_days_off"
# mutmut names here the fault it tries, in a fork of a process that has run the tests before.
# cosmic-ray's are tried where nothing was counted before, and nothing has to be forgotten.
MUTANT = "MUTANT_UNDER_TEST"


def pytest_sessionstart() -> None:
    settings.load_profile("campaign")


def pytest_runtest_setup() -> None:
    if MUTANT in os.environ:
        for each in _remembering():
            each.cache_clear()


def pytest_collection_finish() -> None:
    """The holidays are forgotten only for a fault in what reads them."""
    if ".calendar." in os.environ.get(MUTANT, ""):
        calendar._named_days_off.cache_clear()


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """The quickest to notice ask first: what asks a hundred cases at random asks last."""
    items.sort(key=lambda item: hasattr(item.obj, "hypothesis"))


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
