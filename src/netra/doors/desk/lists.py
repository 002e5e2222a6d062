"""The worklist, the cases, the calendar, the numbers; and changing the mandate one acts through."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from netra.base.when import local_day
from netra.doors.acting import MANDATE_KEY, holding_of, holdings_of, officers_only
from netra.doors.desk.acts.form import word
from netra.doors.desk.context import FILES, Desk, at_desk
from netra.doors.desk.feed_events import cut
from netra.doors.shells import shell
from netra.doors.ui.parts import WorkRow
from netra.doors.ui.shell import Shell
from netra.journeys import queries
from netra.journeys.queries import Line
from netra.law.capacities import capacities
from netra.law.deadlines.limits import opening_steps
from netra.offices.queries import calendar_key_made_at

MAY_RECORD = ("village_supervisor", "district_supervisor")


@dataclass(frozen=True)
class ListPage:
    """A list of files: those that wait for the viewer, and all others."""

    shell: Shell
    now: datetime
    zone: str
    mine: tuple[WorkRow, ...]
    others: tuple[WorkRow, ...]
    total: int
    next_url: str
    words: str
    may_search: bool
    may_record: bool
    moved: tuple[int, datetime | None] = (0, None)


@dataclass(frozen=True)
class CalendarPage:
    """What is due, day by day; since when it can be read elsewhere, and where, just made."""

    shell: Shell
    now: datetime
    zone: str
    days: tuple[tuple[date, tuple[WorkRow, ...]], ...]
    subscribed: datetime | None
    address: str
    moved: tuple[int, datetime | None]
    cut: str


@dataclass(frozen=True)
class NumbersPage:
    """How many files in sight stand at each stage."""

    shell: Shell
    now: datetime
    zone: str
    office: str
    rows: tuple[tuple[str, int], ...]
    total: int
    withheld: bool


@officers_only
def first(request: HttpRequest) -> HttpResponseBase:
    """What somebody sees after signing in: the worklist, or the first page of another desk."""
    kind = capacities()[holding_of(request).capacity].desk
    return worklist(request) if kind == FILES else HttpResponseRedirect(reverse(f"desk:{kind}"))


@at_desk
def worklist(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Open files, nearest deadline first; what waits for the viewer stands on top."""
    found = queries.worklist(desk.viewer, start=start_of(request))
    mine = tuple(row(line) for line in found.lines if line.waits_for == desk.viewer.capacity)
    others = tuple(row(line) for line in found.lines if line.waits_for != desk.viewer.capacity)
    page = ListPage(
        shell=shell(request, nav="worklist"),
        now=desk.now,
        zone=desk.zone,
        mine=mine,
        others=others,
        total=found.total,
        next_url=f"?dari={found.after}" if found.after else "",
        words="",
        may_search=False,
        may_record=desk.viewer.capacity in MAY_RECORD,
        moved=queries.moved_lately(desk.viewer),
    )
    return render(request, "desk/worklist.html", {"page": page})


@at_desk
def cases(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Every file in sight, open and closed, searched by number and subject."""
    asked = request.GET.get("kata", "").replace("\0", "")[:100]  # no text in PostgreSQL has NUL
    words = "" if desk.employer else asked
    found = queries.case_list(desk.viewer, words=words, start=start_of(request))
    page = ListPage(
        shell=shell(request, nav="cases"),
        now=desk.now,
        zone=desk.zone,
        mine=(),
        others=tuple(row(line) for line in found.lines),
        total=found.total,
        next_url="?" + urlencode({"kata": words, "dari": found.after}) if found.after else "",
        words=words,
        may_search=not desk.employer,
        may_record=False,
    )
    return render(request, "desk/cases.html", {"page": page})


@at_desk
def calendar(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The open files with a running clock, by the day it ends."""
    return render(request, "desk/calendar.html", {"page": calendar_page(request, desk)})


def calendar_page(request: HttpRequest, desk: Desk, *, address: str = "") -> CalendarPage:
    """The calendar, with the address it has elsewhere if that was made just now."""
    dated = [line for line in queries.worklist(desk.viewer).lines if line.due_at]
    days = groupby(dated, key=lambda line: local_day(line.due_at, desk.zone))  # type: ignore[arg-type]
    return CalendarPage(
        shell=shell(request, nav="calendar"),
        now=desk.now,
        zone=desk.zone,
        days=tuple((day, tuple(row(line) for line in lines)) for day, lines in days),
        subscribed=calendar_key_made_at(holding_of(request).id),
        address=address,
        moved=queries.moved_lately(desk.viewer),
        cut=cut(),
    )


@at_desk
def numbers(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Counts of the files in sight, by stage; they add up to the list's total."""
    counted = {} if desk.employer else queries.stages_in_sight(desk.viewer)
    page = NumbersPage(
        shell=shell(request, nav="numbers"),
        now=desk.now,
        zone=desk.zone,
        office=desk.office.name,
        rows=tuple((word(stage), counted[stage]) for stage in sorted(counted)),
        total=sum(counted.values()),
        withheld=desk.employer,
    )
    return render(request, "desk/numbers.html", {"page": page})


@officers_only
@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """The person acts through the mandate chosen, if it is his or hers."""
    chosen = request.POST.get("capacity", "")
    if chosen in {str(holding.id) for holding in holdings_of(request)}:
        request.session[MANDATE_KEY] = chosen
    return HttpResponseRedirect(reverse("desk:worklist"))


def row(line: Line) -> WorkRow:
    """One line of a list, with what is due in words and its article."""
    article = " · ".join(
        filter(None, (word(line.due_step) if line.due_step else "", line.due_article))
    )
    return WorkRow(
        number=line.number or line.reference,
        url=reverse("desk:file", args=[line.file_id]),
        about=line.about,
        stage=word(line.stage),
        waits_for=word(line.waits_for) if line.waits_for else _("nobody"),
        due=None if line.closed else line.due_at,
        article=article,
        opens=line.due_step in opening_steps(),
    )


def start_of(request: HttpRequest) -> int:
    """How many lines the pages before held, as the address says; 0 if it says nothing readable."""
    given = request.GET.get("dari", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 0
