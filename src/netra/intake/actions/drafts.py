"""Unfinished reports: kept sealed, dropped without a trace."""

from datetime import datetime

from django.db import transaction

from netra.intake.models import Draft


@transaction.atomic
def keep_draft(*, draft_id: bytes, sealed: bytes, at: datetime) -> None:
    """The unfinished report is kept, sealed; the one before it under the same id is gone."""
    Draft.objects.update_or_create(id=draft_id, defaults={"sealed": sealed, "touched_at": at})


def drop_draft(*, draft_id: bytes) -> None:
    """Nothing is left of the unfinished report."""
    Draft.objects.filter(id=draft_id).delete()


def drop_drafts_older_than(*, moment: datetime) -> int:
    """Drafts nobody touched since are gone; returns how many."""
    return Draft.objects.filter(touched_at__lt=moment).delete()[0]
