"""The public log on a phone and on a desk, without script, by keyboard, in both languages."""

import pytest

from netra.base.models import Act
from netra.doors import log_keys
from netra.ledger import queries
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import path

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ROOTS = {"id": "", "en": "/en"}
TOUCHED = {
    "id": ("Cari daun ini", "Daun Anda ada dalam log", "Untuk teknisi"),
    "en": ("Look for the leaf", "Your leaf is in the log", "For technicians"),
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_leaf_is_looked_for_and_proven(open_page: OpenPage, site: str, language: str) -> None:
    path.tipped()
    log_keys.bring_up_to_date()
    button, found, technicians = TOUCHED[language]
    for width in (320, 360, 1280):
        page = open_page(script=False, width=width)
        page.goto(f"{ROOTS[language]}/log/")
        page.get_by_text(technicians, exact=True).click()
        assert fits(page)
        if width == 360:
            assert axe(page).violations == []
        page.fill("#id_leaf", "0" * 64)
        press(page.get_by_role("button", name=button))
        assert page.locator(".govuk-warning-text").is_visible()
        assert fits(page)
        page.fill("#id_leaf", "x")
        page.locator("#id_leaf").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert page.locator(".govuk-error-summary").is_visible()
        page.fill("#id_leaf", queries.leaf_of(bytes(Act.objects.get().hash)).hex())
        press(page.get_by_role("button", name=button))
        assert page.get_by_role("heading", name=found).is_visible()
        assert fits(page)
        if width == 360:
            assert axe(page).violations == []
