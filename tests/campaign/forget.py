"""Results remembered before a mutant was chosen would hide it: every run begins without them."""

import gc
from functools import _lru_cache_wrapper

REREAD = ("netra.law.tables", "netra.law.areas", "netra.law.calendar")


def pytest_sessionstart() -> None:
    for each in gc.get_objects():
        if isinstance(each, _lru_cache_wrapper):
            module = each.__module__ or ""
            if module.startswith("netra.law") and module not in REREAD:
                each.cache_clear()
