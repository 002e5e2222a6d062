"""Files made to stop whoever opens them: they end a child, and the page says so."""

import io
import time

import pytest

from netra.doors.desk.viewing import pictures
from tests.doors.desk import viewed
from tests.doors.desk.printing import at_desk
from tests.rooms import path

SAID = "Tidak dapat digambar di sini"


def nested(depth: int, wide: int = 10) -> bytes:
    """A PDF whose page draws a form ten times, which draws another ten times, and so on."""
    draws = b"/F Do " * wide
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R"
        b"/Resources<</XObject<</F 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(draws), draws),
    ]
    for number in range(6, 6 + depth):
        last = number == 5 + depth
        content = b"0 0 9 9 re f" if last else draws
        uses = b"" if last else b"/Resources<</XObject<</F %d 0 R>>>>" % number
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 300 400]%s/Length %d>>"
        objects.append(head % (uses, len(content)) + b"\nstream\n%s\nendstream" % content)
    return written(objects)


def written(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (size, table, end)


def test_a_pdf_that_draws_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pictures.measured(io.BytesIO(nested(2)), pictures.PDF, 1).pages == 1
    monkeypatch.setattr(pictures, "SECONDS", 3)
    begun = time.monotonic()
    with pytest.raises(pictures.Unshowable):
        pictures.measured(io.BytesIO(nested(12)), pictures.PDF, 1)
    with pytest.raises(pictures.Unshowable):
        pictures.drawn(io.BytesIO(nested(12)), pictures.PDF)
    assert time.monotonic() - begun < 20


@pytest.mark.django_db
def test_the_page_says_that_it_cannot_be_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SECONDS", 3)
    item = viewed.kept(path.reported(), nested(12), "application/pdf")
    page = viewed.look(at_desk(), item).content.decode()
    assert SAID in page
    assert "Ambil salinan" in page
    assert "/lihat/gambar/" not in page
