"""The case page's clocks: which run at this stage, how their days count, what has no clock here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from netra.base.when import local_day
from netra.doors.desk.acts.form import cited, either, word
from netra.doors.desk.context import Desk
from netra.doors.desk.parts.counted import headed, how, length, marks, rules, to_row
from netra.doors.desk.parts.outcome import kind
from netra.doors.ui.clocks import Claim, Reading, Rule, Strip, StripDay, Unclocked
from netra.doors.ui.formats import moment
from netra.journeys.queries import Line
from netra.journeys.queries.moments import DECIDED, KEPT, moments_of
from netra.law.calendar import calendar_of
from netra.law.counting import Day
from netra.law.deadlines import Deadline, deadlines, no_limits
from netra.law.decrees import KINDS, Decree, decrees_of, decrees_of_data
from netra.law.steps import rights, steps

REGIONAL = "regional_day"


@dataclass(frozen=True, kw_only=True)
class Clocks:
    """The clocks that run, the one that is due on top, and the steps that have none here."""

    strips: tuple[Strip, ...]
    unclocked: tuple[Unclocked, ...]


def clocks(line: Line, desk: Desk, made: Sequence[Any] = ()) -> Clocks:
    """Every deadline that concerns the file where it stands. Where its line does not say the dates
    of the only decision `made`, each decision has its own clocks. No query."""
    found = _counted(line, desk)
    concerned = _concerned(line, found)
    apart = made if len(made) > 1 or "decision" not in line.moments else ()
    if not apart:
        return _clocks(line, desk, found, concerned)
    others = [step for step in concerned if step not in _of_decisions()]
    told = [_clocks(line, desk, found, others), *(_of_one(line, desk, each) for each in apart)]
    strips = [strip for each in told for strip in each.strips]
    strips.sort(key=lambda strip: (strip.name != headed(line.due_step), strip.due or desk.now))
    return Clocks(
        strips=tuple(strips),
        unclocked=tuple(step for each in told for step in each.unclocked),
    )


def _of_one(line: Line, desk: Desk, made: Any) -> Clocks:
    """The clocks of one decision, named by its respondent's number and its kind."""
    others = {key: moment for key, moment in line.moments.items() if key not in DECIDED}
    alone = replace(line, moments=others | moments_of(made))
    found = _counted(alone, desk)
    concerned = [step for step in _concerned(alone, found) if step in _of_decisions()]
    clocks = _clocks(alone, desk, found, concerned)
    whose = f", {word('respondent')} {made.respondent.number} ({kind(made.kind)})"
    return Clocks(
        strips=tuple(replace(each, name=each.name + whose) for each in clocks.strips),
        unclocked=tuple(replace(each, name=each.name + whose) for each in clocks.unclocked),
    )


def _of_decisions() -> frozenset[str]:
    """The steps that come or end with a moment of a decision."""
    return frozenset(
        step.key for step in steps() if not DECIDED.keys().isdisjoint({step.ended_by, *step.only})
    )


def _clocks(
    line: Line, desk: Desk, found: Mapping[str, Deadline], concerned: Sequence[str]
) -> Clocks:
    here = [found[step] for step in concerned if step in found]
    over = [each for each in here if each.step in rights() and each.due and each.due < desk.now]
    running = [each for each in here if (each.due or each.paused) and each not in over]
    running.sort(key=lambda each: (each.step != line.due_step, each.due or desk.now))
    return Clocks(
        strips=tuple(_strip(each, line, desk) for each in running),
        unclocked=(
            *(_waits(each) for each in here if each.waits_for),
            *(_over(each, line) for each in over),
            *_without_limit(line, [step for step in concerned if step not in found]),
        ),
    )


def _counted(line: Line, desk: Desk) -> dict[str, Deadline]:
    """What the law gives, by step. Before an extension is granted its step is none of its own."""
    found = deadlines(
        regime=line.regime,
        on=line.rules_on,
        moments=line.moments,
        zone=line.zone,
        holidays=calendar_of(line.area),
        pauses=line.pauses,
        today=local_day(desk.now, line.zone),
    )
    return {each.step: each for each in found if not each.extends}


def _concerned(line: Line, found: dict[str, Deadline]) -> list[str]:
    facts = {f"crime_{line.crime}", *line.moments}
    here = [
        step.key for step in steps() if step.concerns(line.stage, facts=facts, moments=line.moments)
    ]
    due = [line.due_step] if line.due_step in found else []
    return list(dict.fromkeys([*due, *here]))


def _strip(found: Deadline, line: Line, desk: Desk) -> Strip:
    today = local_day(desk.now, line.zone)
    last = local_day(found.due, line.zone) if found.due and not found.claimed else None
    return Strip(
        name=headed(found.step),
        days=tuple(_day(each, today, last, line.area) for each in found.strip),
        due=found.due,
        now=desk.now,
        zone=line.zone,
        marks=marks(found, line),
        rules=rules(found, line),
        readings=_readings(found),
        opens=found.opens,
        right=found.step in rights(),
        claim=_claim(found, line, today) if found.claimed else None,
    )


def _claim(found: Deadline, line: Line, today: date) -> Claim:
    began = local_day(line.moments[found.counts_from], line.zone)
    return Claim(days=(today - began).days, citation=cited(found.citation))


def _day(found: Day, today: date, last: date | None, area: str) -> StripDay:
    return StripDay(
        date=found.date,
        counted=found.counted,
        past=found.date < today,
        today=found.date == today,
        due=found.date == last,
        reason=either(found.reason or "", found.reason_en or ""),
        decree=_decree(found, area) if found.key in KINDS else None,
    )


def _decree(found: Day, area: str) -> Rule | None:
    """The decree that makes it a day off: the last that names the day, else the year's own for the
    whole country; None where there is none, and for an area's day off announced without one."""
    day = found.date
    known = [each for each in decrees_of(day.year) if each.holds_in(area)]
    naming = [each for each in known if day in {named.on for named in each.days}]
    whole = [each for each in known if found.key != REGIONAL and not each.area]
    named = next(iter([*reversed(naming), *whole]), None)
    return _named(named) if named else None


def _named(decree: Decree) -> Rule:
    """A decree by its number; one that was loaded stands in no file of the data."""
    in_data = decree in decrees_of_data(decree.year)
    return Rule(
        text=_("decree %(number)s") % {"number": decree.number or decree.citation.title},
        url=to_row("decrees", decree.key) if in_data else decree.citation.url,
    )


def _readings(found: Deadline) -> tuple[Reading, ...]:
    """Each distinct result and how it comes about; nothing where there is but one."""
    if len(found.explained) + (found.due is None) < 2:
        return ()
    return tuple(
        Reading(
            due=each.due, how=how(each, found), shown=each.due == found.due and not found.claimed
        )
        for each in found.explained
    )


def _waits(found: Deadline) -> Unclocked:
    told = _("%(length)s, counted once this has come: %(moment)s.") % {
        "length": length(found.days, found.unit),
        "moment": headed(found.counts_from),
    }
    unseen = _("No page of Netra records that moment, so this clock never runs here.")
    return Unclocked(
        name=headed(found.step),
        why=told if found.counts_from in KEPT else f"{told} {unseen}",
        url=to_row("deadlines", found.step),
        citation=cited(found.citation),
    )


def _over(found: Deadline, line: Line) -> Unclocked:
    assert found.due is not None
    return Unclocked(
        name=headed(found.step),
        why=_("this time ended %(moment)s.") % {"moment": moment(found.due, line.zone)},
        url=to_row("deadlines", found.step),
        citation=cited(found.citation),
    )


def _without_limit(line: Line, concerned: Iterable[str]) -> Iterable[Unclocked]:
    on = local_day(line.since, line.zone) if line.forwarded else line.rules_on
    for each in no_limits(regime=line.regime, on=on):
        if each.step in concerned:
            yield Unclocked(
                name=headed(each.step),
                why=either(each.note_id, each.note_en),
                url=to_row("deadlines_none", each.step),
                citation=cited(each.citation),
            )
