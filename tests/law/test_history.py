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
FITS = ("yes", "no", "exception")
# Every row that ever stood there, its days and whether it fits: what is added is added here too.
HELD = """
kudus-2024 2024-10-17 2024-10-21 yes
kudus-2024-discussion 2024-10-17 2024-10-20 yes
kudus-2024-hearing 2024-10-17 2024-10-18 yes
pangkalpinang-2025 2025-08-02 2025-08-06 yes
pangkalpinang-2025-finding 2025-08-06 - exception
pangkalpinang-2025-team 2025-08-02 2025-08-04 yes
PC-003 2024-06-25 - exception
PC-003-second 2024-06-29 - exception
PC-007 2015-09-20 2015-09-25 yes
PC-007-invitation 2015-09-25 2015-09-26 exception
PC-009 2018-03-08 2018-03-10 exception
PC-010 2018-10-04 2018-10-08 exception
PC-012 2018-10-03 2018-10-17 exception
PC-012-employer 2018-10-17 2018-10-18 exception
PC-013 2018-12-15 2019-01-16 exception
PC-014 - 2019-03-12 exception
PC-014-measure 2019-03-12 2019-03-12 exception
PC-016 2020-02-28 2020-03-16 no
PC-018 2020-02-26 2020-03-13 exception
PC-018-still 2020-03-13 2020-03-21 exception
PC-019 2020-08-31 2020-09-01 exception
PC-020 2020-09-07 - exception
PC-021 2020-08-28 2020-10-01 exception
PC-022 2020-09-15 2020-10-09 no
PC-023 2020-03-24 2020-11-02 no
PC-023-warning 2020-10-27 2020-11-02 exception
PC-024 2020-11-12 2020-11-25 no
PC-025 2020-10-15 2020-10-20 yes
PC-025-verdict 2020-10-20 2020-11-27 exception
PC-027 2023-11-12 2023-12-18 exception
PC-028 - - exception
PC-029-reporting 2023-12-29 2024-01-02 yes
PC-029-review 2024-01-02 2024-01-04 yes
PC-029 2024-01-04 2024-01-22 yes
PC-029-hearing 2024-01-04 2024-01-16 yes
PC-030 2024-01-31 2024-02-13 exception
PC-031 2024-01-12 2024-01-31 yes
PC-031-hearing 2024-01-12 2024-01-16 yes
PC-031-transfer 2024-01-16 2024-01-31 exception
PC-033 2024-09-02 2024-09-03 exception
PC-034 - 2024-09-11 exception
PC-034-waiting 2024-09-11 2024-09-18 exception
PC-035 2024-03-22 2024-04-05 exception
PC-035-report 2024-03-22 2024-10-01 exception
PC-038-tracing 2024-11-04 2024-11-15 exception
PC-038-registration 2024-11-15 2024-11-17 exception
PC-038 2024-11-17 - exception
PC-038-known 2024-11-05 2024-11-15 no
solok-2024-reporting 2024-01-24 2024-01-29 yes
solok-2024-court 2024-01-29 2024-03-08 exception
late-2019-first 2019-05-06 2019-05-21 no
late-2019-second 2019-05-07 2019-05-23 no
bangli-2024 - - exception
kukar-2024-weekend - - exception
""".splitlines()[1:]


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
    assert row["fits"] in FITS
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


def test_no_row_is_ever_deleted_or_given_other_days() -> None:
    columns = ("id", "from_date", "to_date", "fits")
    assert [" ".join(row[column] or "-" for column in columns) for row in ROWS] == HELD
    assert len({row["id"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("name", ["kudus-2024", "PC-031"])
def test_two_published_files_end_on_the_last_day_with_the_first_counted(name: str) -> None:
    (row,) = [row for row in ROWS if row["id"] == name]
    found = counted(row)
    assert found.due is not None
    assert found.due.date() == date.fromisoformat(row["to_date"])
    assert found.strip[0].counted
    assert found.counting.other_reading
