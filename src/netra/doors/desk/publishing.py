"""The publisher's page: what would be published, and whether it adds up. It leads to no file."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from netra.doors.desk.acts.form import cited, either
from netra.doors.desk.context import Desk, at_desk
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.doors.ui.shell import Shell
from netra.law.publication import Published, small_cells
from netra.statistics import queries as statistics
from netra.statistics.queries import published_tables

MORE_THAN_ONCE = "act"
"""A file with several acts is counted under each: that table has no total to reach."""


@dataclass(frozen=True)
class Table:
    """One table to be published: its rows and files shown, its files withheld, and what all of
    them must come to (None where nothing binds it). `published` is False if nothing is shown."""

    title: str
    published: bool
    rows: int
    shown: int
    withheld: int
    total: int
    due: int | None

    @property
    def closes(self) -> bool:
        """True unless it comes to something else than it must."""
        return self.due is None or not self.published or self.total == self.due


@dataclass(frozen=True)
class PublishingPage:
    """The tables that would be published as of now, and the rule by which rows are withheld."""

    shell: Shell
    now: datetime
    zone: str
    counted: int
    tables: tuple[Table, ...]
    rule: str
    citation: Citation


@partial(at_desk, kind="publishing")
def figures(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The public tables as they stand now, each beside what it must come to.

    The table of elections comes to all files counted; the others speak of the elections it shows.
    """
    counted = statistics.figures(until=desk.now).total
    found, rule = published_tables(until=desk.now), small_cells()
    elections = found["election"]
    beneath = sum(elections.shown.values()) if elections else 0
    due = {"election": counted, MORE_THAN_ONCE: None}
    page = PublishingPage(
        shell=shell(request, nav="desk"),
        now=desk.now,
        zone=desk.zone,
        counted=counted,
        tables=tuple(
            _table(title, found[kind], due.get(kind, beneath))
            for kind, title in _titles().items()
            if kind in found
        ),
        rule=either(rule.name_id, rule.name_en),
        citation=cited(rule.citation),
    )
    return render(request, "desk/publishing.html", {"page": page})


def _table(title: str, found: Published | None, due: int | None) -> Table:
    return Table(
        title=title,
        published=found is not None,
        rows=len(found.shown) if found else 0,
        shown=sum(found.shown.values()) if found else 0,
        withheld=found.withheld if found else 0,
        total=found.total if found else 0,
        due=due,
    )


def _titles() -> dict[str, str]:
    return {
        "election": _("By election"),
        "outcome": _("What became of them"),
        "origin": _("How they came in"),
        MORE_THAN_ONCE: _("By alleged act"),
        "province": _("By province"),
    }
