"""The loader of decrees is the country's administrator's, and its pages stay cheap."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.elections.models import LoadedDecree
from netra.elections.queries import last_loaded
from netra.journeys.models import Journey, Moved
from tests.doors.desk.test_decrees import (
    NEW,
    PAGE,
    desk,
    form,
    nothing_loaded,  # noqa: F401 - a fixture that runs by itself
    worker,
)
from tests.rooms import decrees
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("capacity", "place"),
    [
        ("caseworker", make.REGENCY),
        ("national_supervisor", make.NATION),
        ("administrator", make.PROVINCE),
        ("auditor", make.NATION),
    ],
)
def test_nobody_else_loads(capacity: str, place: str) -> None:
    client = desk(capacity, place)
    for page in (PAGE, NEW, f"{PAGE}uji/"):
        assert client.get(page).status_code == 403
    assert client.post(NEW, form(step="load")).status_code == 403
    assert not LoadedDecree.objects.exists()


def test_pages_cost_the_same_at_any_number() -> None:
    client = desk()

    def cost() -> list[int]:
        found = []
        for page in (PAGE, NEW, f"{PAGE}{last_loaded()}/"):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(page).status_code == 200
            found.append(len(counted))
        return found

    client.post(NEW, form(step="load"))
    worker()
    few = cost()
    for number in range(11, 16):
        decrees.load(decrees.row(number=f"{number}/2024"))
    worker()
    assert cost() == few
    assert max(few) <= 12
    assert not Moved.objects.exists()
    assert not Journey.objects.unfiltered(reason="a test").exists()
