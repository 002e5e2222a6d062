"""A real browser on a real site: what is kept, what is refused, what a limit cuts."""

import io
import json
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from warcio.archiveiterator import ArchiveIterator

from netra.doors.capture.log import Limits
from netra.doors.capture.running import Captured, captured
from netra.evidence.examining import examine
from tests.doors.capture.sites import CHROMIUM, PNG, Beside, Site, beside, serving

pytestmark = pytest.mark.browser
LIMITS = Limits(seconds=40, size=3 * 1024 * 1024, requests=40)
SHORT = replace(LIMITS, seconds=10)
"""For what would never end; all else has time, however busy the machine is."""
ENDLESS = ("/endless", "/silence", "/slow", "/hang")


@pytest.fixture
def neighbour() -> Iterator[Beside]:
    with beside() as found:
        yield found


@pytest.fixture
def site(neighbour: Beside) -> Iterator[Site]:
    with serving(neighbour.port) as made:
        yield made


def tried(site: Site, path: str, **other: Any) -> tuple[Captured, bytes, str, bytes]:
    """The capture of that path, with archive, text and picture read before they go."""
    limits = SHORT if path in ENDLESS else LIMITS
    told: dict[str, Any] = {"browser": CHROMIUM, "but": site.allowed, "limits": limits, **other}
    with captured(site.url + path, **told) as found:
        return (
            found,
            found.archive.read_bytes() if found.archive else b"",
            found.text.read_text() if found.text else "",
            found.screenshot.read_bytes() if found.screenshot else b"",
        )


def records(wacz: bytes) -> dict[str, tuple[str, str | None, bytes]]:
    with zipfile.ZipFile(io.BytesIO(wacz)) as folder:
        warc = io.BytesIO(folder.read("archive/data.warc.gz"))
    return {
        each.rec_headers.get_header("WARC-Target-URI"): (
            each.http_headers.get_statuscode(),
            each.rec_headers.get_header("WARC-Truncated"),
            each.content_stream().read(),
        )
        for each in ArchiveIterator(warc, check_digests="raise")
        if each.rec_type == "response"
    }


def test_a_page_is_kept_whole_with_picture_and_text(site: Site, neighbour: Beside) -> None:
    found, wacz, text, picture = tried(site, "/")
    assert (found.ending.outcome, found.ending.detail) == ("kept", "")
    assert "Kegiatan warga" in text
    assert "ditulis skrip" in text
    assert Image.open(io.BytesIO(picture)).size == (1280, 800)
    kept = records(wacz)
    assert kept[f"{site.url}/picture"] == ("200", None, PNG)
    assert kept[f"{site.url}/"][2].startswith(b"<!doctype html>")
    told = examine(io.BytesIO(wacz), media_type="application/wacz", name="rekaman.wacz")
    assert told.verdict == "sound"
    assert neighbour.heard == []


def test_the_visitor_says_what_it_is_and_brings_nothing_along(site: Site) -> None:
    for _twice in range(2):
        tried(site, "/")
    assert all("Netra-capture" in each["User-Agent"] for each in site.headers)
    openings = [place for place, path in enumerate(site.asked) if path == "/"]
    assert ["Cookie" in site.headers[place] for place in openings] == [False, False]
    assert any("Cookie" in each for each in site.headers)
    assert set(site.asked) <= {"/", "/picture", "/script", "/favicon.ico"}


def test_nothing_is_recorded_but_what_the_page_asked(site: Site) -> None:
    """The browser asks for updates and the time where it can; a page that is slow gives it time."""
    known: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        known.append(host)
        return []

    for path in ("/", "/slow"):
        tried(site, path, resolve=resolve)
    assert known == []


def test_a_page_reaches_nothing_beside_its_site(site: Site, neighbour: Beside) -> None:
    found, wacz, text, _picture = tried(site, "/neighbour")
    time.sleep(0.5)
    assert neighbour.heard == []
    assert (found.ending.outcome, found.ending.detail) == ("kept", "refused")
    assert "selesai" in text
    assert "root:" not in text
    assert all(each.startswith(site.url) for each in records(wacz))
    assert "/from-worker" not in site.asked


def test_the_same_page_reaches_its_neighbour_if_the_list_allows_it(
    site: Site, neighbour: Beside
) -> None:
    """The test before would pass on a page that asks for nothing."""
    but = site.allowed | {("127.0.0.1", neighbour.port)}
    tried(site, "/neighbour", but=but)
    assert "tcp" in neighbour.heard


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.2/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0x7f.1/",
        "http://localhost/",
        "file:///etc/passwd",
        "ftp://contoh.example/",
        "javascript:alert(1)",
    ],
)
def test_a_redirect_to_what_may_not_be_asked_is_refused(site: Site, target: str) -> None:
    found, wacz, _text, _picture = tried(site, f"/away?{target}")
    assert found.ending.outcome == "not_allowed_address"
    assert wacz == b""


@pytest.mark.parametrize(
    ("path", "outcome", "detail"),
    [
        ("/nope", "not_found", "404"),
        ("/closed", "refused_by_site", "403"),
        ("/failing", "http_status", "503"),
        ("/round", "broken", "redirects"),
        ("/ever-on", "broken", "redirects"),
        ("/nonsense", "broken", "BadStatusLine"),
        ("/silence", "timeout", ""),
        ("/slow", "timeout", ""),
    ],
)
def test_why_nothing_was_kept(site: Site, path: str, outcome: str, detail: str) -> None:
    found, wacz, _text, _picture = tried(site, path)
    assert (found.ending.outcome, found.ending.detail) == (outcome, detail)
    assert wacz == b""


def test_a_redirect_is_followed_and_kept(site: Site) -> None:
    found, wacz, text, _picture = tried(site, "/moved")
    assert found.ending.outcome == "kept"
    assert "Kegiatan warga" in text
    assert [records(wacz)[f"{site.url}{path}"][0] for path in ("/moved", "/")] == ["302", "200"]


@pytest.mark.parametrize(
    ("path", "detail", "truncated"),
    [
        ("/endless", "cut_time", "time"),
        ("/huge", "cut_size", "length"),
        ("/short", "cut_page", "disconnect"),
    ],
)
def test_what_a_limit_cuts_is_kept_as_far_as_it_came(
    site: Site, path: str, detail: str, truncated: str
) -> None:
    found, wacz, _text, _picture = tried(site, path)
    assert found.ending.outcome == "kept"
    assert detail in found.ending.detail.split()
    status, cut, body = records(wacz)[f"{site.url}{path}"]
    assert (status, cut) == ("200", truncated)
    assert 0 < len(body) <= LIMITS.size


def test_a_page_of_too_many_parts_is_cut(site: Site) -> None:
    found, wacz, _text, _picture = tried(site, "/many")
    assert "cut_requests" in found.ending.detail.split()
    assert LIMITS.requests // 2 < len(records(wacz)) <= LIMITS.requests


def test_a_chunked_page_is_kept_without_its_framing(site: Site) -> None:
    _found, wacz, text, _picture = tried(site, "/chunked")
    assert "satu dua" in text
    assert records(wacz)[f"{site.url}/chunked"][2] == b"<title>Bagian</title><p>satu dua</p>"


def test_a_download_is_kept_without_a_picture(site: Site) -> None:
    found, wacz, text, picture = tried(site, "/download")
    assert (found.ending.detail, text, picture) == ("no_picture", "", b"")
    assert records(wacz)[f"{site.url}/download"][2] == b"isi" * 1000


def test_a_popup_and_questions_do_not_stop_it(site: Site) -> None:
    found, _wacz, text, _picture = tried(site, "/popup")
    assert (found.ending.outcome, text.strip()) == ("kept", "Jendela")


def test_a_page_that_hangs_is_killed_and_leaves_nothing_running(site: Site) -> None:
    began = time.monotonic()
    found, wacz, _text, _picture = tried(site, "/hang")
    assert time.monotonic() - began < 60
    assert found.ending.outcome == "kept"
    assert records(wacz)[f"{site.url}/hang"][0] == "200"
    until = time.monotonic() + 10
    while running() and time.monotonic() < until:
        time.sleep(0.1)
    assert running() == []


def running() -> list[str]:
    """Processes of captures that are still there."""
    found = []
    for each in Path("/proc").glob("[0-9]*/environ"):
        try:
            said = each.read_bytes()
        except OSError:
            continue
        if f"HOME={tempfile.gettempdir()}/netra-capture-".encode() in said:
            found.append(each.parent.name)
    return found


def test_the_browser_gets_no_secret_of_ours(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from netra.doors.capture import running as module

    monkeypatch.setenv("NETRA_DRAFT_KEY", "rahasia")
    assert set(module._environment(Path("/x"))) == {"PATH", "HOME", "TMPDIR", "LANG"}


def test_without_a_browser_it_says_so(site: Site) -> None:
    found, _wacz, _text, _picture = tried(site, "/", browser="/nowhere/chromium")
    assert found.ending.outcome == "no_browser"
    assert site.asked == []


def test_a_browser_that_does_not_start_is_none(site: Site) -> None:
    found, _wacz, _text, _picture = tried(site, "/", browser="/bin/true")
    assert found.ending.outcome == "no_browser"
    assert site.asked == []


def test_the_real_list_refuses_this_machine(site: Site) -> None:
    with captured(site.url, browser=CHROMIUM) as found:
        assert found.ending.outcome == "not_allowed_address"
    assert site.asked == []


def test_a_name_that_moves_to_a_private_address_gains_nothing(site: Site) -> None:
    """DNS rebinding: asked again, the name means this machine; that answer is checked too."""
    answers = iter([["93.184.215.14"]])

    def resolve(host: str, port: int) -> list[str]:
        return next(answers, ["127.0.0.1"])

    address = f"http://berita.example:{site.server_port}/"
    but = frozenset({("93.184.215.14", site.server_port)})
    with captured(address, browser=CHROMIUM, resolve=resolve, but=but, limits=LIMITS) as found:
        assert found.ending.outcome == "not_allowed_address"
    assert site.asked == []


def test_a_name_is_asked_at_the_address_it_means(site: Site) -> None:
    address = f"http://berita.example:{site.server_port}/"
    told: dict[str, Any] = {"browser": CHROMIUM, "but": site.allowed, "limits": LIMITS}
    with captured(address, resolve=lambda host, port: ["127.0.0.1"], **told) as found:
        assert found.ending.outcome == "kept"
        assert found.archive is not None
        wacz = found.archive.read_bytes()
    assert address in records(wacz)
    assert site.headers[0]["Host"] == f"berita.example:{site.server_port}"
    with zipfile.ZipFile(io.BytesIO(wacz)) as folder:
        assert json.loads(folder.read("datapackage.json"))["mainPageUrl"] == address
