"""Reading journeys: lists for a viewer, and how one file's line is derived."""

from netra.journeys.queries.lists import (
    Line,
    Page,
    case_list,
    counts,
    line,
    line_of,
    stages_in_sight,
    worklist,
)

__all__ = [
    "Line",
    "Page",
    "case_list",
    "counts",
    "line",
    "line_of",
    "stages_in_sight",
    "worklist",
]
