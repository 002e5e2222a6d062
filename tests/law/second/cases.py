"""Cases by chance, drawn towards the days and minutes where clocks go wrong."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cache

from tests.law.second.clock import HOURS_FROM_UTC, Case, Stand
from tests.law.second.days import DAY, Reasons, desk_days, off_days
from tests.law.second.table import LIMITS, Row, contests, table

FIRST, LAST = date(2015, 1, 1), date(2027, 12, 31)
KINDS = sorted({row["kind"] for row in table("deadlines_pauses")})
REGIMES = ("regional_election", "general_election")


@cache
def moment_names() -> list[str]:
    rows = [row for name in LIMITS for row in table(name)]
    every = [variant for row in rows for variant in (row, *row.get("other", ()))]
    names = {row["counts_from"] for row in every if "counts_from" in row}
    return sorted(names | {row["granted_by"] for row in rows if "granted_by" in row})


@cache
def areas() -> list[str]:
    return sorted({row["area_code"] for row in contests()} | {"33.19", "33.19.06", "34", "91.71"})


@cache
def turning_days() -> list[date]:
    """Days on which something changes: a row begins or ends, a year, a leap day, a day off."""
    dated = ("deadlines", "deadlines_criminal", "deadlines_none", "deadlines_personnel", "counting")
    bounds = {
        row[end]
        for name in (*dated, "rule_versions")
        for row in table(name)
        for end in ("from", "to")
        if end in row
    }
    voting = {day for day, _ in voting_days()}
    years = range(FIRST.year, LAST.year + 1)
    ends = {date(year, *last) for year in years for last in ((12, 31), (2, 28), (3, 1))}
    return sorted(day for day in bounds | voting | ends if FIRST <= day <= LAST)


def case(seed: int, number: int) -> Case:
    """The case of that number: always the same for the same seed."""
    chance = random.Random(f"{seed}/{number}")
    around = chance.choice(turning_days()) if chance.random() < 0.5 else a_day(chance)
    around -= DAY * chance.randrange(0, 30)
    zone = chance.choice(list(HOURS_FROM_UTC))
    names = chance.sample(moment_names(), chance.randrange(1, 7))
    area = an_area(chance, around)
    made = Case(
        regime=chance.choice(REGIMES),
        on=around + DAY * chance.randrange(-10, 40),
        moments={name: a_moment(chance, around) for name in names},
        zone=zone,
        reporter_zone=chance.choice([None, *HOURS_FROM_UTC]),
        area=area,
        drafts=some_decrees(chance, around, area),
        stands=tuple(a_pause(chance, around) for _ in range(chance.choice((0, 0, 1, 2, 3)))),
    )
    return at_the_desk(chance, made) if chance.random() < 0.05 else made


def at_the_desk(chance: random.Random, made: Case) -> Case:
    """The case with a report that may fall due on a day on which the desk keeps other hours."""
    known = [row for row in table("counting") if row["key"] == "reception_special"]
    row = chance.choice(known)
    on = chance.choice(sorted(desk_days(row["regime"], tuple(row["stages"]))))
    moment = a_moment(chance, on - DAY * chance.randrange(7, 30))
    return replace(made, regime=row["regime"], on=on, moments={**made.moments, "known": moment})


def a_day(chance: random.Random) -> date:
    return FIRST + DAY * chance.randrange((LAST - FIRST).days)


def an_area(chance: random.Random, around: date) -> str | None:
    """No area, any area, or one that votes within six weeks."""
    if chance.random() < 0.3:
        return None
    near = [area for voting, area in voting_days() if 0 <= (voting - around).days < 42]
    return chance.choice(near if near and chance.random() < 0.7 else areas())


@cache
def voting_days() -> list[tuple[date, str]]:
    return [
        (date.fromisoformat(row["voting_on"]), str(row["area_code"]))
        for row in contests()
        if row["voting_on"]
    ]


def a_moment(chance: random.Random, around: date) -> datetime:
    """Half of all moments lie within two minutes of a midnight or of a desk's closing hour."""
    day = around + DAY * chance.randrange(0, 20)
    zone = timezone(timedelta(hours=chance.choice((0, 7, 8, 9))))
    if chance.random() < 0.5:
        at = datetime.combine(day, time(chance.choice((0, 0, 16))), zone)
        return at + timedelta(seconds=chance.choice((-60, -1, 0, 1, 59, 60)))
    return datetime.combine(day, time(), UTC) + timedelta(seconds=chance.randrange(86400))


def a_pause(chance: random.Random, around: date) -> Stand:
    begins = around + DAY * chance.randrange(-5, 40)
    ends = begins + DAY * chance.choice((0, 0, 1, 2, 3, 7, 14, 30))
    return Stand(chance.choice(KINDS), begins, None if chance.random() < 0.15 else ends)


def some_decrees(chance: random.Random, around: date, area: str | None) -> tuple[Row, ...]:
    """Drafts one after the other: each may take back what it found, the area's own days too."""
    drafts: tuple[Row, ...] = ()
    for _ in range(chance.choice((0, 0, 0, 1, 2))):
        drafts += (a_decree(chance, around, off_days(area, drafts)),)
    return drafts


def a_decree(chance: random.Random, around: date, off: Reasons) -> Row:
    """A draft in the form of `decrees.toml`: new days off, and some of the old ones taken back."""
    year = chance.choice((around.year, around.year, around.year + 1))
    near = [around + DAY * n for n in range(60) if (around + DAY * n).year == year]
    known = [day for day in near if day in off]
    new = chance.sample(near, min(len(near), chance.randrange(0, 5)))
    back = chance.sample(known, min(len(known), chance.randrange(0, 3)))
    said = {"id": "hari rancangan", "en": "draft day"}
    kinds = ("holiday", "joint_leave")
    return {
        "key": "draft",
        "year": year,
        "number": "",
        "withdrawn": [day for day in back if day not in new],
        "day": [{"on": day, "kind": chance.choice(kinds), **said} for day in sorted(new)],
        "source": "not-found",
        "article": "",
        "certainty": "unverified",
        "checked_on": around,
    }
