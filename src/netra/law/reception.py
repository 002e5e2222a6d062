"""When the desk receives: its ordinary hours, and the days on which it keeps others."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

from netra.law import elections
from netra.law.calendar import Calendar
from netra.law.tables import Row


@dataclass(frozen=True, kw_only=True, eq=False)
class Desk:
    """The hour the desk closes. On `special_on` it is open whatever day that is, until
    `special_closes`; `friday_other` and `special_other` are the other readings of the hour. `usual`
    and `special` are the rows that say so, None where none does."""

    closes: time
    friday_other: time
    special_on: frozenset[date]
    special_closes: time
    special_other: time
    usual: Row | None = None
    special: Row | None = None

    def row_on(self, day: date) -> Row | None:
        """The row that gives that day its hours."""
        return self.special if day in self.special_on else self.usual

    def closes_on(self, day: date) -> time:
        """The closing hour of that day in the reading shown first."""
        return self.special_closes if day in self.special_on else self.closes

    def others_on(self, day: date) -> tuple[time, ...]:
        """The closing hours other readings give that day."""
        friday = (self.friday_other,) if day.isoweekday() == _FRIDAY else ()
        return (*friday, self.special_other) if day in self.special_on else friday

    def receives_on(self, day: date, calendar: Calendar) -> bool:
        """True if anybody is at the desk that day."""
        return day in self.special_on or calendar.is_working_day(day)

    def late(self, at: datetime, calendar: Calendar) -> date | None:
        """The next day the desk receives, for what arrives (local time) when it is shut; None for
        what arrives in time. Before it opens is in time."""
        day = at.date()
        if self.receives_on(day, calendar) and at.time() <= self.closes_on(day):
            return None
        day += timedelta(days=1)
        while not self.receives_on(day, calendar):
            day += timedelta(days=1)
        return day


@cache
def days_of(regime: str, stages: tuple[str, ...]) -> frozenset[date]:
    """Every day of those stages of the elections of the regime that were held everywhere."""
    return frozenset(
        stage.starts_on + timedelta(days=n)
        for election in elections.elections()
        if election.regime == regime and election.parent is None
        for stage in elections.stages(election.id)
        if stage.key in stages and stage.everywhere and stage.starts_on and stage.ends_on
        for n in range((stage.ends_on - stage.starts_on).days + 1)
    )


_FRIDAY = 5
