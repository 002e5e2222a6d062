"""The worker itself takes the job; what a dead one left half done does not stop an office."""

import asyncio

from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app

from netra.doors.capture import job
from netra.evidence.actions import capturing
from netra.evidence.queries.looked import captures_of
from tests.doors.capture.test_job import asked
from tests.rooms import factories as make
from tests.rooms import path


def outcomes(walk: path.Walk) -> list[str]:
    return [each.outcome for each in captures_of(walk.file_id, make.viewer("caseworker"))]


def work() -> None:
    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify")


def revived() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        asyncio.run(_opened())


async def _opened() -> None:
    async with app.open_async():
        await job.revive(app)


def left(status: str, attempts: int) -> None:
    """As a worker leaves its job when its machine dies."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = %s, attempts = %s, worker_id = NULL"
            " WHERE task_name = %s",
            [status, attempts, capturing.TASK],
        )


def test_the_worker_takes_a_link_and_refuses_it_by_the_real_list(fresh_database: str) -> None:
    walk = path.reported()
    asked(walk, "http://127.0.0.1:5432/")
    assert outcomes(walk) == [""]
    work()
    assert outcomes(walk) == ["not_allowed_address"]


def test_a_dead_workers_job_is_taken_up_again(fresh_database: str) -> None:
    walk = path.reported()
    asked(walk, "http://10.0.0.1/")
    left("doing", 1)
    asked(walk, "http://10.0.0.2/")
    work()
    assert outcomes(walk) == ["", ""]  # the second waits for the first
    revived()
    work()
    work()  # one shot may end before the lock is free for the second
    assert outcomes(walk) == ["not_allowed_address"] * 2


def test_a_job_that_kills_its_worker_again_and_again_ends(fresh_database: str) -> None:
    walk = path.reported()
    asked(walk, "http://10.0.0.1/")
    left("doing", capturing.TRIES)
    revived()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT status FROM procrastinate_jobs WHERE task_name = %s", [capturing.TASK]
        )
        assert cursor.fetchall() == [("failed",)]
