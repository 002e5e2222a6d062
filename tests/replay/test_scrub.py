"""The scrubber: every rule on invented names, and what must stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.doors.cli.demo import scrub
from netra.doors.cli.demo.scrub import findings, hashed

LOOKED_FOR = [
    ("Laporan tentang Pak Wasesa Adinagara dari dinas.", "Laporan tentang seseorang dari dinas."),
    ("Guru itu, Bu Hj. Larasmaya, hadir.", "Guru itu, seseorang, hadir."),
    ("Sdr. Galih-Prastawira hadir.", "seseorang hadir."),
    ("Damar Wisanggara, S.Pd. menjawab.", "seseorang menjawab."),
    ("Pegawai inisial QX hadir.", "Pegawai seseorang hadir."),
    ("Spanduk Partai Contoh Jaya dipasang.", "Spanduk salah satu partai dipasang."),
    ("Ia memilih nomor urut 7.", "Ia memilih salah satu calon."),
    ("Dukung paslon 03!", "Dukung salah satu calon!"),
    ("Dukung 04 saja.", "Dukung salah satu calon saja."),
    ("Kaos pasangan calon bupati nomor 2 dibagi.", "Kaos salah satu calon dibagi."),
    ("Diunggah @contoh_peragaan.", "Diunggah sebuah akun"),
    ("Hubungi 0812 3456 7890 ya.", "Hubungi sebuah nomor telepon ya."),
    ("NIP 198001012005011001 tertera.", "NIP sebuah nomor induk tertera."),
    ("Surat ke a.b@contoh.go.id dikirim.", "Surat ke sebuah alamat dikirim."),
    ("Lihat https://contoh.id/a di sana.", "Lihat sebuah alamat di sana."),
    ("Guru SDN 9 Contohrejo hadir.", "Guru sebuah sekolah dasar hadir."),
    ("Di SMP Negeri 999. Acaranya", "Di sebuah sekolah menengah pertama. Acaranya"),
    ("Kepala Dinas Contoh Kabupaten Anu hadir.", "seorang kepala dinas hadir."),
    ("Penjabat Bupati Contohan berkata.", "seorang kepala daerah berkata."),
    ("Seorang penjabat kepala daerah berkata.", "seorang pejabat tinggi daerah berkata."),
    ("Pj. Sekda itu hadir.", "seorang pejabat tinggi daerah itu hadir."),
    ("camat Contohrejo berkata.", "seorang camat berkata."),
]
STAYS = [
    "Laporan 01/Reg/TM/PB/Kab/14.21/X/2024 diregistrasi pukul 09.00 tanggal 03-10-2024.",
    "Bapak Camat hadir di Kabupaten Kudus pada 01/02/2024.",
    "Seorang guru SD negeri di Kecamatan Jekulo.",
    "Pasal 11 huruf c; PN-02; UU 10/2016 Pasal 71 ayat (1).",
    "Ketua Bawaslu Kabupaten Kudus menandatangani surat.",
    "Ada dua calon dan 2.699 formulir B.1-KWK.",
]


@pytest.mark.parametrize(("before", "after"), LOOKED_FOR)
def test_each_form_becomes_its_class(before: str, after: str) -> None:
    assert scrub.scrub(before) == after
    assert findings(before)


@pytest.mark.parametrize("text", STAYS)
def test_what_names_nobody_stays(text: str) -> None:
    assert findings(text) == []
    assert scrub.scrub(text) == text


def test_every_party_is_found() -> None:
    for party in scrub._words()["parties"]:
        assert "partai" in scrub.scrub(f"Spanduk {party} dipasang.")
        assert party not in scrub.scrub(f"Spanduk {party} dipasang.")


def test_a_hashed_name_is_found_and_an_ordinary_short_word_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known = {**scrub._words(), "names": frozenset(map(hashed, ("Surya", "contohperagaan")))}
    monkeypatch.setattr(scrub, "_words", lambda: known)
    assert scrub.scrub("Dikirim Surya-SURYA kepada contohperagaan.") == (
        "Dikirim seseorang-seseorang kepada seseorang."
    )
    assert scrub.scrub("tenaga surya") == "tenaga surya"


def test_names_are_kept_as_hashes_only() -> None:
    names = scrub._words()["names"]
    assert len(names) >= 15
    assert all(re.fullmatch(r"[0-9a-f]{64}", name) for name in names)


PIECES = st.sampled_from(
    [before for before, _after in LOOKED_FOR] + STAYS + ["Pak", "Camat", "SD", "0", "nomor", "2 "]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=6).map(" ".join))
def test_what_is_scrubbed_stays_scrubbed(text: str) -> None:
    once = scrub.scrub(text)
    assert findings(once) == []
    assert scrub.scrub(once) == once
