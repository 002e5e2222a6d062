"""A fresh clone: seconds until the first usable page, and of all tests."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.report import ROOT, Figure
from benchmarks.site import wait_for

_OURS = ("NETRA_", "DATABASE_", "DJANGO_", "PORT")


def measure(*, tests: bool) -> list[Figure]:
    """`make run` until the front page answers; then `make test` in the same clone, if asked."""
    folder = Path(tempfile.mkdtemp(prefix="netra-clone-"))
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(folder / "netra")], check=True)
        figures = [_first_page(folder / "netra")]
        return [*figures, _tests(folder / "netra")] if tests else figures
    finally:
        _take_down(folder / "netra")
        shutil.rmtree(folder, ignore_errors=True)


def _first_page(clone: Path) -> Figure:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    environment = {**_environment(), "PORT": str(port)}
    system = subprocess.Popen(
        ["make", "run"], cwd=clone, env=environment, stdout=subprocess.DEVNULL, process_group=0
    )
    try:
        seconds = wait_for(port, system)
    finally:
        if system.poll() is None:
            os.killpg(system.pid, signal.SIGINT)
        system.wait(60)
    return Figure(
        key="first_page",
        what="Fresh clone to the first usable page (`make run`)",
        value=f"{seconds:.0f} s",
        how="no environment before; packages from their registries or the clients' own caches",
    )


def _tests(clone: Path) -> Figure:
    begun = time.monotonic()
    done = subprocess.run(
        ["make", "test"], cwd=clone, env=_environment(), capture_output=True, text=True
    )
    minutes, seconds = divmod(round(time.monotonic() - begun), 60)
    said = done.stdout.strip().splitlines()[-1:] or [""]
    return Figure(
        key="tests",
        what="`make test` in that clone",
        value=f"{minutes} min {seconds} s" if done.returncode == 0 else "failed",
        how=said[0].strip("= "),
    )


def _environment() -> dict[str, str]:
    """The environment of somebody who has just arrived."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}


def _take_down(clone: Path) -> None:
    """The clone's database is stopped; what it kept outside the clone is gone."""
    python = clone / ".venv" / "bin" / "python"
    if not python.exists():
        return
    code = (
        "import shutil; from netra.doors.cli import postgres as p; "
        "from netra.environment.database import SOCKET_DIR as s; p.stop(); "
        "shutil.rmtree(p.locate().data.parent, True); shutil.rmtree(s, True)"
    )
    subprocess.run([python, "-c", code], cwd=clone, env=_environment(), check=False)
