"""Every published pair of dates runs through the clock; what does not fit is listed, never deleted.

`fits`: yes, the later date falls within some reading; no, it lies past every one; exception, the
clock cannot say, for the reason given. An event stands for a moment that is not published only
where that can but make the clock stricter.
"""

import csv
import re
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from netra.law.areas import tz_name, zone
from netra.law.calendar import calendar_of
from netra.law.citation import sources
from netra.law.deadlines import Deadline, deadline, no_limits

FILE = Path(__file__).with_name("history.csv")
REPLAYS = Path(__file__).parents[2] / "docs" / "reference" / "replay.md"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))
COUNTED = [row for row in ROWS if row["fits"] != "exception"]
SHORTEST = {"yes": 15, "no": 7, "exception": 32}


def counted(row: dict[str, str]) -> Deadline:
    """The limit of the row's step, its moment at noon of the published day.

    A row that fits may count from a moment that stands for the one the limit names; one that does
    not fit counts only from a moment the limit itself, or its other reading, names.
    """
    on = date.fromisoformat(row["from_date"])
    place = zone(row["area"])
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(tz_name(place)))
    asked = {"regime": row["regime"], "on": on, "zone": place, "holidays": calendar_of(row["area"])}
    first = deadline(row["step"], moments={}, **asked)  # type: ignore[arg-type]
    moments = {row["from_moment"]: noon}
    if row["fits"] == "yes":
        moments[first.counts_from] = noon
    return deadline(row["step"], moments=moments, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("row", COUNTED, ids=lambda row: row["id"])
def test_a_published_pair_fits_the_clock_or_is_listed(row: dict[str, str]) -> None:
    found = counted(row)
    ended = date.fromisoformat(row["to_date"])
    within = any(ended <= due.date() for due in found.readings)
    assert found.readings, "no reading counts from this moment: the row is an exception"
    assert row["fits"] == ("yes" if within else "no")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_every_row_is_cited_and_gives_its_reason(row: dict[str, str]) -> None:
    assert row["source"] in sources()
    assert row["reason"]
    assert row["fits"] in SHORTEST
    for column in ("from_date", "to_date"):
        assert not row[column] or date.fromisoformat(row[column])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["fits"] == "exception"], ids=lambda row: row["id"]
)
def test_an_exception_is_one(row: dict[str, str]) -> None:
    """A date is missing, or the step has no limit, or the limit counts from another moment."""
    if not (row["from_date"] and row["to_date"]):
        return
    on = date.fromisoformat(row["from_date"])
    unlimited = {each.step for each in no_limits(regime=row["regime"], on=on)}
    if row["step"] in unlimited or row["step"] == "none":
        return
    found = deadline(row["step"], regime=row["regime"], on=on, moments={}, zone=zone(row["area"]))
    assert row["from_moment"] != found.counts_from


def stated() -> dict[str, list[str]]:
    """The days each replayed case states itself, assumed ones (`~`) left out."""
    found: dict[str, list[str]] = {}
    case = ""
    for line in REPLAYS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## PC-"):
            case = line[3:9]
        if case and line.startswith("* Steps: "):
            found.setdefault(case, []).extend(re.findall(r" (\d{4}-\d\d-\d\d)", line))
    return found


def test_every_case_that_states_two_days_is_here_with_each_of_them() -> None:
    pairs = {case: days for case, days in stated().items() if len(set(days)) > 1}
    assert len(pairs) >= 10
    for case, days in pairs.items():
        own = [row for row in ROWS if row["id"][:6] == case]
        here = {row[column] for row in own for column in ("from_date", "to_date")}
        assert set(days) <= here, case


@pytest.mark.parametrize("fits", sorted(SHORTEST))
def test_no_row_is_ever_deleted(fits: str) -> None:
    assert len([row for row in ROWS if row["fits"] == fits]) >= SHORTEST[fits]
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("name", ["kudus-2024", "PC-031"])
def test_two_published_files_end_on_the_last_day_with_the_first_counted(name: str) -> None:
    (row,) = [row for row in ROWS if row["id"] == name]
    found = counted(row)
    assert found.due is not None
    assert found.due.date() == date.fromisoformat(row["to_date"])
    assert found.strip[0].counted
    assert found.counting.other_reading
