"""How a clock was counted, in sentences: marks for its line, rules and readings beneath."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.base.when import local_day
from netra.doors.desk.acts.form import cited
from netra.doors.law_links import law_row_url
from netra.doors.portal.law.words import headed, word
from netra.doors.ui.clocks import Rule
from netra.doors.ui.formats import day, day_short, moment, moment_short
from netra.journeys.queries import Line
from netra.law.calendar import calendar_of
from netra.law.deadlines import Deadline
from netra.law.deadlines.limits import FILES
from netra.law.deadlines.readings import Reading, Stopped
from netra.law.tables import rows

__all__ = ["headed", "how", "length", "marks", "rules", "to_row"]


def to_row(file: str, key: str) -> str:
    """The address of a row; a step's stands in whichever file of deadlines knows it."""
    if file == FILES[0]:
        file = next(each for each in FILES if any(row["step"] == key for row in rows(each)))
    return law_row_url(file, key)


def length(days: int, unit: str) -> str:
    """*7 working days*."""
    counted = ngettext("%(n)s %(unit)s", "%(n)s %(unit)ss", days)
    return counted % {"n": days, "unit": word(unit)}


def marks(found: Deadline, line: Line) -> tuple[str, ...]:
    """What must be seen without opening the strip: paused, moved, provisional, other readings."""
    said = (_stands(found), _moved(found), _provisional(found, line), _other(found, line))
    return tuple(filter(None, said))


def rules(found: Deadline, line: Line) -> tuple[Rule, ...]:
    """The rule of the step, how its first and its last day count, its extension, and what stopped
    its clock."""
    return (
        _step(found, line),
        _first_day(found),
        *_last_day(found),
        *_extension(found, line),
        *map(_pause, found.stopped),
        *_undecreed(found, line),
    )


def how(reading: Reading, found: Deadline) -> str:
    """How one reading came about, where it may differ from another."""
    said = [
        _("%(length)s from: %(moment)s")
        % {
            "length": length(reading.variant.days, reading.variant.unit),
            "moment": word(reading.variant.counts_from),
        }
    ]
    if len({each.first_counts for each in found.explained}) > 1:
        first = {True: _("the first day counts"), False: _("the first day does not count")}
        said.append(first[reading.first_counts])
    if reading.moved:
        said.append(_("a last day off moves to the next working day"))
    if found.stopped:
        stops = {True: _("the pause stops the clock"), False: _("the clock runs on in the pause")}
        said.append(stops[reading.paused])
    if reading.other_hour:
        said.append(_("by another closing hour of the desk"))
    if reading.arrival:
        said.append(_("from the day the desk next received"))
    return "; ".join(said)


def _stands(found: Deadline) -> str:
    since = [each.stop.pause for each in found.stopped if each.stop.pause.ends_on is None]
    if not (found.paused and since):
        return ""
    return _("paused since %(day)s: %(why)s") % {
        "day": day_short(min(each.begins_on for each in since)),
        "why": word(since[0].kind),
    }


def _moved(found: Deadline) -> str:
    if found.paused or not found.moved:
        return ""
    moved = ngettext("moved by %(n)s day", "moved by %(n)s days", found.moved)
    return moved % {"n": found.moved}


def _provisional(found: Deadline, line: Line) -> str:
    if not found.provisional:
        return ""
    return _("provisional: no decree for %(years)s") % {"years": _years(found, line)}


def _other(found: Deadline, line: Line) -> str:
    others = [each for each in found.readings if each != found.due]
    if not others:
        return ""
    latest = moment_short(max(others), line.zone)
    if len(others) == 1:
        return _("two readings: or %(moment)s") % {"moment": latest}
    return _("%(n)s readings: as late as %(moment)s") % {
        "n": len(others) + (found.due is not None),
        "moment": latest,
    }


def _years(found: Deadline, line: Line) -> str:
    """The years it runs through, under any reading, that have no decree yet."""
    last = max([found.strip[-1].date, *(each.date() for each in found.readings)])
    calendar = calendar_of(line.area)
    keys = {found.counts_from, *(each.variant.counts_from for each in found.explained)}
    first = min(local_day(line.moments[key], line.zone) for key in keys)
    spanned = range(first.year, last.year + 1)
    return ", ".join(str(year) for year in spanned if calendar.provisional(year))


def _step(found: Deadline, line: Line) -> Rule:
    began = line.moments[found.counts_from]
    counted = _("%(length)s from: %(moment)s (%(when)s)") % {
        "length": length(found.days, found.unit),
        "moment": word(found.counts_from),
        "when": moment(began, line.zone),
    }
    return Rule(
        text=": ".join(filter(None, (found.citation.article, counted))),
        url=to_row(FILES[0], found.step),
        citation=cited(found.citation),
    )


def _first_day(found: Deadline) -> Rule:
    return Rule(
        text=_("How the first day counts"),
        url=to_row("counting", "first_day"),
        citation=cited(found.counting),
    )


def _last_day(found: Deadline) -> Iterable[Rule]:
    said = {
        "last_day_off": _("How a last day off counts"),
        "reception": _("When the desk closes"),
        "reception_special": _("When the desk closes in the quiet period and on voting day"),
    }
    for key, citation in found.ended_by:
        yield Rule(text=said[key], url=to_row("counting", key), citation=cited(citation))


def _extension(found: Deadline, line: Line) -> Iterable[Rule]:
    longer = found.extension
    if longer is None:
        return
    url = to_row(FILES[0], longer.step)
    if longer.granted and longer.without:
        without = moment(longer.without, line.zone)
        yield Rule(text=_("Extended; without that: %(moment)s") % {"moment": without}, url=url)
    elif longer.due:
        until = moment(longer.due, line.zone)
        yield Rule(text=_("May be extended until %(moment)s") % {"moment": until}, url=url)


def _pause(stopped: Stopped) -> Rule:
    pause = stopped.stop.pause
    span = _("%(kind)s, from %(begins)s to %(ends)s") % {
        "kind": headed(pause.kind),
        "begins": day(pause.begins_on),
        "ends": day(pause.ends_on) if pause.ends_on else _("an open end"),
    }
    return Rule(
        text=f"{span}: {_does(stopped)}",
        url=to_row("deadlines_pauses", pause.kind),
        citation=cited(stopped.stop.citation),
    )


def _does(stopped: Stopped) -> str:
    """What a pause does to the end: nothing, so many days, or as many as it will have."""
    if not stopped.stop.moves:
        return _("the end stays")
    if stopped.stop.pause.ends_on is None:
        return _("the end is not known before it is over")
    return ngettext("the end moves by %(n)s day", "the end moves by %(n)s days", stopped.days) % {
        "n": stopped.days
    }


def _undecreed(found: Deadline, line: Line) -> Iterable[Rule]:
    if found.provisional:
        told = _("No decree on days off is known for %(years)s yet: this date may still move.")
        yield Rule(text=told % {"years": _years(found, line)})
