"""The whole demonstration, loaded once for all tests of this folder and rolled back after them."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction

from netra.doors.cli.demo import load


@pytest.fixture(scope="package")
def files(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, UUID]]:
    """The file of each published case and part, by `PC-003-2`, and the demonstration's others."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = load(replays=True)["files"]
        assert isinstance(made, dict)
        yield {name: UUID(address) for name, address in made.items()}
        transaction.set_rollback(True)
