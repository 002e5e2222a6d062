"""The events of a calendar file (RFC 5545): one for each file's running step, and those done."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from netra.doors.desk.acts.form import word
from netra.doors.ui.formats import moment
from netra.journeys.queries import Dated, Line
from netra.law.calendar import calendar_of
from netra.law.deadlines import Deadline, NoKnownLimit, deadline

EVERY = timedelta(hours=1)
"""How often a calendar is asked to look again."""

MOST = 500
"""Files in one calendar, the coming days first: nobody keeps more, and the answer stays light."""

Address = Callable[[UUID], str]


@dataclass(frozen=True, kw_only=True)
class _Day:
    """One step of one file; `counted` is how the law counts it now, None if it gives no limit."""

    step: str
    due: datetime
    article: str
    counted: Deadline | None
    done: bool


def calendar_file(office: str, files: Sequence[Dated], address: Address) -> bytes:
    """The calendar of the first `MOST` files, which says if there are more; `address` gives a
    file's page. Equal files give equal bytes."""
    made = Calendar()
    made.add("prodid", "-//Netra//Netra//ID")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"Netra: {office}")
    made.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    if len(files) > MOST:
        made.add("x-wr-caldesc", cut())
    for file in files[:MOST]:
        for day in _days(file):
            made.add_component(_event(file, day, address))
    return bytes(made.to_ical())


def cut() -> str:
    """How many files a calendar holds, and which first."""
    told = _("It holds %(n)s files at most, those due next before those overdue.")
    return told % {"n": MOST}


def _days(file: Dated) -> Iterator[_Day]:
    line = file.line
    if line.due_at and not line.closed:
        counted = _counted(line, line.due_step)
        yield _Day(
            step=line.due_step,
            due=line.due_at,
            article=line.due_article,
            counted=counted,
            done=False,
        )
    for step in file.left:
        counted = _counted(line, step)
        if counted and counted.due:
            article = counted.citation.article
            yield _Day(step=step, due=counted.due, article=article, counted=counted, done=True)


def _counted(line: Line, step: str) -> Deadline | None:
    try:
        return deadline(
            step,
            regime=line.regime,
            on=line.rules_on,
            moments=line.moments,
            zone=line.zone,
            holidays=calendar_of(line.area),
            pauses=line.pauses,
        )
    except NoKnownLimit:
        return None


def _event(file: Dated, day: _Day, address: Address) -> Event:
    line, page = file.line, address(file.line.file_id)
    name = f"{line.number or line.reference}: {word(day.step)}"
    said = [moment(day.due, line.zone), *_marks(day, line.zone), day.article, page]
    made = Event()
    made.add("uid", str(uuid5(line.file_id, day.step)))
    made.add("sequence", file.version)
    made.add("dtstamp", file.changed_at.astimezone(UTC))
    made.add("last-modified", file.changed_at.astimezone(UTC))
    made.add("dtstart", day.due.astimezone(UTC))
    made.add("summary", " · ".join([name, *_short_marks(day)]))
    made.add("description", "\n".join(filter(None, said)))
    made.add("url", page)
    made.add("status", "CANCELLED" if day.done else "CONFIRMED")
    made.add("class", "PRIVATE")
    made.add("transp", "TRANSPARENT")
    return made


def _short_marks(day: _Day) -> list[str]:
    if day.done or day.counted is None:
        return []
    provisional = [_("provisional")] if day.counted.provisional else []
    other = [_("or another reading")] if day.counted.due_other_reading else []
    return provisional + other


def _marks(day: _Day, zone: str) -> Iterator[str]:
    if day.done or day.counted is None:
        return
    if day.counted.provisional:
        yield _("Provisional: a year it runs through has no decree on days off yet.")
    if day.counted.due_other_reading:
        other = moment(day.counted.due_other_reading, zone)
        yield _("By another reading: %(moment)s.") % {"moment": other}
