"""Which days count as working days in Indonesia, and why a day does not."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache

from holidays import GOVERNMENT, PUBLIC, country_holidays

from netra.law import elections
from netra.law.citation import Citation, cite
from netra.law.decrees import Decree, decrees_of_data, loaded
from netra.law.tables import Row, rows, rows_on

_CALENDARS = 2048


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why a day does not count: a key of `counting_reasons.toml` and the words of that day."""

    key: str
    id: str
    en: str


@cache
def reason(key: str) -> Reason:
    """The words of one key; KeyError if `counting_reasons.toml` has none."""
    found = {row["key"]: row for row in rows("counting_reasons")}[key]
    return Reason(key=key, id=found["id"], en=found["en"])


@dataclass(frozen=True, kw_only=True, eq=False)
class Calendar:
    """National holidays and joint leave with their decrees, and what was laid over them.

    `extra` adds days off, `withdrawn` takes national days back, `decreed` holds years whose decree
    was loaded beside the data. A calendar never changes: `with_…` gives another one. Two calendars
    are equal only if they are the same one, so that counting may remember its results.
    """

    extra: Mapping[date, str | Reason] = field(default_factory=dict)
    withdrawn: frozenset[date] = frozenset()
    decreed: frozenset[int] = frozenset()

    def why_off(self, day: date) -> Reason | None:
        """Why nobody works that day, or None on a working day."""
        added = self.extra.get(day)
        if added is not None:
            return added if isinstance(added, Reason) else _regional(added)
        if day not in self.withdrawn:
            named = _named_days_off(day.year).get(day)
            if named is not None:
                return named
        return reason("weekend") if day in _weekends(day.year) else None

    def day_off(self, day: date) -> str | None:
        """Why nobody works that day (Indonesian), or None on a working day."""
        found = self.why_off(day)
        return found.id if found else None

    def is_working_day(self, day: date) -> bool:
        """True unless the day is a weekend, a holiday, joint leave or a day off laid over them."""
        return self.why_off(day) is None

    def provisional(self, year: int) -> bool:
        """True while no decree of that year is known: its joint leave may still change."""
        return year not in self.decreed and not decrees_of_data(year)

    def with_decree(self, decree: Decree) -> "Calendar":
        """This calendar as it is once the decree holds: its days added, those it withdraws gone.

        A day off of the area stays: a national decree neither gives nor takes it. An area's own
        decree says nothing of the year.
        """
        days = {day.on: Reason(key=day.kind, id=day.id, en=day.en) for day in decree.days}
        kept = {
            on: why
            for on, why in self.extra.items()
            if on not in decree.withdrawn or (_is_regional(why) and not decree.area)
        }
        return replace(
            self,
            extra={**days, **kept},
            withdrawn=(self.withdrawn | decree.withdrawn) - days.keys(),
            decreed=self.decreed if decree.area else self.decreed | {decree.year},
        )

    def with_days(self, days: Mapping[date, str | Reason]) -> "Calendar":
        """This calendar with more days off."""
        return replace(self, extra={**self.extra, **days})


def national() -> Calendar:
    """The calendar of the whole country, the same object until a decree is loaded."""
    return _national(_for_all(loaded()))


def calendar_of(area_code: str, *, without: frozenset[str] = frozenset()) -> Calendar:
    """The calendar of an area (`33`, `33.19`): the national one and the area's own days off.

    Voting and re-voting days of its contests and of its province's count as days off there, and so
    do the days some authority announced (`regional_days.toml`) or decreed for it. The same object
    per area until a decree is loaded, and the national one itself where the area has no day of its
    own: files then share their counts. `without` leaves out loaded decrees by their keys.
    """
    held = loaded()
    if without:
        held = tuple(each for each in held if each.key not in without)
    return _of_area(area_code, held)


@lru_cache(maxsize=_CALENDARS)
def laid_over(calendar: Calendar, decrees: tuple[Decree, ...]) -> Calendar:
    """That calendar once these decrees hold, one after another; always the same object for the same
    ones, so that counting may remember its results."""
    for each in decrees:
        calendar = calendar.with_decree(each)
    return calendar


@lru_cache(maxsize=_CALENDARS)
def _of_area(area_code: str, held: tuple[Decree, ...]) -> Calendar:
    days = {**_voting_days(area_code), **_announced(area_code)}
    base = _national(_for_all(held))
    own = tuple(each for each in held if each.area and each.holds_in(area_code))
    return laid_over(base.with_days(days) if days else base, own)


@lru_cache(maxsize=_CALENDARS)
def _national(held: tuple[Decree, ...]) -> Calendar:
    return laid_over(_plain(), held)


@cache
def _plain() -> Calendar:
    return Calendar()


def _for_all(held: tuple[Decree, ...]) -> tuple[Decree, ...]:
    return tuple(each for each in held if not each.area)


def working_day_citation(on: date) -> Citation:
    """The source of what a working day is on that date."""
    return cite(_working_week(on))


def regional_citation() -> Citation:
    """The source of voting days being days off in their area."""
    return cite(_voting_row())


def _voting_days(area_code: str) -> dict[date, Reason]:
    words = Reason(key="regional_day", id=_voting_row()["id"], en=_voting_row()["en"])
    voting = {
        contest.voting_on
        for election in elections.elections()
        for contest in elections.contests(election.id)
        if _holds(contest.area_code, area_code)
    }
    return {day: words for day in sorted(voting) if day not in _named_days_off(day.year)}


def _announced(area_code: str) -> dict[date, Reason]:
    return {
        row["on"]: Reason(key="regional_day", id=row["id"], en=row["en"])
        for row in rows("regional_days")
        if row["key"] == "announced" and _holds(row["area"], area_code)
    }


def _holds(outer: str, inner: str) -> bool:
    """True if the area `inner` is `outer` or lies in it, by the codes of Home Affairs."""
    return inner == outer or inner.startswith(f"{outer}.")


def _voting_row() -> Row:
    return next(row for row in rows("regional_days") if row["key"] == "voting_day")


def _is_regional(why: str | Reason) -> bool:
    return isinstance(why, str) or why.key == "regional_day"


def _regional(words: str) -> Reason:
    return Reason(key="regional_day", id=words, en=words)


def _working_week(on: date) -> Row:
    week = [row for row in rows("counting") if row["key"] == "working_week"]
    return rows_on(week, on)[-1]


@cache
def _weekends(year: int) -> frozenset[date]:
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
    return frozenset(day for day in days if day.isoweekday() not in _weekdays(day))


def _weekdays(day: date) -> frozenset[int]:
    return frozenset(_working_week(day)["weekdays"])


@cache
def _named_days_off(year: int) -> dict[date, Reason]:
    """Holidays and voting days are the library's `public`, joint leave its `government` days; what
    the decrees of the data add or take back comes on top."""
    found: dict[date, Reason] = {}
    for category, key in ((GOVERNMENT, "joint_leave"), (PUBLIC, "holiday")):
        english = _library(year, category, "en_US")
        for day, name in _library(year, category, "id").items():
            found[day] = Reason(key=key, id=name, en=english[day])
    for decree in decrees_of_data(year):
        for day in decree.withdrawn & found.keys():
            del found[day]
        added = {day.on: day for day in decree.days if day.on not in found}
        found |= {on: Reason(key=day.kind, id=day.id, en=day.en) for on, day in added.items()}
    return found


def _library(year: int, category: str, language: str) -> dict[date, str]:
    found = country_holidays(
        "ID", years=year, categories=(category,), language=language, expand=False
    )
    return dict(found.items())
