"""The README's pictures, beside `make run`: `python docs/images/take.py http://127.0.0.1:8000`."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent


def citizen(browser: Browser, site: str) -> None:
    """The front page as a small phone shows it."""
    context = browser.new_context(viewport={"width": 360, "height": 720}, device_scale_factor=1.5)
    page = context.new_page()
    page.goto(f"{site}/")
    page.screenshot(path=HERE / "citizen.png")


def desk(browser: Browser, site: str) -> None:
    """A caseworker's worklist and one file, at 1280 pixels."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(f"{site}/peragaan/")
    page.locator("form:has(input[value='caseworker']) button").click()
    page.screenshot(path=HERE / "desk.png")
    page.get_by_role("link", name="01/Reg/TM").click()
    page.screenshot(path=HERE / "file.png")


def main(site: str) -> None:
    """The three pictures stand beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--headless", "--lang=id-ID"],
            env={"LANGUAGE": "id", "LANG": "id_ID.UTF-8"},
        )
        citizen(browser, site)
        desk(browser, site)
        browser.close()


main(sys.argv[1])
