"""Figures that institutions published: as published, each with unit, origin, day and certainty."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import cited, named
from netra.doors.portal.frame import Page
from netra.doors.portal.tabular import as_csv
from netra.doors.shells import shell
from netra.doors.ui.formats import day_short, number
from netra.doors.ui.parts import Citation
from netra.law import statistics
from netra.law.statistics import FigureSet, Sum, Topic


@dataclass(frozen=True, kw_only=True)
class Number:
    """One published number; `citation` says how sure it is and where it stands."""

    name: str
    note: str
    value: str
    unit: str
    origin: str
    as_of: str
    acts: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Set:
    """Numbers of one kind, institution and day; `undetailed` is the share they leave out."""

    title: str
    numbers: tuple[Number, ...]
    undetailed: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """A sum of published numbers: what stands on either side, and the gap ("" if it closes)."""

    name: str
    total: str
    parts: str
    added: str
    gap: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class IndexPage(Page):
    """Topics with how many numbers each has; the sums that close, the shares that leave a rest
    untold, and the sums that do not close."""

    topics: tuple[tuple[str, str, int], ...]
    closing: tuple[Check, ...]
    undetailed: tuple[Check, ...]
    open: tuple[Check, ...]


@dataclass(frozen=True, kw_only=True)
class TopicPage(Page):
    """The numbers of one topic."""

    key: str
    name: str
    sets: tuple[Set, ...]


@gzip_page
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What is published about what, and which sums close."""
    sums = statistics.sums()
    leaving = [each for each in sums if not each.closes]
    page = IndexPage(
        shell=shell(request),
        topics=tuple((each.key, named(each), _size(each)) for each in statistics.topics()),
        closing=tuple(_check(each) for each in sums if each.closes),
        undetailed=tuple(_undetailed(each) for each in leaving if each.of_whole),
        open=tuple(_check(each) for each in leaving if not each.of_whole),
    )
    return render(request, "portal/institutions.html", {"page": page})


@gzip_page
@require_safe
def topic(request: HttpRequest, key: str) -> HttpResponse:
    """The published numbers about one election or report."""
    found = _topic(key)
    sets = tuple(_set(each) for each in statistics.figure_sets(key))
    page = TopicPage(shell=shell(request), key=key, name=named(found), sets=sets)
    return render(request, "portal/institution.html", {"page": page})


@gzip_page
@require_safe
def download(request: HttpRequest, key: str) -> HttpResponse:
    """The same numbers as a file."""
    _topic(key)
    lines = [
        (
            each.name,
            each.value,
            each.unit,
            each.origin,
            each.as_of,
            each.citation.certainty,
            each.citation.other_reading or each.note,
            each.citation.source,
            each.citation.url,
        )
        for found in statistics.figure_sets(key)
        for each in _set(found).numbers
    ]
    head = (_("name"), _("number"), _("unit"), _("origin"), _("as of"), _("status"), _("note"))
    return as_csv(f"netra-{key}", (*head, _("source"), _("address")), lines)


def _topic(key: str) -> Topic:
    try:
        return statistics.topic(key)
    except LookupError:
        raise Http404 from None


def _size(found: Topic) -> int:
    return sum(len(each.figures) for each in statistics.figure_sets(found.key))


def _set(found: FigureSet) -> Set:
    return Set(
        title=f"{found.institution}, {_as_of(found.as_of)}: {_dimensions()[found.dimension]}",
        numbers=tuple(_numbers(found)),
        undetailed=number(found.undetailed) if found.undetailed else "",
    )


def _numbers(found: FigureSet) -> Iterator[Number]:
    units = _units()
    for each in found.figures:
        name = f"{named(each)} ({each.area})" if each.area else named(each)
        yield Number(
            name=name,
            note=named(each, "note"),
            value=number(each.value),
            unit=units[each.unit],
            origin=each.institution,
            as_of=_as_of(each.as_of),
            acts=each.acts,
            citation=cited(each.citation),
        )


def _check(found: Sum) -> Check:
    return Check(
        name=named(found),
        total=number(found.total),
        parts=" + ".join(number(part.value) for part in found.parts),
        added=number(found.added),
        gap="" if found.closes else _signed(found.gap),
        citation=cited(found.citation),
    )


def _undetailed(found: Sum) -> Check:
    """Shares of a hundred: what they leave is no gap but a rest nobody told."""
    return replace(_check(found), gap=f"{number(found.gap)} %")


def _signed(gap: Decimal) -> str:
    return f"{'+' if gap < 0 else '−'}{number(abs(gap))}"


def _as_of(when: date | str) -> str:
    """A day; or the month or year, where no day is known."""
    return day_short(when) if isinstance(when, date) else when


def _units() -> dict[str, str]:
    return {
        "civil_servants": _("civil servants"),
        "cases": _("cases"),
        "reports": _("reports"),
        "findings": _("findings"),
        "complaints": _("complaints"),
        "persons": _("persons"),
        "percent": "%",
        "percent_multi": _("% (several answers)"),
        "index": _("index points"),
    }


def _dimensions() -> dict[str, str]:
    return {
        "total": _("in all"),
        "status": _("how far they came"),
        "category": _("by category"),
        "position": _("by post"),
        "province": _("by province"),
        "regency": _("by regency and city"),
        "agency": _("by agency"),
        "regional_office": _("by regional office"),
        "blocked": _("personnel services blocked"),
        "time": _("by time"),
        "motive": _("by motive"),
        "type": _("by kind"),
        "index": _("risk index"),
        "sanction": _("by sanction"),
    }
