"""Looking at evidence: every opening is an act, every byte shown belongs to an opening."""

import io
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from netra.base.queries import acts_of
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
MOST = 12


@pytest.fixture
def walk() -> path.Walk:
    return path.reported()


def views(walk: path.Walk) -> list[str]:
    return [
        act.body.content["item"] for act in acts_of(walk.file_id) if act.kind == "view_evidence"
    ]


def test_opening_is_one_act_however_it_is_looked_at(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    page = viewed.look(client, item)
    assert views(walk) == [str(item.id)]
    act = acts_of(walk.file_id)[-1]
    assert (act.capacity, act.body.content["sha256"]) == ("caseworker", item.blob_id)
    again = page.redirect_chain[-1][0]
    for more in ("", "&zoom=200", "&turn=90", "&layer=-"):
        assert client.get(again + more).status_code == 200
    assert len(views(walk)) == 1
    viewed.look(client, item)
    assert len(views(walk)) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Moz", "prefetch"),
        ("Sec-Fetch-Site", "same-site"),
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Dest", "image"),
        ("Sec-Fetch-Dest", "iframe"),
    ],
)
def test_what_nobody_looked_at_is_no_view(walk: path.Walk, name: str, value: str) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    ahead: Any = client.get(viewed.where(item), headers={name: value})
    assert (ahead.status_code, ahead.content) == (204, b"")
    head = client.head(viewed.where(item))
    assert (head.status_code, head.content) == (200, b"")
    assert views(walk) == []


def test_a_picture_is_drawn_anew_without_metadata(walk: path.Walk) -> None:
    original = viewed.photo()
    item, client = viewed.kept(walk, original, "image/jpeg"), at_desk()
    assert viewed.SECRET.encode() in original
    source = viewed.source_of(viewed.look(client, item, turn=90).content.decode())
    answer = client.get(source)
    assert viewed.SECRET.encode() not in answer.content
    shown = Image.open(io.BytesIO(answer.content))
    assert shown.size == (200, 300)
    assert dict(shown.getexif()) == {}
    top, bottom = shown.getpixel((100, 20)), shown.getpixel((100, 280))
    assert isinstance(top, tuple)
    assert isinstance(bottom, tuple)
    assert top[0] > 200 > bottom[0]
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"


def test_no_byte_is_shown_without_the_ticket_of_ones_own_opening(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    source = viewed.source_of(viewed.look(client, item).content.decode())
    bare = reverse("desk:view_picture", args=[walk.file_id, item.id])
    colleague, stranger = at_desk("chair"), at_desk("caseworker", make.OTHER_REGENCY)
    assert client.get(source).status_code == 200
    assert client.get(bare).status_code == 404
    assert client.get(source.replace("opened=", "opened=x")).status_code == 404
    assert colleague.get(source).status_code == 404
    assert stranger.get(source).status_code == 404
    assert stranger.get(viewed.where(item)).status_code == 404
    assert len(views(walk)) == 1


def test_two_side_by_side_are_two_acts_and_the_first_only_once(walk: path.Walk) -> None:
    one = viewed.kept(walk, viewed.photo(), "image/jpeg")
    other = viewed.kept(walk, b"kata\n", "text/plain")
    client = at_desk()
    ticket = viewed.look(client, one).redirect_chain[-1][0].split("opened=")[1]
    page = viewed.look(client, one, opened=ticket, **{"with": other.id})
    assert views(walk) == [str(one.id), str(other.id)]
    assert page.content.decode().count('class="look-one"') == 2


def test_only_the_page_asked_for_is_drawn(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.pdf(12), "application/pdf"), at_desk()
    page = viewed.look(client, item, page=12).content.decode()
    assert "Halaman 12 dari 12" in page
    shown = Image.open(io.BytesIO(client.get(viewed.source_of(page)).content))
    assert shown.format == "PNG"
    assert "Halaman 12 dari 12" in viewed.look(client, item, page=99).content.decode()


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("image/svg+xml", b"<svg onload='alert(1)'><script>alert(1)</script></svg>"),
        ("text/html", b"<html><script>alert(1)</script><img src=x onerror=alert(1)>"),
        ("text/plain", b"<script>alert(1)</script>"),
        ("message/rfc822", b"Subject: <script>alert(1)</script>\n\n<script>alert(2)</script>"),
    ],
)
def test_what_carries_script_is_shown_as_words(
    walk: path.Walk, media_type: str, content: bytes
) -> None:
    item, client = viewed.kept(walk, content, media_type), at_desk()
    page = viewed.look(client, item).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "<svg onload" not in page
    assert client.get(reverse("desk:view_media", args=[walk.file_id, item.id])).status_code == 404


def test_a_broken_picture_says_so_and_offers_a_copy(walk: path.Walk) -> None:
    for content, media_type in (
        (viewed.photo()[:40], "image/jpeg"),
        (b"%PDF-1.4 broken", "application/pdf"),
        (b"\x00" * 99, "application/octet-stream"),
        (b"ftypheic", "image/heic"),
    ):
        item = viewed.kept(walk, content, media_type)
        page = viewed.look(at_desk(), item).content.decode()
        assert "Ambil salinannya" in page, media_type
        assert reverse("desk:download", args=[walk.file_id, item.id]) in page


def test_a_page_costs_at_most_twelve_queries(walk: path.Walk) -> None:
    client = at_desk()
    items = [viewed.kept(walk, viewed.photo(300 + n), "image/jpeg") for n in range(3)]
    again = viewed.look(client, items[0], **{"with": items[1].id}).redirect_chain[-1][0]
    for where in (again, reverse("desk:evidence", args=[walk.file_id])):
        client.get(where)
        with CaptureQueriesContext(connection) as counted:
            assert client.get(where).status_code == 200
        assert len(counted) <= MOST, [each["sql"][:120] for each in counted.captured_queries]


def test_many_views_of_one_person_are_one_line_of_the_custody(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    for _ in range(3):
        viewed.look(client, item)
    viewed.look(at_desk("chair"), item)
    page = client.get(reverse("desk:evidence", args=[walk.file_id])).content.decode()
    assert page.count("3 kali dilihat, terakhir") == 1
    assert page.count("Melihat bukti") == 2
