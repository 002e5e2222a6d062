"""The page of links in a browser without script: three widths, both languages, by keyboard."""

import io
import os
from pathlib import Path

import pytest

from netra.evidence import actions as evidence
from netra.evidence.actions import capturing
from netra.journeys.actions import refresh
from tests.doors.desk.test_capture import URL, ended, rows
from tests.doors.desk.test_clock_screen import seated
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.browser
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
OTHERS = ("refused_by_site 403", "not_allowed_address", "", "kept cut_time refused")


def made() -> path.Walk:
    """A file with a link in every state."""
    walk = path.reported()
    for number, each in enumerate(OTHERS):
        asked = capturing.ask(
            file_id=walk.file_id,
            office_id=walk.office.id,
            path=walk.office.path,
            url=f"{URL}&panjang={'x' * 120}{number}",
            by=make.citizen(),
            at=walk.now,
            stage="received",
        )
        outcome, _space, detail = each.partition(" ")
        if outcome == "kept":
            kept(str(asked.pk), detail, walk)
        elif outcome:
            ended(asked, outcome, detail)
    refresh(walk.file_id)
    return walk


def kept(capture: str, detail: str, walk: path.Walk) -> None:
    stream = io.BytesIO(PDF)
    capturing.record_kept(
        capture_id=next(row.id for row in rows(walk) if str(row.id) == capture),
        archive=stream,
        looked=evidence.look(stream, name="rekaman.pdf", size=len(PDF)),
        screenshot=None,
        text=None,
        tool="uji",
        detail=detail,
        note="",
        at=walk.now,
    )


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_links_of_a_file(open_page: OpenPage, site: str, width: int) -> None:
    walk = made()
    page = open_page(script=False, width=width)
    seated(page, site)
    for root in ("", "/en"):
        page.goto(f"{root}/meja/berkas/{walk.file_id}/bukti/rekam/")
        page.locator("summary").last.focus()
        page.locator("details.govuk-details summary").first.click()
        assert fits(page)
        assert axe(page).violations == []
        if folder := os.environ.get("NETRA_PICTURES"):
            page.screenshot(path=Path(folder) / f"capture{root[1:]}-{width}.png", full_page=True)
    page.get_by_label("Link", exact=True).fill("contoh.example")
    press(page.get_by_role("button", name="Capture it"))
    assert "is no web address" in page.locator(".govuk-error-summary").inner_text()
    assert page.get_by_label("Link", exact=True).input_value() == "contoh.example"
    assert axe(page).violations == []
    page.get_by_label("Link", exact=True).fill("https://lain.example/")
    page.keyboard.press("Enter")
    page.get_by_text("https://lain.example/").wait_for()
    assert len(rows(walk)) == len(OTHERS) + 1
