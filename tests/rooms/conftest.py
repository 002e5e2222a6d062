"""What tests of rooms may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from netra.law import decrees


@pytest.fixture
def decrees_file(tmp_path: Path) -> Iterator[Path]:
    """The law follows a file of this test's own; there is none yet."""
    before = decrees.followed()
    decrees.follow(tmp_path / "decrees.json")
    yield tmp_path / "decrees.json"
    decrees.follow(before)
