"""What was typed in a browser outlasts every way of looking; keys can be switched off."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from netra.evidence.actions.deriving import keep_derived
from tests.doors.desk import viewed
from tests.doors.desk.test_decrees_screen import seated
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def look(page: Page, name: str) -> None:
    page.wait_for_load_state()
    assert fits(page), name
    assert axe(page).violations == [], name
    if kept := os.environ.get("NETRA_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=f"{kept}/{name}-{width}.png", full_page=True)


def test_a_typed_remark_outlasts_zoom_and_turn_until_it_is_sent(
    open_page: OpenPage, site: str
) -> None:
    photo = viewed.kept(path.reported(), viewed.photo(900, 600), "image/jpeg", "foto.jpg")
    page = open_page(width=1280)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(photo))
    page.locator("#remarks summary").click()
    page.fill("[name=text]", "Nomor pelat terbaca")
    page.fill("[name=x]", "10")
    for key in ("a[data-key='+']", "a[data-key='r']"):
        press(page.locator(key))
        assert page.input_value("[name=text]") == "Nomor pelat terbaca"
        assert page.input_value("[name=x]") == "10"
    page.fill("[name=x]", "")
    press(page.locator("#remarks form > button.govuk-button"))
    assert page.locator(".look-remarks .told").inner_text() == "Nomor pelat terbaca"
    assert page.input_value("[name=text]") == ""


@pytest.mark.parametrize("width", [360, 1280])
def test_what_was_typed_comes_along_without_script(
    open_page: OpenPage, site: str, width: int
) -> None:
    photo = viewed.kept(path.reported(), viewed.photo(900, 600), "image/jpeg", "foto.jpg")
    page = open_page(script=False, width=width)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(photo))
    page.locator("#remarks summary").click()
    page.fill("[name=text]", "Nomor pelat terbaca")
    press(page.locator("#remarks button[name=look]").first)
    assert page.locator(".look-sheet.zoom-150").count() == 1
    assert page.input_value("[name=text]") == "Nomor pelat terbaca"
    look(page, "view-typed")


def test_keys_can_be_switched_off(open_page: OpenPage, site: str) -> None:
    photo = viewed.kept(path.reported(), viewed.photo(900, 600), "image/jpeg", "foto.jpg")
    page = open_page(width=1280)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(photo))
    page.locator("#keyboard summary").click()
    page.locator("label[for=use-keys]").click()
    page.reload()
    where = page.url
    page.keyboard.press("+")
    page.wait_for_timeout(300)
    assert page.url == where
    page.locator("#keyboard summary").click()
    look(page, "view-keys")
    page.locator("label[for=use-keys]").click()
    page.locator("h2").first.click()
    with page.expect_navigation():
        page.keyboard.press("+")
    assert "zoom=150" in page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_a_recording_that_does_not_play_and_what_was_made_are_told(
    open_page: OpenPage, site: str, width: int, tmp_path: Path
) -> None:
    walk = path.reported()
    broken = viewed.kept(walk, b"\0\0\0\x18ftypisom" + b"\0" * 400, "video/mp4", "rusak.mp4")
    archive = viewed.kept(walk, b"PK\x05\x06" + b"\0" * 18, "application/wacz", "arsip.wacz")
    texts = {"screenshot": viewed.photo(900, 600), "text": b"UNDANGAN\nHadir semua"}
    for kind, content in texts.items():
        (tmp_path / kind).write_bytes(content)
        with (tmp_path / kind).open("rb") as stream:
            keep_derived(
                item_id=archive.id,
                kind=kind,
                stream=stream,
                media_type="text/plain" if kind == "text" else "image/png",
                tool="chromium 140",
                at=walk.now,
            )
    page = open_page(width=width)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(broken))
    page.locator("[data-unplayed]").wait_for(state="visible")
    look(page, "view-broken")
    page.goto(viewed.where(archive))
    look(page, "view-captured")
    press(page.locator("table a", has_text="Lihat").last)
    assert "Hadir semua" in page.locator(".look-lines").inner_text()
    look(page, "view-text")
    page.goto(f"/meja/berkas/{walk.file_id}/bukti/")
    page.locator(".piece details summary").first.click()
    look(page, "evidence-made")
