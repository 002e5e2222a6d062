"""The front page of the law: where everything is, and one search over all of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import TOPICS, is_shown, law_row_url
from netra.doors.portal.citing import Cited
from netra.doors.portal.frame import Page
from netra.doors.portal.law import rules
from netra.doors.portal.law.asking import EVERYTHING
from netra.doors.portal.law.headings import heading_of
from netra.doors.portal.law.lines import rule
from netra.doors.shells import shell
from netra.doors.ui.formats import language
from netra.law.areas import folded
from netra.law.entries import Entry, entries, files

MOST = 40
"""So many lines found are shown; who wants fewer writes one word more."""

LONGEST = 100


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    """Where everything is; or, with `asked`, what was found and how much in all."""

    asked: str
    found: tuple[tuple[str, tuple[Cited, ...]], ...]
    total: int
    most: int
    places: tuple[tuple[str, str, str], ...]


@gzip_page
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The law's pages; `?q=` looks through every line of them."""
    asked = request.GET.get("q", "").strip()[:LONGEST]
    words = folded(asked).split()
    hits = [each for each in _lines(language()) if _has(each, words)] if words else []
    by_page: dict[str, list[Cited]] = {}
    for each in hits[:MOST]:
        by_page.setdefault(each.page, []).append(each.line)
    page = FrontPage(
        shell=shell(request),
        asked=asked,
        found=tuple((title, tuple(lines)) for title, lines in by_page.items()),
        total=len(hits),
        most=MOST,
        places=tuple(_places()),
    )
    return render(request, "portal/law_front.html", {"page": page})


@dataclass(frozen=True, kw_only=True)
class _Line:
    """A line of some page, and its words for comparing."""

    page: str
    line: Cited
    words: str


def _has(each: _Line, words: list[str]) -> bool:
    return all(word in each.words for word in words)


@cache
def _lines(spoken: str) -> tuple[_Line, ...]:
    """Every line of every page in that language. The data do not change while the site runs."""
    with override(spoken):
        return tuple(_every_line())


def _every_line() -> Iterator[_Line]:
    for file in filter(is_shown, files()):
        for each in entries(file):
            yield from _each(each)


def _each(found: Entry) -> Iterator[_Line]:
    """A line for every row under the name, each of which leads to where they stand."""
    heading = heading_of(found.file)
    line = rule(found, EVERYTHING, url=law_row_url(found.file, found.key))
    for one in (line, *line.also) if line else ():
        shown = replace(one, name=line.name, url=line.url, also=()) if line else one
        said = (shown.name, one.text, one.citation.article, one.citation.source)
        yield _Line(page=heading, line=shown, words=folded(" ".join((heading, *said))))


def _places() -> Iterator[tuple[str, str, str]]:
    """Title, address and a sentence for every page the front leads to."""
    yield (_("Acts"), reverse("portal:law_acts"),
           _("Every act, and how it was classed on which day"))  # fmt: skip
    yield (_("Sanctions"), reverse("portal:law_sanctions"),
           _("Forms, who decides, remedies"))  # fmt: skip
    yield (_("Published lists"), reverse("portal:law_lists"),
           _("Lists that institutions printed, item by item"))  # fmt: skip
    for topic in TOPICS:
        yield (rules.title_of(topic), reverse("portal:law_rules", args=[topic]),
               rules.summary_of(topic))  # fmt: skip
    yield (_("Who is competent"), reverse("portal:law_competence"),
           _("Who receives a file on which day"))  # fmt: skip
    yield (_("Elections"), reverse("portal:law_elections"),
           _("Stages, contests and days"))  # fmt: skip
