"""Chats, mails, pages, drawings, PDFs, pictures, recordings: what is odd is told in its words."""

import io
import shutil
import struct
import subprocess
import zlib
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from netra.doors.ui import examined
from netra.evidence.examining import CODES, child, examine, pdf
from netra.evidence.examining.kinds import ACCEPTED
from tests.rooms.evidence.making import CHAT, MAIL, PAGE, SVG, codes, found, picture


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_finding_and_verdict_has_its_sentence(language: str) -> None:
    with override(language):
        words = examined.said()
        assert words.keys() == CODES.keys()
        told = examined.sentences([{"code": code, "detail": "x"} for code in CODES])
        assert all(each and "%(" not in each for each in told)
        verdicts = {examined.verdict(each) for each in set(CODES.values())}
        assert len(verdicts) == 4
    with override("en" if language == "id" else "id"):
        assert not set(told) & set(examined.said().values())


@pytest.mark.parametrize("kind", sorted(ACCEPTED))
@given(content=st.binary(max_size=300))
def test_no_bytes_make_an_examiner_fail(kind: str, content: bytes) -> None:
    if kind in ("application/pdf", "text/html") or kind.startswith(("video/", "audio/")):
        return  # a child's work, below
    told = examine(io.BytesIO(content), media_type=kind, name="a")
    assert "examiner_failed" not in {each.code for each in told.findings}


@pytest.mark.parametrize(
    ("dates", "order", "code"),
    [
        (["12/10/24", "13/10/24"], "day_first", ""),
        (["10/12/24", "10/13/24"], "month_first", ""),
        (["2024-10-12", "2024-10-13"], "year_first", ""),
        (["1/2/24", "3/1/24"], "month_first", ""),  # only so does no message go back
        (["1/1/24", "2/2/24"], "", "chat_dates_ambiguous"),
        (["13/10/24", "10/13/24"], "", "chat_dates_contradict"),
        (["20/10/24", "19/10/24"], "day_first", "chat_out_of_order"),
    ],
)
def test_the_order_of_day_and_month(dates: list[str], order: str, code: str) -> None:
    for before, after in (
        ("[", ", 10.00.00] W: a"),
        ("", " 10.00 - W: a"),
        ("", ", 9:00 PM - W: a"),
    ):
        told = found("\n".join(f"{before}{day}{after}" for day in dates).encode(), "chat.txt")
        assert told.facts["messages"] == 2
        assert told.facts["date_order"] == order
        assert {each.code for each in told.findings} == ({code} if code else set())


def test_a_text_that_is_no_chat_and_one_that_hides() -> None:
    assert found(b"Catatan rapat\n12/10/24 hadir", "a.txt").facts == {}
    assert codes("gambar\u202egpj.exe".encode(), "a.txt") == {"text_has_hidden_characters"}
    assert codes(b"halo " * 20_000 + b"\xff\xfe", "a.txt") == {"text_unreadable"}
    assert "chat_media_left_out" in codes(
        CHAT.encode() + b"13/10/24 08.00 - W: <Media omitted>", "a.txt"
    )


def test_a_mail_is_read_and_its_signature_is_not_checked() -> None:
    told = found(MAIL, "a.eml")
    assert (told.verdict, told.facts["date"]) == ("sound", "2024-10-12T10:00:00+07:00")
    assert len(told.facts["attachments"]) == 1
    assert "warga" not in str(told).lower()
    assert codes(b"DKIM-Signature: v=1\r\n" + MAIL, "a.eml") == {"mail_signature_unchecked"}
    assert codes(MAIL.replace(b"Date:", b"X-Date:"), "a.eml") == {"mail_header_missing"}
    assert codes(MAIL[: MAIL.rfind(b"--b--")], "a.eml") == {"mail_defects"}


def test_a_page_with_script_and_one_that_loads_from_elsewhere() -> None:
    assert found(PAGE, "a.html").verdict == "sound"
    assert codes(PAGE + b"<script>1</script>", "a.html") == {"page_has_script"}
    assert codes(PAGE + b'<img src="//example.org/a.png">', "a.html") == {
        "page_loads_from_elsewhere"
    }


def test_a_page_made_to_keep_its_reader_busy_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    assert codes(PAGE + b"<!--" * 100_000, "a.html") == {"took_too_long"}


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (b"<script>alert(1)</script>", "svg_has_script"),
        (b'<a onclick="x()"/>', "svg_has_script"),
        (b"<foreignObject/>", "svg_has_script"),
        (b'<image href="https://example.org/a.png"/>', "svg_loads_from_elsewhere"),
        (b"<circle>", "svg_unreadable"),
    ],
)
def test_a_drawing_is_never_shown_and_what_it_holds_is_told(inside: bytes, code: str) -> None:
    assert codes(SVG, "a.svg") == {"svg_is_not_shown"}
    assert codes(SVG.replace(b"<circle r", inside + b"<circle r"), "a.svg") == {
        "svg_is_not_shown",
        code,
    }


def test_entities_without_an_end_are_not_unfolded() -> None:
    bomb = b'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + SVG
    assert "svg_loads_from_elsewhere" in codes(bomb, "a.svg")


def paper(*, pages: int = 1, action: dict[str, str] | None = None, **more: Any) -> bytes:
    made = PdfWriter()
    for _page in range(pages):
        made.add_blank_page(100, 100)
    if action:
        said = {NameObject(key): _object(value) for key, value in action.items()}
        made._root_object[NameObject("/OpenAction")] = made._add_object(DictionaryObject(said))
    if more.get("file"):
        made.add_attachment("a.txt", b"x")
    if more.get("locked"):
        made.encrypt("rahasia")
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def _object(value: str) -> Any:
    return NameObject(value) if value.startswith("/") else TextStringObject(value)


def test_what_a_pdf_holds_beside_pages_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(paper(), "a.pdf").verdict == "sound"
    script = paper(action={"/S": "/JavaScript", "/JS": "app.alert(1)"})
    assert codes(script, "a.pdf") == {"pdf_has_script"}
    assert codes(script.replace(b"/JavaScript", b"/J#61vaScript"), "a.pdf") == {"pdf_has_script"}
    assert codes(paper(action={"/S": "/Launch", "/F": "a.exe"}), "a.pdf") == {"pdf_starts_programs"}
    assert codes(paper(file=True), "a.pdf") == {"pdf_has_files"}
    assert codes(paper(locked=True), "a.pdf") == {"pdf_locked"}
    assert codes(paper() + b"PK\x03\x04" + bytes(2000), "a.pdf") == {"pdf_data_after"}
    assert "pdf_cut" in codes(paper()[:-30], "a.pdf")
    monkeypatch.setattr(pdf, "VERY_LONG", 2)
    assert codes(paper(pages=3), "a.pdf") == {"pdf_very_long"}


def test_twenty_thousand_pages_are_counted_and_told() -> None:
    told = found(paper(pages=20_000), "a.pdf")
    assert (told.verdict, told.facts["pages"]) == ("marked", 20_000)


def test_a_reader_that_takes_too_long_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "SECONDS", 1)
    endless = [*child.python("pdf_probe.py")[:1], "-c", "while True: pass"]
    with pytest.raises(child.TookTooLong):
        child.run(endless, io.BytesIO(b"x"))
    monkeypatch.setattr(child, "python", lambda script: endless)
    assert codes(paper(), "a.pdf") == {"took_too_long"}


def test_a_child_has_neither_memory_nor_disk_without_limit(tmp_path: Path) -> None:
    python = child.python("pdf_probe.py")[:1]
    for hungry in (
        "bytearray(3 * 1024 ** 3)",
        f"open({str(tmp_path / 'x')!r}, 'wb', 0).write(b'x')",
    ):
        with pytest.raises((child.Failed, child.TookTooLong)):
            child.run([*python, "-c", hungry], io.BytesIO(b"x"))


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_picture_whole_cut_and_with_something_behind(form: str) -> None:
    name, content = f"a.{form.lower()}", picture(form)
    assert found(content, name).verdict == "sound"
    assert codes(content[: len(content) * 2 // 3], name) == {"picture_unreadable"}
    assert codes(content + b"PK\x03\x04 arsip", name) == {"picture_data_after"}


def test_the_place_is_a_fact_and_never_the_coordinates() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (6.0, 48.0, 12.0)
    told = found(picture("JPEG", exif=exif), "a.jpg")
    assert told.facts["has_location"] is True
    assert "48" not in str(told.facts)
    assert found(picture("JPEG"), "a.jpg").facts["has_location"] is False


def test_a_picture_of_too_many_pixels_is_not_decoded() -> None:
    content = bytearray(picture())
    content[16:24] = struct.pack(">LL", 60_000, 60_000)
    content[29:33] = struct.pack(">L", zlib.crc32(content[12:29]))
    assert codes(bytes(content), "a.png") == {"picture_too_big_to_open"}


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    if shutil.which("ffmpeg") is None:
        pytest.fail("ffmpeg is missing: apt-get install ffmpeg")
    made = tmp_path_factory.mktemp("film") / "a.mp4"
    source = ["-f", "lavfi", "-i", "testsrc=duration=3:size=64x48"]
    subprocess.run(["ffmpeg", "-v", "error", *source, str(made)], check=True)
    return made.read_bytes()


def test_a_recording_as_long_as_it_says(film: bytes) -> None:
    told = found(film, "a.mp4")
    assert (told.verdict, told.facts["seconds"]) == ("sound", 3.0)


def test_a_recording_that_lies_about_its_duration(film: bytes) -> None:
    at = film.find(b"mvhd") + 20
    (said,) = struct.unpack(">L", film[at : at + 4])
    lying = film[:at] + struct.pack(">L", said * 10) + film[at + 4 :]
    told = found(lying, "a.mp4")
    assert [(each.code, each.detail) for each in told.findings] == [
        ("media_duration_differs", "30.0 s, 3.0 s")
    ]


def test_a_recording_that_was_cut(film: bytes) -> None:
    assert found(film[: len(film) // 2], "a.mp4").verdict == "damaged"
    assert "media_data_after" in codes(film + b"PK\x03\x04 arsip", "a.mp4")


def test_without_ffprobe_it_is_said(film: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    told = found(film, "a.mp4")
    assert told.verdict == "unchecked"
    with override("en"):
        (words,) = examined.sentences(told.told())
    assert "ffprobe is not installed" in words
