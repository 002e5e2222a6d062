"""Each paper prints its fields, pages and marks; foreign text stays text."""

import dataclasses
import io
import re
from pathlib import Path

import pytest
import typst
from pypdf import PdfReader

from netra.doors.letters import papers, printing
from netra.doors.letters.days import moment_in_words
from netra.doors.letters.printable import covered, printable
from tests.doors.letters import samples

LETTERS = Path(papers.__file__).parent
HOSTILE = (
    '#panic("no") $x$ *bold* _under_ \\ \\u{41} [a] {b} <l> @ref // `raw` "q" = judul\n'
    '#import "x"\n- butir\n\u202eterbalik\u202c \u200bnol\u200d \x00\x07 עברית العربية '
    "e\u0301\u0651\u0488 \U0001f600 \ud800 \ue000 漢字"
)


def read(paper: papers.Paper) -> PdfReader:
    return PdfReader(io.BytesIO(papers.render(paper)))


def words(paper: papers.Paper) -> str:
    """The printed text on one line; break opportunities taken out."""
    pages = (page.extract_text() for page in read(paper).pages)
    return re.sub(r"\s+", " ", " ".join(pages).replace("\u200b", ""))


def everywhere(value: object, text: str) -> object:
    """The same value with ``text`` in the place of every string."""
    match value:
        case str() if type(value) is str:
            return text
        case tuple():
            return tuple(everywhere(item, text) for item in value)
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = {
                f.name: everywhere(getattr(value, f.name), text) for f in dataclasses.fields(value)
            }
            return type(value)(**fields)
        case _:
            return value


def hostile(paper: papers.Paper, text: str) -> papers.Paper:
    swapped = everywhere(paper, text)
    assert isinstance(swapped, papers.Paper)
    return dataclasses.replace(
        swapped, head=dataclasses.replace(swapped.head, zone="Asia/Makassar")
    )


EXPECTED = {
    samples.REPORT_FORM: (
        "bukan tanda bukti penyampaian laporan",
        "Perlu dilengkapi: • Salinan kartu tanda penduduk",
        "Kudus, 2 Maret 1990",
        "Dinas Contoh Kabupaten Kudus",
        "Sabtu, 12 Oktober 2024",
        "Minggu, 13 Oktober 2024",
        "Tono Andaian",
        "9f86d081884c",
        "Ia lalu mengajak warga.",
        "mempertanggungjawabkannya menurut hukum",
        "Belum bernomor",
    ),
    samples.BLANK_FORM: ("Kewarganegaraan", "Hari dan tanggal diketahui", "Penerima laporan,"),
    samples.FILING_RECEIPT: (
        "TANDA BUKTI PENYAMPAIAN LAPORAN Nomor: 001/PL/PB/Kab/14.21/X/2024",
        "Kamis, 17 Oktober 2024, 10.00 WIB",
        samples.REPORTER_NAME,
        "Raka Umpama",
        "Sabtu, 19 Oktober 2024",
        "Perbawaslu 9/2024 (belum diverifikasi)",
    ),
    samples.INVITATION: (
        "Undangan klarifikasi",
        "Sifat : Penting",
        "Jumat, 18 Oktober 2024, 13.30 WIB",
        "Balai Desa Contoh",
        "Pasal 2 huruf f UU 20/2023",
        "PP 42/2004 (pers)",
        "berhak membawa dan mengajukan bukti",
        "tatap muka",
        "Sekar Misalnya",
    ),
    samples.MINUTES: (
        "Anggota hadir : 4",
        "3 anggota; Perbawaslu 5/2018 (disimpulkan)",
        "terpenuhi",
        "tidak hadir: sakit",
        "Wulan Rekaan: kerabat jauh",
        "musyawarah mufakat",
        "suara terbanyak, karena mufakat tidak tercapai",
        "Ratna Andaian: tidak setuju",
    ),
    samples.FORWARDING: (
        "Penerusan pelanggaran peraturan perundang-undangan lainnya",
        "Lampiran : 2 berkas",
        "Identitas pelapor : tidak ada dalam berkas ini",
        "Belum diklarifikasi oleh Bawaslu.",
        "Pangkat, golongan : belum diketahui",
        samples.SHA,
        "Tembusan: 1. Bupati Kudus",
    ),
    samples.TRANSFER: ("Pasal 188 jo.", "Pembahasan kedua : Kamis, 17 Oktober 2024, 10.00 WIB"),
    samples.DOCUMENT_RECEIPT: (
        "SBT-000123",
        "Senin, 21 Oktober 2024, 11.00 WIB",
        "Citra Andaian",
        samples.SHA,
        "bukan tanda bukti penyampaian laporan",
    ),
}


@pytest.mark.parametrize("paper", samples.ALL, ids=papers.filename)
def test_a_paper_prints_its_fields_letterhead_number_and_pages(paper: papers.Paper) -> None:
    printed = words(paper)
    total = len(read(paper).pages)
    for expected in (*EXPECTED[paper], samples.HEAD.office, samples.HEAD.phone):
        assert expected in printed
    for page in range(1, total + 1):
        assert f"Halaman {page} dari {total}" in printed
    foot = f"Nomor: {paper.number}" if paper.number else "Belum bernomor"
    assert printed.count(foot) >= total


@pytest.mark.parametrize("paper", samples.ALL, ids=papers.filename)
def test_a_paper_says_it_is_pdf_a_and_accessible_and_carries_its_date(paper: papers.Paper) -> None:
    document = read(paper)
    metadata = document.xmp_metadata
    assert metadata is not None
    xmp = metadata.stream.get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert document.metadata is not None
    assert document.metadata.creation_date == paper.dated
    assert str(document.root_object["/Lang"]) == "id-ID"


@pytest.mark.parametrize("paper", samples.ALL, ids=papers.filename)
def test_equal_papers_give_equal_bytes(paper: papers.Paper) -> None:
    assert papers.render(paper) == papers.render(dataclasses.replace(paper))


@pytest.mark.parametrize("paper", samples.ALL, ids=papers.filename)
def test_foreign_text_is_printed_as_text(paper: papers.Paper) -> None:
    attacked = dataclasses.replace(hostile(paper, HOSTILE), qr="x")
    printed = words(attacked)
    assert (
        '#panic("no") $x$ *bold* _under_ \\ \\u{41} [a] {b} <l> @ref // `raw` "q" = judul'
        in printed
    )
    for spelled in (
        "[U+202E]terbalik",
        "[U+0000]",
        "[U+1F600]",
        "[U+D800]",
        "[U+E000]",
        "[U+6F22]",
    ):
        assert spelled in printed


def test_no_foreign_text_leaves_its_margins() -> None:
    run = dataclasses.replace(hostile(samples.FORWARDING, "W" * 400), qr="x")
    right: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        right.append(cm[0] * tm[4] + cm[4] if text.strip() else 0)

    for page in read(run).pages:
        page.extract_text(visitor_text=visit)
    assert max(right) < 595 - 70


def test_a_long_account_flows_over_pages() -> None:
    account = "\n\n".join(
        f"Alinea {n}. " + "Kalimat yang panjang sekali. " * 10 for n in range(100)
    )
    assert len(account) > 30_000
    document = words(dataclasses.replace(samples.REPORT_FORM, account=account))
    assert "Alinea 0." in document
    assert "Alinea 99." in document
    assert "Halaman 9 dari" in document


def test_an_unbroken_account_of_thirty_thousand_characters_is_printed_whole() -> None:
    form = dataclasses.replace(samples.REPORT_FORM, account="ab" * 15_000)
    assert words(form).replace(" ", "").count("ab") >= 14_900


def test_stacked_marks_no_font_can_draw_together_are_spelled_out() -> None:
    form = dataclasses.replace(samples.REPORT_FORM, account="\u0109\u0610\u1dc4 العربية")
    assert "[U+0610]" in words(form)


def test_every_character_called_covered_can_be_drawn() -> None:
    drawable = [chr(code) for code in sorted(covered())]
    form = dataclasses.replace(samples.REPORT_FORM, account="\n".join(drawable))
    try:
        printing._compile(form, latin_only=False)
    except typst.TypstError as error:
        pytest.fail(error.diagnostic)


def test_scripts_a_font_can_draw_stay_as_written() -> None:
    assert printable("Ł ý Ж العربية") == "Ł ý Ж العربية"


def test_a_forwarding_letter_has_no_place_for_the_reporter() -> None:
    names = {field.name for field in dataclasses.fields(papers.ForwardingLetter)}
    assert not any("reporter" in name for name in names)
    assert samples.REPORTER_NAME not in words(samples.FORWARDING)


def test_a_clarified_file_does_not_say_it_was_not() -> None:
    letter = dataclasses.replace(samples.FORWARDING, clarified=True)
    assert "elum diklarifikasi" not in words(letter)


def test_a_signed_report_is_no_pre_report() -> None:
    form = dataclasses.replace(samples.REPORT_FORM, for_signature=False)
    assert "Pra-laporan" not in words(form)


def test_an_online_clarification_names_its_address_and_is_recorded() -> None:
    online = dataclasses.replace(
        samples.INVITATION, online_at="https://rapat.example/1", sequence=2
    )
    printed = words(online)
    assert "daring" in printed
    assert "https://rapat.example/1" in printed
    assert "direkam dalam suara dan gambar" in printed
    assert "Undangan klarifikasi kedua" in printed
    assert "kajian dilanjutkan dengan bahan yang ada" in printed


def test_minutes_without_quorum_need_a_reason() -> None:
    unmet = papers.Quorum(needed=5, basis=None)
    with pytest.raises(ValueError, match="reason"):
        dataclasses.replace(samples.MINUTES, quorum=unmet)
    reason = papers.Quorum(needed=5, basis=None, reason_if_unmet="Provinsi telah diberi tahu.")
    printed = words(dataclasses.replace(samples.MINUTES, quorum=reason))
    assert "tidak terpenuhi" in printed
    assert "Provinsi telah diberi tahu." in printed


def test_minutes_whose_quorum_no_rule_names_say_so() -> None:
    unknown = papers.Quorum(needed=None, basis=None, reason_if_unmet="Tiga anggota, semua hadir.")
    printed = words(dataclasses.replace(samples.MINUTES, quorum=unknown))
    assert "belum ada ketentuan yang ditemukan" in printed
    assert "tidak dapat dinyatakan" in printed


def test_only_those_present_sign_the_minutes() -> None:
    printed = words(samples.MINUTES)
    assert printed.count("Yoga Contoh") == 1
    assert printed.count("Dimas Contoh") == 2


def test_a_file_name_is_plain() -> None:
    assert papers.filename(samples.FORWARDING) == "surat-penerusan-034-PP.01.02-K.JT-14-10-2024.pdf"
    odd = dataclasses.replace(samples.FORWARDING, number="../../é\u202e\n" + "9" * 300)
    assert re.fullmatch(r"[A-Za-z0-9.-]{1,104}", papers.filename(odd))
    assert papers.filename(samples.BLANK_FORM) == "formulir-laporan-2024-10-17.pdf"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Jakarta", "10.00 WIB"),
        ("Asia/Makassar", "11.00 WITA"),
        ("Asia/Jayapura", "12.00 WIT"),
    ],
)
def test_hours_are_the_offices_own(zone: str, expected: str) -> None:
    assert moment_in_words(samples.NOW, zone) == f"Kamis, 17 Oktober 2024, {expected}"


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        moment_in_words(samples.NOW.replace(tzinfo=None), "Asia/Jakarta")


def test_papers_never_call_anyone_guilty() -> None:
    forbidden = re.compile(r"\b(pelanggar|pelaku|oknum|terbukti)\b", re.IGNORECASE)
    for template in (LETTERS / "typ").glob("*.typ"):
        assert not forbidden.search(template.read_text(encoding="utf-8")), template.name
