"""The site and its worker as processes: started together, stopped together."""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from types import FrameType
from urllib.error import URLError

from netra.environment.variables import number

QUEUES = {"default": 2, "captures": 1}
"""How many jobs of each queue run at once: strangers' links never keep other work waiting."""

_START_SECONDS = 60
_STOP_SECONDS = 20


def web_command(port: int, workers: int) -> list[str]:
    """The command that serves the site on 127.0.0.1:`port`."""
    return [
        *(sys.executable, "-m", "granian", "netra.wsgi:application"),
        *("--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", "4", "--no-ws"),
        *("--workers-kill-timeout", "10", "--respawn-failed-workers"),
        *("--log-level", "warning"),
    ]


def worker_commands() -> list[list[str]]:
    """The commands that run queued and periodic jobs, one for each of `QUEUES`."""
    worker = [*(sys.executable, "-m", "django", "procrastinate"), "worker"]
    return [
        [*worker, "--queues", queue, "--concurrency", str(jobs)] for queue, jobs in QUEUES.items()
    ]


def serve() -> int:
    """The site until it is told to stop. Returns its exit code."""
    return _until_told([web_command(number("PORT"), number("NETRA_WORKERS"))])


def work() -> int:
    """The worker until it is told to stop. Returns its exit code."""
    return _until_told(worker_commands())


def serve_and_work() -> int:
    """Both until told to stop; if one ends by itself the other is stopped."""
    return _until_told([web_command(number("PORT"), number("NETRA_WORKERS")), *worker_commands()])


def wait_until_healthy(port: int) -> bool:
    """Whether the site says that it is in order within a minute."""
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/", timeout=5):
                return True
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    return False


class _Told(Exception):
    """Somebody asked the processes to stop."""


def _stop_signal(number: int, frame: FrameType | None) -> None:
    raise _Told


def _until_told(commands: list[list[str]]) -> int:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "netra.settings",
        "NETRA_DB_ROLE": "app",
    }
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, _stop_signal)
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            # A session of their own: Ctrl-C reaches us alone, and we stop them in order.
            running.append(subprocess.Popen(command, env=environment, start_new_session=True))
        while all(process.poll() is None for process in running):
            time.sleep(0.3)
        return next(process.returncode for process in running if process.returncode is not None)
    except _Told:
        return 0
    finally:
        for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(one, signal.SIG_IGN)
        _stop(running)


def _stop(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        if process.poll() is None:
            process.terminate()
    for process in running:
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
