"""A calendar tells each receiver no more than the file's page does, and the coming days first."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from netra.doors.desk import feed, feed_events
from netra.journeys.actions import recount, refresh
from netra.law.glossary import term
from tests.doors.access.acting import sanctioned, text_of
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_feed import address, events, journey, put
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db

BEFORE = ("initial_review", "handling", "forwarding", "bawaslu_verification")
BESIDE = ("task_force_check", "merit_verification")


def told(client: Client) -> dict[str, Any]:
    """The events of one file there, by the official term of their step."""
    return {
        name.split(": ")[1].split(" · ")[0]: each for name, each in events(address(client)).items()
    }


def cancelled(client: Client) -> set[str]:
    return {name for name, each in told(client).items() if each["STATUS"] == "CANCELLED"}


def test_a_receiver_hears_of_no_step_before_the_forwarding_or_beside_it() -> None:
    sanctioned(day="2024-10-01")
    hidden = {term(step) for step in BEFORE}
    employer, merit = at_desk("ppk_officer", make.PROSECUTION), at_desk("merit_examiner", make.BKN)
    assert hidden & cancelled(at_desk()), "the office's own calendar has them"
    assert not (hidden | {term(step) for step in BESIDE}) & told(employer).keys()
    assert not hidden & told(merit).keys()
    assert cancelled(merit), "its own steps are done"


def test_how_often_a_file_changed_before_it_came_is_not_counted_for_a_receiver() -> None:
    walk = beyond.forwarded(path.at_decision("2024-10-15"))
    journey(walk)
    put(walk, due_at=make.moment("2024-10-25"), due_step="authority_answer")
    (inside,) = (each for each in told(at_desk()).values() if each["STATUS"] == "CONFIRMED")
    (outside,) = told(at_desk("ppk_officer", make.PROSECUTION)).values()
    assert outside["SEQUENCE"] == 1 < inside["SEQUENCE"]


def test_coming_days_go_before_days_that_are_over_and_a_cut_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = at_desk()
    due = {"2024-10-10": "", "2024-10-25": "", "2024-10-20": ""}
    for day in due:
        walk = path.reported()
        due[day] = journey(walk).number
        put(walk, due_at=make.moment(day))
    where = address(client)
    assert "paling banyak" not in Client().get(where).content.decode()
    monkeypatch.setattr(feed_events, "MOST", 2)
    monkeypatch.setattr(feed, "MOST", 2)
    shown = Calendar.from_ical(Client().get(where).content)
    named = [str(each["SUMMARY"]).split(": ")[0] for each in shown.walk("VEVENT")]
    assert named == [due["2024-10-20"], due["2024-10-25"]]
    said = "Memuat paling banyak 2 berkas"
    assert str(shown["X-WR-CALDESC"]).startswith(said)
    assert said in text_of(client.get("/meja/kalender/"))


def test_a_moved_date_is_told_in_the_zone_its_clock_runs_in() -> None:
    client, walk = at_desk(), path.reported("2024-10-15")
    line = journey(walk)
    assert line.due_at is not None
    put(walk, due_at=line.due_at - timedelta(days=1), zone="Asia/Jayapura")
    recount(at=make.moment("2024-10-16"))
    moved = text_of(client.get("/meja/kalender/bergeser/")).split("<tbody>")[1].split("</tbody>")[0]
    file = text_of(client.get(f"/meja/berkas/{walk.file_id}/")).split("hari terakhir bergeser")[1]
    for said in (moved, file.split("</div>")[0]):
        assert " WIT" in said
        assert " WIB" not in said


def test_the_calendar_says_where_the_days_of_several_decisions_stand() -> None:
    walk = path.reported()
    refresh(walk.file_id)
    for root, said in (("", "Bila beberapa instansi memutus"), ("/en", "Where several agencies")):
        assert said in text_of(at_desk().get(f"{root}/meja/kalender/"))
