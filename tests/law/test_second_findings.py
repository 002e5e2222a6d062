"""What the second clock found in the first one, kept as cases."""

from datetime import UTC, date, datetime
from typing import Any

from netra.law.calendar import calendar_of
from netra.law.deadlines import Deadline, deadline
from netra.law.decrees import decree
from netra.law.pauses import Pause


def begun(step: str, moment: str, at: datetime, *pauses: Pause) -> Deadline:
    return deadline(
        step,
        regime="general_election",
        on=at.date(),
        moments={moment: at},
        zone="WIB",
        pauses=pauses,
    )


def test_each_kind_of_pause_is_a_reading_of_its_own() -> None:
    waiting = Pause(
        kind="waiting_for_reporter", begins_on=date(2023, 3, 6), ends_on=date(2023, 3, 7)
    )
    moved = Pause(kind="delegation", begins_on=date(2023, 3, 6), ends_on=date(2023, 3, 10))
    found = begun("initial_review", "received", datetime(2023, 3, 6, 3, tzinfo=UTC), waiting, moved)
    by_waiting_alone = date(2023, 3, 9)
    assert by_waiting_alone in {each.date() for each in found.readings}


def test_a_reading_that_runs_into_a_year_without_decree_is_provisional() -> None:
    found = begun("finding", "known", datetime(2026, 12, 24, 3, tzinfo=UTC))
    assert found.due is not None
    assert found.due_other_reading is not None
    assert (found.due.year, found.due_other_reading.year) == (2026, 2027)
    assert found.provisional


def test_no_national_decree_takes_back_a_day_off_of_the_area() -> None:
    voting = date(2025, 8, 27)
    row = {"key": "draft", "year": 2025, "number": "", "withdrawn": [voting], "day": []}
    cited = {"source": "not-found", "article": "", "certainty": "unverified"}
    draft = decree({**row, **cited, "checked_on": voting})
    assert not calendar_of("19.71").with_decree(draft).is_working_day(voting)


def test_a_reading_stopped_in_a_year_without_decree_is_provisional() -> None:
    begun_at = datetime(2026, 12, 7, 9, 21, tzinfo=UTC)
    storm = Pause(kind="force_majeure", begins_on=date(2026, 12, 28), ends_on=date(2026, 12, 30))
    open_still = Pause(kind="force_majeure", begins_on=date(2027, 1, 2), ends_on=None)
    for step in ("objection", "appeal"):
        found = begun(step, "delivered", begun_at, storm, open_still)
        assert {each.year for each in found.readings} == {2026}
        assert found.provisional, step
        earlier = Pause(kind="force_majeure", begins_on=date(2026, 12, 21), ends_on=None)
        assert not begun(step, "delivered", begun_at, earlier).provisional


def test_an_extension_into_a_year_without_decree_is_provisional_and_only_once_granted() -> None:
    registered = datetime(2026, 12, 14, 3, tzinfo=UTC)
    asked: dict[str, Any] = {
        "regime": "general_election",
        "on": registered.date(),
        "zone": "WIB",
        "holidays": calendar_of("33.19"),
    }
    plain = deadline("handling", moments={"registered": registered}, **asked)
    granted = {"registered": registered, "extended": registered}
    longer = deadline("handling", moments=granted, **asked)
    assert {each.year for each in plain.readings} == {2026}
    assert longer.due
    assert longer.due.year == 2027
    assert (plain.provisional, longer.provisional) == (False, True)
