"""A process of its own: one page in a fresh browser that reaches nothing but the proxy.

Started by `running`, told on its standard input what to do, killed when its time is over. It knows
no setting, no secret, no database. What it finds lies in files of its folder.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

VISITOR = "Netra-capture"
"""Stands in what the page asks; what the browser asks for itself has its usual name."""

WIDTH, HEIGHT = 1280, 800
TALLEST = 10_000
LONGEST_TEXT = 500_000
_SETTLING_MS = 5_000


def arguments(proxy: str) -> list[str]:
    """Chromium's switches: one way out, no name looked up, nothing that leaves beside it."""
    return [
        f"--proxy-server={proxy}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--disable-quic",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-domain-reliability",
        "--dns-prefetch-disable",
        "--disable-gpu",
        "--renderer-process-limit=4",
        "--js-flags=--max-old-space-size=512",
    ]


def main() -> None:
    """The page's picture and text lie in the folder, and what the browser said of it."""
    told = json.loads(sys.stdin.readline())
    folder, until = Path(told["folder"]), time.monotonic() + told["seconds"]
    with _page(told["browser"], told["proxy"]) as page:
        page.on("popup", lambda popup: popup.close())
        error = _open(page, told["url"], until)
        _say(folder, {"error": error, "url": page.url})
        if not page.url.startswith(("http://", "https://")):
            return  # a download, or the browser's own page of an error: nothing to picture
        _picture(page, folder / "screenshot.png", until)
        _say(folder, {"error": error, "url": page.url, "title": page.title()[:300]})
        words = page.evaluate("() => document.body ? document.body.innerText : ''")
        (folder / "text.txt").write_text(str(words)[:LONGEST_TEXT], encoding="utf-8")


@contextmanager
def _page(browser: str, proxy: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser,
            args=arguments(proxy),
            chromium_sandbox=os.geteuid() != 0,  # root may not use it: run the worker as a user
        )
        context = chromium.new_context(
            accept_downloads=False,
            ignore_https_errors=True,  # the proxy checks certificates
            locale="id-ID",
            service_workers="block",
            timezone_id="Asia/Jakarta",
            user_agent=user_agent(chromium.version),
            viewport={"width": WIDTH, "height": HEIGHT},
        )
        yield context.new_page()
        chromium.close()


def user_agent(version: str) -> str:
    """The browser's name as it is, and that a machine of this house uses it."""
    major = version.partition(".")[0]
    return (
        f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0 Safari/537.36 {VISITOR}"
    )


def _open(page: Any, url: str, until: float) -> str:
    """What the browser says against the page; "" if it stands there, settled or not."""
    from playwright.sync_api import Error

    try:
        page.goto(url, wait_until="domcontentloaded", timeout=_left_ms(until) * 0.6)
    except Error as error:
        return str(error).splitlines()[0][:300]
    with suppress(Error):
        page.wait_for_load_state("load", timeout=_left_ms(until) * 0.6)
        page.wait_for_load_state("networkidle", timeout=min(_SETTLING_MS, _left_ms(until) * 0.5))
    return ""


def _picture(page: Any, path: Path, until: float) -> None:
    from playwright.sync_api import Error

    with suppress(Error):
        tall = page.evaluate("() => document.documentElement.scrollHeight")
        page.screenshot(
            path=path,
            full_page=True,
            clip={"x": 0, "y": 0, "width": WIDTH, "height": max(HEIGHT, min(tall, TALLEST))},
            timeout=max(_left_ms(until), 1_000),
        )


def _left_ms(until: float) -> float:
    return max(until - time.monotonic(), 0.1) * 1000


def _say(folder: Path, said: dict[str, str]) -> None:
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


if __name__ == "__main__":
    main()
