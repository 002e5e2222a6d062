"""The calendar that leaves the house: what stands in it, and how it follows a file."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

from netra.journeys.actions import recount, refresh
from netra.journeys.models import Journey
from netra.law.glossary import term
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.path import Walk

pytestmark = pytest.mark.django_db

NOWHERE = f"/meja/kalender/langganan/{'x' * 43}.ics"


def address(client: Client, root: str = "/") -> str:
    """The address the page shows once, without its host."""
    page = client.post(root + "meja/kalender/langganan/").content.decode()
    (found,) = re.findall(r'id="address" value="http://testserver(/[^"]+\.ics)"', page)
    return str(found)


def events(where: str) -> dict[str, Any]:
    """What a stranger's phone reads there, by file number and step."""
    answer = Client().get(where)
    assert answer.status_code == 200
    return {
        str(each["SUMMARY"]): each for each in Calendar.from_ical(answer.content).walk("VEVENT")
    }


def journey(walk: Walk) -> Journey:
    refresh(walk.file_id)
    found = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    assert isinstance(found, Journey)
    return found


def put(walk: Walk, **columns: Any) -> None:
    """The file's line says so, as if its rows did."""
    Journey.objects.unfiltered(reason="a test").filter(pk=walk.file_id).update(**columns)


def only(where: str) -> Any:
    (found,) = events(where).values()
    return found


def test_an_event_says_number_step_moment_article_and_page() -> None:
    client, walk = at_desk(), path.reported()
    line = journey(walk)
    found = only(address(client))
    assert str(found["SUMMARY"]).startswith(f"{line.number}: {term(line.due_step)}")
    assert found["DTSTART"].dt == line.due_at
    assert found["URL"] == f"http://testserver/meja/berkas/{walk.file_id}/"
    told = str(found["DESCRIPTION"])
    assert line.due_article in told
    assert "WIB" in told
    assert (found["STATUS"], found["CLASS"], found["TRANSP"]) == (
        "CONFIRMED",
        "PRIVATE",
        "TRANSPARENT",
    )
    assert Client().get(found["URL"].removeprefix("http://testserver")).status_code == 302


def test_in_english_it_speaks_english_and_leads_to_the_english_page() -> None:
    walk = path.reported()
    journey(walk)
    where = address(at_desk(), "/en/")
    assert where.startswith("/en/")
    found = only(where)
    assert found["URL"] == f"http://testserver/en/meja/berkas/{walk.file_id}/"
    assert "October 2024" in str(found["DESCRIPTION"])


def test_nobody_s_name_and_nothing_the_file_is_about_leaves_the_house() -> None:
    walk = path.registered(path.reviewed(path.named(path.in_review(path.reported()))))
    line = journey(walk)
    raw = Client().get(address(at_desk())).content.decode().replace("\r\n ", "")
    assert line.number in raw
    told = make.told()
    secrets = [line.about, told.what, told.place, *path.REPORTER.values(), *path.WITNESS.values()]
    secrets += [each["name"] for each in told.named] + ["Respondent 1", "Pejabat", "Nama "]
    assert [each for each in secrets if each in raw] == []


@pytest.mark.parametrize(
    ("zone", "utc", "words"),
    [
        ("Asia/Jakarta", datetime(2024, 12, 31, 16, 59, 59, tzinfo=UTC), "23.59 WIB"),
        ("Asia/Makassar", datetime(2024, 12, 31, 15, 59, 59, tzinfo=UTC), "23.59 WITA"),
        ("Asia/Jayapura", datetime(2024, 12, 31, 14, 59, 59, tzinfo=UTC), "23.59 WIT"),
    ],
)
def test_the_last_second_of_the_year_is_that_second_in_every_zone(
    zone: str, utc: datetime, words: str
) -> None:
    client, walk = at_desk(), path.reported()
    journey(walk)
    due = datetime(2024, 12, 31, 23, 59, 59, tzinfo=ZoneInfo(zone))
    put(walk, zone=zone, due_at=due)
    found = only(address(client))
    assert found["DTSTART"].dt == utc == due
    assert "31 Desember 2024" in str(found["DESCRIPTION"])
    assert words in str(found["DESCRIPTION"])


def test_a_date_that_moves_is_the_same_event_made_newer() -> None:
    client, walk = at_desk(), path.reported()
    due = journey(walk).due_at
    assert due is not None
    where = address(client)
    put(walk, due_at=due - timedelta(days=1))
    before = only(where)
    recount(at=datetime.now(UTC) + timedelta(minutes=1))
    after = only(where)
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].dt == due == before["DTSTART"].dt + timedelta(days=1)
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt


def test_a_step_that_is_done_is_cancelled_under_the_same_name() -> None:
    client, walk = at_desk(), path.in_review(path.reported())
    journey(walk)
    where = address(client)
    review = only(where)
    journey(path.registered(path.reviewed(path.named(walk))))
    by_id = {str(each["UID"]): each for each in events(where).values()}
    done = by_id.pop(str(review["UID"]))
    assert done["STATUS"] == "CANCELLED"
    assert done["DTSTART"].dt == review["DTSTART"].dt
    assert done["SEQUENCE"] > review["SEQUENCE"]
    running = [each for each in by_id.values() if each["STATUS"] == "CONFIRMED"]
    assert [term("handling") in str(each["SUMMARY"]) for each in running] == [True]


def test_what_is_provisional_or_read_otherwise_says_so() -> None:
    client, walk = (
        at_desk(),
        path.registered(path.reviewed(path.named(path.in_review(path.reported())))),
    )
    journey(walk)
    where = address(client)
    marked = next(each for each in events(where).values() if each["STATUS"] == "CONFIRMED")
    assert "atau bacaan lain" in str(marked["SUMMARY"])
    assert "Menurut bacaan lain: " in str(marked["DESCRIPTION"])
    assert "sementara" not in str(marked["SUMMARY"])
    line = journey(walk)
    later = dict.fromkeys(line.moments, "2031-01-08T10:00:00+07:00")
    put(walk, regime="general_election", moments=later)
    marked = next(each for each in events(where).values() if each["STATUS"] == "CONFIRMED")
    assert "sementara" in str(marked["SUMMARY"])


def test_long_past_and_closed_files_are_left_out() -> None:
    client, walk = at_desk(), path.reported()
    journey(walk)
    where = address(client)
    put(walk, due_at=make.moment("2024-09-18"), since=make.moment("2024-09-01"))
    assert len(events(where)) == 1
    put(walk, due_at=make.moment("2024-09-15"))
    assert events(where) == {}
    put(walk, due_at=make.moment("2024-10-20"), closed=True)
    assert events(where) == {}
