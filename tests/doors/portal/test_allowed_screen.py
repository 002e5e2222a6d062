"""The self-check and the gap register in a browser without script: three widths, both languages."""

import pytest
from playwright.sync_api import Page

from tests.harness.browser import OpenPage, axe, fits, press

pytestmark = pytest.mark.browser

PHONE = 360
BUTTON = "main form .govuk-button"


def look(page: Page) -> None:
    """Nothing hangs over the edge, and axe finds nothing wrong (asked once, on the phone)."""
    page.wait_for_load_state()
    assert fits(page)
    if page.viewport_size and page.viewport_size["width"] == PHONE:
        assert axe(page).violations == []


def on(page: Page) -> None:
    """Look, and go on."""
    look(page)
    press(page.locator(BUTTON))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("width", [320, PHONE, 1280])
@pytest.mark.parametrize("root", ["", "/en"])
def test_an_act_is_checked_from_question_to_answer(
    open_page: OpenPage, site: str, root: str, width: int
) -> None:
    page = open_page(script=False, width=width)
    page.goto(f"{root}/boleh/")
    on(page)
    on(page)  # the error, then the answer
    page.goto(f"{root}/boleh/")
    page.check("input[value='PN-02']")
    on(page)
    for value in ("pns", "active"):
        page.check(f"input[value='{value}']")
    on(page)
    page.select_option("#id_election", "pilkada-2024")
    page.fill("#id_place", "Bogor")
    on(page)
    look(page)  # two places of that name
    page.check("input[name='area'][value='32.71']")
    on(page)
    for name, value in (("object", "candidate"), ("account", "own"), ("interaction", "like")):
        page.check(f"input[name='{name}'][value='{value}']")
    on(page)
    look(page)
    assert page.locator("h1").count() == 1
    assert not page.context.cookies()
    page.goto(f"{root}/hukum/celah/")
    look(page)
