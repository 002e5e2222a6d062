"""A regulation: its days, what it changed and was changed by, and every row that cites it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import law_row_url, regulation_url
from netra.doors.portal.citing import Cited, named
from netra.doors.portal.frame import Page
from netra.doors.portal.law.asking import EVERYTHING
from netra.doors.portal.law.headings import heading_of
from netra.doors.portal.law.lines import line
from netra.doors.portal.law.lines import rules as lines_of
from netra.doors.portal.law.naming import name_of
from netra.doors.shells import shell
from netra.law import elections
from netra.law.amending import by_slug, cited_by, days_of
from netra.law.entries import SCHEDULES, Entry, entries

Link = tuple[str, str]


@dataclass(frozen=True, kw_only=True)
class RegulationPage(Page):
    """`days` say when it held, `changes` what it did to others and they to it; `citing` are the
    rows that cite it, by heading: name and address."""

    title: str
    days: tuple[Cited, ...]
    changes: tuple[Cited, ...]
    citing: tuple[tuple[str, tuple[Link, ...]], ...]
    total: int


@gzip_page
@require_safe
def regulation(request: HttpRequest, slug: str) -> HttpResponse:
    """One regulation. Http404 if no row names it."""
    try:
        found = by_slug(slug)
    except LookupError:
        raise Http404 from None
    citing = _citing(cited_by()[found])
    page = RegulationPage(
        shell=shell(request),
        title=found,
        days=_days(found),
        changes=_changes(found),
        citing=citing,
        total=sum(len(links) for _title, links in citing),
    )
    return render(request, "portal/law_regulation.html", {"page": page})


def _days(found: str) -> tuple[Cited, ...]:
    return tuple(
        line("regulations", row, name_of("regulations", row), "") for row in days_of(found)
    )


def _changes(found: str) -> tuple[Cited, ...]:
    """What it did to others and others to it; each leads to the other regulation."""

    def other(each: Entry) -> str:
        one, two = _pair(each)
        return regulation_url(two if one == found else one)

    touched = [each for each in entries("regulation_changes") if found in _pair(each)]
    return lines_of(touched, EVERYTHING, other)


def _pair(each: Entry) -> tuple[str, str]:
    return each.rows[0]["regulation"], each.rows[0]["other"]


def _citing(found: Iterable[Entry]) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The rows by the heading of their data, each once."""
    kept: dict[str, dict[Link, None]] = {}
    for each in found:
        kept.setdefault(heading_of(each.file), {})[_link(each)] = None
    return tuple((title, tuple(links)) for title, links in kept.items())


def _link(each: Entry) -> Link:
    """Of a schedule, too many to link row by row, the election."""
    if each.file in SCHEDULES:
        election = elections.election(each.rows[0]["election_id"])
        return named(election), reverse("portal:law_election", args=[election.id])
    return name_of(each.file, each.rows[0]), law_row_url(each.file, each.key)
