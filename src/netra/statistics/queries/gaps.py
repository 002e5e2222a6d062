"""How often each gap of the register was met, as far as that may be published."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Sum

from netra.journeys.queries.tallies import tally_of_gaps
from netra.law.gaps import gaps
from netra.law.publication import at_least, small_cells
from netra.statistics.models import GapMet


@dataclass(frozen=True, kw_only=True)
class Met:
    """At least how many files and self-checks met a gap; 0 where too few did to say."""

    files: int
    checks: int


@dataclass(frozen=True, kw_only=True)
class GapsMet:
    """Every gap with how often it was met; self-checks are counted since that month, None if none
    was. `least` is the step in which numbers are given."""

    by_gap: dict[str, Met]
    since: date | None
    least: int


def gaps_met(*, until: datetime) -> GapsMet:
    """The published counts: each election's files, and all self-checks, rounded down to multiples
    of what may be shown. So no table of the same files tells a small number by comparison, and an
    election with few files adds nothing. Three queries."""
    least, files = small_cells().least, defaultdict(list)
    for (_election, key), n in tally_of_gaps(until=until).items():
        files[key].append(n)
    counted = GapMet.objects.filter(month__lte=until.date())
    checks = dict(counted.values_list("gap").annotate(n=Sum("times")).order_by())
    return GapsMet(
        by_gap={
            gap.key: Met(
                files=at_least(files[gap.key], least=least),
                checks=at_least([checks.get(gap.key, 0)], least=least),
            )
            for gap in gaps()
        },
        since=counted.aggregate(since=Min("month"))["since"],
        least=least,
    )
