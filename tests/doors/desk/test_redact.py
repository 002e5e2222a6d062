"""A redacted copy is tried, then kept by an act that says why; nothing typed is lost."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from netra.base.queries import acts_of, verify_chain
from netra.evidence.models import Derived, Item
from netra.evidence.queries import open_blob
from tests.doors.desk.printing import at_desk
from tests.doors.desk.viewed import kept
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.evidence import derivable

pytestmark = pytest.mark.django_db
REASON = "Keselamatan pelapor"
BOX = {"left": "6", "top": "32", "width": "90", "height": "26"}


def given(
    content: bytes | None = None, media_type: str = "image/jpeg"
) -> tuple[path.Walk, Item, str]:
    """A file with one piece, and the address of its redaction."""
    walk = path.reported()
    item = kept(walk, content or derivable.jpeg(), media_type, "foto.jpg")
    return walk, item, reverse("desk:redact", args=[walk.file_id, item.id])


def opened(client: Client, where: str) -> str:
    """The address with the ticket of an opening."""
    answer: Any = client.get(where)
    assert answer.status_code == 302
    return str(answer.url)


def typed(client: Client, where: str, step: str, *areas: dict[str, str], **said: str) -> Any:
    """The form sent by one of its buttons, as the page gave it."""
    page = client.get(where).content.decode()
    token = page.split('name="once" value="')[1].split('"')[0]
    rows = {
        f"area-{number}-{name}": value
        for number, area in enumerate(areas)
        for name, value in area.items()
    }
    total = {"area-TOTAL_FORMS": str(len(areas) + 1), "area-INITIAL_FORMS": "0"}
    return client.post(where, {"once": token, "step": step, **total, **rows, **said})


def redactions(item: Item) -> list[Derived]:
    found = Derived.objects.unfiltered(reason="the tests look at all").filter(item=item)
    return list(found.filter(kind="redaction").select_related("blob"))


def test_opening_the_page_is_a_view_written_in_the_file_once() -> None:
    walk, _item, where = given()
    client = at_desk()
    ticketed = opened(client, where)
    for _ in range(2):
        page = client.get(ticketed)
        assert page.status_code == 200
        assert b"data:image/webp;base64," in page.content
    kinds = [each.kind for each in acts_of(walk.file_id)]
    assert kinds.count("view_evidence") == 1


def test_the_page_costs_at_most_twelve_queries(django_assert_max_num_queries: Any) -> None:
    _walk, _item, where = given()
    client = at_desk()
    ticketed = opened(client, where)
    client.get(ticketed)
    with django_assert_max_num_queries(12):
        assert client.get(ticketed).status_code == 200


def test_trying_shows_the_copy_and_keeps_nothing() -> None:
    walk, item, where = given()
    client = at_desk()
    ticketed = opened(client, where)
    before = len(acts_of(walk.file_id))
    page = typed(client, ticketed, "try", BOX)
    assert page.status_code == 200
    assert page.content.count(b"data:image/webp;base64,") == 2
    assert b'value="32"' in page.content
    assert redactions(item) == []
    assert len(acts_of(walk.file_id)) == before


def test_kept_it_names_its_item_tool_areas_and_reason_and_the_original_is_untouched() -> None:
    original = derivable.jpeg()
    walk, item, where = given(original)
    client = at_desk()
    answer = typed(client, opened(client, where), "keep", BOX, reason=REASON)
    assert answer.status_code == 302
    (made,) = redactions(item)
    assert made.tool.startswith("Pillow ")
    assert (made.made_by, made.settings["reason"]) == ("caseworker", REASON)
    assert made.settings["areas"][0] | {"page": 1} == {
        "page": 1, "left": 60, "top": 320, "width": 900, "height": 260,
        "from_ms": 0, "to_ms": 0, "mute": False,
    }  # fmt: skip
    with open_blob(made.blob_id) as stream:
        content = stream.read()
    assert derivable.MARK not in content
    with Image.open(io.BytesIO(content)) as image:
        assert image.crop(derivable.LINE).getextrema() == ((0, 0),) * 3
    with open_blob(item.blob_id) as stream:
        assert stream.read() == original
    assert acts_of(walk.file_id)[-1].kind == "derive_evidence"
    assert verify_chain(walk.file_id) == []


def test_sent_twice_it_is_kept_once() -> None:
    walk, item, where = given()
    client = at_desk()
    ticketed = opened(client, where)
    page = client.get(ticketed).content.decode()
    token = page.split('name="once" value="')[1].split('"')[0]
    rows = {f"area-0-{name}": value for name, value in BOX.items()}
    body = {"once": token, "step": "keep", "reason": REASON, **rows}
    body |= {"area-TOTAL_FORMS": "1", "area-INITIAL_FORMS": "0"}
    for _ in range(2):
        assert client.post(ticketed, body).status_code == 302
    assert len(redactions(item)) == 1
    assert [each.kind for each in acts_of(walk.file_id)].count("derive_evidence") == 1


@pytest.mark.parametrize(
    ("area", "told"),
    [
        ({**BOX, "left": "101"}, "Bidang 1, Dari kiri, %"),
        ({**BOX, "width": "95"}, "Bidang 1, Lebar, %"),
        ({**BOX, "height": "0"}, "Bidang 1, Lebar, %"),
        ({**BOX, "top": "abc"}, "Bidang 1, Dari atas, %"),
        ({**BOX, "top": ""}, "Bidang 1, Dari atas, %"),
        ({}, "Belum ada yang ditutup"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(area: dict[str, str], told: str) -> None:
    _walk, item, where = given()
    client = at_desk()
    page = typed(client, opened(client, where), "keep", area, reason=REASON)
    assert page.status_code == 422
    words = page.content.decode()
    assert told in words
    assert REASON in words
    for value in filter(None, area.values()):
        assert f'value="{value}"' in words
    assert redactions(item) == []


def test_without_a_reason_nothing_is_kept() -> None:
    _walk, item, where = given()
    client = at_desk()
    page = typed(client, opened(client, where), "keep", BOX)
    assert page.status_code == 422
    assert "Tuliskan mengapa" in page.content.decode()
    assert redactions(item) == []


def test_another_row_is_added_and_what_was_typed_stays() -> None:
    _walk, _item, where = given()
    client = at_desk()
    page = typed(client, opened(client, where), "add", BOX, reason=REASON).content.decode()
    assert 'name="area-2-left"' in page
    assert 'value="32"' in page
    assert REASON in page


def test_each_page_of_a_pdf_is_looked_at_and_covered() -> None:
    _walk, item, where = given(derivable.pdf(), "application/pdf")
    client = at_desk()
    ticketed = opened(client, where)
    outside = typed(client, ticketed, "keep", {**BOX, "page": "3"}, page="2", reason=REASON)
    assert "Bidang 1, Halaman" in outside.content.decode()
    answer = typed(client, ticketed, "keep", {**BOX, "page": "1"}, page="2", reason=REASON)
    assert answer.status_code == 302
    assert redactions(item)[0].blob.media_type == "application/pdf"


@pytest.mark.skipif(derivable.without("ffmpeg"), reason="ffmpeg is not installed")
def test_a_film_is_covered_and_silenced_in_its_time(tmp_path: Any) -> None:
    _walk, item, where = given(derivable.video(tmp_path, seconds=2), "video/mp4")
    client = at_desk()
    ticketed = opened(client, where)
    late = typed(client, ticketed, "try", {**BOX, "from_s": "9", "to_s": "10"})
    assert "Bidang 1, Dari detik" in late.content.decode()
    assert 'class="govuk-checkboxes govuk-checkboxes--small"' in late.content.decode()
    first = {**BOX, "from_s": "0,5", "to_s": "1"}
    second = {"from_s": "1", "to_s": "2", "mute": "on"}
    answer = typed(client, ticketed, "keep", first, second, reason=REASON)
    assert answer.status_code == 302
    (made,) = redactions(item)
    assert made.tool.startswith("ffmpeg ")
    assert [each["from_ms"] for each in made.settings["areas"]] == [500, 1000]


def test_without_ffmpeg_the_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    _walk, _item, where = given(b"\x00\x00\x00\x18ftypisom film", "video/mp4")
    monkeypatch.setenv("PATH", "/nowhere")
    client = at_desk()
    page = client.get(opened(client, where)).content.decode()
    assert "ffmpeg tidak terpasang" in page
    assert 'name="area-0-left"' not in page


def test_kept_it_leads_back_with_the_copy_and_its_hash() -> None:
    _walk, item, where = given()
    client = at_desk()
    answer = typed(client, opened(client, where), "keep", BOX, reason=REASON)
    (made,) = redactions(item)
    page = client.get(answer.url).content.decode()
    told = page.split('class="flash')[1].split("<form")[0]
    assert "Salinan tertutup sudah disimpan" in told
    assert made.blob_id in told
    assert str(made.id) in told
    assert "sudah disimpan" not in client.get(where, follow=True).content.decode()


def test_what_cannot_be_redacted_says_what_to_do_instead() -> None:
    walk, _item, where = given(b"Catatan rapat warga", "text/plain")
    page = client_page(where)
    assert "Buat gambar atau PDF" in page
    assert reverse("desk:add_evidence", args=[walk.file_id]) in page


@pytest.mark.parametrize(
    ("content", "media_type", "offered"),
    [
        (None, "image/jpeg", True),
        (derivable.pdf(), "application/pdf", True),
        (b"film", "video/mp4", True),
        (b"catatan", "text/plain", False),
        (b"surat", "message/rfc822", False),
        (b"gambar", "image/svg+xml", False),
        (b"arsip", "application/wacz", False),
    ],
)
def test_it_is_offered_for_what_can_be_drawn_over_only(
    content: bytes | None, media_type: str, offered: bool
) -> None:
    walk, _item, where = given(content, media_type)
    page = at_desk().get(reverse("desk:evidence", args=[walk.file_id])).content.decode()
    assert (f'href="{where}"' in page) is offered


def client_page(where: str) -> str:
    client = at_desk()
    return str(client.get(opened(client, where)).content.decode())


def test_who_only_looks_redacts_nothing() -> None:
    walk, _item, where = given()
    above = at_desk("province_supervisor", make.PROVINCE)
    assert above.get(where).status_code == above.post(where).status_code == 403
    stranger = at_desk("caseworker", make.OTHER_REGENCY)
    assert stranger.get(where).status_code == 404
    assert [each.kind for each in acts_of(walk.file_id)].count("view_evidence") == 0
