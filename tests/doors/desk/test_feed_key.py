"""Whose the calendar is: its key, its end, and what it shows to each."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from netra.doors.cli.demo import people
from netra.doors.desk.feed import MOST as MOST_FILES
from netra.doors.logs import Lines
from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from netra.offices.models import CalendarKey, Mandate, Person
from netra.settings.logs import LOGGING
from tests.doors.access.test_queries import cases, offices
from tests.doors.access.world import begun, signed_in
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_feed import NOWHERE, address, events
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db

MOST = 6


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the site's loggers write, as its settings say which of them may."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    said = LOGGING["loggers"].items()
    mute = [logging.getLogger(name) for name, each in said if each.get("handlers") == ["nowhere"]]
    root, own = logging.getLogger(), logging.getLogger("netra.request")
    for logger in mute:
        logger.propagate = False
    root.addHandler(handler)
    own.setLevel(logging.INFO)
    yield stream
    root.removeHandler(handler)
    for logger in mute:
        logger.propagate = True


def cost(where: str, status: int, **headers: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert Client().get(where, headers=headers).status_code == status
    return len(counted)


def key_of(where: str) -> str:
    return where.rsplit("/", 1)[1].removesuffix(".ics")


def test_a_key_is_long_and_only_its_hash_is_kept() -> None:
    where = address(at_desk())
    assert len(key_of(where)) >= 43
    kept = CalendarKey.objects.get()
    assert key_of(where).encode() not in bytes(kept.hash)
    assert len(bytes(kept.hash)) == 32


def test_it_is_shown_once_renewed_and_ended_by_post_only() -> None:
    client = at_desk()
    first = address(client)
    assert key_of(first) not in client.get(reverse("desk:calendar")).content.decode()
    second = address(client)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert client.get(reverse("desk:feed_make")).status_code == 405
    assert client.get(reverse("desk:feed_end")).status_code == 405
    assert Client().get(second).status_code == 200
    ended = client.post(reverse("desk:feed_end"))
    assert ended["Location"].startswith(reverse("desk:calendar"))
    assert Client().get(second).status_code == 404
    assert CalendarKey.objects.count() == 0


def test_a_form_from_elsewhere_makes_and_ends_nothing() -> None:
    where = address(at_desk())
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Mandate.objects.get(calendarkey__isnull=False).person)
    for name in ("feed_make", "feed_end"):
        assert strict.post(reverse(f"desk:{name}")).status_code == 403
    assert Client().get(where).status_code == 200


def test_it_ends_with_the_mandate_and_while_the_account_is_suspended() -> None:
    where, mandates = address(at_desk()), Mandate.objects.filter(calendarkey__isnull=False)
    people_ = Person.objects.filter(mandates__in=mandates)
    people_.update(is_active=False)
    assert Client().get(where).status_code == 404
    people_.update(is_active=True)
    assert Client().get(where).status_code == 200
    mandates.update(valid_to=date(2024, 10, 16))
    assert Client().get(where).status_code == 404
    mandates.update(valid_to=date(2024, 10, 17))
    assert Client().get(where).status_code == 200
    mandates.update(valid_from=date(2024, 10, 18), valid_to=None)
    assert Client().get(where).status_code == 404


def test_a_key_of_a_capacity_that_opens_no_file_opens_nothing() -> None:
    where = address(at_desk())
    Mandate.objects.filter(calendarkey__isnull=False).update(capacity="auditor")
    assert Client().get(where).status_code == 404


def test_every_key_that_opens_nothing_costs_the_same() -> None:
    client = at_desk()
    old = address(client)
    where = address(client)
    assert cost(where, 200) > 1
    Person.objects.filter(mandates__calendarkey__isnull=False).update(is_active=False)
    keys = ["", "a", "é" * 20, "%00" * 10, "x" * 2000]
    wrong = [NOWHERE.replace("x" * 43, each) for each in keys if each]
    for each in (old, where, *wrong):
        assert cost(each, 404) == 1, each
        assert Client().get(each).content == b""


def test_a_file_that_leaves_sight_leaves_the_calendar() -> None:
    client, walk = at_desk(), path.reported()
    refresh(walk.file_id)
    where = address(client)
    stale = Client().get(where)
    assert len(events(where)) == 1
    elsewhere = make.office(make.OTHER_REGENCY)
    found = Journey.objects.unfiltered(reason="a test").filter(pk=walk.file_id)
    found.update(office_id=elsewhere.id, path=elsewhere.path)
    assert events(where) == {}
    again = Client().get(where, headers={"if-none-match": stale["ETag"]})
    assert again.status_code == 200
    assert Client().get(where, headers={"if-none-match": again["ETag"]}).status_code == 304


def test_nothing_is_set_in_the_phone_and_nothing_kept_on_the_way() -> None:
    answer = Client().get(address(at_desk()))
    assert answer["Content-Type"].startswith("text/calendar")
    assert not answer.cookies
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" not in answer.get("Vary", "")
    assert not answer.has_header("Last-Modified")
    again = Client().get(answer.wsgi_request.path, headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_logs_hold_no_key(lines: io.StringIO) -> None:
    where = address(at_desk())
    for each in (where, NOWHERE, where + "/", where.replace(".ics", "")):
        Client().get(each)
        Client().post(each)
    written = lines.getvalue()
    routes = [json.loads(line).get("route") or "" for line in written.splitlines()]
    assert any(route.endswith("langganan/<str:key>.ics") for route in routes)
    assert key_of(where) not in written
    assert key_of(NOWHERE) not in written


@pytest.mark.timeout(300)
def test_each_calendar_holds_what_its_mandate_sees_and_no_more() -> None:
    world = begun()
    ids = {str(file_id) for file_id in world.files.values()}
    compared = 0
    for role in people.ROLES:
        client = signed_in(role.username)
        made = client.post(reverse("desk:feed_make"))
        listed = client.get(reverse("desk:calendar"))
        assert made.status_code == listed.status_code
        if made.status_code != 200:
            continue
        own = Client().get(address(client))
        read = {
            str(each["URL"]).split("/")[-2]
            for each in Calendar.from_ical(own.content).walk("VEVENT")
        }
        for file_id in ids:
            seen = client.get(reverse("desk:file", args=[file_id])).status_code == 200
            assert seen or file_id not in read, (role.username, file_id)
            on_page = f"/berkas/{file_id}/" in listed.content.decode()
            assert not on_page or file_id in read, (role.username, file_id)
            compared += on_page
    assert compared > 10


def test_it_costs_the_same_few_queries_at_any_number_of_files() -> None:
    begun()
    where = address(signed_in("caseworker"))
    more(10, 0)
    few = cost(where, 200)
    more(990, 1)
    assert cost(where, 200) == few <= MOST
    files = {str(each["URL"]) for each in events(where).values()}
    assert len(files) == MOST_FILES
    answer = Client().get(where, headers={"accept-encoding": "gzip"})
    assert len(answer.content) < 64 * 1024, len(answer.content)
    looking_for = address(signed_in("personnel_officer"))
    assert cost(looking_for, 200) <= MOST


def more(count: int, already: int) -> None:
    cases(count, offices(1, already=already))
    Journey.objects.unfiltered(reason="a test").filter(due_step="").update(due_step="handling")
