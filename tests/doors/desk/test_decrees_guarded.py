"""The loader of decrees is the country's administrator's, and its pages stay cheap."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from netra.elections.models import LoadedDecree
from netra.elections.queries import last_loaded
from netra.journeys.models import Journey, Moved
from tests.doors.access.acting import text_of
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


def test_filling_in_without_a_file_keeps_what_was_typed() -> None:
    answer = desk().post(NEW, form(step="fill"))
    assert answer.status_code == 422
    told = text_of(answer)
    assert "Pilih berkasnya dulu." in told
    assert "2024-11-06 cuti bersama: Contoh | Example" in told


@pytest.mark.parametrize(
    "draft",
    [
        "a = " + "[" * 2_000,
        '[[deadlines]]\nregime = ["a"]',
        '[[deadlines]]\nfamily = ["a"]\nother = [{unit = ["d"]}]',
        '[[decrees]]\nyear = 2027\nday = [{on = 2027-03-09T00:00:00, kind = "holiday", id = "x", '
        'en = "x"}]',
    ],
)
def test_a_hostile_draft_is_refused_and_breaks_nothing(draft: str) -> None:
    assert desk().post(f"{PAGE}uji/", {"text": draft}).status_code == 422


def test_two_areas_may_have_a_decree_of_the_same_number() -> None:
    days = f"{date(2024, 11, 6)} hari libur daerah: Contoh | Example"
    client = desk()
    for area in ("33.19", "33.74"):
        sent = form(step="load", area=area, days=days, once=str(uuid4()))
        assert client.post(NEW, sent).status_code == 302, area
        worker()
    again = form(step="load", area="33.19", days=days, once=str(uuid4()))
    assert client.post(NEW, again).status_code == 422


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
