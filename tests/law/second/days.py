"""Which days are off, and every reason why, for an area and the decrees laid over it."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import holidays

from tests.law.second.table import Row, contests, csv_rows, table

YEARS = range(2013, 2031)
DAY = timedelta(days=1)
Reasons = dict[date, frozenset[str]]


@cache
def library() -> Reasons:
    """What the holidays library carries: public holidays, and joint leave of the government."""
    off: dict[date, set[str]] = {}
    for category, key in (("public", "holiday"), ("government", "joint_leave")):
        for day in holidays.country_holidays("ID", years=YEARS, categories=(category,)):
            off.setdefault(day, set()).add(key)
    return {day: frozenset(keys) for day, keys in off.items()}


def decree(off: Reasons, row: Row) -> Reasons:
    """The days after that decree: what it takes back is gone, what it names is off."""
    kept = {day: keys for day, keys in off.items() if day not in row.get("withdrawn", ())}
    added = {day["on"]: frozenset({day["kind"]}) for day in row.get("day", ())}
    return {**kept, **{day: kept.get(day, frozenset()) | keys for day, keys in added.items()}}


@cache
def national() -> Reasons:
    off = library()
    for row in table("decrees"):
        off = decree(off, row)
    return off


def decreed_years(drafts: Iterable[Row]) -> frozenset[int]:
    return frozenset(row["year"] for row in [*table("decrees"), *drafts])


@cache
def voting_days(area: str) -> frozenset[date]:
    """Voting days of the area and of what it lies in."""
    return frozenset(
        date.fromisoformat(row["voting_on"])
        for row in contests()
        if row["voting_on"] and row["area_code"] in around(area)
    )


def announced(area: str) -> frozenset[date]:
    """Days off some authority announced for the area or for what it lies in."""
    rows = table("regional_days")
    return frozenset(row["on"] for row in rows if row.get("area") in around(area))


def around(area: str) -> set[str]:
    """The area's code, and those of its regency and its province."""
    return {area[:length] for length in (2, 5, 8) if len(area) >= length}


def off_days(area: str | None, drafts: Iterable[Row]) -> Reasons:
    """Every day off but the weekends, with all its reasons; None is the whole country.

    A national decree does not take back a day off of the area. Where the voting day is a national
    day off it is one by the nation's decree (`regional_days.toml`) and goes with it.
    """
    off = national()
    for row in drafts:
        off = decree(off, row)
    if area is None:
        return off
    own = voting_days(area) - national().keys() | announced(area)
    return {**off, **{day: off.get(day, frozenset()) | {"regional_day"} for day in own}}


@cache
def weekend(day: date) -> bool:
    week = next(row["weekdays"] for row in table("counting") if row["key"] == "working_week")
    return day.isoweekday() not in week


def reasons(day: date, off: Reasons) -> frozenset[str]:
    """Everything that keeps people from work that day; empty on a working day."""
    said = off.get(day, frozenset())
    return said | {"weekend"} if weekend(day) else said


@cache
def desk_days(regime: str, stages: tuple[str, ...]) -> frozenset[date]:
    """The days of those stages of every election of the regime that no other one is a part of."""
    whole = {row["id"] for row in table("election_names") if row["regime"] == regime}
    whole -= {row["id"] for row in table("election_names") if row["parent"]}
    found: set[date] = set()
    for row in csv_rows("elections"):
        everywhere = (row["contest_kind"], row["areas"], row["status"]) == ("all", "", "held")
        if row["election_id"] in whole and row["stage"] in stages and everywhere and row["from"]:
            day = date.fromisoformat(row["from"])
            while day <= date.fromisoformat(row["to"]):
                found.add(day)
                day += DAY
    return frozenset(found)
