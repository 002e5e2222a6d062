"""Bad evidence given to an officer's page: each is said there, in both languages, and kept whole.

Or nothing of it is kept, and what was typed stays.
"""

import contextlib
import errno
import io
import os
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from netra.base.queries import acts_of
from netra.evidence.actions import storing
from netra.evidence.models import Blob, Item
from netra.journeys.actions import refresh
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.doors.desk.test_viewing_made import paper
from tests.rooms import path
from tests.rooms.evidence import making
from tests.rooms.evidence.test_examining_kinds import paper as paper_with
from tests.rooms.evidence.test_examining_web import lying

pytestmark = pytest.mark.django_db
ROOTS = ["", "/en"]
TOKEN = "018f0000-0000-7000-8000-000000000001"


def _film(folder: Path) -> bytes:
    """Its head says ten times what is in it."""
    film = viewed.film(folder)
    at = film.find(b"mvhd") + 20
    said = int.from_bytes(film[at : at + 4], "big") * 10
    return film[:at] + said.to_bytes(4, "big") + film[at + 4 :]


def _wacz(folder: Path) -> bytes:
    """Its index names a record where none begins."""
    with contextlib.redirect_stdout(io.StringIO()):
        return lying(making.wacz_file(folder), {"offset": "7"})


BAD: dict[str, tuple[str, Callable[[Path], bytes], str, str]] = {
    "a zip in a zip": (
        "arsip.zip",
        lambda _folder: making.packed({"dalam.zip": making.packed({"a.txt": b"x"})}),
        "adalah arsip di dalam arsip",
        "is an archive inside the archive",
    ),
    "a paper of 20,000 pages": (
        "panjang.pdf",
        lambda _folder: paper(20_000),
        "PDF ini terdiri atas 20000 halaman",
        "The PDF has 20000 pages",
    ),
    "a paper with script": (
        "skrip.pdf",
        lambda _folder: paper_with(action={"/S": "/JavaScript", "/JS": "app.alert(1)"}),
        "PDF memuat skrip",
        "The PDF holds script",
    ),
    "a drawing with script": (
        "gambar.svg",
        lambda _folder: making.SVG.replace(b"<circle", b"<script>x()</script><circle"),
        "Gambar ini memuat skrip",
        "The drawing holds script",
    ),
    "a film that lies": (
        "rekaman.mp4",
        _film,
        "Rekaman menyatakan lama yang berbeda dari isinya",
        "The recording says it is longer or shorter",
    ),
    "an index that lies": (
        "laman.wacz",
        _wacz,
        "Indeks menyebut rekaman yang tidak ada",
        "The index names a record that is not there",
    ),
    "a web archive that was cut": (
        "laman.warc",
        lambda _folder: making.warc(packed=False)[:-40],
        "Arsip web berakhir, atau berlanjut",
        "The web archive ends, or goes on",
    ),
}


@pytest.fixture
def walk() -> path.Walk:
    made = path.reported()
    refresh(made.file_id)
    return made


def items(walk: path.Walk) -> list[Item]:
    found = Item.objects.unfiltered(reason="a test").filter(file_id=walk.file_id)
    return list(found.order_by("number"))


def sent(walk: path.Walk, root: str, name: str, content: bytes) -> Any:
    """The page's answer, with what it led to."""
    said = {"once": TOKEN, "note": "Catatan saya", "evidence": SimpleUploadedFile(name, content)}
    where = reverse("desk:add_evidence", args=[walk.file_id])
    return at_desk().post(root + where, said, follow=True)


@pytest.mark.parametrize("root", ROOTS)
@pytest.mark.parametrize("what", BAD)
def test_it_is_kept_whole_and_the_page_says_what_is_wrong(
    walk: path.Walk, what: str, root: str, tmp_path: Path
) -> None:
    name, making_of, indonesian, english = BAD[what]
    content = making_of(tmp_path)
    answer = sent(walk, root, name, content)
    page = unescape(answer.content.decode()).replace("20.000", "20000").replace("20,000", "20000")
    assert answer.status_code == 200
    assert (english if root else indonesian) in page
    assert "<script>x()" not in answer.content.decode()
    (kept,) = items(walk)
    assert (kept.name, kept.blob.size) == (name, len(content))


@pytest.mark.parametrize(
    ("root", "words"),
    [("", "Tidak ada ruang lagi"), ("/en", "There is no room left")],
)
def test_a_disk_that_fills_up_is_said_and_nothing_is_kept(
    walk: path.Walk, root: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    acts, blobs = len(acts_of(walk.file_id)), Blob.objects.count()
    monkeypatch.setattr(storing, "copied", full)
    answer = sent(walk, root, "catatan.txt", b"isi")
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert words in page
    assert "Catatan saya" in page
    assert (len(acts_of(walk.file_id)), Blob.objects.count(), items(walk)) == (acts, blobs, [])
