"""Each test in both languages, with an officer who has a password."""

import pytest


@pytest.fixture(params=["", "/en"], ids=["id", "en"])
def root(request: pytest.FixtureRequest) -> str:
    return str(request.param)
