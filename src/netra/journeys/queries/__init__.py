"""Reading journeys: lists for a viewer, and how one file's line is derived."""

from netra.journeys.queries.audit import AuditLine, AuditPage, audit_line, audit_list
from netra.journeys.queries.dated import Dated, dated
from netra.journeys.queries.lists import (
    Line,
    Page,
    case_list,
    counts,
    ground_counts,
    line,
    line_of,
    stages_in_sight,
    worklist,
)
from netra.journeys.queries.moving import (
    Counted,
    MovedLine,
    MovedPage,
    Told,
    counted,
    holders,
    moved_lately,
    moved_list,
    told_of,
)
from netra.journeys.queries.running import Move, moves_of, running

__all__ = [
    "AuditLine",
    "AuditPage",
    "Counted",
    "Dated",
    "Line",
    "Move",
    "MovedLine",
    "MovedPage",
    "Page",
    "Told",
    "audit_line",
    "audit_list",
    "case_list",
    "counted",
    "counts",
    "dated",
    "ground_counts",
    "holders",
    "line",
    "line_of",
    "moved_lately",
    "moved_list",
    "moves_of",
    "running",
    "stages_in_sight",
    "told_of",
    "worklist",
]
