"""A pack asked for in a browser without script, unzipped, and its index opened from the disk."""

import os
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.doors.desk.printing import at_desk
from tests.doors.packs.packing import Whole, contents, packed, whole
from tests.harness.browser import OpenPage, axe, fits, press

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
PHONE = 360
PICTURES = os.environ.get("NETRA_PICTURES")


def look(page: Page, name: str) -> None:
    """Nothing hangs over the edge; axe finds nothing wrong (asked once, on the phone)."""
    page.wait_for_load_state()
    assert fits(page), name
    assert page.locator("h1").count() == 1
    width = page.viewport_size["width"] if page.viewport_size else 0
    if PICTURES:
        language = page.locator("html").get_attribute("lang")
        page.screenshot(path=f"{PICTURES}/{name}-{width}-{language}.png", full_page=True)
    if width == PHONE:
        assert axe(page).violations == [], name


def seated(page: Page, site: str) -> None:
    """A caseworker of the handling office is signed in, after the file's last act."""
    cookie = at_desk().cookies["netra"].value
    known = {"netra": cookie, "netra_demo_at": "2024-10-20T10:00:00+07:00"}
    for name, value in known.items():
        page.context.add_cookies([{"name": name, "value": value, "url": site}])


@pytest.mark.parametrize("width", [320, PHONE, 1280])
@pytest.mark.parametrize("root", ["", "/en"])
def test_a_pack_is_asked_for_and_saved(
    open_page: OpenPage, site: str, root: str, width: int, tmp_path: Path
) -> None:
    found = whole()
    page = open_page(script=False, width=width)
    seated(page, site)
    page.goto(f"{root}/meja/berkas/{found.walk.file_id}/")
    press(page.locator("nav.sections a[href$='/paket/']"))
    look(page, "pack")
    press(page.locator("main form .govuk-button").last)
    look(page, "pack-errors")
    page.check("input[name=variant][value=respondent]")
    page.fill("[name=recipient]", "Terlapor 1")
    page.fill("[name=reason]", "Permintaan data sendiri")
    press(page.locator("main form .govuk-button").last)
    look(page, "pack-asks")
    assert page.input_value("[name=recipient]") == "Terlapor 1"
    page.fill("[name=seen]", "Semua hadirin")
    page.fill("[name=decision]", "Pleno 3, 17 Oktober 2024")
    page.check("input[name=respondent][value='1']")
    page.locator("input[name=redactions]").last.check()
    with page.expect_download() as saved:
        page.locator("main form .govuk-button").last.click()
    saved.value.save_as(tmp_path / "pack.zip")
    assert saved.value.suggested_filename.endswith("-respondent.zip")
    assert "data/derived/0001-redaction-1.txt" in contents(tmp_path / "pack.zip")
    page.reload()
    look(page, "pack-left")
    assert "Terlapor 1" in page.locator("main table").last.inner_text()


def unzipped(found: Whole, variant: str, folder: Path, language: str) -> Path:
    """Its index, on the disk."""
    with zipfile.ZipFile(packed(found, variant, folder, language=language)) as archive:
        archive.extractall(folder / variant)
    return folder / variant / "berkas" / "index.html"


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_index_opens_from_the_disk(
    fresh_database: str, browser: Browser, tmp_path: Path, language: str
) -> None:
    found = whole()
    indices = {
        variant: unzipped(found, variant, tmp_path, language)
        for variant in ("full", "merit", "respondent", "public")
    }
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        said.append(message.text)

    for width in (320, PHONE, 1280):
        context = browser.new_context(viewport={"width": width, "height": 740})
        page = context.new_page()
        page.on("console", hear)
        for variant, index in indices.items():
            page.goto(index.as_uri())
            look(page, f"index-{variant}")
            for link in page.locator("a").all():
                assert (index.parent / str(link.get_attribute("href"))).is_file()
        assert not said
        context.close()
