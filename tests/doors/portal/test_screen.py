"""The whole way in a browser without script, on a phone and on a desk, in both languages."""

import pytest
from playwright.sync_api import Page

from netra.offices.actions import load_reference
from tests.doors.portal.visitor import DISTRICT, NAME, PNG
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import factories

pytestmark = pytest.mark.browser

PHONE = 360
READ = (
    "/", "/tentang/", "/privasi/", "/angka/", "/angka/lembaga/", "/angka/lembaga/pilkada-2020/",
    "/hukum/", "/hukum/?q=media+sosial", "/hukum/perbuatan/PN-02/", "/hukum/aturan/tenggat/",
    "/hukum/pemilihan/pilkada-2024/?wilayah=33",
)  # fmt: skip
WORDS = {"id": ("Lanjut", ""), "en": ("Continue", "/en")}


def look(page: Page) -> None:
    """Nothing hangs over the edge, and axe finds nothing wrong (asked once, on the phone)."""
    assert fits(page)
    if page.viewport_size and page.viewport_size["width"] == PHONE:
        assert axe(page).violations == []


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [PHONE, 1280])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_report_is_filed_and_followed(
    open_page: OpenPage, site: str, language: str, width: int
) -> None:
    load_reference()
    factories.office(factories.REGENCY)
    page = open_page(script=False, width=width)
    word, root = WORDS[language]
    for plain in (*READ, "/keluar-cepat/", "/lapor/"):
        page.goto(root + plain)
        look(page)
    tells(page, word)
    code = sends(page)
    page.fill("#id_code", "1234")
    on(page, word)
    page.fill("#id_code", code)
    on(page, word)
    look(page)
    assert page.url.endswith(f"{root}/lacak/status/")


def on(page: Page, word: str) -> None:
    """Look, and go on."""
    look(page)
    press(page.locator(".govuk-button", has_text=word).last)


def tells(page: Page, word: str) -> None:
    """Every question up to the last page."""
    press(page.locator("main form .govuk-button"))
    on(page, word)
    look(page)  # the error, then the answer
    page.fill("#id_what", "Seorang pegawai mengajak warga.")
    on(page, word)
    finds_the_place(page, word)
    for field, day in (("occurred_on", "12"), ("known_on", "13")):
        for part, text in (("day", day), ("month", "10"), ("year", "2024")):
            page.fill(f"#id_{field}-{part}", text)
    on(page, word)
    page.fill("#id_0-name", "Bima Rekaan")
    press(page.locator("button[name=more]"))
    on(page, word)
    picture = {"name": "foto.png", "mimeType": "image/png", "buffer": PNG}
    page.set_input_files("#id_evidence", picture)
    press(page.locator("button[name=more]"))
    for _page in ("evidence", "witnesses", "check"):
        on(page, word)


def finds_the_place(page: Page, word: str) -> None:
    """Looked for by name, chosen among those found, and the village left open."""
    page.fill("#id_search", "Jekulo")
    look(page)
    press(page.locator("main form .govuk-button").first)
    page.check(f"input[value='{DISTRICT}']")
    look(page)
    press(page.locator("main form .govuk-button").first)
    on(page, word)


def sends(page: Page) -> str:
    """With a name; the code on the receipt."""
    page.fill("#id_name", NAME)
    look(page)
    press(page.locator("button[value=named]"))
    look(page)
    code = page.inner_text(".receipt__code")
    press(page.locator("main form .govuk-button"))
    return code
