"""Sign-in in a browser without script, on a phone, in both languages."""

import pytest
from playwright.sync_api import Page

from tests.doors.accounts import officer
from tests.harness.browser import OpenPage, axe

pytestmark = pytest.mark.browser


def look(page: Page, root: str) -> None:
    """The page is ours, in its language; nothing hangs over the edge, axe finds nothing wrong."""
    assert page.locator("html").get_attribute("lang") == (root.strip("/") or "id")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page).violations == []


def enter(page: Page, password: str) -> None:
    page.fill("#id_login", officer.NAME)
    page.fill("#id_password", password)
    page.click("main .govuk-button")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [360, 1280])
def test_an_officer_signs_in_with_and_without_a_second_step(
    open_page: OpenPage, site: str, root: str, width: int
) -> None:
    officer.enrol()
    page = open_page(script=False, width=width)

    def on(name: str = "main .govuk-button") -> None:
        page.click(name)
        look(page, root)

    page.goto(f"{root}/meja/")
    look(page, root)
    enter(page, "bukan ini")
    look(page, root)
    assert page.locator(".govuk-error-summary").count() == 1
    enter(page, officer.PASSWORD)
    assert page.url == f"{site}{root}/meja/"

    page.goto(f"{root}/akun/")
    look(page, root)
    on()
    page.fill("#id_password", officer.PASSWORD)
    on()
    secret = page.inner_text(".totp-key").replace(" ", "")
    page.fill("#id_code", "000")
    on()
    assert page.inner_text(".totp-key").replace(" ", "") == secret
    page.fill("#id_code", officer.code(secret))
    on()
    spare = page.locator(".spare-codes code").all_inner_texts()
    assert len(spare) == 10
    on()

    page.goto(f"{root}/keluar/")
    look(page, root)
    page.click("main .govuk-button")
    page.goto(f"{root}/meja/perkara/")
    enter(page, officer.PASSWORD)
    look(page, root)
    page.fill("#id_code", spare[0])
    page.click("main .govuk-button")
    assert page.url == f"{site}{root}/meja/perkara/"

    page.goto(f"{root}/akun/cadangan/baru/")
    look(page, root)
    page.click("main p > .govuk-link")  # a code in place of the password
    look(page, root)
    page.fill("#id_code", spare[1])
    on()
    assert page.url == f"{site}{root}/akun/cadangan/baru/"
    on()
    assert page.locator(".spare-codes code").count() == 10
    page.goto(f"{root}/akun/matikan/")
    look(page, root)
    on()
    assert page.url == f"{site}{root}/akun/"
