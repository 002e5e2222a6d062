"""An officer with a password, in both languages; attempts are counted afresh in each test."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_count() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(params=["", "/en"], ids=["id", "en"])
def root(request: pytest.FixtureRequest) -> str:
    return str(request.param)
