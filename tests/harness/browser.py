"""A browser on the site itself: Debian's Chromium, driven by Playwright; axe for accessibility."""

import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, sync_playwright

from netra.environment.variables import ROOT

CHROMIUM = Path("/usr/bin/chromium")
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OpenPage = Callable[..., Page]


class _SilentHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the site writes its own lines."""


@pytest.fixture
def site(fresh_database: str) -> Iterator[str]:
    """The site's address, served from the real WSGI application on a database of its own."""
    from netra.wsgi import application

    server = ThreadedWSGIServer(("127.0.0.1", 0), _SilentHandler)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without it the test fails, unless a person chose NETRA_NO_BROWSER=1."""
    if not CHROMIUM.exists():
        if os.environ.get("NETRA_NO_BROWSER") == "1" and not os.environ.get("CI"):
            pytest.skip("no browser, by choice")
        pytest.fail(f"{CHROMIUM} is missing: apt-get install chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(CHROMIUM), args=_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[OpenPage]:
    """A function that opens a visitor's page of its own; `goto("/…")` is relative to the site.

    Arguments: `script` (True), `width` in CSS pixels (360), `dark` (False). A script error or a
    refusal by the content security policy fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_one(*, script: bool = True, width: int = 360, dark: bool = False) -> Page:
        context = browser.new_context(
            base_url=site,
            java_script_enabled=script,
            viewport={"width": width, "height": 740},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: _remember_refusal(said.text, troubles))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not troubles, troubles


def _remember_refusal(said: str, troubles: list[str]) -> None:
    if "Content Security Policy" in said:
        troubles.append(said)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A phone's page, 360 pixels wide, with script."""
    return open_page()


@pytest.fixture
def page_without_script(open_page: OpenPage) -> Page:
    """A phone's page, 360 pixels wide, without script."""
    return open_page(script=False)


def press(button: Locator) -> None:
    """Press a button or link, and wait until the page it leads to has loaded.

    A plain click returns as soon as the browser sets out; what is asked next may then meet the old
    page, or one that has no element yet.
    """
    with button.page.expect_navigation():
        button.click()


def fits(page: Page) -> bool:
    """Nothing hangs over the right edge."""
    return bool(page.locator("html").evaluate("html => html.scrollWidth <= innerWidth"))


@dataclass(frozen=True)
class Findings:
    """What axe found: rule and the elements, as text. `incomplete` is what it could not judge."""

    violations: list[str]
    incomplete: list[str]


def axe(page: Page) -> Findings:
    """WCAG 2.2 A and AA, by axe, of the page as it stands.

    axe.run() never answers where script is off, so the page's HTML is loaded at its own address in
    a second page whose only script is axe; its styles come from the site. That page is kept: a new
    one for every look costs more than the look.
    """
    judge = _judge_of(page)
    html, address = page.content(), page.url

    def answer(route: Route) -> None:
        request = route.request
        if request.resource_type == "script":
            route.abort()
        elif request.is_navigation_request():
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.continue_()

    judge.route("**/*", answer)
    judge.goto(address)
    judge.evaluate(AXE.read_text())
    found = judge.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags},"
        " resultTypes: ['violations', 'incomplete']})",
        WCAG,
    )
    judge.unroute("**/*")
    return Findings(_told(found["violations"]), _told(found["incomplete"]))


_JUDGES: dict[tuple[int, int, bool], Page] = {}


def _judge_of(page: Page) -> Page:
    """The second page for this browser, width and theme."""
    opened, size = page.context.browser, page.viewport_size
    assert opened is not None
    assert size is not None
    dark = bool(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
    key = (id(opened), size["width"], dark)
    if key not in _JUDGES or _JUDGES[key].is_closed():
        context = opened.new_context(
            viewport=size,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            bypass_csp=True,
        )
        _JUDGES[key] = context.new_page()
    return _JUDGES[key]


def _told(rules: list[dict[str, Any]]) -> list[str]:
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]}"
        for rule in rules
        for node in rule["nodes"]
    ]
