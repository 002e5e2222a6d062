"""The browser harness itself: pages with and without script, axe, and the policy that fails."""

import pytest
from playwright.sync_api import Page

from tests.harness.browser import OpenPage, axe

pytestmark = pytest.mark.browser


def test_axe_finds_what_is_wrong_with_and_without_script(open_page: OpenPage) -> None:
    for script in (True, False):
        page = open_page(script=script)
        page.goto("/health/")
        page.set_content("<html><body><img src='data:,'><button></button></body></html>")
        found = axe(page)
        assert any(one.startswith("image-alt") for one in found.violations)
        assert any(one.startswith("button-name") for one in found.violations)
        assert any(one.startswith("html-has-lang") for one in found.violations)


def test_the_page_without_script_runs_none(page_without_script: Page) -> None:
    page_without_script.goto("/health/")
    assert page_without_script.locator("body").inner_text()


def test_what_the_test_commits_the_site_shows(page: Page, fresh_database: str) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        assert cursor.fetchone() == (fresh_database,)
    response = page.goto("/health/")
    assert response is not None
    assert response.status == 200


def test_styles_come_from_the_site(page: Page) -> None:
    page.goto("/masuk/")
    assert page.title()
