"""How often each gap of the register was met: in words for its page and proposal, and as a file."""

from datetime import date

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from netra.doors.now import moment
from netra.doors.portal.citing import named
from netra.doors.portal.tabular import as_csv
from netra.doors.ui.formats import language, moment_short
from netra.law.gaps import NO_RULE, TWO_READINGS, Gap, gaps
from netra.statistics.queries import GapsMet, Met, gaps_met

ZONE = "Asia/Jakarta"
"""Counts of the whole country name the capital's zone."""


def kinds() -> dict[str, tuple[str, str]]:
    """Every kind of gap, in the order of the page: its heading and what it means."""
    return {
        NO_RULE: (_("No rule yet"), _("Nothing was found that answers it.")),
        TWO_READINGS: (_("Two readings"), _("Sources answer it differently.")),
    }


def counted(request: HttpRequest) -> GapsMet:
    """The counts of the moment."""
    return gaps_met(until=moment(request))


def numbered(met: GapsMet) -> list[tuple[int, Gap]]:
    """Every gap with its number: kind by kind, the one met most first, as far as is published."""
    order = list(kinds())
    found = sorted(gaps(), key=lambda each: (order.index(each.kind), _rank(met.by_gap[each.key])))
    return list(enumerate(found, 1))


def how_often(met: Met, least: int) -> str:
    """How often one gap was met, in words that give no small number away."""
    files = _("fewer than %(n)s in each election") if not met.files else _("at least %(n)s")
    checks = _("fewer than %(n)s") if not met.checks else _("at least %(n)s")
    return _("How often it was met: in files %(files)s; in self-checks %(checks)s.") % {
        "files": files % {"n": met.files or least},
        "checks": checks % {"n": met.checks or least},
    }


def how_counted(met: GapsMet) -> str:
    """What the counts count, since when, and why they are not exact."""
    said = _(
        "Counted are files in which an act or a clock meets the question, and self-checks that met "
        "it, each sending of the answers once. Numbers are rounded down to multiples of %(least)s, "
        "files election by election, so that no single one can be told from them."
    ) % {"least": met.least}
    if met.since is None:
        return said
    return said + " " + _("Self-checks since %(month)s.") % {"month": _month(met.since)}


@gzip_page
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The register with its counts, a line each; 0 where too few met it to say."""
    met = counted(request)
    around = (met.least, met.since or "", moment_short(moment(request), ZONE))
    lines = [(number, one.key, kinds()[one.kind][0], *_line(one, met), *around)
             for number, one in numbered(met)]  # fmt: skip
    head = (
        _("no."),
        _("key"),
        _("kind"),
        _("question"),
        _("files, at least"),
        _("self-checks, at least"),
        _("rounded down to multiples of"),
        _("self-checks since"),
        _("as of"),
    )
    return as_csv("netra-celah", head, lines)


def _line(one: Gap, met: GapsMet) -> tuple[str, int, int]:
    found = met.by_gap[one.key]
    return named(one, "question"), found.files, found.checks


def _rank(met: Met) -> tuple[int, int]:
    return -met.files, -met.checks


def _month(day: date) -> str:
    return format_date(day, "MMMM y", locale=language())
