"""Every bad input gets one clear message in the reader's language; nothing is lost or doubled."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from netra.doors.portal import keys
from netra.doors.portal.questions import LONGEST
from netra.evidence.models import Examination, Item
from netra.intake.models import Draft, Filing
from tests.doors.portal.visitor import PNG, WHAT, WHEN, WHERE, WHO, Visitor, picture

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    return unescape(response.content.decode())


def said(visitor: Visitor, response: Any, indonesian: str, english: str) -> None:
    wanted = english if visitor.root else indonesian
    html = text_of(response)
    assert html.count("govuk-error-summary__title") == 1
    assert wanted in html


def when(**parts: str) -> dict[str, str]:
    return {**WHEN, **parts}


@pytest.mark.parametrize(
    ("data", "indonesian", "english"),
    [
        (when(occurred_on_day="40"), "tanggal ini tidak ada", "this day does not exist"),
        (when(occurred_on_year="2025"), "belum tiba", "has not come yet"),
        (when(known_on_day="11"), "lebih awal daripada", "lies before the day it happened"),
        (when(known_on_month=""), "belum diisi", "is missing"),
        (when(occurred_on_year="1024"), "sudah lama sekali", "very long ago"),
    ],
)
def test_a_wrong_date_is_said_and_stays_on_the_page(
    visitor: Visitor, data: dict[str, str], indonesian: str, english: str
) -> None:
    visitor.begin()
    response = visitor.post("lapor/kapan/", data)
    assert response.status_code == 200
    wanted = english if visitor.root else indonesian
    html = text_of(response)
    assert html.count("govuk-error-summary__title") == 1
    assert html.count('class="govuk-error-message"') == 1
    if data["known_on_month"]:  # the words of the shared date field are the components' own
        assert wanted in html
    assert f'value="{data["occurred_on_year"]}"' in html


def test_thirty_thousand_characters_fit_and_one_more_is_told_and_kept(visitor: Visitor) -> None:
    visitor.begin()
    visitor.answer("apa", {"what": "a" * LONGEST})
    response = visitor.post("lapor/apa/", {"what": "b" * (LONGEST + 1)})
    said(visitor, response, "30.001 karakter", "30,001 characters")
    assert "b" * (LONGEST + 1) in text_of(response)
    assert "a" * LONGEST in text_of(visitor.get("lapor/apa/"))


def test_a_line_end_counts_once(visitor: Visitor) -> None:
    visitor.begin()
    visitor.answer("apa", {"what": "\r\n".join(["a" * 9] * 3000)})


def test_hidden_characters_are_kept_and_shown_as_marks(indonesian: Visitor) -> None:
    hostile = "abc\u202edef\u200bghi"
    indonesian.walk()
    indonesian.answer("apa", {"what": hostile})
    html = text_of(indonesian.get("lapor/periksa/"))
    assert "[U+202E]" in html
    assert "[U+200B]" in html
    assert "\u202e" not in html
    indonesian.send()
    assert Filing.objects.unfiltered(reason="a test").get().what == hostile


def test_a_refused_file_is_named_and_every_other_is_kept(visitor: Visitor) -> None:
    visitor.begin()
    wrong = SimpleUploadedFile("surat\u202efdp.pdf", b"\x00\x01 not a paper")
    empty = SimpleUploadedFile("kosong.png", b"")
    response = visitor.post("lapor/bukti/", {"evidence": [picture(), wrong, empty]})
    html = text_of(response)
    assert "\u202e" not in html
    assert "surat" in html
    assert "kosong.png" in html
    assert html.count('name="remove"') == 1
    assert "foto.png" in text_of(visitor.get("lapor/bukti/"))


def test_a_file_may_be_taken_back(visitor: Visitor, folder: Any) -> None:
    visitor.begin()
    visitor.answer("bukti", {"evidence": [picture()]})
    html = text_of(visitor.get("lapor/bukti/"))
    name = html.split('name="remove" value="')[1].split('"')[0]
    visitor.answer("bukti", {"remove": name})
    assert "foto.png" not in text_of(visitor.get("lapor/bukti/"))
    assert not [path for path in folder.rglob("*") if path.is_file()]


def test_more_than_twenty_files_are_told_and_twenty_kept(visitor: Visitor) -> None:
    visitor.begin()
    visitor.answer("bukti", {"evidence": [picture(f"{n}.png") for n in range(19)], "more": "1"})
    response = visitor.post("lapor/bukti/", {"evidence": [picture("a.png"), picture("b.png")]})
    html = text_of(response)
    assert html.count('name="remove"') == 20
    assert "b.png" in html
    assert html.count("govuk-error-summary__title") == 1


def test_people_are_added_removed_and_never_lost(visitor: Visitor) -> None:
    visitor.begin()
    response = visitor.post("lapor/siapa/", {**WHO, "more": "1"})
    assert "tambah" in response["Location"]
    assert 'name="1-name"' in text_of(visitor.client.get(response["Location"]))
    two = {**WHO, "places": "2", "1-position": "Camat"}
    visitor.answer("siapa", two)
    visitor.answer("siapa", {**two, "remove": "0"})
    html = text_of(visitor.get("lapor/siapa/"))
    assert "Camat" in html
    assert "Bima Rekaan" not in html


def test_nothing_is_sent_without_what_and_where(visitor: Visitor) -> None:
    visitor.begin()
    response = visitor.get("lapor/anda/")
    assert response.status_code == 303
    assert not Filing.objects.unfiltered(reason="a test").exists()


def test_a_name_is_asked_where_a_name_was_chosen(visitor: Visitor) -> None:
    visitor.walk()
    response = visitor.send(name="", occupation="Pedagang")
    said(visitor, response, "Tulis nama Anda", "Write your name")
    assert "Pedagang" in text_of(response)
    assert not Filing.objects.unfiltered(reason="a test").exists()


def test_the_enter_key_sends_nothing(visitor: Visitor) -> None:
    visitor.walk()
    response = visitor.send(how="")
    said(visitor, response, "Pilih: kirim dengan nama", "Choose: send with your name")
    assert not Filing.objects.unfiltered(reason="a test").exists()


def test_a_form_sent_twice_is_one_report_with_one_code(visitor: Visitor) -> None:
    visitor.walk()
    token = visitor.token()
    for _turn in range(2):
        response = visitor.post("lapor/anda/", {"how": "named", "name": "A", "token": token})
        assert response["Location"].endswith("lapor/tanda-terima/")
    assert visitor.code() == visitor.code()
    assert Filing.objects.unfiltered(reason="a test").count() == 1
    assert Item.objects.unfiltered(reason="a test").count() == 1


def test_going_back_finds_every_answer(visitor: Visitor) -> None:
    visitor.walk()
    for page, words in (
        ("apa", WHAT["what"]), ("di-mana", WHERE["place"]), ("kapan", "2024"),
        ("siapa", "Bima Rekaan"), ("bukti", "foto.png"), ("saksi", "Tono Andaian"),
    ):  # fmt: skip
        assert words in text_of(visitor.get(f"lapor/{page}/")), page


def test_a_change_from_the_check_page_leads_back_to_it(visitor: Visitor) -> None:
    visitor.walk()
    response = visitor.post("lapor/apa/?ubah", {"what": "Lain."})
    assert response["Location"].endswith("lapor/periksa/")


def test_going_back_after_sending_leads_to_the_receipt(visitor: Visitor) -> None:
    visitor.walk()
    visitor.send()
    for page in ("apa", "periksa", "anda"):
        assert visitor.get(f"lapor/{page}/")["Location"].endswith("lapor/tanda-terima/")


@pytest.mark.parametrize("lost", ["cookie", "draft", "wrong key"])
def test_a_session_that_ended_is_told_and_leaks_nothing(visitor: Visitor, lost: str) -> None:
    visitor.walk()
    if lost == "cookie":
        visitor.client.cookies.clear()
    elif lost == "draft":
        Draft.objects.all().delete()
    else:
        for name in keys.DRAFT_COOKIES:
            visitor.client.cookies[name] = "A" * 43 + "="
    for page in ("apa", "periksa", "anda", "tanda-terima", "tanda-terima/form.pdf"):
        address = f"lapor/{page}" + ("" if page.endswith("pdf") else "/")
        response = visitor.get(address)
        assert response.status_code == 410
        assert WHAT["what"] not in text_of(response)
    assert visitor.post("lapor/apa/", WHAT).status_code == 410


def test_another_drafts_token_sends_nothing(indonesian: Visitor) -> None:
    indonesian.walk()
    response = indonesian.send(token="00000000-0000-0000-0000-000000000000")
    assert response.status_code == 410
    assert not Filing.objects.unfiltered(reason="a test").exists()


def test_the_same_content_twice_is_told_and_kept_once(visitor: Visitor) -> None:
    visitor.begin()
    both = [picture("satu.png", PNG), picture("dua.png", PNG)]
    response = visitor.post("lapor/bukti/", {"evidence": both})
    said(visitor, response, "sudah ada dalam laporan ini", "is in this report already")
    again = visitor.post("lapor/bukti/", {"evidence": [picture("tiga.png", PNG)]})
    said(visitor, again, "“satu.png”", "“satu.png”")
    assert "dua.png" not in text_of(visitor.get("lapor/bukti/"))


def test_what_was_found_on_arrival_is_kept_with_the_piece(indonesian: Visitor) -> None:
    indonesian.walk(files=False)
    drawing = SimpleUploadedFile("gambar.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    indonesian.answer("bukti", {"evidence": [drawing]})
    assert indonesian.send().status_code == 303
    found = Examination.objects.unfiltered(reason="a test").get()
    assert (found.verdict, found.findings[0]["code"]) == ("marked", "svg_is_not_shown")
