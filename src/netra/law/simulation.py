"""What a draft would change: which dates of running files move, and which results turn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache, partial

from netra.law.calendar import Calendar, calendar_of
from netra.law.citation import Citation
from netra.law.deadlines import Deadline, NoKnownLimit, deadline
from netra.law.deadlines.limits import Rules
from netra.law.decrees import loaded
from netra.law.drafts import Draft
from netra.law.pauses import Pause
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class Running:
    """A running file as the clock sees it.

    `name` is what reports call it; `on` the day whose rules it runs under; `area` the code of its
    office's area, "" for none; `step` the step that runs, "" for none; `moments` are aware.
    """

    key: str
    name: str
    regime: str
    on: date
    zone: str
    area: str
    step: str
    moments: Mapping[str, datetime]
    pauses: tuple[Pause, ...] = field(default=())


class Result(StrEnum):
    """How a step stands towards its limit: done in time or late; still running or past its end;
    without a date; or a day before which it is not lawful."""

    IN_TIME = "in_time"
    LATE = "late"
    RUNNING = "running"
    EXPIRED = "expired"
    NO_DATE = "no_date"
    OPENS = "opens"


GOOD, BAD = (Result.IN_TIME, Result.RUNNING), (Result.LATE, Result.EXPIRED)


@dataclass(frozen=True, kw_only=True)
class End:
    """When a step is due, and by which row; `opens` if it is lawful only from then on."""

    due: datetime | None
    opens: bool
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Change:
    """One step of one file that the draft moves, or whose result it turns.

    `days` is how many days later it is due, negative if earlier; None if one of the dates is
    missing. `running` is False for a step that was done already.
    """

    file: Running
    step: str
    running: bool
    before: datetime | None
    after: datetime | None
    days: int | None
    was: Result
    becomes: Result

    @property
    def expired(self) -> bool:
        """True if the step would be late only because of the draft."""
        return self.was in GOOD and self.becomes in BAD

    @property
    def saved(self) -> bool:
        """True if the step would be in time only because of the draft."""
        return self.was in BAD and self.becomes in GOOD


def simulate(files: Iterable[Running], draft: Draft, *, at: datetime) -> Iterator[Change]:
    """What the draft would change at the moment `at`, file by file.

    Of a step that runs every other date, of a step that was done only another result: `at` tells
    the expired from the running. The dates are those of the reading shown first.
    """
    for file in files:
        yield from _changes(file, draft, at)


def end(file: Running, step: str, calendar: Calendar, rules: Rules | None = None) -> End | None:
    """When that step of the file ends; None if no row gives it a limit."""
    found = _deadline(file, step, calendar, rules)
    return End(due=found.due, opens=found.opens, citation=found.citation) if found else None


def why(file: Running, step: str, before: Draft) -> str:
    """What moved that end since the law was as `before` has it: of the decrees that came or went
    since, by number, those that speak of a day of its period that counts otherwise now; or else the
    article of the limit; "" if there is no limit."""
    today = calendar_of(file.area)
    then = before.calendar(today, file.area)
    found, was = (_deadline(file, step, each, None) for each in (today, then))
    if found is None:
        return ""
    if was is None or found.due == was.due:
        return found.citation.article
    days = {day.date for each in (found, was) for day in each.strip}
    turned = {day for day in days if today.is_working_day(day) != then.is_working_day(day)}
    came = [each for each in loaded() if each.key in before.replaces]
    named = [
        each.number or each.citation.title
        for each in (*before.decrees, *came)
        if each.holds_in(file.area) and turned & ({day.on for day in each.days} | each.withdrawn)
    ]
    return "; ".join(named) or found.citation.article


def _deadline(file: Running, step: str, calendar: Calendar, rules: Rules | None) -> Deadline | None:
    try:
        return deadline(
            step,
            regime=file.regime,
            on=file.on,
            moments=file.moments,
            zone=file.zone,
            holidays=calendar,
            pauses=file.pauses,
            rules=rules,
        )
    except NoKnownLimit:
        return None


def _changes(file: Running, draft: Draft, at: datetime) -> Iterator[Change]:
    today = calendar_of(file.area)
    then = draft.calendar(today, file.area)
    done = [step for step, moment in _ended_by().items() if moment in file.moments]
    for step in dict.fromkeys([file.step, *done]):
        if not step:
            continue
        change = _change(file, step, end(file, step, today), end(file, step, then, draft.rules), at)
        if change.was != change.becomes or (change.running and change.before != change.after):
            yield change


def _change(
    file: Running, step: str, before: End | None, after: End | None, at: datetime
) -> Change:
    result = partial(_result, done=file.moments.get(_ended_by().get(step, "")), at=at)
    was, becomes = before.due if before else None, after.due if after else None
    return Change(
        file=file,
        step=step,
        running=step == file.step,
        before=was,
        after=becomes,
        days=(becomes.date() - was.date()).days if was and becomes else None,
        was=result(before),
        becomes=result(after),
    )


def _result(found: End | None, *, done: datetime | None, at: datetime) -> Result:
    if found is None or found.due is None:
        return Result.NO_DATE
    if found.opens:
        return Result.OPENS
    if done is not None:
        return Result.IN_TIME if done <= found.due else Result.LATE
    return Result.RUNNING if at <= found.due else Result.EXPIRED


@cache
def _ended_by() -> dict[str, str]:
    """The moment by which a step is done, for the steps whose files keep it."""
    return {row["step"]: row["moment"] for row in rows("step_ends")}
