"""A page that takes all it can get ends its own browser, and nothing else."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from netra.doors.capture import watching
from tests.doors.capture.sites import serving
from tests.doors.capture.test_capture import LIMITS, tried

pytestmark = pytest.mark.browser


def test_a_page_that_takes_all_memory_ends_its_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "MEMORY", 700 * watching.MB)
    begun, before = time.monotonic(), set(watching.started_by(os.getpid()))
    with serving() as site:
        found, wacz, _text, picture = tried(site, "/hungry", limits=replace(LIMITS, seconds=90))
    assert (found.ending.outcome, found.ending.detail) == ("kept", "no_picture")
    assert (len(wacz) > 0, picture) == (True, b"")
    assert time.monotonic() - begun < 60
    assert set(watching.started_by(os.getpid())) <= before  # other tests' browsers may stand


def test_what_goes_while_it_is_counted_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser that ends removes its profile, folder by folder."""
    (tmp_path / "profile").mkdir()
    listed = os.scandir

    def scandir(place: str | Path) -> Any:
        if str(place).endswith("profile"):
            raise FileNotFoundError(place)
        return listed(place)

    monkeypatch.setattr(os, "scandir", scandir)
    assert not watching.overgrown(os.getpid(), tmp_path)


def test_memory_processes_and_disk_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = [sys.executable, "-c", "import time; x = bytearray(300_000_000); time.sleep(60)"]
    outer = f"import subprocess; subprocess.run({inner}, start_new_session=True)"
    process = subprocess.Popen([sys.executable, "-c", outer])
    try:
        monkeypatch.setattr(watching, "MEMORY", 250 * watching.MB)
        until = time.monotonic() + 20
        while not watching.overgrown(process.pid, tmp_path) and time.monotonic() < until:
            time.sleep(0.1)
        assert watching.overgrown(process.pid, tmp_path)
        monkeypatch.setattr(watching, "MEMORY", 2048 * watching.MB)
        assert not watching.overgrown(process.pid, tmp_path)
        monkeypatch.setattr(watching, "PROCESSES", 1)
        assert watching.overgrown(process.pid, tmp_path)
        monkeypatch.setattr(watching, "PROCESSES", 100)
        monkeypatch.setattr(watching, "DISK", 10)
        (tmp_path / "profile").write_bytes(b"x" * 11)
        assert watching.overgrown(process.pid, tmp_path)
    finally:
        watching.killed(process.pid)
        process.wait()
