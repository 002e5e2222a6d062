"""How much memory the running system takes, and how fast its simplest page answers."""

import json
import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from netra.doors.cli import postgres, serve
from netra.environment.variables import VAR

pytestmark = pytest.mark.bench

MOST_MEGABYTES = 1000
MOST_MILLISECONDS = 50


@pytest.fixture
def port() -> Iterator[int]:
    """The port of the whole system, as `netra run` starts it, on the site's own database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = int(free.getsockname()[1])
    program = Path(sys.executable).with_name("netra")
    environment = {**os.environ, "PORT": str(number), "NETRA_STATIC_MANIFEST": "1"}
    system = subprocess.Popen(
        [program, "run"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert serve.wait_until_healthy(number)
    yield number
    system.send_signal(signal.SIGINT)
    assert system.wait(30) == 0


def test_the_whole_system_fits_in_a_gigabyte(port: int) -> None:
    _ask(port, times=50)
    kept = sum(_share(pid) for pid in _processes(str(port))) / 1024
    keep("memory", megabytes=round(kept))
    assert kept < MOST_MEGABYTES


def test_health_answers_quickly(port: int) -> None:
    took = _ask(port, times=200)
    median = statistics.median(took) * 1000
    keep("health", median_ms=round(median, 1), worst_ms=round(max(took) * 1000, 1))
    assert median < MOST_MILLISECONDS


def _ask(port: int, *, times: int) -> list[float]:
    """Seconds that each request took."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/") as answer:
            answer.read()
        took.append(time.perf_counter() - begun)
    return took


def _processes(port: str) -> list[int]:
    """The system's processes: those under the one that was given the port, and PostgreSQL's."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").glob("[0-9]*")}
    server = int((postgres.locate().data / "postmaster.pid").read_text().split("\n")[0])
    roots = {server} | {
        pid for pid in parents if f"PORT={port}" in _read(Path(f"/proc/{pid}/environ")).split("\0")
    }
    return [pid for pid in parents if pid in roots or parents[pid] in roots]


def _parent(process: Path) -> int:
    found = re.search(r"^PPid:\s+(\d+)", _read(process / "status"), re.MULTILINE)
    return int(found[1]) if found else 0


def _share(pid: int) -> int:
    """Kilobytes: what is shared is divided among its sharers."""
    found = re.search(r"^Pss:\s+(\d+)", _read(Path(f"/proc/{pid}/smaps_rollup")), re.MULTILINE)
    return int(found[1]) if found else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def keep(name: str, **figures: float) -> None:
    """The figures are printed and stand in var/bench/."""
    folder = VAR / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(figures) + "\n")
    print(f"\n{name}: {figures}")
