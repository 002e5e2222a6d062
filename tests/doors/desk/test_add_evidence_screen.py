"""Adding evidence in a browser without script: refused, kept; three widths, both languages."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import FilePayload, Page

from netra.journeys.actions import refresh
from tests.doors.desk.printing import at_desk
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import path
from tests.rooms.evidence import making

pytestmark = pytest.mark.browser
BUTTON = {"": "Simpan", "/en": "Keep"}
SHOTS = os.environ.get("NETRA_SHOTS", "")


def seated(page: Page, site: str) -> None:
    """The browser is a caseworker's."""
    session = at_desk().cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}]
    )


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def looks_right(page: Page, name: str) -> None:
    assert fits(page)
    assert axe(page).violations == []
    if SHOTS:
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


@pytest.mark.timeout(240)
@pytest.mark.parametrize("root", ["", "/en"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_files_are_added_without_script(
    open_page: OpenPage, site: str, width: int, root: str
) -> None:
    walk = path.reported()
    refresh(walk.file_id)
    page = open_page(script=False, width=width)
    seated(page, site)
    page.goto(f"{root}/meja/berkas/{walk.file_id}/bukti/tambah/")
    looks_right(page, f"empty-{width}{root.replace('/', '-')}")
    page.get_by_label(NOTE[root]).fill("Ekspor dari saksi")
    page.locator("input[type=file]").set_input_files(
        [file("chat.txt", making.CHAT.encode()), file("setup.png", b"MZ" + bytes(90))]
    )
    press(page.get_by_role("button", name=BUTTON[root], exact=True))
    assert "chat.txt" in page.content()
    assert "setup.png" in page.locator(".govuk-error-summary").inner_text()
    looks_right(page, f"refused-{width}{root.replace('/', '-')}")
    assert page.get_by_label(NOTE[root]).input_value() == "Ekspor dari saksi"
    page.locator("input[type=file]").set_input_files([file("gambar.svg", making.SVG)])
    press(page.get_by_role("button", name=BUTTON[root], exact=True))
    assert page.url.endswith("?bukti=2")
    looks_right(page, f"kept-{width}{root.replace('/', '-')}")


NOTE = {"": "Apa yang tampak, dengan kata-kata Anda", "/en": "What it shows, in your words"}
