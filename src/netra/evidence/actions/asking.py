"""Asking the background to look after a piece of evidence."""

from uuid import UUID

from procrastinate.contrib.django import app

from netra.evidence import deriving

TASK = "netra.look_after"


def ask(item_id: UUID, media_type: str) -> None:
    """What can be made of the item by itself will be made if, and only if, the surrounding
    transaction commits; nothing is asked where nothing can be made."""
    if deriving.kinds(media_type):
        app.configure_task(TASK, allow_unknown=True).defer(item_id=str(item_id))
