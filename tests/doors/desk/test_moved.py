"""The page of a file says which date moved because the law's data did, and why."""

from datetime import timedelta

import pytest

from netra.journeys.actions import recount, refresh
from netra.journeys.models import Journey, Moved
from tests.doors.access.acting import text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def test_the_page_tells_what_moved_and_why_while_the_step_runs() -> None:
    walk = path.reported("2024-10-15")
    refresh(walk.file_id)
    client, page = at_desk(), f"/meja/berkas/{walk.file_id}/"
    assert "hari terakhir bergeser" not in text_of(client.get(page))
    line = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    line.due_at -= timedelta(days=1)
    line.save(update_fields=["due_at"])
    (move,) = recount(at=make.moment("2024-10-16"))
    told = text_of(client.get(page))
    assert "hari terakhir bergeser dari" in told
    assert move.because in told
    Moved.objects.update(step="reporting")
    assert "hari terakhir bergeser" not in text_of(client.get(page))
