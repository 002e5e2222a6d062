"""The plain pages, the figures, leaving; weights; what logs and caches hold."""

import gzip
import logging
import re
from typing import Any

import pytest
from django.contrib.staticfiles import finders

from netra.intake.models import Filing
from tests.doors.portal.visitor import NAME, WHAT, Visitor

pytestmark = pytest.mark.django_db

PLAIN = ("", "tentang/", "privasi/", "angka/", "hukum/", "lapor/", "lacak/")
STEPS = ("apa", "di-mana", "kapan", "siapa", "bukti", "saksi", "periksa", "anda")
FIRST_VIEW, LATER_VIEW = 100 * 1024, 15 * 1024


@pytest.mark.parametrize("page", PLAIN)
def test_a_plain_page_is_light_and_asks_nobody_else(visitor: Visitor, page: str) -> None:
    response = visitor.get(page)
    assert response.status_code == 200
    html = response.content.decode()
    loaded = re.sub(r"<a [^>]*>", "", html).replace("http://www.w3.org", "")  # links load nothing
    assert "http://" not in loaded
    assert "https://" not in loaded
    assert "<script" not in html
    assert len(response.content) <= LATER_VIEW


def test_the_first_view_fits_a_slow_line(visitor: Visitor) -> None:
    total = len(visitor.get("").content)
    for name in ("built/netra.css", "built/plus-jakarta-sans.woff2", "ui/mark.svg"):
        found = finders.find(name)
        assert found is not None
        with open(found, "rb") as file:
            total += len(gzip.compress(file.read()))
    assert total <= FIRST_VIEW


def test_every_step_is_light_and_kept_by_no_cache(visitor: Visitor) -> None:
    visitor.walk()
    for page in STEPS:
        response = visitor.get(f"lapor/{page}/")
        assert response["Cache-Control"] == "no-store"
        assert len(response.content) <= LATER_VIEW, page


def test_cookies_are_for_the_wizard_only_and_for_no_script(visitor: Visitor) -> None:
    response = visitor.post("lapor/mulai/")
    for name, path in (("netra_lapor", "/lapor/"), ("netra_report", "/en/lapor/")):
        cookie = response.cookies[name]
        assert cookie["path"] == path
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert not cookie["max-age"]


def test_leaving_forgets_and_shows_nothing_of_reporting(visitor: Visitor) -> None:
    visitor.walk()
    response = visitor.get("keluar-cepat/")
    html = response.content.decode()
    assert "cookies" in response["Clear-Site-Data"]
    for word in ("Netra", "lapor", "report", "lacak"):
        assert word not in html
    assert visitor.get("lapor/periksa/").status_code == 410


def test_a_single_file_is_published_nowhere(visitor: Visitor, settings: Any) -> None:
    settings.NETRA_REPORT_DECREE = "Keputusan contoh"
    visitor.walk()
    visitor.send()
    html = visitor.get("angka/").content.decode()
    assert Filing.objects.unfiltered(reason="a test").count() == 1
    assert "<strong>1</strong>" not in html
    assert 'class="withheld"' in html
    assert ("As of" if visitor.root else "Keadaan per ") in html


def test_logs_hold_nothing_of_the_reporter(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    visitor.walk()
    visitor.send()
    code = visitor.code()
    visitor.post("lacak/", {"code": code})
    visitor.get("lacak/status/")
    said = caplog.text + " ".join(str(record.__dict__) for record in caplog.records)
    for hidden in (NAME, WHAT["what"], code, "Bima", "Tono", "foto.png", "33.19.06", "127.0.0.1"):
        assert hidden not in said
