"""The gap register: where the law is silent or contradicts itself, as a proposal to print."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.portal.citing import cited, named
from netra.doors.portal.frame import Page
from netra.doors.portal.law import met
from netra.doors.portal.law.rules import TOPICS, title_of
from netra.doors.shells import shell
from netra.doors.ui.parts import Citation
from netra.law.gaps import Gap
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
        met=tuple(dict.fromkeys(_place(spot.file) for spot in found.met_in)),
        sources=_sources(cited(each) for each in found.sources),
    )


def _sources(found: Iterable[Citation]) -> tuple[Citation, ...]:
    """Each once as it reads: article, source, certainty and the other reading."""
    return tuple(dict.fromkeys(found))


def _place(file: str) -> tuple[str, str]:
    """The page that shows the rows of a file of the law's data, and its address."""
    for topic, files in TOPICS.items():
        if file in files:
            return title_of(topic), reverse("portal:law_rules", args=[topic])
    if file in ("sanctions", "sanction_rules"):
        return _("Sanctions"), reverse("portal:law_sanctions")
    if file in ("violation_lists", "violation_list_items"):
        return _("Published lists"), reverse("portal:law_lists")
    if file in ("violations", "violation_classes", "exceptions", "reasons"):
        return _("Acts"), reverse("portal:law_acts")
    if file in ("counting_reasons", "deadlines_pauses"):
        return title_of("penghitungan-hari"), reverse(
            "portal:law_rules", args=["penghitungan-hari"]
        )
    return _("Who is competent"), reverse("portal:law_competence")
