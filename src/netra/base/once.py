"""A form sent twice does one thing: the second copy is led to what the first one made."""

from uuid import UUID

from django.db import connection

from netra.base.models import Once


def already(token: UUID) -> str | None:
    """Where the first copy of this form led, or None if this is the first.

    Serialises copies of the same form: the second waits until the first has committed.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [str(token)])
    return Once.objects.filter(token=token).values_list("leads_to", flat=True).first()


def remember(token: UUID, leads_to: str) -> None:
    """From now on a second copy of this form leads there."""
    Once.objects.create(token=token, leads_to=leads_to)
