"""Asks both clocks the same and says where they differ."""

from collections.abc import Iterator
from dataclasses import replace

from netra.law.calendar import Calendar, calendar_of, national
from netra.law.deadlines import Deadline, deadlines, no_limits
from netra.law.deadlines.readings import Stopped
from netra.law.decrees import decree
from netra.law.pauses import Pause
from tests.law.second.clock import Case, Step, answers, opened_later
from tests.law.second.days import reasons
from tests.law.second.desk import is_open
from tests.law.second.table import holds, speaks_of, table
from tests.law.second.version import version_differences

DESK_SHUT = "reception_hours"


def calendar(asked: Case) -> Calendar:
    """The first clock's calendar of that area, with the drafts loaded."""
    known = national() if asked.area is None else calendar_of(asked.area)
    for row in asked.drafts:
        known = known.with_decree(decree(row))
    return known


def first_clock(asked: Case) -> dict[str, Deadline]:
    found = deadlines(
        regime=asked.regime,
        on=asked.on,
        moments=asked.moments,
        zone=asked.zone,
        holidays=calendar(asked),
        pauses=[Pause(kind=s.kind, begins_on=s.begins, ends_on=s.ends) for s in asked.stands],
        reporter_zone=asked.reporter_zone,
    )
    assert len({each.step for each in found}) == len(found)
    return {each.step: each for each in found}


def differences(asked: Case) -> list[str]:
    """Every difference between the two clocks, in words; empty if they agree."""
    told = first_clock(asked)
    mine = answers(asked)
    here = [f"steps {sorted(set(told) ^ set(mine))}"] if set(told) != set(mine) else []
    here += [*silent(asked), *version_differences(asked)]
    for step in set(told) & set(mine):
        here += [f"{step}: {what}" for what in differs(asked, told[step], mine[step])]
    return sorted(here)


def silent(asked: Case) -> list[str]:
    """The steps without a limit."""
    told = {each.step for each in no_limits(regime=asked.regime, on=asked.on)}
    mine = {
        row["step"]
        for row in table("deadlines_none")
        if speaks_of(row, asked.regime) and holds(row, asked.on)
    }
    return [f"without limit {sorted(told ^ mine)}"] if told != mine else []


def differs(asked: Case, told: Deadline, mine: Step) -> Iterator[str]:
    row, first = mine.row, mine.first
    others = sorted(mine.readings - {mine.due}) if mine.due else []
    waits = None if row["counts_from"] in asked.moments else row["counts_from"]
    due = told.due and told.due.isoformat()
    every = [each.isoformat() for each in told.readings]
    other = told.due_other_reading and told.due_other_reading.isoformat()
    pairs: dict[str, tuple[object, object]] = {
        "due": (due, mine.due),
        "readings": (every, sorted(mine.readings)),
        "other reading": (other, others[-1] if others else None),
        "waits for": (told.waits_for, waits),
        "paused": (told.paused, waits is None and mine.due is None),
        "provisional": (told.provisional, mine.provisional),
        "row": ((told.citation.source, told.citation.article), (row["source"], row["article"])),
        "first day's row": (told.counting.source, first["source"]),
        "opens": (told.opens, row["ends"] == "day_start"),
        "counts from": (told.counts_from, row["counts_from"]),
        "days": ((told.days, told.unit), (row.get("hours", row["days"]), row["unit"])),
        "extends": (told.extends, row.get("extends")),
        "extension": (lengthening(told), mine.extension),
        "stopped": (tuple(said(each) for each in told.stopped), mine.stopped),
        "strip": (tuple((day.date, day.counted) for day in told.strip), mine.days),
    }
    yield from (f"{name} {a} not {b}" for name, (a, b) in pairs.items() if a != b)
    yield from strip_reasons(asked, told, mine)


def said(stopped: Stopped) -> tuple[str, bool, int]:
    return stopped.stop.pause.kind, stopped.stop.moves, stopped.days


def lengthening(told: Deadline) -> tuple[str, str | None, bool, str | None] | None:
    by = told.extension
    if by is None:
        return None
    due, without = (at.isoformat() if at else None for at in (by.due, by.without))
    return by.step, due, by.granted, without


def strip_reasons(asked: Case, told: Deadline, mine: Step) -> Iterator[str]:
    """A day that does not count names a true reason; one that counts, at most the desk."""
    desk = mine.row["ends"] == "reception_end"
    for n, day in enumerate(told.strip):
        shut = reasons(day.date, asked.off)
        true = set(shut) if told.unit == "working_day" else set()
        true |= {"paused"} if any(stand.on(day.date) for stand in asked.stands) else set()
        true |= {"first_day"} if n == 0 and not mine.first["counts"] else set()
        open_ = is_open(mine.row["family"], asked.regime, asked.on, asked.off, day.date)
        said_of_counted = DESK_SHUT if desk and not open_ else None
        if n == 0 and opened_later(asked, mine.row):
            said_of_counted = "arrival"
        allowed = {said_of_counted} if day.counted else true
        if day.key not in allowed:
            yield f"strip {day.date} says {day.key}, not one of {allowed}"


def shrunk(asked: Case) -> Case:
    """The smallest case near that one on which the clocks still differ."""
    for smaller in smaller_cases(asked):
        if differences(smaller):
            return shrunk(smaller)
    return asked


def smaller_cases(asked: Case) -> Iterator[Case]:
    for name in asked.moments:
        yield replace(asked, moments={k: v for k, v in asked.moments.items() if k != name})
    for n in range(len(asked.stands)):
        yield replace(asked, stands=asked.stands[:n] + asked.stands[n + 1 :])
    for n in range(len(asked.drafts)):
        yield replace(asked, drafts=asked.drafts[:n] + asked.drafts[n + 1 :])
    if asked.reporter_zone:
        yield replace(asked, reporter_zone=None)
    if asked.area:
        yield replace(asked, area=None)
