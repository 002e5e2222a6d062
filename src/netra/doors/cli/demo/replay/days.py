"""When each step of a case was: the day the source states, or one assumed by these rules.

The incident:
1. a stated day is taken;
2. of a stated month, the first day of the stage the source ties it to (registration), else the
   15th, or the day before the first stated step if that comes earlier;
3. before the stages: 180 days before determination;
4. otherwise 30 days before the first stated step or, without one, before publication; not before
   the campaign began where the source speaks of the campaign;
5. with neither: 30 days before determination where the source puts it before, else the first day
   of the campaign.

Steps: an assumed step lies one working day before the step after it, counted back from the next
stated day, or from publication (the last step on that very day); never before the step before it
nor before the incident. Where neither follows: one working day after the step before it.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from netra.doors.cli.demo.replay.facts import Case, Step
from netra.law import elections
from netra.law.calendar import Calendar

MONTH = 15
BACK = timedelta(days=30)
LONG_BACK = timedelta(days=180)
DAY = timedelta(days=1)


class NoDayKnown(ValueError):
    """The facts of a case leave nothing to assume a day from."""


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day, and whether it is only assumed."""

    on: date
    assumed: bool


def incident(case: Case) -> Day:
    """The day of the incident. `NoDayKnown` where no rule answers."""
    if len(case.happened) == len("2024-10-17"):
        return Day(on=date.fromisoformat(case.happened), assumed=False)
    return Day(on=_in_month(case) if case.happened else _supposed(case), assumed=True)


def timeline(case: Case) -> tuple[Day, ...]:
    """A day for each step, in order."""
    days: list[Day] = []
    floor = incident(case).on
    waiting = 0
    for number, step in enumerate(case.steps):
        waiting += 1
        anchor = step.stated or _end(case, floor, last=number == len(case.steps) - 1)
        if anchor is None:
            continue
        days += _back(anchor, waiting, floor, stated=step.stated is not None)
        floor, waiting = anchor, 0
    return (*days, *_onward(floor, waiting))


def _end(case: Case, floor: date, *, last: bool) -> date | None:
    """The day of publication, for the last step; None before, or if the case ran past it."""
    if not last or case.published is None:
        return None
    return max(case.published, floor)


def _back(anchor: date, steps: int, floor: date, *, stated: bool) -> list[Day]:
    found = [Day(on=anchor, assumed=not stated)]
    while len(found) < steps:
        found.append(Day(on=max(_working(found[-1].on, -DAY), floor), assumed=True))
    return found[::-1]


def _onward(floor: date, steps: int) -> list[Day]:
    found: list[Day] = []
    for _ in range(steps):
        floor = _working(floor, DAY)
        found.append(Day(on=floor, assumed=True))
    return found


def _working(day: date, stride: timedelta) -> date:
    calendar = Calendar()
    day += stride
    while not calendar.is_working_day(day):
        day += stride
    return day


def _in_month(case: Case) -> date:
    if case.stage == "candidate_registration":
        return _first_day(case, case.stage)
    day = date.fromisoformat(f"{case.happened}-{MONTH}")
    first = _first_stated(case.steps)
    return min(day, first - DAY) if first else day


def _supposed(case: Case) -> date:
    anchor = _first_stated(case.steps) or case.published
    if case.stage == "before_stages":
        return _determined(case) - LONG_BACK
    if anchor is not None:
        day = anchor - BACK
        return max(day, _first_day(case, "campaign")) if case.stage == "campaign" else day
    if case.stage == "before_determination":
        return _determined(case) - BACK
    return _first_day(case, "campaign")


def _first_stated(steps: tuple[Step, ...]) -> date | None:
    return min((step.stated for step in steps if step.stated), default=None)


def _determined(case: Case) -> date:
    contest = case.law_contest()
    if contest is None or contest.determined_on is None:
        raise NoDayKnown(f"{case.key}: the day of determination is not known")
    return contest.determined_on


def _first_day(case: Case, stage: str) -> date:
    contest = case.law_contest()
    for found in elections.stages_of(contest) if contest else ():
        if found.key == stage and found.starts_on is not None:
            return found.starts_on
    raise NoDayKnown(f"{case.key}: the first day of {stage} is not known")
