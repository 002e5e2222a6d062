"""Sign-in in a browser without script, on a phone, in both languages."""

import pytest
from playwright.sync_api import Page

from tests.doors.accounts import officer
from tests.harness.browser import OpenPage, axe, fits, press

pytestmark = pytest.mark.browser


def look(page: Page, root: str) -> None:
    """The page is ours, in its language; nothing hangs over the edge, axe finds nothing wrong."""
    assert page.locator("html").get_attribute("lang") == (root.strip("/") or "id")
    assert page.locator("h1").count() == 1
    assert fits(page)
    assert axe(page).violations == []


def enter(page: Page, password: str) -> None:
    page.fill("#id_login", officer.NAME)
    page.fill("#id_password", password)
    press(page.locator("main .govuk-button").first)


PRESSED = "main .govuk-button"


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [360, 1280])
def test_an_officer_signs_in_with_and_without_a_second_step(
    open_page: OpenPage, site: str, root: str, width: int
) -> None:
    officer.enrol()
    page = open_page(script=False, width=width)
    signs_in_with_a_password(page, site, root)
    spare = adds_a_second_step(page, root)
    signs_in_with_a_spare_code(page, site, root, spare[0])
    makes_new_codes_and_ends_the_second_step(page, site, root, spare[1])


def on(page: Page, root: str) -> None:
    """Press the page's button and look at what follows."""
    press(page.locator(PRESSED).first)
    look(page, root)


def signs_in_with_a_password(page: Page, site: str, root: str) -> None:
    page.goto(f"{root}/meja/")
    look(page, root)
    enter(page, "bukan ini")
    look(page, root)
    assert page.locator(".govuk-error-summary").count() == 1
    enter(page, officer.PASSWORD)
    assert page.url == f"{site}{root}/meja/"


def adds_a_second_step(page: Page, root: str) -> list[str]:
    """The spare codes that were shown."""
    page.goto(f"{root}/akun/")
    look(page, root)
    on(page, root)
    page.fill("#id_password", officer.PASSWORD)
    on(page, root)
    secret = page.inner_text(".totp-key").replace(" ", "")
    page.fill("#id_code", "000")
    on(page, root)
    assert page.inner_text(".totp-key").replace(" ", "") == secret
    page.fill("#id_code", officer.code(secret))
    on(page, root)
    spare = page.locator(".spare-codes code").all_inner_texts()
    assert len(spare) == 10
    on(page, root)
    return spare


def signs_in_with_a_spare_code(page: Page, site: str, root: str, code: str) -> None:
    page.goto(f"{root}/keluar/")
    look(page, root)
    press(page.locator(PRESSED).first)
    page.goto(f"{root}/meja/perkara/")
    enter(page, officer.PASSWORD)
    look(page, root)
    page.fill("#id_code", code)
    press(page.locator(PRESSED).first)
    assert page.url == f"{site}{root}/meja/perkara/"


def makes_new_codes_and_ends_the_second_step(page: Page, site: str, root: str, code: str) -> None:
    page.goto(f"{root}/akun/cadangan/baru/")
    look(page, root)
    press(page.locator("main p > .govuk-link"))  # a code in place of the password
    look(page, root)
    page.fill("#id_code", code)
    on(page, root)
    assert page.url == f"{site}{root}/akun/cadangan/baru/"
    on(page, root)
    assert page.locator(".spare-codes code").count() == 10
    page.goto(f"{root}/akun/matikan/")
    look(page, root)
    on(page, root)
    assert page.url == f"{site}{root}/akun/"
