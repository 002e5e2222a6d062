"""A message in the outbox leaves the house once, and is tried again when it cannot."""

import json
from pathlib import Path
from typing import Any

import pytest

from netra.base import outbox
from netra.base.acts import open_file
from netra.base.models import OutboxMessage
from netra.doors.clock import tasks
from tests.rooms.factories import moment

pytestmark = pytest.mark.django_db


@pytest.fixture
def message() -> OutboxMessage:
    file = open_file(at=moment("2024-10-17"))
    return outbox.enqueue(file=file, kind="forwarding", to_office=None, content={"letter": "1/K"})


def test_delivering_twice_writes_one_file(message: Any, tmp_path: Path, settings: Any) -> None:
    settings.NETRA_VAR = tmp_path
    tasks.deliver.func(str(message.id))
    tasks.deliver.func(str(message.id))
    (written,) = (tmp_path / "outbox").iterdir()
    assert json.loads(written.read_text())["content"] == {"letter": "1/K"}
    message.refresh_from_db()
    assert message.sent_at is not None


def test_what_could_not_be_sent_stays_unsent(message: Any, tmp_path: Path, settings: Any) -> None:
    settings.NETRA_VAR = tmp_path / "not there"
    with pytest.raises(FileNotFoundError):
        tasks.deliver.func(str(message.id))
    message.refresh_from_db()
    assert message.sent_at is None


def test_the_job_is_known_to_the_worker() -> None:
    assert outbox.TASK in tasks.app.tasks
