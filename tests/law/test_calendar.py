"""Calendars: decrees, regional days, provisional years; holidays never make a date earlier."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.law import elections
from netra.law.calendar import (
    Calendar,
    calendar_of,
    national,
    reason,
    regional_citation,
    working_day_citation,
)
from netra.law.counting import Way, last_day
from netra.law.decrees import Decree, decree, decrees, decrees_of

DAYS = st.dates(date(2022, 1, 1), date(2026, 12, 31))
DRAFT = {
    "key": "draft",
    "year": 2027,
    "number": "1/2026",
    "issued_on": date(2026, 10, 1),
    "withdrawn": [date(2027, 5, 18), date(2027, 5, 1)],
    "day": [{"on": date(2027, 8, 18), "kind": "joint_leave", "id": "cuti", "en": "leave"}],
    "source": "remembered",
    "article": "",
    "certainty": "unverified",
}


def test_why_a_day_is_off_in_both_languages() -> None:
    calendar = national()
    whys = {
        date(2024, 10, 19): ("weekend", "akhir pekan", "weekend"),
        date(2024, 12, 25): ("holiday", "Hari Raya Natal", "Christmas Day"),
        date(2024, 12, 26): (
            "joint_leave",
            "Cuti Bersama Hari Raya Natal",
            "Christmas Joint Holiday",
        ),
        date(2024, 2, 14): ("holiday", "Hari Pemilihan Umum", "General Election Day"),
    }
    for day, expected in whys.items():
        found = calendar.why_off(day)
        assert found is not None
        assert (found.key, found.id, found.en) == expected
    assert calendar.why_off(date(2024, 10, 17)) is None


def test_a_draft_decree_gives_another_calendar_and_leaves_this_one() -> None:
    before, after = national(), national().with_decree(decree(DRAFT))
    assert before.provisional(2027)
    assert not after.provisional(2027)
    assert after.provisional(2028)
    assert after.is_working_day(date(2027, 5, 18))
    assert not before.is_working_day(date(2027, 5, 18))
    assert after.day_off(date(2027, 5, 1)) == "akhir pekan"
    assert after.day_off(date(2027, 8, 18)) == "cuti"
    assert before.is_working_day(date(2027, 8, 18))


def test_a_later_decree_takes_back_what_an_earlier_one_added() -> None:
    added = national().with_decree(decree(DRAFT))
    back = added.with_decree(decree({**DRAFT, "day": [], "withdrawn": [date(2027, 8, 18)]}))
    again = back.with_decree(decree(DRAFT))
    assert back.is_working_day(date(2027, 8, 18))
    assert not again.is_working_day(date(2027, 8, 18))


def test_a_year_with_a_decree_of_the_data_is_not_provisional() -> None:
    assert [year for year in range(2015, 2029) if national().provisional(year)] == [
        2015,
        2027,
        2028,
    ]


def test_decrees_have_numbers_and_sources() -> None:
    assert all(each.number or each.citation.other_reading for each in decrees())
    assert [each.key for each in decrees_of(2025)] == ["skb-2025", "skb-2025-1"]
    assert decrees_of(2027) == ()


@pytest.mark.parametrize("found", decrees(), ids=lambda each: each.key)
def test_what_a_decree_says_of_its_days_holds(found: Decree) -> None:
    for day in found.days:
        assert day.on.year == found.year
        assert reason(day.kind)
        assert not national().is_working_day(day.on)
    assert all(national().is_working_day(day) for day in found.withdrawn)


def test_an_announced_day_holds_in_its_area_and_what_lies_in_it() -> None:
    voting = date(2025, 8, 6)
    assert national().is_working_day(voting)
    assert calendar_of("33.19").is_working_day(voting)
    for area in ("91", "91.03"):
        why = calendar_of(area).why_off(voting)
        assert why is not None
        assert why.key == "regional_day"
    assert calendar_of("91") is calendar_of("91")
    assert calendar_of("33.19") is national()
    assert regional_citation().article == "UU 1/2015 Pasal 84 ayat (3)"


def test_a_re_vote_is_a_day_off_where_it_is_held() -> None:
    voting = date(2021, 4, 28)  # a Wednesday: Banjarmasin, in part of the polling stations
    assert national().is_working_day(voting)
    assert calendar_of("63.01").is_working_day(voting)
    here = calendar_of("63.71").why_off(voting)
    assert here is not None
    assert (here.key, here.en) == ("regional_day", "voting day in this area")
    assert calendar_of("63.71").day_off(date(2021, 6, 9)), "its province votes again too"
    assert regional_citation().other_reading


VOTING_STAGES = ("voting", "late_voting", "second_round", "revote")


def test_every_voting_day_of_the_data_is_a_day_off_where_it_was_held() -> None:
    """Late votes and second rounds too, which contests.csv has no rows for."""
    asked = [
        (area, stage.starts_on)
        for election in elections.elections()
        for stage in elections.stages(election.id)
        if stage.key in VOTING_STAGES and stage.status == "held" and stage.starts_on
        for area in stage.areas
    ]
    assert ("71.71", date(2016, 2, 17)) in asked
    assert ("82", date(2018, 10, 17)) in asked
    worked = [(area, on) for area, on in asked if calendar_of(area).is_working_day(on)]
    assert worked == []


def test_a_national_voting_day_keeps_its_national_name() -> None:
    assert date(2024, 11, 27) not in calendar_of("33.19").extra
    assert calendar_of("33.19").day_off(date(2024, 11, 27)) == "Hari Pemilihan Kepala Daerah"


def test_words_laid_over_a_calendar_are_a_regional_day() -> None:
    found = Calendar(extra={date(2024, 10, 18): "hari jadi"}).why_off(date(2024, 10, 18))
    assert found is not None
    assert (found.key, found.id, found.en) == ("regional_day", "hari jadi", "hari jadi")


def test_the_working_week_is_cited() -> None:
    assert working_day_citation(date(2024, 10, 17)).certainty == "inferred"


@given(DAYS, st.integers(1, 65), st.booleans(), st.sets(st.integers(0, 80), max_size=10))
def test_a_new_holiday_never_makes_a_date_earlier(
    start: date, days: int, first: bool, off: set[int]
) -> None:
    more = {start + timedelta(days=n): "hari libur baru" for n in off}
    plain = Way(unit="working_day", first_counts=first, calendar=national())
    changed = Way(unit="working_day", first_counts=first, calendar=national().with_days(more))
    before, after = last_day(start, days, plain), last_day(start, days, changed)
    assert before is not None
    assert after is not None
    assert after >= before
    assert changed.calendar.is_working_day(after)
