"""What was made from evidence, looked at and taken; a paper so long that none may read it all."""

import io
import time
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from PIL import Image

from netra.base.queries import acts_of, verify_chain
from netra.doors.desk.viewing import pictures
from netra.doors.desk.viewing.shown import PLAYED
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.models import Derived, Item
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
TOOL = "ffmpeg 5.1 <uji>"
PAGES = 20_000
MOST_SECONDS = 20


@pytest.fixture
def walk() -> path.Walk:
    return path.reported()


def made(walk: path.Walk, item: Item, kind: str, content: bytes, media_type: str) -> Derived:
    return keep_derived(
        item_id=item.id,
        kind=kind,
        stream=io.BytesIO(content),
        media_type=media_type,
        tool=TOOL,
        at=walk.now,
    )


def given(client: Any, address: str) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def test_a_recording_no_browser_plays_is_played_from_its_copy_and_says_so(
    walk: path.Walk, tmp_path: Path
) -> None:
    film, poster, client = viewed.film(tmp_path), viewed.photo(), at_desk()
    item = viewed.kept(walk, b"RIFF\x00\x00\x00\x00AVI LIST", PLAYED[0] + "x-msvideo", "a.avi")
    made(walk, item, "transcode", film, "video/mp4")
    made(walk, item, "poster", poster, "image/jpeg")
    page = viewed.look(client, item).content.decode()
    assert "ffmpeg 5.1 &lt;uji&gt;" in page
    assert "mesin" in page
    assert given(client, viewed.source_of(page, "rekaman")) == film
    shown = page.split('poster="', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    assert given(client, shown) == poster
    assert acts_of(walk.file_id)[-1].body.content["item"] == str(item.id)


def test_a_picture_that_cannot_be_drawn_is_seen_by_its_preview(walk: path.Walk) -> None:
    preview, client = viewed.photo(), at_desk()
    item = viewed.kept(walk, viewed.photo()[:40], "image/jpeg", "foto.jpg")
    made(walk, item, "preview", preview, "image/jpeg")
    page = viewed.look(client, item).content.decode()
    assert "ffmpeg 5.1 &lt;uji&gt;" in page
    assert given(client, viewed.source_of(page, "rekaman")) == preview


def test_taking_a_copy_of_what_was_made_is_an_act_that_names_it(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    copy = made(walk, item, "preview", b"gambar kecil", "image/jpeg")
    where = reverse("desk:derived", args=[walk.file_id, copy.id])
    before = len(acts_of(walk.file_id))
    assert copy.blob_id in client.get(where).content.decode()
    assert at_desk("caseworker", make.OTHER_REGENCY).post(where).status_code == 404
    assert len(acts_of(walk.file_id)) == before
    taken: Any = client.post(where)
    assert b"".join(taken.streaming_content) == b"gambar kecil"
    assert taken["Content-Disposition"].startswith("attachment")
    act = acts_of(walk.file_id)[-1]
    assert len(acts_of(walk.file_id)) == before + 1
    assert (act.kind, act.capacity) == ("copy_evidence", "caseworker")
    said = act.body.content
    assert (said["item"], said["derived"]) == (str(item.id), str(copy.id))
    assert (said["kind"], said["sha256"]) == ("preview", copy.blob_id)
    assert verify_chain(walk.file_id) == []


def paper(pages: int) -> bytes:
    """So many empty pages, upright but for the last but one; made in a moment."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(pages))
    lying = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/MediaBox[0 0 300 400]/Kids[%s]>>" % (pages, kids),
        *[b"<</Type/Page/Parent 2 0 R>>"] * (pages - 2),
        lying,
        b"<</Type/Page/Parent 2 0 R>>",
    ]
    out, begins = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, start=1):
        begins.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj%sendobj\n" % (number, each)
    size, at = len(objects) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, b"".join(begins))
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, at)
    return bytes(out)


def test_of_twenty_thousand_pages_one_is_drawn(
    walk: path.Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    item, client = viewed.kept(walk, paper(PAGES), "application/pdf"), at_desk()
    drawn, draw = [], pictures.drawn

    def counted(*given: Any, **asked: Any) -> Any:
        drawn.append(asked["page"])
        return draw(*given, **asked)

    monkeypatch.setattr(pictures, "drawn", counted)
    begun = time.monotonic()
    page = viewed.look(client, item, page=PAGES - 1).content.decode()
    answer = client.get(viewed.source_of(page))
    assert time.monotonic() - begun < MOST_SECONDS  # all of them take minutes
    assert "Halaman 19999 dari 20000" in page.replace(".", "")
    assert drawn == [PAGES - 1]
    assert Image.open(io.BytesIO(answer.content)).size == (pictures.EDGE, pictures.EDGE * 3 // 4)
