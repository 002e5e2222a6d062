"""What a reporter is told in time: that links are opened, and that a file came broken."""

from html import unescape

import pytest

from netra.doors.portal.links import MOST
from tests.doors.portal.visitor import Visitor, picture

pytestmark = pytest.mark.django_db
OPENS = {
    "id": "server kami membuka setiap alamat sekali",
    "en": "our server opens each address once",
}
WHOLE = b"Catatan rapat warga.\n"


def shown(visitor: Visitor, page: str) -> str:
    answer = visitor.get(page)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def value(page: str, name: str) -> str:
    """What stands beside the file's name in the list of those kept."""
    row = next(each for each in page.split("summary-list__row")[1:] if name in each)
    return row.split("summary-list__value")[1].split("</dd>")[0]


def test_that_links_are_opened_is_said_where_they_are_written(visitor: Visitor) -> None:
    language = "en" if visitor.root else "id"
    visitor.walk(files=False)
    for page, field in (("lapor/apa/", "id_what"), ("lapor/bukti/", "id_found_at")):
        hint = shown(visitor, page).split(f'id="{field}-hint"')[1].split("</div>")[0]
        assert OPENS[language] in hint


def test_the_privacy_page_says_how_many_links_and_who_learns_of_it(indonesian: Visitor) -> None:
    page = shown(indonesian, "privasi/")
    assert f"paling banyak {MOST} alamat" in page
    assert "siapa yang meneruskannya" in page


def test_a_broken_file_is_named_while_it_can_be_sent_again(indonesian: Visitor) -> None:
    indonesian.walk(files=False)
    indonesian.answer("bukti", {"evidence": [picture("rusak.png")], "more": "1"})
    page = shown(indonesian, "lapor/bukti/")
    row = value(page, "rusak.png")
    assert "Gambar" in row
    assert "kirim lagi dan hapus yang ini" in row
    indonesian.answer("bukti", {"evidence": [picture("utuh.txt", WHOLE)], "more": "1"})
    assert "<p" not in value(shown(indonesian, "lapor/bukti/"), "utuh.txt")


def test_evidence_is_said_to_be_lacking_only_while_there_is_none(indonesian: Visitor) -> None:
    indonesian.walk(files=False)
    assert 'class="later"' in shown(indonesian, "lapor/bukti/")
    indonesian.answer("bukti", {"evidence": [picture()]})
    assert 'class="later"' not in shown(indonesian, "lapor/bukti/")
