"""The worker itself takes the job; links wait in a queue of their own, officers' before others."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from procrastinate.contrib.django import app

from netra.base.viewing import CITIZEN
from netra.doors.capture import job
from netra.doors.cli import serve
from netra.evidence.actions import capturing
from netra.evidence.queries.looked import captures_of
from tests.doors.capture.test_job import asked
from tests.rooms import factories as make
from tests.rooms import path


def outcomes(walk: path.Walk) -> list[str]:
    return [each.outcome for each in captures_of(walk.file_id, make.viewer("caseworker"))]


@contextmanager
def beside_the_browser() -> Iterator[None]:
    """A loop may run here: Playwright's, left waiting by a browser test before in this process."""
    waiting = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(waiting)


def work(*queues: str) -> None:
    only = ["--queues", ",".join(queues)] if queues else []
    with beside_the_browser():
        call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", *only)


def revived() -> None:
    with app.replace_connector(app.connector.get_worker_connector()), beside_the_browser():
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
    work(capturing.QUEUE)
    assert outcomes(walk) == ["", "not_allowed_address"]  # it keeps nobody waiting
    revived()
    work()
    assert outcomes(walk) == ["not_allowed_address"] * 2


def test_links_keep_no_other_job_waiting(fresh_database: str) -> None:
    """Each queue has a worker: what anybody may fill is not the one that grows the public log."""
    walk = path.reported()
    asked(walk, "http://10.0.0.1/")
    work("default")
    assert outcomes(walk) == [""]
    work(capturing.QUEUE)
    assert outcomes(walk) == ["not_allowed_address"]
    used = {each.queue for each in app.tasks.values()} - {"builtin"}  # called by one of ours
    assert used == set(serve.QUEUES)


def test_an_officers_link_is_captured_before_those_of_reports(fresh_database: str) -> None:
    walk = path.reported()
    asked(walk, "http://10.0.0.1/", by=CITIZEN)
    asked(walk, "http://10.0.0.2/")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT priority FROM procrastinate_jobs WHERE task_name = %s ORDER BY id",
            [capturing.TASK],
        )
        assert cursor.fetchall() == [(0,), (1,)]


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
