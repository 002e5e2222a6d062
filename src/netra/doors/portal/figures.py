"""The public figures: every number with what it counts, as of when, adding up to its total."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from netra.doors.now import moment
from netra.doors.portal.frame import Page
from netra.doors.shells import shell
from netra.doors.ui.formats import language
from netra.law.glossary import term
from netra.statistics import queries as statistics

ZONE = "Asia/Jakarta"
"""Figures of the whole country name the capital's zone."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure with its definition."""

    name: str
    means: str
    count: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """Figures that add up to `total`."""

    title: str
    rows: tuple[Row, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    """The tables and the moment they were counted."""

    tables: tuple[Table, ...]
    as_of: datetime
    zone: str


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Counts of files, never of people."""
    found = statistics.figures()
    tables = (
        _table(_("Where the files are now"), _groups(), found.by_group),
        _table(_("How they came in"), _origins(), found.by_origin),
        _table(_("What was decided"), _outcomes(), found.by_outcome),
    )
    page = FiguresPage(shell=shell(request), tables=tables, as_of=moment(request), zone=ZONE)
    return render(request, "portal/figures.html", {"page": page})


def _table(title: str, words: Mapping[str, tuple[str, str]], counts: Mapping[str, int]) -> Table:
    rows = tuple(
        Row(name=words[key][0], means=words[key][1], count=count) for key, count in counts.items()
    )
    return Table(title=title, rows=rows, total=sum(row.count for row in rows))


def _groups() -> dict[str, tuple[str, str]]:
    return {
        "received": (_("Received"), _("The office checks whether it is complete.")),
        "information": (
            _("Information"),
            _("A message, a supervisor's record or information that is being traced."),
        ),
        "handled": (_("Being handled"), _("Registered or sent to study; not passed on yet.")),
        "forwarded": (
            _("Forwarded"),
            _("Passed on to the authority for civil servants, which has not advised yet."),
        ),
        "recommended": (
            _("Recommended"),
            _("That authority has advised; the employer has not decided yet."),
        ),
        "decided": (_("Decided"), _("The employer has decided; the file is still open.")),
        "closed": (_("Closed"), _("Nothing is left to be done.")),
        "not_registered": (_("Not registered"), _("Ended after the first check, with a reason.")),
        "stopped": (_("Stopped"), _("The members decided not to pass it on, with a reason.")),
    }


def _origins() -> dict[str, tuple[str, str]]:
    return {
        "report": (_("Reports"), _("By somebody who gave a name.")),
        "finding": (_("Findings"), _("By supervisors, fixed by a plenary.")),
        "tip": (_("Messages"), _("Without a name.")),
        "record": (_("Supervision records"), _("Not fixed as a finding.")),
    }


def _outcomes() -> dict[str, tuple[str, str]]:
    return {
        "ethics": (_headed("ethics_sanction"), _("At least one under the code of ethics.")),
        "discipline": (_headed("disciplinary_sanction"), _("At least one under disciplinary law.")),
        "none": (_("No sanction"), _("The employer decided to impose none.")),
    }


def _headed(key: str) -> str:
    """The official term, as a heading begins."""
    official = term(key, language())
    return official[:1].upper() + official[1:]
