"""Subscribing to one's calendar in a browser: three widths, both languages, without script."""

import pytest
from playwright.sync_api import Page

from netra.doors.cli.demo import load
from netra.doors.cli.demo.people import PASSWORD
from tests.harness.browser import OpenPage, axe, fits, press

pytestmark = pytest.mark.browser


def look(page: Page) -> None:
    page.wait_for_load_state()
    assert fits(page)
    assert axe(page).violations == []


def forms(page: Page) -> int:
    return page.locator("#langganan ~ form, section[aria-labelledby=langganan] form").count()


@pytest.mark.timeout(240)
def test_an_address_is_made_renewed_and_ended(open_page: OpenPage, site: str) -> None:
    load(replays=False)
    for root, width in (("", 320), ("/en", 360), ("", 1280)):
        page = open_page(script=False, width=width)
        page.goto(f"{root}/masuk/")
        page.fill("#id_login", "caseworker")
        page.fill("#id_password", PASSWORD)
        press(page.locator("main button[type=submit]").first)
        page.goto(f"{root}/meja/kalender/")
        look(page)
        assert forms(page) == 1
        subscribed(page)
        page.goto(f"{root}/meja/kalender/")
        assert page.locator("#address").count() == 0
        look(page)
        press(page.locator("form[action$='/akhiri/'] button"))
        assert forms(page) == 1


def subscribed(page: Page) -> None:
    """An address was made, another took its place; with the keyboard alone."""
    found = []
    for _ in range(2):
        button = page.locator("form[action$='/langganan/#langganan'] button")
        button.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        look(page)
        found.append(page.locator("#address").input_value())
    assert len(set(found)) == 2
    first, second = (page.request.get(each).status for each in found)
    assert (first, second) == (404, 200)
