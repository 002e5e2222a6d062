"""Periodic jobs. Each may run twice or late: it removes what is past its time, whenever it runs."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from procrastinate import RetryStrategy, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext

from netra.base import outbox
from netra.base.models import OutboxMessage
from netra.doors import log_keys
from netra.doors.capture import job as job
from netra.doors.cli import ready
from netra.doors.clock import previews as previews
from netra.doors.clock import retention as retention
from netra.doors.clock import stamps as stamps
from netra.doors.portal.drafts import drop_abandoned
from netra.elections import actions as elections
from netra.journeys import actions as journeys

_ABANDONED_AFTER = 24 * 60 * 60
"""Seconds after which a half-received upload or an unfinished report is nobody's."""

_KEEP_JOBS_HOURS = 7 * 24


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="grow_log", pass_context=False)
def grow_log(timestamp: int) -> None:
    """Acts of the last minute are in the public log, and it is signed."""
    log_keys.bring_up_to_date()


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="clear_sessions", pass_context=False)
def clear_sessions(timestamp: int) -> None:
    """Sessions past their end are gone from the database."""
    call_command("clearsessions", verbosity=0)


@app.periodic(cron="27 * * * *")
@app.task(queueing_lock="clear_uploads", pass_context=False)
def clear_uploads(timestamp: int) -> None:
    """Uploads that broke off more than a day before `timestamp` (seconds) are gone from disk."""
    remove_abandoned(Path(settings.FILE_UPLOAD_TEMP_DIR), before=timestamp - _ABANDONED_AFTER)


def remove_abandoned(folder: Path, *, before: int) -> int:
    """Files in `folder` last written before the moment `before` are deleted. Returns how many."""
    old = [path for path in folder.glob("*.upload*") if path.stat().st_mtime < before]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


@app.periodic(cron="47 * * * *")
@app.task(queueing_lock="clear_drafts", pass_context=False)
def clear_drafts(timestamp: int) -> None:
    """Unfinished reports nobody touched in a day are gone, with their files."""
    drop_abandoned(before=datetime.fromtimestamp(timestamp - _ABANDONED_AFTER, tz=UTC))


@app.periodic(cron="37 3 * * *")
@app.task(queueing_lock="clear_jobs", pass_context=True)
async def clear_jobs(context: JobContext, timestamp: int) -> None:
    """Jobs finished more than a week ago are gone from the queue."""
    await builtin_tasks.remove_old_jobs(
        context, max_hours=_KEEP_JOBS_HOURS, remove_failed=True, remove_cancelled=True
    )


@app.task(
    name=elections.FOLLOW,
    lock="decrees",
    retry=RetryStrategy(max_attempts=12, exponential_wait=4),
)
def follow_decrees() -> None:
    """The law reads the decrees in force, and every running file was counted by them."""
    elections.write_decrees(settings.NETRA_DECREES)
    journeys.recount(at=ready.now())


@app.task(name=outbox.TASK, retry=RetryStrategy(max_attempts=12, exponential_wait=4))
def deliver(message_id: str) -> None:
    """The outbox message lies as a file in `var/outbox`, once, for whoever carries it on.

    No agency takes our messages yet: its officers read the file in Netra itself. What cannot be
    written is tried again for weeks, not minutes.
    """
    outbox.deliver(UUID(message_id), send=_write, at=timezone.now())


def _write(message: OutboxMessage) -> None:
    folder = Path(settings.NETRA_VAR) / "outbox"
    folder.mkdir(mode=0o700, exist_ok=True)
    said = {
        "id": str(message.id),
        "kind": message.kind,
        "to_office": str(message.to_office) if message.to_office else None,
        "content": message.content,
    }
    draft = folder / f".{message.id}"
    draft.write_text(json.dumps(said, ensure_ascii=False, sort_keys=True))
    draft.replace(folder / f"{message.id}.json")
