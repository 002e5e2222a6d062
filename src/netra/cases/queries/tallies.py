"""Counting what is alleged, for publication."""

from datetime import datetime

from django.db.models import Count, F, Value
from django.db.models.functions import Left, StrIndex

from netra.cases.models import AllegedAct


def tally_of_acts(*, until: datetime) -> dict[tuple[str, ...], int]:
    """In how many files opened until then each act of the catalogue is alleged, by election ("" if
    the case touches none yet) and code. A file with several acts is counted once under each. One
    query."""
    contest = F("respondent__case__contest_id")
    election = Left(contest, StrIndex(contest, Value(":")) - 1)
    opened = AllegedAct.objects.filter(respondent__case__opened_at__lte=until)
    found = opened.values("code", election=election)
    counted = found.annotate(n=Count("respondent__case__file_id", distinct=True)).order_by()
    return {(row["election"] or "", row["code"]): row["n"] for row in counted}
