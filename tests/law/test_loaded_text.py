"""What a loaded decree keeps of itself: its own source, its days, its area, and what it decides."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law import pauses
from netra.law.calendar import Calendar, calendar_of, national
from netra.law.citation import Citation
from netra.law.deadlines import deadline
from netra.law.decrees import decree, read_back, written
from netra.law.drafts import Draft
from netra.law.simulation import end, why
from tests.law.test_loaded_decrees import DAY, ROW, put
from tests.law.test_loaded_decrees import file as file
from tests.law.test_simulation import running

WIB = ZoneInfo("Asia/Jakarta")
READINGS = {"other_reading": "Bacaan lain", "other_reading_en": "Another reading"}


def test_a_decree_without_a_known_source_is_its_own() -> None:
    alone = {key: value for key, value in ROW.items() if key != "article"}
    own = Citation(
        source="",
        title="Keputusan contoh",
        url="https://contoh.example/",
        article="",
        certainty="official",
        other_reading=None,
        other_reading_en=None,
    )
    assert decree(alone).citation == own
    assert decree(alone | {"source": ""}).citation == own
    told = decree(ROW | READINGS | {"article": "Diktum 2", "certainty": "contradicted"}).citation
    assert told == replace(own, article="Diktum 2", certainty="contradicted", **READINGS)
    assert decree(ROW | {"other_reading": "", "other_reading_en": ""}).citation == own
    assert decree(ROW | {"source": "draft"}).citation.source == "draft"


def test_what_is_written_reads_back_alike_and_can_be_read_by_eye() -> None:
    row = ROW | {"title": "Keputusan – contoh", "issued_on": date(2026, 10, 1), "withdrawn": [DAY]}
    text = written([row, ROW])
    assert "Keputusan – contoh" in text
    assert text.count("\n") > len(row)
    first, second = (read_back(each) for each in json.loads(text))
    assert first == row
    assert second == ROW | {"withdrawn": []}
    bare = {key: value for key, value in ROW.items() if key not in ("day", "checked_on")}
    assert read_back(bare) == bare | {"day": [], "withdrawn": []}
    assert decree(read_back(bare)).days == ()


def test_an_areas_decree_says_nothing_of_the_year_there_either(file: Any) -> None:
    put(file, ROW | {"area": "33.19"})
    assert calendar_of("33.19").day_off(DAY)
    assert calendar_of("33.19").provisional(DAY.year)
    put(file, ROW)
    assert not calendar_of("33.19").provisional(DAY.year)


def test_what_is_taken_back_is_gone_and_the_rest_stays(file: Any) -> None:
    other = ROW | {"key": "muat-2", "day": [ROW["day"][0] | {"on": date(2027, 4, 15)}]}
    put(file, ROW, other)
    then = Draft.taking_back(frozenset({"muat-1"})).calendar(national())
    assert (then.is_working_day(DAY), then.is_working_day(date(2027, 4, 15))) == (True, False)
    nothing = Draft.taking_back(frozenset())
    assert nothing.calendar(national()) is national()
    assert not Calendar().provisional(2024)


def test_a_date_names_the_decree_of_its_area_and_its_own_article(file: Any) -> None:
    off = [{"on": date(2024, 10, 18), "kind": "regional_day", "id": "Contoh", "en": "An example"}]
    put(file, ROW | {"year": 2024, "number": "7/2024", "day": off, "area": "33.19"})
    before = Draft.taking_back(frozenset({"muat-1"}))
    asked: dict[str, Any] = {"regime": "general_election", "on": date(2024, 10, 14)}
    given = running(**asked)
    alone = deadline("handling", moments=given.moments, zone="WIB", **asked)
    assert why(given, "handling", before) == "7/2024"
    assert why(running(**asked, area="33.1"), "handling", before) == alone.citation.article
    found = end(given, "handling", national())
    assert found is not None
    assert (found.due, found.citation) == (alone.due, alone.citation)


def test_a_row_of_pauses_holds_in_its_regime_and_its_time_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = {
        "kind": "delegation",
        "steps": ["handling"],
        "moves": True,
        "regime": "regional_election",
        "from": date(2024, 1, 1),
        "to": date(2024, 12, 31),
        "source": "draft",
        "certainty": "unverified",
    }
    monkeypatch.setattr(pauses, "rows", lambda _name: [row])
    waits = pauses.Pause(kind="delegation", begins_on=date(2024, 10, 17), ends_on=None)
    other = pauses.Pause(kind="force_majeure", begins_on=date(2024, 10, 17), ends_on=None)

    def stopped(step: str, regime: str, on: date) -> list[pauses.Pause]:
        asked = pauses.stops(step, regime=regime, on=on, pauses=[waits, other])
        return [each.pause for each in asked]

    assert stopped("handling", "regional_election", date(2024, 10, 17)) == [waits]
    assert not stopped("handling", "general_election", date(2024, 10, 17))
    assert not stopped("registration", "regional_election", date(2024, 10, 17))
    for on in (date(2023, 12, 31), date(2025, 1, 1)):
        assert not stopped("handling", "regional_election", on)


def test_an_open_pause_holds_each_day_from_its_first() -> None:
    still = pauses.Pause(kind="delegation", begins_on=DAY, ends_on=None)
    before = date(2027, 4, 13)
    assert [still.open_on(day) for day in (before, DAY, date(2030, 1, 1))] == [False, True, True]
    assert [still.holds(day) for day in (before, DAY, date(2030, 1, 1))] == [False, True, True]
    over = replace(still, ends_on=DAY)
    assert not over.open_on(DAY)
