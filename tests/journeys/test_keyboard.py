"""Without a pointer: a citizen leaves a message, an officer does an act, by keyboard alone."""

import pytest
from playwright.sync_api import Page

from netra.doors.cli import demo
from tests.harness.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]

FOCUSED = "e => e === document.activeElement"
VISIBLE = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
        || style.boxShadow !== 'none';
}"""


def reach(page: Page, selector: str) -> None:
    """Press Tab until the element has the focus; the focus can be seen."""
    target = page.locator(selector).first
    for _press in range(80):
        if target.evaluate(FOCUSED):
            assert page.evaluate(VISIBLE), f"{selector} has the focus and nobody sees it"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def press(page: Page, selector: str) -> None:
    """Reach it and press Enter; wait for the next page."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


NEXT = "main form[method=post] button.govuk-button:not(.govuk-button--secondary)"


def test_a_message_is_left_by_keyboard(open_page: OpenPage) -> None:
    demo.load()
    page = open_page(width=320)
    page.goto("/")
    press(page, "main a.govuk-button")
    press(page, NEXT)
    reach(page, "[name=what]")
    page.keyboard.type("Seorang pegawai mengajak warga memilih salah satu pasangan calon.")
    press(page, NEXT)
    reach(page, "[name=search]")
    page.keyboard.type("Jekulo")
    press(page, NEXT)
    reach(page, "[name=area]")
    page.keyboard.press("Space")
    press(page, NEXT)
    press(page, NEXT)  # a village, if one likes
    for _page in ("when", "who", "evidence", "witnesses"):
        press(page, NEXT)
    press(page, "main a.govuk-button")
    press(page, "button[name=how][value=tip]")
    assert page.locator(".receipt__code").count() == 1


def test_an_act_is_done_by_keyboard(open_page: OpenPage) -> None:
    demo.load()
    page = open_page(width=1280)
    page.goto("/peragaan/")
    press(page, "form:has(input[value='caseworker']) button")
    press(page, "main tbody th a")
    reach(page, ".next__others summary")
    page.keyboard.press("Enter")
    press(page, "a[href$='extend_handling/']")
    reach(page, "[name=reason]")
    page.keyboard.type("saksi belum didengar")
    press(page, NEXT)
    assert "emperpanjang penanganan" in page.locator("main").inner_text()
