"""What must leave the house: a row and a job, in the transaction of the act that sends it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app

from netra.base.models import File, OutboxMessage

TASK = "netra.deliver"


def enqueue(
    *, file: File, kind: str, to_office: UUID | None, content: dict[str, Any]
) -> OutboxMessage:
    """The message will be delivered if, and only if, the surrounding transaction commits."""
    message = OutboxMessage.objects.create(
        file=file, kind=kind, to_office=to_office, content=content
    )
    app.configure_task(TASK, allow_unknown=True).defer(message_id=str(message.id))
    return message


@transaction.atomic
def deliver(message_id: UUID, *, send: Callable[[OutboxMessage], None], at: datetime) -> bool:
    """The message is sent and marked so; False if it was sent before. `send` may raise: then the
    message stays unsent and the job tries again."""
    message = OutboxMessage.objects.select_for_update().get(pk=message_id)
    if message.sent_at is not None:
        return False
    send(message)
    message.sent_at = at
    message.save(update_fields=["sent_at"])
    return True
