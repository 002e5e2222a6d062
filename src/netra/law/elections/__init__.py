"""Elections, their stages and their contests."""

from netra.law.elections.contests import (
    Contest,
    Kind,
    areas_of,
    before_stages,
    contest,
    contest_at,
    contests,
    kinds,
    runs,
    stages_of,
    undetermined_since,
)
from netra.law.elections.dates import KnownDate, Precision, known_date
from netra.law.elections.schedule import (
    DETERMINATION,
    STAGES_BEGIN,
    Election,
    Stage,
    election,
    elections,
    stages,
)

__all__ = [
    "DETERMINATION",
    "STAGES_BEGIN",
    "Contest",
    "Election",
    "Kind",
    "KnownDate",
    "Precision",
    "Stage",
    "areas_of",
    "before_stages",
    "contest",
    "contest_at",
    "contests",
    "election",
    "elections",
    "kinds",
    "known_date",
    "runs",
    "stages",
    "stages_of",
    "undetermined_since",
]
