"""The loader of decrees in a browser without script: three widths, both languages."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from netra.doors.clock import tasks
from netra.law import decrees as law
from tests.doors.desk.printing import at_desk
from tests.harness.browser import OpenPage, axe, fits, press
from tests.rooms import decrees
from tests.rooms import factories as make

pytestmark = pytest.mark.browser

PHONE = 360


@pytest.fixture
def nothing_loaded(settings: Any, tmp_path: Path) -> Any:
    before = law.followed()
    settings.NETRA_DECREES = tmp_path / "decrees.json"
    law.follow(settings.NETRA_DECREES)
    yield
    law.follow(before)


def seated(page: Page, site: str, capacity: str, place: str) -> None:
    """Somebody of that capacity is signed in, on a day after the files' last act."""
    client = at_desk(capacity, place)
    known = {"netra_demo_at": decrees.NOW.isoformat(), "netra": client.cookies["netra"].value}
    for name, value in known.items():
        page.context.add_cookies([{"name": name, "value": value, "url": site}])


def look(page: Page, name: str) -> None:
    """Nothing hangs over the edge, axe finds nothing wrong (asked once, on the phone)."""
    page.wait_for_load_state()
    assert fits(page), name
    assert page.locator("h1").count() == 1
    width = page.viewport_size["width"] if page.viewport_size else 0
    if kept := os.environ.get("NETRA_PICTURES"):
        language = page.locator("html").get_attribute("lang")
        page.screenshot(path=f"{kept}/{name}-{width}-{language}.png", full_page=True)
    if width == PHONE:
        assert axe(page).violations == [], name


@pytest.mark.timeout(180)
@pytest.mark.parametrize("width", [320, PHONE, 1280])
@pytest.mark.parametrize("root", ["", "/en"])
def test_a_decree_is_written_tried_loaded_and_told(
    nothing_loaded: None, open_page: OpenPage, site: str, root: str, width: int
) -> None:
    walk = decrees.waiting()
    day = decrees.working_day_of(walk)
    page = open_page(script=False, width=width)
    seated(page, site, "administrator", make.NATION)
    page.goto(f"{root}/meja/keputusan/")
    look(page, "list")
    press(page.locator("main a.govuk-button").first)
    press(page.locator("main form .govuk-button").last)
    look(page, "errors")
    for name, value in (
        ("year", str(day.year)),
        ("number", "9/2024"),
        ("title", "Keputusan contoh"),
        ("url", "https://contoh.example/skb"),
        ("days", f"{day} cuti bersama: Contoh | Example"),
    ):
        page.fill(f"[name={name}]", value)
    page.check("input[name=certainty][value=official]")
    press(page.locator("main form .govuk-button").last)
    look(page, "report")
    press(page.locator("main button[value=edit]"))
    assert page.input_value("[name=number]") == "9/2024"
    press(page.locator("main form .govuk-button").last)
    press(page.locator("main button[value=load]"))
    look(page, "loaded")
    tasks.follow_decrees()
    press(page.get_by_role("link", name=re.compile("Lihat lagi|Look again")))
    look(page, "moved-where")
    page.goto(f"{root}/meja/keputusan/uji/")
    look(page, "trial")
    officer = open_page(script=False, width=width)
    seated(officer, site, "caseworker", make.REGENCY)
    officer.goto(f"{root}/meja/kalender/")
    look(officer, "calendar")
    press(officer.locator("a[href$='/kalender/bergeser/']"))
    look(officer, "moved")
    assert "9/2024" in officer.locator("main").inner_text()
