"""What was covered or hidden in a picture or a PDF cannot be got back from the redacted copy."""

import hashlib
import io
import re
import zlib
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from netra.evidence import deriving
from netra.evidence.deriving import Area, NoTool, Unmakeable
from tests.rooms.evidence import derivable
from tests.rooms.evidence.derivable import LINE, MARK, SECRET

COVER = Area(left=60, top=320, width=900, height=260)
PAGE = Area(page=1, left=50, top=80, width=900, height=230)
PICTURE_ON_PAGE = Area(page=1, left=80, top=680, width=800, height=310)


def redacted(content: bytes, media_type: str, *areas: Area) -> bytes:
    """The redacted copy, and the proof that what it was made of was only read."""
    stream = io.BytesIO(content)
    with deriving.redacted(stream, media_type, areas).stream as made:
        found = made.read()
    assert stream.getvalue() == content
    return found


def words(content: bytes, media_type: str) -> str:
    with deriving.read(io.BytesIO(content), media_type).stream as made:
        return made.read().decode()


def unpacked(content: bytes) -> bytes:
    """The bytes, and those of every stream in them that zlib opens."""
    found = [content]
    for begun in re.finditer(rb"stream\r?\n", content):
        try:
            found.append(zlib.decompressobj().decompress(content[begun.end() :]))
        except zlib.error:
            continue
    return b"\n".join(found)


def black(content: bytes, box: tuple[int, int, int, int]) -> bool:
    """Every pixel of the box has the one value 0."""
    with Image.open(io.BytesIO(content)) as image:
        assert image.mode == "RGB"
        return image.crop(box).getextrema() == ((0, 0), (0, 0), (0, 0))


def test_the_planted_word_is_there_before() -> None:
    """Else nothing below proves anything."""
    assert MARK in derivable.jpeg()
    assert MARK in derivable.png()
    assert MARK in unpacked(derivable.pdf())
    assert SECRET in "".join(each.extract_text() for each in PdfReader(_pdf()).pages)
    with Image.open(io.BytesIO(derivable.jpeg())) as image:
        assert image.getexif().get_ifd(0x8825)
        assert image.info["icc_profile"]


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(derivable.jpeg(), "image/jpeg"), (derivable.png(), "image/png")],
)
def test_of_a_picture_only_the_pixels_beside_the_box_remain(
    content: bytes, media_type: str
) -> None:
    made = redacted(content, media_type, COVER)
    assert MARK not in made
    assert black(made, LINE)
    with Image.open(io.BytesIO(made)) as image:
        assert image.size == (800, 400)
        assert not dict(image.getexif())
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert image.getpixel((780, 390)) != (0, 0, 0)
    assert not made.endswith(MARK)
    assert b"PK\x03\x04" not in made


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_lies_under_the_box_does_not_change_one_byte_of_the_copy(kind: str) -> None:
    """Another word under the box, and the same copy: nothing under it can be in the copy."""
    copies = set()
    for word in (SECRET, "SOMEBODY ELSE"):
        kept = io.BytesIO()
        derivable.picture(word).save(kept, kind, quality=95, subsampling=0)
        made = redacted(kept.getvalue(), f"image/{kind.lower()}", COVER)
        copies.add(hashlib.sha256(made).digest())
    assert len(copies) == 1


def test_a_photograph_lying_on_its_side_is_covered_as_it_is_seen() -> None:
    image, kept = derivable.picture().transpose(Image.Transpose.ROTATE_90), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # seen turned clockwise by a quarter
    image.save(kept, "JPEG", exif=exif)
    made = redacted(kept.getvalue(), "image/jpeg", COVER)
    assert black(made, LINE)
    with Image.open(io.BytesIO(made)) as turned:
        assert turned.size == (800, 400)


def test_what_is_transparent_is_gone_even_where_nothing_was_covered() -> None:
    made = redacted(derivable.png(), "image/png", Area(left=900, top=900, width=50, height=50))
    with Image.open(io.BytesIO(made)) as image:
        assert image.crop((62, 150, 750, 210)).getextrema() == ((255, 255),) * 3


def test_of_a_pdf_only_pictures_of_its_pages_remain() -> None:
    made = redacted(derivable.pdf(), "application/pdf", PAGE, PICTURE_ON_PAGE)
    assert MARK not in unpacked(made)
    found = PdfReader(io.BytesIO(made), strict=True)
    assert [each.extract_text() for each in found.pages] == ["", ""]
    assert not found.metadata
    assert not found.attachments
    assert not found.outline
    root: Any = found.trailer["/Root"]
    assert set(root) == {"/Type", "/Pages"}
    assert set(found.pages[0]) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"}
    assert [float(each) for each in found.pages[0].mediabox[2:]] == [595, 842]
    for each in found.pages[0].images:
        assert MARK not in each.data


@pytest.mark.skipif(derivable.without("tesseract"), reason="tesseract is not installed")
def test_a_machine_that_reads_pictures_reads_nothing_under_the_box() -> None:
    whole = redacted(derivable.pdf(), "application/pdf", Area(page=2, width=10, height=10))
    assert SECRET in words(whole, "application/pdf")
    made = redacted(derivable.pdf(), "application/pdf", PAGE, PICTURE_ON_PAGE)
    read = words(made, "application/pdf")
    assert "Yang boleh dibaca" in read
    assert SECRET not in read.replace(" ", "")


def test_a_layer_that_is_not_shown_is_not_in_the_copy() -> None:
    """The hidden layer's place is as white as the page in the copy, without any box over it."""
    made = redacted(derivable.pdf(), "application/pdf", Area(page=2, width=10, height=10))
    document = pypdfium2.PdfDocument(made)
    image = document[0].render(scale=1).to_pil().convert("RGB")
    assert image.crop((60, 205, 500, 245)).getextrema() == ((255, 255),) * 3


def test_the_same_pdf_and_boxes_make_the_same_bytes() -> None:
    content = derivable.pdf()
    assert redacted(content, "application/pdf", PAGE) == redacted(content, "application/pdf", PAGE)


@pytest.mark.parametrize(
    "area",
    [
        Area(left=1000, top=0, width=1, height=1),
        Area(left=500, width=501, height=10),
        Area(width=0, height=10),
        Area(page=0, width=10, height=10),
        Area(width=10, height=10, from_ms=5, to_ms=4),
    ],
)
def test_an_area_that_covers_nothing_there_is_refused(area: Area) -> None:
    with pytest.raises(ValueError, match="Area"):
        deriving.redacted(io.BytesIO(derivable.png()), "image/png", [area])


@pytest.mark.parametrize(
    ("content", "media_type", "why"),
    [
        (b"tidak", "image/png", "unreadable"),
        (derivable.png()[:900], "image/png", "unreadable"),
        (b"%PDF-1.4 tidak", "application/pdf", "unreadable"),
        (b"apa saja", "text/plain", "kind"),
    ],
)
def test_what_cannot_be_drawn_says_why(content: bytes, media_type: str, why: str) -> None:
    with pytest.raises(Unmakeable) as refused:
        deriving.shown(io.BytesIO(content), media_type)
    assert refused.value.code == why


def test_a_pixel_bomb_is_refused_and_not_drawn() -> None:
    kept = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(kept, "PNG")
    with pytest.raises(Unmakeable) as refused:
        deriving.preview(io.BytesIO(kept.getvalue()), "image/png")
    assert refused.value.code == "too_large"


def test_a_pdf_with_too_many_pages_or_a_password_says_so() -> None:
    writer, locked, long = PdfWriter(), io.BytesIO(), io.BytesIO()
    for _ in range(301):
        writer.add_blank_page(width=50, height=50)
    writer.write(long)
    writer.encrypt("kunci")
    writer.write(locked)
    for stream, why in ((long, "too_many_pages"), (locked, "locked")):
        with pytest.raises(Unmakeable) as refused:
            deriving.redacted(stream, "application/pdf", [PAGE])
        assert refused.value.code == why


def test_a_preview_is_small_and_carries_nothing_along() -> None:
    with deriving.preview(io.BytesIO(derivable.jpeg()), "image/jpeg").stream as made:
        content = made.read()
    assert MARK not in content
    with Image.open(io.BytesIO(content)) as image:
        assert (image.format, max(image.size)) == ("WEBP", 480)
        assert not dict(image.getexif())


def test_without_tesseract_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoTool) as refused:
        words(derivable.png(), "image/png")
    assert refused.value.code == "no_tesseract"


def _pdf() -> io.BytesIO:
    return io.BytesIO(derivable.pdf())
