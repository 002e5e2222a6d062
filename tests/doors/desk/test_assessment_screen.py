"""Facts written and read back in a browser without script: three widths, two languages, keys."""

import pytest
from playwright.sync_api import Page

from netra.journeys.actions import refresh
from tests.doors.access.acting import act_of
from tests.doors.desk.test_clock_screen import seated
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import path
from tests.rooms.cases.test_finding_facts import POSTED, alleged, found

pytestmark = pytest.mark.browser


def filed(**more: object) -> path.Walk:
    """A file at registration with one act alleged of one person."""
    walk = path.at_registration("2024-10-15", {**path.official(1), "codes": ["PN-02"], **more})
    refresh(walk.file_id)
    return walk


@pytest.mark.timeout(300)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_form_and_assessment_fit_and_can_be_used(
    open_page: OpenPage, site: str, width: int
) -> None:
    fits_it, soldier, empty = filed(), filed(), filed()
    found(fits_it, POSTED, because="Tangkapan layar dan keterangan terlapor")
    found(soldier, POSTED, employment="tni")
    found(empty, {**POSTED, "object": "empty_box", "account": "other"})
    page = open_page(script=False, width=width)
    seated(page, site)
    for root in ("", "/en"):
        for walk in (fits_it, soldier, empty, filed()):
            base = f"{root}/meja/berkas/{walk.file_id}"
            for where in (
                f"{base}/penilaian/{alleged(walk).id}/",
                f"{base}/find_facts/?dugaan={alleged(walk).id}",
            ):
                page.goto(where)
                assert fits(page)
                assert axe(page).violations == []


def test_an_officer_finds_the_way_by_keyboard(page_without_script: Page, site: str) -> None:
    page, walk = page_without_script, filed()
    seated(page, site)
    page.goto(f"/meja/berkas/{walk.file_id}/")
    press(page.locator(".matrix a"))
    assert page.url.endswith(f"/penilaian/{alleged(walk).id}/")
    press(page.get_by_role("button", name="Mencatat fakta dugaan"))
    chosen = page.locator("input[name=fact_interaction][value=post]")
    chosen.focus()
    page.keyboard.press("Space")
    assert chosen.is_checked()
    page.locator("button", has_text="Mencatat fakta dugaan").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(f"/penilaian/{alleged(walk).id}/")
    assert "mengunggah" in page.locator("section[aria-labelledby=met]").inner_text()


def test_what_was_answered_stays_when_the_form_is_refused(
    page_without_script: Page, site: str
) -> None:
    page, walk = page_without_script, filed()
    seated(page, site)
    page.goto(act_of(walk.file_id, "find_facts"))
    page.locator("input[name=fact_account][value=own]").check()
    page.locator("input[name=because]").fill("Keterangan saksi ahli")
    page.locator("input[name=at_year]").fill("2030")
    press(page.locator("button", has_text="Mencatat fakta dugaan"))
    assert page.locator(".govuk-error-summary").count() == 1
    assert page.locator("input[name=fact_account][value=own]").is_checked()
    assert page.locator("input[name=because]").input_value() == "Keterangan saksi ahli"
