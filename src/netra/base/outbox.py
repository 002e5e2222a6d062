"""What must leave the house: a row and a job, in the transaction of the act that sends it."""

from typing import Any
from uuid import UUID

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
