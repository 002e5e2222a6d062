"""The gap register: where the law is silent or contradicts itself, as a proposal to print."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import law_row_url
from netra.doors.portal.citing import cited, named
from netra.doors.portal.frame import Page
from netra.doors.portal.law import met
from netra.doors.portal.law.headings import heading_of
from netra.doors.portal.law.naming import name_of
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.law.entries import NO_RULES, key_of
from netra.law.gaps import Gap, open_rows, shows
from netra.law.tables import rows
from netra.statistics.queries import GapsMet


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One question; `met` are the pages where it is met (name, address), `sources` each once."""

    key: str
    number: int
    question: str
    how_often: str
    met: tuple[tuple[str, str], ...]
    sources: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class GapsPage(Page):
    """The register, by kind: heading, what the kind means, entries, those met most first; `total`
    of all, and what the counts count."""

    kinds: tuple[tuple[str, str, tuple[Entry, ...]], ...]
    total: int
    counting: str


@gzip_page
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Every gap with its question, where it is met, and what is cited there."""
    counts = met.counted(request)
    numbered = met.numbered(counts)
    page = GapsPage(
        shell=shell(request),
        kinds=tuple(
            (title, means, tuple(_entry(n, one, counts) for n, one in numbered if one.kind == kind))
            for kind, (title, means) in met.kinds().items()
        ),
        total=len(numbered),
        counting=met.how_counted(counts),
    )
    return render(request, "portal/law_gaps.html", {"page": page})


def _entry(number: int, found: Gap, counts: GapsMet) -> Entry:
    return Entry(
        key=found.key,
        number=number,
        question=named(found, "question"),
        how_often=met.how_often(counts.by_gap[found.key], counts.least),
        met=_met(found.key),
        sources=_sources(cited(each) for each in found.sources),
    )


def _sources(found: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each once as it reads: article, source, certainty and the other reading."""
    return tuple(dict.fromkeys(found))


def _met(key: str) -> tuple[tuple[str, str], ...]:
    """Every row that shows the gap: what it is about, under which heading, and where it stands."""
    asked = next(row for row in rows("gaps") if row["key"] == key)
    found: dict[tuple[str, str], None] = {}
    for file, row in open_rows():
        if file not in NO_RULES and shows(asked, file, row):
            said = f"{heading_of(file)}: {name_of(file, row)}"
            found[said, law_row_url(file, key_of(file, row))] = None
    return tuple(found)
