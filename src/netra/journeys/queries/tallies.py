"""Counts of files for publication: how many under each heading, never which."""

from datetime import datetime
from typing import Any

from django.db.models import Count, F, Func, Value
from django.db.models.functions import Left, StrIndex, Substr

from netra.base.guard import GuardedQuerySet
from netra.journeys.models import Journey

_ELECTION = Left("contest_key", StrIndex(F("contest_key"), Value(":")) - 1)
_BY: dict[str, Any] = {
    "province": Substr("area_code", 1, 2),
    "regency": Substr("area_code", 1, 5),
    "stage": F("stage"),
    "origin": F("origin"),
    "outcome": F("outcome"),
}

Tally = dict[tuple[str, ...], int]


def tally(*by: str, until: datetime) -> Tally:
    """How many received files stand under each election ("" touches none yet) and each value of
    `by`: province, regency, stage, origin, outcome. A filing that waits for its signature is not
    received yet and counts nowhere.

    A file is known by where it is now only. One that came there after `until` is left out
    altogether, also of the stage where it stood at `until`: counts of an earlier day are less than
    that day's own were. One query."""
    named = {f"by_{name}": _BY[name] for name in by}
    received = _received().filter(since__lte=until)
    found = received.values(election=_ELECTION, **named).annotate(n=Count("pk"))
    return {(row["election"], *(row[name] for name in named)): row["n"] for row in found}


def tally_of_gaps(*, until: datetime) -> Tally:
    """In how many received files each gap of the register is met, by election ("" if a file touches
    none yet) and gap. A file that meets several is counted under each. One query."""
    found = _received().filter(since__lte=until).annotate(gap=Func(F("gaps"), function="unnest"))
    counted = found.values("gap", election=_ELECTION).annotate(n=Count("pk"))
    return {(row["election"], row["gap"]): row["n"] for row in counted}


def _received() -> GuardedQuerySet:
    found: GuardedQuerySet = Journey.objects.unfiltered(reason="published counts show no rows")
    return found.order_by().exclude(stage="awaiting_signature")
