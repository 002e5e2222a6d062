"""An officer adds evidence: what is kept is told, what is refused is named, nothing is doubled."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from netra.base.queries import acts_of, verify_chain
from netra.evidence.models import Examination, Item
from netra.journeys.actions import refresh
from tests.doors.desk.printing import at_desk
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.evidence import destroying, making

pytestmark = pytest.mark.django_db


@pytest.fixture
def walk() -> path.Walk:
    made = path.reported()
    refresh(made.file_id)
    return made


def where(walk: path.Walk) -> str:
    return reverse("desk:add_evidence", args=[walk.file_id])


def send(client: Client, walk: path.Walk, *files: tuple[str, bytes], **said: str) -> Any:
    page = client.get(where(walk)).content.decode()
    token = page.split('name="once" value="')[1].split('"')[0]
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(where(walk), {"once": token, "evidence": given, **said})


def items(walk: path.Walk) -> list[Item]:
    found = Item.objects.unfiltered(reason="a test").filter(file_id=walk.file_id)
    return list(found.order_by("number"))


def test_what_is_kept_says_where_it_is_from_and_what_was_found(walk: path.Walk) -> None:
    client = at_desk()
    answer = send(
        client,
        walk,
        ("chat.txt", making.CHAT.encode()),
        ("gambar.svg", making.SVG),
        note="Ekspor dari saksi",
        access="group_member",
        found_at="https://example.org/grup",
        first_seen_on_day="12",
        first_seen_on_month="10",
        first_seen_on_year="2024",
    )
    assert answer.status_code == 302
    page = unescape(client.get(answer["Location"]).content.decode())
    assert "Disimpan sebagai no. 1" in page
    assert "Disimpan sebagai no. 2" in page
    assert "tidak pernah ditampilkan sebagai gambar" in page
    kept = items(walk)
    assert [(each.access, each.note, each.given_by) for each in kept] == [
        ("group_member", "Ekspor dari saksi", "caseworker")
    ] * 2
    assert kept[0].first_seen_on is not None
    found = Examination.objects.unfiltered(reason="a test").order_by("item__number")
    assert [each.verdict for each in found] == ["sound", "marked"]
    assert found[0].facts["senders"] == 2
    assert "Warga" not in str(found[0].facts)
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity) == ("keep_evidence", "caseworker")
    assert verify_chain(walk.file_id) == []


@pytest.mark.parametrize(
    ("root", "words"), [("", "tidak disimpan: isinya"), ("/en", "was not kept: its content")]
)
def test_a_refused_file_is_named_and_the_others_are_kept(
    walk: path.Walk, root: str, words: str
) -> None:
    client = at_desk()
    files = [SimpleUploadedFile("a.jpg", b"MZ" + bytes(90)), SimpleUploadedFile("b.txt", b"isi")]
    token = "018f0000-0000-7000-8000-000000000001"
    said = {"once": token, "evidence": files, "note": "Catatan saya"}
    answer = client.post(root + where(walk), said)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "“a.jpg”" in page
    assert words in page
    assert "Catatan saya" in page
    assert token not in page
    assert [each.name for each in items(walk)] == ["b.txt"]


def test_a_bomb_is_refused_and_nothing_of_it_is_kept(walk: path.Walk) -> None:
    inner = making.packed({"a.zip": making.packed({"b.zip": making.packed({"c.txt": b"x"})})})
    answer = send(at_desk(), walk, ("banyak.zip", inner))
    assert answer.status_code == 422
    assert "arsip di dalam arsip di dalam arsip" in unescape(answer.content.decode())
    assert items(walk) == []


def test_the_same_bytes_twice_are_one_piece_and_told_so(walk: path.Walk) -> None:
    client = at_desk()
    send(client, walk, ("satu.txt", b"isi"))
    answer = send(client, walk, ("lain.txt", b"isi"), ("dua.txt", b"lain"))
    assert "sudah ada dalam berkas perkara ini sebagai no. 1" in unescape(answer.content.decode())
    assert [each.name for each in items(walk)] == ["satu.txt", "dua.txt"]


def test_sent_twice_it_is_once(walk: path.Walk) -> None:
    client = at_desk()
    data = {"once": "018f0000-0000-7000-8000-000000000002"}
    answers = [
        client.post(where(walk), {**data, "evidence": [SimpleUploadedFile("a.txt", b"isi")]})
        for _again in range(2)
    ]
    assert {answer["Location"] for answer in answers} == {where(walk) + "?bukti=1"}
    assert len(items(walk)) == 1


def test_a_day_to_come_and_no_file_are_said_and_nothing_typed_is_lost(walk: path.Walk) -> None:
    client = at_desk()
    day = {f"first_seen_on_{part}": said for part, said in
           {"day": "1", "month": "1", "year": "2099"}.items()}  # fmt: skip
    ahead = send(client, walk, ("a.txt", b"isi"), note="Tetap ada", **day)
    assert "belum tiba" in unescape(ahead.content.decode())
    assert "Tetap ada" in ahead.content.decode()
    empty = send(client, walk, note="Tetap ada")
    assert "Pilih setidaknya satu file" in unescape(empty.content.decode())
    assert items(walk) == []


def test_a_tier_above_and_another_office_add_nothing(walk: path.Walk) -> None:
    above = at_desk("caseworker", make.PROVINCE)
    assert above.get(where(walk)).status_code == 403
    assert above.post(where(walk), {}).status_code == 403
    assert at_desk("caseworker", make.OTHER_REGENCY).get(where(walk)).status_code == 404
    assert at_desk("custodian").get(where(walk)).status_code in (403, 404)
    assert items(walk) == []


def test_a_file_that_ended_leads_nobody_to_add_and_says_why(walk: path.Walk) -> None:
    ended, _item = destroying.stopped()
    refresh(ended.file_id)
    client = at_desk()
    for file, led in ((walk, True), (ended, False)):
        evidence = client.get(reverse("desk:evidence", args=[file.file_id])).content.decode()
        assert (f'href="{where(file)}"' in evidence) is led
    page = client.get(where(ended))
    assert page.status_code == 200
    assert "sudah berakhir" in page.content.decode()


def test_a_mark_of_certainty_stands_beside_an_article_only(walk: path.Walk) -> None:
    page = at_desk().get(where(walk)).content.decode()
    line = page.split('class="law-line">')[1:]
    assert all(each.lstrip()[0] != "<" for each in line)


def test_a_strangers_name_is_shown_neutralised(walk: path.Walk) -> None:
    client = at_desk()
    zipped = making.packed({"../<b>\u202e.txt": b"x", "lain.txt": b"y"})
    answer = send(client, walk, ("a.zip", zipped))
    page = client.get(answer["Location"]).content.decode()
    assert "<b>\u202e" not in page
    assert "[U+202E]" in page


def test_a_large_upload_is_cut_and_told(walk: path.Walk, settings: Any) -> None:
    settings.NETRA_UPLOAD_LIMIT = 1000
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    from netra.evidence import actions

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(actions, "LIMIT", 1000)
        answer = send(at_desk(), walk, ("besar.txt", b"a" * 300_000), ("kecil.txt", b"isi"))
    assert "“besar.txt”" in unescape(answer.content.decode())
    assert [each.name for each in items(walk)] == ["kecil.txt"]
