"""Every viewer in a browser: three widths, both languages, by keyboard, with and without script."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from netra.base.queries import acts_of
from netra.evidence.models import Item
from tests.doors.desk import viewed
from tests.doors.desk.test_decrees_screen import seated
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]


def pieces(folder: Path) -> dict[str, Item]:
    walk = path.reported()
    mail = b"From: a@contoh.example\nSubject: Undangan\n\nHadir semua."
    return {
        "photo": viewed.kept(walk, viewed.photo(900, 600), "image/jpeg", "foto-spanduk.jpg"),
        "pages": viewed.kept(walk, viewed.pdf(3), "application/pdf", "undangan.pdf"),
        "words": viewed.kept(walk, b"baris satu\nbaris dua " + b"x" * 900, "text/plain", "a.txt"),
        "mail": viewed.kept(walk, mail, "message/rfc822", "surat.eml"),
        "film": viewed.kept(walk, viewed.film(folder), "video/mp4", "rekaman.mp4"),
        "other": viewed.kept(walk, b"PK\x05\x06" + b"\0" * 18, "application/zip", "isi.zip"),
    }


def look(page: Page, name: str) -> None:
    page.wait_for_load_state()
    assert fits(page), name
    width = page.viewport_size["width"] if page.viewport_size else 0
    if kept := os.environ.get("NETRA_PICTURES"):
        language = page.locator("html").get_attribute("lang")
        page.screenshot(path=f"{kept}/{name}-{width}-{language}.png", full_page=True)
    if width == 360:
        assert axe(page).violations == [], name


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("root", ["", "/en"])
def test_every_kind_is_looked_at_without_script(
    open_page: OpenPage, site: str, root: str, width: int, tmp_path: Path
) -> None:
    found = pieces(tmp_path)
    page = open_page(script=False, width=width)
    seated(page, site, "caseworker", make.REGENCY)
    for name, item in found.items():
        page.goto(root + viewed.where(item))
        look(page, f"view-{name}")
    page.goto(root + viewed.where(found["photo"]))
    press(page.locator("a[data-key='+']"))
    press(page.locator("a[data-key='r']"))
    assert "zoom=150" in page.url
    assert "turn=90" in page.url
    page.locator("#remarks summary").click()
    page.fill("[name=text]", "Nomor pelat terbaca")
    for side, value in {"x": "10", "y": "10", "width": "40", "height": "30"}.items():
        page.fill(f"[name={side}]", value)
    press(page.locator("#remarks form .govuk-button"))
    assert page.locator(".look-boxes rect").count() == 1
    look(page, "view-remarked")
    page.select_option("#beside", str(found["pages"].id))
    press(page.locator("#beside ~ button"))
    assert page.locator(".look-one").count() == 2
    look(page, "view-beside")
    page.goto(f"{root}/meja/berkas/{found['photo'].file_id}/bukti/")
    look(page, "evidence")


def test_keys_do_what_the_links_do(open_page: OpenPage, site: str, tmp_path: Path) -> None:
    found = pieces(tmp_path)
    page = open_page(width=1280)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(found["photo"]))
    for key, then in (("+", "zoom=150"), ("r", "turn=90"), ("-", "turn=90"), ("0", "opened=")):
        with page.expect_navigation():
            page.keyboard.press(key)
        assert then in page.url, key
    with page.expect_navigation():
        page.keyboard.press("j")
    assert str(found["pages"].id) in page.url
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    assert "page=2" in page.url
    views = [act for act in acts_of(found["photo"].file_id) if act.kind == "view_evidence"]
    assert len(views) == 2


def test_a_recording_goes_by_pictures_and_marks(
    open_page: OpenPage, site: str, tmp_path: Path
) -> None:
    film = pieces(tmp_path)["film"]
    page = open_page(width=1280)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(film))
    player = page.locator("video")
    page.wait_for_function("document.querySelector('video').readyState > 0")
    for _ in range(5):
        page.keyboard.press(".")
    page.keyboard.press(",")
    at = player.evaluate("video => video.currentTime")
    assert 0.1 < at < 0.2, at
    page.keyboard.press("m")
    assert page.input_value("[name=from_time]").startswith("0:00.1")
    page.fill("[name=text]", "Di sini")
    press(page.locator("#remarks form > button.govuk-button"))
    page.wait_for_function("document.querySelector('video').readyState > 0")
    page.locator("[data-seek]").click()
    assert abs(player.evaluate("video => video.currentTime") - at) < 0.02


def test_a_place_is_drawn_by_dragging(open_page: OpenPage, site: str, tmp_path: Path) -> None:
    photo = pieces(tmp_path)["photo"]
    page = open_page(width=1280)
    seated(page, site, "caseworker", make.REGENCY)
    page.goto(viewed.where(photo))
    page.locator("#remarks summary").click()
    page.locator(".look-sheet").scroll_into_view_if_needed()
    frame = page.locator(".look-sheet").bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + frame["width"] * 0.25, frame["y"] + 60)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] * 0.5, frame["y"] + 160, steps=4)
    page.mouse.up()
    assert abs(float(page.input_value("[name=x]")) - 25) < 1
    assert abs(float(page.input_value("[name=width]")) - 25) < 1
