"""Counting what a self-check met."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F

from netra.statistics.models import GapMet


@transaction.atomic
def count_gaps(keys: Iterable[str], *, on: date) -> None:
    """Each of these gaps was met once more in the month of that day; nothing else is written."""
    month = on.replace(day=1)
    for key in sorted(set(keys)):  # in one order everywhere: two of them never wait for each other
        GapMet.objects.get_or_create(gap=key, month=month)
        GapMet.objects.filter(gap=key, month=month).update(times=F("times") + 1)
