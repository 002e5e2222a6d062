"""Rendering without a site: the styles built once, the layouts' addresses in place."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.template import engines
from django.utils import translation

from netra.doors.ui import build, messages

Render = Callable[..., str]


@pytest.fixture(scope="session", autouse=True)
def _built() -> None:
    build.build()
    messages.compile_all()


@pytest.fixture(autouse=True)
def _addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.doors.ui.urls"


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    with translation.override(request.param):
        yield request.param


@pytest.fixture
def render() -> Render:
    """A function: template source and values in, HTML out."""

    def run(source: str, **values: Any) -> str:
        return str(engines["jinja2"].from_string(source).render(values))

    return run
