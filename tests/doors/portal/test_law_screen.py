"""The rule reader in a browser without script: three widths, both languages."""

import pytest
from playwright.sync_api import Page

from tests.harness.browser import OpenPage, axe, fits, press

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 1280)
READ = (
    "/hukum/aturan/tenggat/?pada=2024-10-17#deadlines-initial_review",
    "/hukum/aturan/tenggat/?pada=17-10-2024",
    "/hukum/aturan/penghitungan-hari/",
    "/hukum/aturan/peraturan/",
    "/hukum/aturan/alur/",
    "/hukum/aturan/istilah/?huruf=l",
    "/hukum/peraturan/pp-94-2021/",
    "/hukum/kewenangan/?pada=2024-08-30",
    "/hukum/perbuatan/PN-02/?pada=2024-10-17",
    "/hukum/sanksi/",
)


def look(page: Page) -> None:
    """Nothing hangs over the edge, and axe finds nothing wrong."""
    page.wait_for_load_state()
    assert fits(page), page.url
    assert axe(page).violations == [], page.url


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("root", ["", "/en"])
def test_the_law_is_read_on_every_screen(
    open_page: OpenPage, site: str, root: str, width: int
) -> None:
    page = open_page(script=False, width=width)
    for address in READ:
        page.goto(root + address)
        look(page)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("root", ["", "/en"])
def test_a_day_is_asked_for_and_a_history_opened(open_page: OpenPage, site: str, root: str) -> None:
    page = open_page(script=False, width=360)
    page.goto(f"{root}/hukum/kewenangan/")
    page.fill("#on-day", "2019-05-01")
    press(page.locator("main form .govuk-button"))
    assert "pada=2019-05-01" in page.url
    past = page.locator("#addressees-pns-merit_authority details")
    assert not past.locator(".law__source").first.is_visible()
    past.locator("summary").focus()
    page.keyboard.press("Enter")
    assert past.locator(".law__source").first.is_visible()
    page.locator("#addressees-pns-merit_authority .law__source a").first.click()
    page.wait_for_url("**/hukum/peraturan/**")
    look(page)
