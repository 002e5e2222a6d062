"""The database is killed while rows are committed: none that was confirmed is lost."""

import os
import signal
import threading
import time

import psycopg
import pytest

from netra.doors.cli import postgres
from tests.campaign.record import campaign

pytestmark = pytest.mark.campaign

ROUNDS = 25


def connect() -> psycopg.Connection[tuple[int]]:
    return psycopg.connect(
        host=str(postgres.SOCKET_DIR), user=postgres.SUPERUSER, dbname="postgres", autocommit=True
    )


def write(confirmed: list[int], stop: threading.Event) -> None:
    """Commit one number after the other; note each only when the server has confirmed it."""
    number = len(confirmed)
    try:
        with connect() as server:
            while not stop.is_set():
                server.execute("INSERT INTO written VALUES (%s) ON CONFLICT DO NOTHING", [number])
                confirmed.append(number)
                number += 1
    except psycopg.Error:
        return


def test_no_confirmed_row_is_lost(another: postgres.Cluster) -> None:
    with campaign("kills") as running:
        postgres.start()
        with connect() as server:
            server.execute("CREATE TABLE written (number int PRIMARY KEY)")
        confirmed: list[int] = []
        for _ in range(ROUNDS):
            stop = threading.Event()
            writer = threading.Thread(target=write, args=(confirmed, stop))
            writer.start()
            time.sleep(running.chance.uniform(0.05, 0.5))
            first_line = (another.data / "postmaster.pid").read_text().split("\n")[0]
            os.kill(int(first_line), signal.SIGKILL)
            writer.join(10)
            stop.set()
            assert not writer.is_alive()
            postgres.start()
            with connect() as server:
                kept = {row[0] for row in server.execute("SELECT number FROM written")}
            assert not set(confirmed) - kept
        running.result.update(rounds=ROUNDS, rows=len(confirmed))
