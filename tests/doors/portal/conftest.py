"""Every test of the door keeps drafts in a folder of its own."""

from pathlib import Path
from typing import Any

import pytest

from tests.doors.portal.visitor import Visitor


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.NETRA_VAR = tmp_path
    return tmp_path / "drafts"


@pytest.fixture(params=["id", "en"])
def visitor(request: pytest.FixtureRequest) -> Visitor:
    return Visitor(request.param)


@pytest.fixture
def indonesian() -> Visitor:
    return Visitor("id")
