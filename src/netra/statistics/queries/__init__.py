"""Published counts: the whole, for the house; and the tables that may be shown to everybody."""

from netra.statistics.queries.figures import GROUPS, OUTCOMES, Figures, figures
from netra.statistics.queries.gaps import GapsMet, Met, gaps_met
from netra.statistics.queries.tables import KINDS, NONE, published_tables

__all__ = [
    "GROUPS",
    "KINDS",
    "NONE",
    "OUTCOMES",
    "Figures",
    "GapsMet",
    "Met",
    "figures",
    "gaps_met",
    "published_tables",
]
