"""The public figures: every number with what it counts, as of when, adding up to its total."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.law_links import law_row_url
from netra.doors.now import moment
from netra.doors.portal.citing import named
from netra.doors.portal.counting_words import row_words, title
from netra.doors.portal.frame import Page
from netra.doors.portal.tabular import as_csv
from netra.doors.shells import shell
from netra.doors.ui.formats import moment_short
from netra.law import areas
from netra.law.elections import elections
from netra.law.publication import Published, small_cells
from netra.statistics.queries import KINDS, NONE, published_tables

ZONE = "Asia/Jakarta"
"""Figures of the whole country name the capital's zone."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure with its definition; `url` leads to what lies beneath it, if anything does."""

    key: str
    name: str
    means: str
    count: int
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """Figures that, with what is withheld, add up to `total`; `published` is False where nothing
    may be shown."""

    kind: str
    title: str
    rows: tuple[Row, ...]
    withheld: int
    total: int
    published: bool
    csv: str


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """What was asked for: an election and a province, "" for all."""

    election: str
    province: str
    elections: tuple[tuple[str, str], ...]
    provinces: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    """The tables and the moment they were counted; `rule` says what is withheld, and
    `rule_url` where its row stands."""

    tables: tuple[Table, ...]
    chosen: Chosen
    as_of: datetime
    zone: str
    rule: str
    rule_url: str


@gzip_page
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Counts of files, never of people; small ones withheld."""
    chosen = _chosen(request)
    found = published_tables(
        until=moment(request), election=chosen.election, province=chosen.province
    )
    page = FiguresPage(
        shell=shell(request),
        tables=tuple(_table(kind, found[kind], chosen) for kind in KINDS if kind in found),
        chosen=chosen,
        as_of=moment(request),
        zone=ZONE,
        rule=named(small_cells()),
        rule_url=law_row_url("publication", "small_cells"),
    )
    return render(request, "portal/figures.html", {"page": page})


@gzip_page
@require_safe
def download(request: HttpRequest, kind: str) -> HttpResponse:
    """One table as it is shown, the same rows withheld."""
    chosen = _chosen(request)
    found = published_tables(
        until=moment(request), election=chosen.election, province=chosen.province
    )
    if kind not in found:
        raise Http404
    table = _table(kind, found[kind], chosen)
    around = (_("files"), "Netra", _("counted"), moment_short(moment(request), ZONE))
    lines = [(row.key, row.name, row.count, *around) for row in table.rows]
    if table.published:
        lines += [
            ("", _("Not shown: small rows, together"), table.withheld, *around),
            ("", _("Total"), table.total, *around),
        ]
    head = (_("key"), _("name"), _("number"), _("unit"), _("origin"), _("status"), _("as of"))
    return as_csv(f"netra-{kind}", head, lines)


def _chosen(request: HttpRequest) -> Chosen:
    """The filters of the address; 404 for what is no election or province."""
    by_id = tuple((each.id, named(each)) for each in elections())
    provinces = tuple((one.code, one.name) for one in areas.areas() if one.level == "province")
    election, province = (request.GET.get(name, "") for name in ("pemilihan", "wilayah"))
    if election not in ("", NONE, *dict(by_id)) or province not in ("", *dict(provinces)):
        raise Http404
    return Chosen(
        election=election,
        province=province,
        elections=(*by_id, (NONE, _("No election yet"))),
        provinces=provinces,
    )


def _table(kind: str, found: Published | None, chosen: Chosen) -> Table:
    words = row_words(kind)
    shown = found.shown if found else {}
    return Table(
        kind=kind,
        title=title(kind),
        rows=tuple(_row(kind, key, count, words, chosen) for key, count in shown.items()),
        withheld=found.withheld if found else 0,
        total=found.total if found else 0,
        published=found is not None,
        csv=_address("portal:figures_csv", chosen.election, chosen.province, kind),
    )


def _row(
    kind: str, key: str, count: int, words: Mapping[str, tuple[str, str]], chosen: Chosen
) -> Row:
    name, means = words.get(key, (key, ""))
    url = ""
    if kind == "election":
        url = _address("portal:figures", key, chosen.province)
    if kind == "province" and key != NONE:
        url = _address("portal:figures", chosen.election, key)
    return Row(key=key, name=name, means=means, count=count, url=url)


def _address(name: str, election: str, province: str, *args: str) -> str:
    asked = {"pemilihan": election, "wilayah": province}
    query = urlencode({key: value for key, value in asked.items() if value})
    return reverse(name, args=args) + (f"?{query}" if query else "")
