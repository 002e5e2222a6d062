"""The stamps over the log on the public pages: said truthfully, and enough for `openssl ts`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from netra.doors import log_keys, stamping
from netra.doors.portal.log import stamps
from netra.ledger.models import Stamp
from tests.harness.browser import OpenPage, axe, fits
from tests.harness.stamping import Authority, openssl_agrees
from tests.rooms import path

PLACES = {"id": "/log/stempel/", "en": "/en/log/stempel/"}


def stamped() -> None:
    path.tipped()
    log_keys.bring_up_to_date()
    stamping.stamp_now()


@pytest.fixture
def authority(tmp_path: Path, settings: Any) -> Iterator[Authority]:
    found = Authority(tmp_path, name="Waktu", middle=True)
    file = tmp_path / "authorities.toml"
    with found.serving() as url:
        file.write_text(
            f'[[authority]]\nname = "Waktu"\nurl = "{url}"\nroots = "root.pem"\n'
            'intermediates = "middle.pem"\n'
        )
        settings.NETRA_STAMP_AUTHORITIES = str(file)
        settings.NETRA_VAR = tmp_path
        yield found


def more_authorities(settings: Any, count: int) -> None:
    file = Path(settings.NETRA_STAMP_AUTHORITIES)
    rows = (
        f'[[authority]]\nname = "Lain {number}"\nroots = "root.pem"\n' for number in range(count)
    )
    file.write_text(file.read_text() + "".join(rows))


def shown(address: str = PLACES["en"]) -> str:
    return Client().get(address).content.decode()


@pytest.mark.django_db
def test_without_authorities_nobody_is_promised_anything() -> None:
    assert "has named no authority" in shown()
    assert "None so far." in shown()
    assert "/log/stempel/" in Client().get("/log/").content.decode()


@pytest.mark.django_db
def test_what_is_served_is_enough_for_openssl(authority: Authority, tmp_path: Path) -> None:
    assert "No stamp yet." in shown()
    stamped()
    number = Stamp.objects.get().pk
    files = {kind: Client().get(f"/log/stempel/{number}.{kind}") for kind in ("tsr", "pem", "txt")}
    assert all("immutable" in each["Cache-Control"] for each in files.values())
    assert files["tsr"]["Content-Disposition"] == f'attachment; filename="stamp-{number}.tsr"'
    note, chain = files["txt"].content.decode(), files["pem"].content.decode()
    assert openssl_agrees(tmp_path / "peer", note, files["tsr"].content, chain) == ""
    page = shown()
    assert "Leaves it covers: 1." in page
    assert f"/log/stempel/{number}.tsr" in page
    assert "not covered yet" not in page
    path.tipped()
    log_keys.bring_up_to_date()
    assert "not covered yet" in shown()


@pytest.mark.django_db
def test_a_failure_and_a_broken_list_are_shown(authority: Authority, settings: Any) -> None:
    stamped()
    authority.fault = "silent"
    stamped()
    assert "The last try failed" in shown()
    settings.NETRA_STAMP_AUTHORITIES = "/nowhere"
    page = shown()
    assert "The list of authorities cannot be read" in page
    assert ".tsr" in page


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["0.tsr", "0.pem", "0.txt", "9" * 30 + ".tsr", "x.tsr", "1.exe"])
def test_what_is_not_there(place: str) -> None:
    assert Client().get(f"/log/stempel/{place}").status_code == 404


@pytest.mark.django_db
def test_older_stamps_are_a_page_further(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setattr(stamps, "_MOST", 2)
    for _ in range(3):
        stamped()
    first, middle, last = Stamp.objects.order_by("pk").values_list("pk", flat=True)
    page = shown()
    assert f'href="?sebelum={middle}">Older stamps' in page
    assert f"/{first}.tsr" not in page
    older = shown(f"{PLACES['en']}?sebelum={middle}")
    assert f"/{first}.tsr" in older
    assert "Older stamps" not in older
    assert f"/{last}.tsr" in shown(f"{PLACES['en']}?sebelum=x{'9' * 40}")
    more_authorities(settings, 20)
    with CaptureQueriesContext(connection) as queries:
        assert "Lain 19" in shown()
    assert len(queries) <= 12


@pytest.mark.browser
@pytest.mark.timeout(240)
def test_the_page_on_a_phone_and_a_desk(
    authority: Authority, open_page: OpenPage, tmp_path: Path
) -> None:
    stamped()
    authority.fault = "silent"
    stamped()
    for language, place in PLACES.items():
        for width in (320, 360, 1280):
            page = open_page(script=False, width=width)
            page.goto(place)
            page.locator("details summary").last.click()
            assert fits(page)
            if width == 360:
                assert axe(page).violations == []
            page.screenshot(path=tmp_path / f"{language}-{width}.png", full_page=True)
