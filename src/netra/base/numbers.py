"""Official numbers: given in order, without gaps, once."""

from collections.abc import Callable
from uuid import UUID

from django.db import connection
from django.db.models import Max

from netra.base.errors import NumberTaken
from netra.base.models import File, IssuedNumber


def issue(
    *,
    office_id: UUID,
    table: str,
    year: int,
    file: File,
    text_for: Callable[[int], tuple[str, bool]],
    wanted: int | None = None,
) -> IssuedNumber:
    """The office's next number in this table and year, given to the file.

    `text_for(sequence)` makes the printed number and says whether its code is assumed. `wanted`
    sets the first number of a year, or must be the next one; a number already given, or one that
    would leave a gap, raises `NumberTaken` with the number that is next.
    """
    with connection.cursor() as cursor:  # two officers, one next number
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"{office_id}{table}{year}"])
    given = IssuedNumber.objects.filter(office_id=office_id, table=table, year=year)
    last = given.aggregate(last=Max("sequence"))["last"]
    following = last + 1 if last else max(wanted or 1, 1)
    if wanted is not None and wanted != following:
        raise NumberTaken(wanted=wanted, following=following)
    text, assumed = text_for(following)
    return IssuedNumber.objects.create(
        office_id=office_id,
        table=table,
        year=year,
        sequence=following,
        text=text,
        assumed=assumed,
        file=file,
    )


def upcoming(*, office_id: UUID, table: str, year: int) -> int:
    """The number that would be given next."""
    given = IssuedNumber.objects.filter(office_id=office_id, table=table, year=year)
    return (given.aggregate(last=Max("sequence"))["last"] or 0) + 1
