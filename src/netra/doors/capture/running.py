"""One link, captured: the proxy here, the browser in a process that is killed at its time."""

import json
import os
import signal
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from netra.doors.capture import watching
from netra.doors.capture.ending import Ending, ending
from netra.doors.capture.log import Limits, Log
from netra.doors.capture.proxy import Proxy
from netra.evidence.capturing.archive import Page, write
from netra.evidence.capturing.guard import (
    NOBODY,
    Allowed,
    Refused,
    Resolve,
    allowed,
    canonical,
    resolved,
)

GRACE_SECONDS = 5
_ASKED_TO_STOP_SECONDS = 3
_LOOKED_AT_EVERY_SECONDS = 0.3
SOFTWARE = "netra capture (warcio, Playwright, Chromium)"


@dataclass(frozen=True, kw_only=True)
class Captured:
    """What a capture came to. Without `archive` nothing was kept, and `ending` says why.

    The files lie in a folder that is gone when the capture's context ends.
    """

    ending: Ending
    archive: Path | None = None
    screenshot: Path | None = None
    text: Path | None = None
    facts: dict[str, Any] = field(default_factory=dict)


@contextmanager
def captured(
    url: str,
    *,
    browser: str,
    resolve: Resolve = resolved,
    but: Allowed = NOBODY,
    limits: Limits = Limits(),  # noqa: B008  frozen
    trust: ssl.SSLContext | None = None,
) -> Iterator[Captured]:
    """What the link shows now, in files that last as long as the context.

    `but` excepts addresses from the refusal of private ones, and is empty outside tests.
    """
    try:
        address = canonical(url)
        allowed(address, resolve=resolve, but=but)
    except Refused as refused:
        yield Captured(ending=Ending(outcome=refused.code, detail=refused.detail))
        return
    if not Path(browser).is_file() or find_spec("playwright") is None:
        yield Captured(ending=Ending(outcome="no_browser"))
        return
    with tempfile.TemporaryDirectory(prefix="netra-capture-", ignore_cleanup_errors=True) as name:
        at, log, folder = datetime.now(UTC), Log(address, limits), Path(name)
        proxy = Proxy(log, resolve=resolve, but=but, trust=trust or ssl.create_default_context())
        with _serving(proxy):
            intime = _browse(address, folder, browser, proxy.address, limits.seconds)
            log.close()
        yield _kept(log, folder, address, at, intime=intime)


def _kept(log: Log, folder: Path, url: str, at: datetime, *, intime: bool) -> Captured:
    said = _said(folder)
    if intime and not said and not log.exchanges:
        return Captured(ending=Ending(outcome="no_browser", detail=_last_line(folder)))
    end = ending(log, intime=intime, error=said.get("error", ""))
    if end.outcome != "kept":
        return Captured(ending=end)
    text, picture = folder / "text.txt", folder / "screenshot.png"
    words = text.read_text(encoding="utf-8") if text.exists() else ""
    page = Page(url=url, at=at, title=said.get("title", ""), text=words)
    with (folder / "capture.wacz").open("wb") as out:
        write(out, log.received(), page, software=SOFTWARE)
    return Captured(
        ending=end if picture.exists() else replace(end, detail=f"{end.detail} no_picture".strip()),
        archive=folder / "capture.wacz",
        screenshot=picture if picture.exists() else None,
        text=text if words.strip() else None,
        facts={"url": said.get("url", ""), "requests": len(log.exchanges)},
    )


@contextmanager
def _serving(proxy: Proxy) -> Iterator[None]:
    thread = threading.Thread(target=proxy.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()


def _browse(url: str, folder: Path, browser: str, proxy: str, seconds: float) -> bool:
    """Whether the browser ended by itself in time. Nothing of it runs afterwards."""
    told = {
        "url": url,
        "folder": str(folder),
        "browser": browser,
        "proxy": proxy,
        "seconds": seconds,
    }
    with (folder / "browser.log").open("wb") as lines:
        process = subprocess.Popen(
            [sys.executable, "-m", "netra.doors.capture.browsing"],
            stdin=subprocess.PIPE,
            stdout=lines,
            stderr=lines,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
        try:
            assert process.stdin is not None
            with suppress(BrokenPipeError), process.stdin as order:
                order.write(json.dumps(told).encode() + b"\n")
            return _ended(process, folder, seconds + GRACE_SECONDS)
        finally:
            _end(process)


def _ended(process: subprocess.Popen[bytes], folder: Path, seconds: float) -> bool:
    """Whether it ended before its time, by itself or because it took too much of the machine."""
    until = time.monotonic() + seconds
    while process.poll() is None:
        if time.monotonic() > until:
            return False
        if watching.overgrown(process.pid, folder):
            watching.killed(process.pid)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_LOOKED_AT_EVERY_SECONDS)
    return True


def _environment(folder: Path) -> dict[str, str]:
    """No secret of ours: the browser meets strangers' pages."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "LANG": "C.UTF-8",
    }


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and all it started are gone: asked first, then killed.

    The browser has a group of its own; it ends when the process that drives it does.
    """
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        until = time.monotonic() + _ASKED_TO_STOP_SECONDS
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.05)


def _said(folder: Path) -> dict[str, str]:
    try:
        said: dict[str, str] = json.loads((folder / "said.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return said


def _last_line(folder: Path) -> str:
    """What the browser's process said last: it could not start."""
    lines = (folder / "browser.log").read_text(encoding="utf-8", errors="replace").splitlines()
    return lines[-1][:200] if lines else ""
