"""What was made from a piece is looked at under the piece's own ticket; what a look found is said;
what was typed is not lost, and a time that is none is refused."""

import io
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from netra.base.queries import acts_of
from netra.evidence import actions as evidence
from netra.evidence.actions import Looked
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.examining.found import Finding, Found
from netra.evidence.models import Derived, Item
from netra.journeys.actions import refresh
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
TOOL = "tesseract 5.3 <uji>"


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
        by=make.actor("caseworker") if kind == "redaction" else None,
    )


def recording(walk: path.Walk, *findings: Finding, verdict: str = "sound") -> Item:
    """Nine seconds, as a look found them."""
    found = Found(verdict=verdict, tool="uji 1", findings=findings, facts={"seconds_found": 9.0})
    item = evidence.keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(b"\0\0\0\x18ftypisom"),
        looked=Looked(name="rusak.mp4", size=12, media_type="video/mp4", found=found),
        by=make.actor("caseworker"),
        at=walk.now,
    )
    refresh(walk.file_id)
    return item


def test_a_redacted_copy_is_seen_in_place_of_the_piece_and_says_what_it_is(
    walk: path.Walk,
) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    copy = made(walk, item, "redaction", viewed.photo(80, 60), "image/jpeg")
    page = viewed.look(client, item, made=copy.id).content.decode()
    assert 'width="80" height="60"' in page
    assert "bukan bukti itu sendiri" in page
    assert "Lihat aslinya" in page
    source = viewed.source_of(page)
    assert client.get(source).status_code == 200
    assert at_desk("chair").get(source).status_code == 404
    other = viewed.kept(walk, viewed.photo(90), "image/jpeg")
    theirs = viewed.look(client, other, made=copy.id).content.decode()
    assert 'width="80"' not in theirs
    assert client.get(f"{viewed.source_of(theirs)}&derived={copy.id}").status_code == 404
    kinds = [act.kind for act in acts_of(walk.file_id)]
    assert kinds.count("view_evidence") == 2


def test_text_a_machine_read_is_shown_and_says_so(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.photo(), "image/jpeg"), at_desk()
    text = made(walk, item, "text", b"UNDANGAN <b>", "text/plain")
    listed = client.get(reverse("desk:evidence", args=[walk.file_id])).content.decode()
    assert f'href="{viewed.where(item)}?made={text.id}"' in listed
    page = viewed.look(client, item, made=text.id).content.decode()
    assert "UNDANGAN &lt;b&gt;" in page
    assert "tidak untuk dikutip sebagai bukti" in page


def test_a_capture_shows_its_picture_where_nothing_is_replayed(
    walk: path.Walk, settings: Any
) -> None:
    settings.NETRA_VIEWER_ORIGIN = ""
    item, client = viewed.kept(walk, b"PK", "application/wacz"), at_desk()
    picture = made(walk, item, "screenshot", viewed.photo(), "image/png")
    page = viewed.look(client, item).content.decode()
    assert client.get(viewed.source_of(page, "rekaman")).status_code == 200
    assert str(picture.id) in page


def test_a_copys_question_leads_back(walk: path.Walk) -> None:
    item = viewed.kept(walk, viewed.photo(), "image/jpeg")
    text = made(walk, item, "text", b"UNDANGAN", "text/plain")
    page = at_desk().get(reverse("desk:derived", args=[walk.file_id, text.id])).content.decode()
    assert f'back-link" href="{reverse("desk:evidence", args=[walk.file_id])}"' in page


def test_a_damaged_recording_says_so_beside_its_player(walk: path.Walk) -> None:
    item = recording(walk, Finding("media_cut"), verdict="damaged")
    page = viewed.look(at_desk(), item).content.decode()
    assert "Rekaman terpotong" in page
    assert "<video" in page
    sound = viewed.look(at_desk("chair"), recording(path.reported())).content.decode()
    assert "Rekaman terpotong" not in sound


@pytest.mark.parametrize(
    ("begun", "ended", "refused"),
    [
        ("0:02", "0:08.5", ""),
        ("1:99", "", "bukan 1:99"),
        ("0:02", "9:00", "Rekaman berakhir pada 0:09"),
        ("0.5:03", "", "Tulis waktu seperti"),
    ],
)
def test_a_time_that_the_recording_has_not_is_refused(
    walk: path.Walk, begun: str, ended: str, refused: str
) -> None:
    item, client = recording(walk), at_desk()
    where = viewed.look(client, item).redirect_chain[-1][0]
    answer = client.post(where, {"text": "Di sini", "from_time": begun, "to_time": ended})
    assert answer.status_code == (422 if refused else 302)
    assert refused in unescape(answer.content.decode())
    kept = [act for act in acts_of(walk.file_id) if act.kind == "annotate_evidence"]
    assert len(kept) == (0 if refused else 1)


def test_looking_otherwise_without_script_keeps_what_was_typed(walk: path.Walk) -> None:
    item, client = viewed.kept(walk, viewed.pdf(3), "application/pdf"), at_desk()
    where = viewed.look(client, item).redirect_chain[-1][0]
    typed = {"text": "Nomor pelat", "page": "1", "x": "10", "look": "?page=2&zoom=200"}
    answer = client.post(where, typed)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Halaman 2 dari 3" in page
    assert "zoom-200" in page
    assert ">Nomor pelat</textarea>" in page
    assert 'value="10"' not in page  # the place was on another page
    assert client.get(viewed.source_of(page)).status_code == 200
    assert "annotate_evidence" not in {act.kind for act in acts_of(walk.file_id)}
