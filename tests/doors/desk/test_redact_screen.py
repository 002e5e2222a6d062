"""Redacting in a browser: typed without script, drawn by dragging, moved by the arrow keys."""

import os
import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page

from netra.evidence.models import Derived
from tests.doors.desk.printing import at_desk
from tests.doors.desk.viewed import kept
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import path
from tests.rooms.evidence import derivable

pytestmark = pytest.mark.browser
KEEP, TRY = "Simpan salinan tertutup ini", "Coba"


def begun(page: Page, site: str, content: bytes, media_type: str) -> str:
    """The browser is a caseworker's; the address of the page in Indonesian, without its root."""
    session = at_desk().cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}]
    )
    walk = path.reported()
    item = kept(walk, content, media_type, "surat")
    return reverse("desk:redact", args=[walk.file_id, item.id])


def pictured(page: Page, name: str) -> None:
    """A picture of the page, where somebody wants to look at it."""
    if folder := os.environ.get("NETRA_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def redactions() -> int:
    found = Derived.objects.unfiltered(reason="the test counts").filter(kind="redaction")
    return int(found.count())


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_without_script_it_is_typed_tried_and_kept(
    open_page: OpenPage, site: str, width: int
) -> None:
    page = open_page(script=False, width=width)
    where = begun(page, site, derivable.pdf(), "application/pdf")
    for root in ("", "/en"):
        page.goto(root + where)
        assert fits(page)
        assert axe(page).violations == []
        pictured(page, f"redact-{width}{root.replace('/', '-')}")
    page.goto(where)
    said = {"page": "1", "left": "5", "top": "8,5", "width": "90", "height": "23"}
    for name, value in said.items():
        page.fill(f"#id_area-0-{name}", value)
    press(page.get_by_role("button", name=KEEP))
    assert page.locator(".govuk-error-summary").is_visible()
    assert page.input_value("#id_area-0-top") == "8,5"
    assert fits(page)
    assert axe(page).violations == []
    pictured(page, f"redact-wrong-{width}")
    page.fill("#id_reason", "Keselamatan pelapor")
    press(page.get_by_role("button", name=TRY))
    assert page.get_by_role("img", name="Salinan tertutup").count() == 1
    assert fits(page)
    assert axe(page).violations == []
    pictured(page, f"redact-tried-{width}")
    assert redactions() == 0
    press(page.get_by_role("button", name=KEEP))
    assert redactions() == 1


def test_an_area_is_drawn_by_dragging_and_moved_by_the_arrow_keys(
    open_page: OpenPage, site: str
) -> None:
    page = open_page(width=1280)
    page.goto(begun(page, site, derivable.png(), "image/png"))
    page.locator("[data-stage]").evaluate("each => each.scrollIntoView()")
    stage = page.locator("[data-stage]").bounding_box()
    assert stage is not None
    for number, (x, y) in enumerate(((0.1, 0.2), (0.2, 0.6), (0.5, 0.1))):
        page.mouse.move(stage["x"] + stage["width"] * x, stage["y"] + stage["height"] * y)
        page.mouse.down()
        page.mouse.move(
            stage["x"] + stage["width"] * (x + 0.3), stage["y"] + stage["height"] * (y + 0.2)
        )
        page.mouse.up()
        assert float(page.input_value(f"#id_area-{number}-left")) == pytest.approx(x * 100, abs=0.5)
        assert float(page.input_value(f"#id_area-{number}-height")) == pytest.approx(20, abs=0.5)
    assert page.locator(".redact-box").count() == 3  # the third row was made by the page
    left, width = (float(page.input_value(f"#id_area-2-{each}")) for each in ("left", "width"))
    assert page.evaluate("document.activeElement.textContent") == "3"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert float(page.input_value("#id_area-2-left")) == pytest.approx(left + 0.5)
    assert float(page.input_value("#id_area-2-width")) == pytest.approx(width + 0.5)
    assert axe(page).violations == []
    pictured(page, "redact-drawn")
    press(page.get_by_role("button", name=re.compile(f"^{TRY}$")).last)
    assert page.get_by_role("img", name="Salinan tertutup").count() == 1
    assert page.locator(".redact-box").count() == 3
