"""The strip of a clock in a browser without script: shut, opened, three widths, both languages."""

from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from netra.journeys.actions import refresh
from netra.outcomes import actions as outcomes
from tests.doors.access.acting import asked, sanctioned
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_apart import two
from tests.harness.browser import OpenPage, axe, fits
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.browser


def seated(page: Page, site: str) -> None:
    """The browser is a caseworker's."""
    session = at_desk().cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site}]
    )


@pytest.mark.timeout(240)
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_each_clock_opens_to_its_days(open_page: OpenPage, site: str, width: int) -> None:
    running, paused = (
        path.at_registration("2024-10-15"),
        path.in_review(path.reported("2024-10-16")),
    )
    walks = (running, paused, under_a_remedy(), two())
    asked(paused)
    page = open_page(script=False, width=width)
    seated(page, site)
    for root in ("", "/en"):
        for walk in walks:
            refresh(walk.file_id)
            page.goto(f"{root}/meja/berkas/{walk.file_id}/")
            assert fits(page)
            opens(page)
            assert fits(page)
            assert axe(page).violations == []


def under_a_remedy() -> path.Walk:
    """Its clocks run into a year that has no decree yet."""
    walk = sanctioned(day="2026-12-07")
    by, decision = make.actor("ppk_officer", make.PROSECUTION), walk.decisions[0].id
    known: dict[str, Any] = {"file_id": walk.file_id, "decision_id": decision, "by": by}
    outcomes.deliver(**known, at=walk.later(24))
    outcomes.object_to(**known, kind="objection", at=walk.later(24))
    return walk


def opens(page: Page) -> None:
    """Every strip is a line that opens by the keyboard alone."""
    strips = page.locator("details.clock")
    assert strips.count() >= 1
    for strip in strips.all():
        assert not strip.locator("table").is_visible()
        strip.locator("summary").first.press("Enter")
        assert strip.locator("table").is_visible()
    for others in page.locator(".clock__others > summary").all():
        others.press("Enter")
