"""Why a date is what it is: the decrees that speak of a day of its period, else the article."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netra.law import simulation
from netra.law.calendar import national
from netra.law.decrees import decree
from netra.law.simulation import end, why
from tests.law.test_simulation import running

HANDLING = "UU 1/2015"
NEW_YEAR = datetime(2024, 12, 31, 10, tzinfo=ZoneInfo("Asia/Jakarta"))


def loaded(monkeypatch: pytest.MonkeyPatch, *found: dict[str, Any]) -> None:
    """These decrees, and no others, are those of the data."""
    known = [
        decree({"key": "", "number": "", "source": "draft", "certainty": "unverified", **row})
        for row in found
    ]
    monkeypatch.setattr(
        simulation, "decrees_of", lambda year: tuple(row for row in known if row.year == year)
    )


def day(on: date) -> list[dict[str, Any]]:
    return [{"on": on, "kind": "holiday", "id": "Libur", "en": "Holiday"}]


def test_the_article_stands_where_no_decree_speaks_of_the_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded(monkeypatch, {"year": 2024, "number": "1/2024", "day": day(date(2024, 11, 1))})
    assert why(running(), "handling", national()).startswith(HANDLING)


def test_each_decree_is_named_by_its_number_or_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(
        monkeypatch,
        {"year": 2025, "key": "second", "day": day(date(2025, 1, 2))},
        {"year": 2024, "key": "first", "number": "1/2024", "withdrawn": [date(2024, 12, 31)]},
        {"year": 2024, "key": "third", "number": "3/2024", "day": day(date(2024, 12, 30))},
    )
    file = running(moments={"registered": NEW_YEAR})
    assert why(file, "handling", national()) == "1/2024; second"


def test_the_days_are_those_of_the_given_calendar(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(monkeypatch, {"year": 2025, "key": "one", "day": day(date(2025, 1, 10))})
    file = running(moments={"registered": NEW_YEAR}, regime="general_election")
    closed = {date(2025, 1, 2) + timedelta(days=n): "Libur" for n in range(7)}
    assert why(file, "handling", national().with_days(closed)) == "one"
    assert why(file, "handling", national()) != "one"


def test_a_step_without_a_limit_has_no_reason_and_no_end() -> None:
    assert why(running(), "forwarding", national()) == ""
    assert end(running(), "forwarding", national()) is None
