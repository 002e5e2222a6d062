"""The job behind a capture: the link is tried, and what it came to is written down."""

import ssl
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import override
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.job_context import JobContext
from procrastinate.jobs import Status

from netra.base.errors import Problem
from netra.doors.capture.ending import Ending
from netra.doors.capture.log import Limits
from netra.doors.capture.running import SOFTWARE, Captured, captured
from netra.doors.cli import ready
from netra.doors.desk.capture_words import lacking
from netra.evidence import actions as evidence
from netra.evidence.actions import capturing
from netra.evidence.actions.storing import StoreFull
from netra.evidence.capturing.guard import NOBODY, Allowed, Resolve, resolved
from netra.evidence.queries.capturing import Waiting, lost, waiting
from netra.journeys import actions as journeys
from netra.outcomes import queries as outcomes

NAME = "rekaman.wacz"
_LOST_AFTER = timedelta(hours=6)


@app.task(name=capturing.TASK, queue=capturing.QUEUE, retry=RetryStrategy(max_attempts=3, wait=60))
def capture(capture_id: str, attempt: int) -> None:
    """The link was captured or the reason is written down; nothing happens if it was before."""
    run(UUID(capture_id), attempt=attempt)


@app.periodic(cron="37 * * * *")
@app.task(queueing_lock="end_lost_captures", pass_context=False)
def end_lost_captures(timestamp: int) -> None:
    """Captures whose machine died six hours ago have ended, and say so."""
    for each in lost(before=ready.now() - _LOST_AFTER):
        _failed(each, Ending(outcome="broken", detail="lost"), attempt=capturing.TRIES)


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="revive_captures", pass_context=True)
async def revive_captures(context: JobContext, timestamp: int) -> None:
    """What a dead worker left half done is queued anew: nobody else takes it up."""
    await revive(context.app)


async def revive(queue: Any) -> None:
    """Captures of workers that give no sign of life wait again; after `TRIES` they have failed."""
    jobs = queue.job_manager
    for each in await jobs.get_stalled_jobs(task_name=capturing.TASK):
        if each.attempts < capturing.TRIES:
            await jobs.retry_job(each)
        else:
            await jobs.finish_job(each, status=Status.FAILED, delete_job=False)


def run(
    capture_id: UUID,
    *,
    attempt: int,
    resolve: Resolve = resolved,
    but: Allowed = NOBODY,
    limits: Limits = Limits(),  # noqa: B008  frozen
    trust: ssl.SSLContext | None = None,
) -> None:
    """As `capture`. `but` excepts addresses from the refusal of private ones: tests only."""
    asked = waiting(capture_id)
    if asked is None:
        return
    with captured(
        asked.url,
        browser=settings.NETRA_CAPTURE_BROWSER,
        resolve=resolve,
        but=but,
        limits=limits,
        trust=trust,
    ) as found:
        if found.archive is None:
            _failed(asked, found.ending, attempt=attempt)
            return
        try:
            _kept(asked, found)
        except StoreFull:
            raise  # the disk may have room at the next try
        except Problem as problem:
            _failed(asked, Ending(outcome="broken", detail=problem.code), attempt=attempt)


def _kept(asked: Waiting, found: Captured) -> None:
    assert found.archive is not None
    detail = found.ending.detail
    with found.archive.open("rb") as archive:
        looked = evidence.look(archive, name=NAME, size=found.archive.stat().st_size)
        picture = found.screenshot.open("rb") if found.screenshot else None
        text = found.text.open("rb") if found.text else None
        with override("id"), transaction.atomic():
            capturing.record_kept(
                capture_id=asked.id,
                archive=archive,
                looked=looked,
                screenshot=picture,
                text=text,
                tool=SOFTWARE,
                detail=detail,
                note=" ".join(lacking(detail)),
                at=ready.now(),
                stage=outcomes.stage(asked.file_id),
            )
            journeys.refresh(asked.file_id)


def _failed(asked: Waiting, end: Ending, *, attempt: int) -> None:
    capturing.record_failed(
        capture_id=asked.id,
        outcome=end.outcome,
        detail=end.detail,
        attempt=attempt,
        again=end.may_pass,
        at=ready.now(),
        stage=outcomes.stage(asked.file_id),
    )
