"""Zips: bombs are refused, what is odd is told; chats and results of auto-archiver in them."""

import hashlib
import io
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.evidence.examining import archives, examine
from netra.evidence.examining.archives import ArchiveBomb, ArchiveNested, ArchiveTooMany
from tests.rooms.evidence.making import CHAT, PAGE, codes, found, packed, picture, wacz_file

GOOD = packed({"a.txt": b"isi " * 40, "b/c.txt": b"lain " * 30})


def test_a_whole_zip_is_sound() -> None:
    told = found(GOOD, "a.zip")
    assert (told.verdict, dict(told.facts)) == ("sound", {"entries": 2})


@given(st.data())
def test_a_zip_cut_anywhere_is_never_sound(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD) - 1))
    end = data.draw(st.integers(start + 1, len(GOOD)))
    cut = io.BytesIO(GOOD[:start] + GOOD[end:])
    told = examine(cut, media_type="application/zip", name="a.zip")
    assert told.verdict in ("damaged", "marked")
    assert "examiner_failed" not in {each.code for each in told.findings}


@given(st.binary(max_size=400), st.integers(0, len(GOOD)))
def test_bytes_put_into_a_zip_are_told(more: bytes, at: int) -> None:
    told = examine(
        io.BytesIO(GOOD[:at] + more + GOOD[at:]), media_type="application/zip", name="a.zip"
    )
    assert not more or told.verdict in ("damaged", "marked")
    assert "examiner_failed" not in {each.code for each in told.findings}


def test_a_bomb_is_refused_by_what_it_lists() -> None:
    bomb = packed({"nol.bin": bytes(80 * 1024 * 1024)})
    with pytest.raises(ArchiveBomb) as refused:
        found(bomb, "bom.zip")
    assert refused.value.facts["name"] == "bom.zip"


def test_a_bomb_that_lies_about_its_size_reads_no_further_than_it_says() -> None:
    bomb = bytearray(packed({"nol.bin": bytes(80 * 1024 * 1024)}))
    at = bomb.rfind(b"PK\x01\x02") + 24
    bomb[at : at + 4] = struct.pack("<L", 1000)
    assert codes(bytes(bomb), "bom.zip") == {"entry_broken"}


def test_bombs_in_an_archive_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOTAL", 5000)
    inner = packed({"a.txt": b"x" * 2000}, how=zipfile.ZIP_STORED)
    monkeypatch.setattr(archives.Budget, "__init__", _poor)
    with pytest.raises(ArchiveBomb):
        found(packed({"1.zip": inner, "2.zip": inner}), "a.zip")


def _poor(self: archives.Budget, name: str) -> None:
    self.name, self.left, self.entries = name, 5000, 100


def test_too_many_entries_are_refused_before_they_are_read() -> None:
    many = packed({str(number): b"" for number in range(10_001)})
    with pytest.raises(ArchiveTooMany):
        found(many, "a.zip")


@pytest.mark.parametrize(("place", "form"), [(12, "<L"), (10, "<H")])
def test_a_directory_that_says_what_cannot_be_is_broken(place: int, form: str) -> None:
    lying = bytearray(GOOD)
    struct.pack_into(form, lying, lying.rfind(b"PK\x05\x06") + place, 60_000)
    told = found(bytes(lying), "a.zip")
    assert (told.verdict, told.findings[0].code) == ("damaged", "archive_broken")


def test_a_zip_in_a_zip_is_told_and_a_third_is_refused() -> None:
    two = packed({"dalam.zip": GOOD})
    assert found(two, "a.zip").verdict == "marked"
    assert codes(two, "a.zip") == {"archive_inside"}
    with pytest.raises(ArchiveNested):
        found(packed({"luar.zip": two}), "a.zip")


def test_a_document_of_an_office_program_is_no_archive_to_be_told() -> None:
    assert codes(packed({"surat.docx": GOOD}), "a.zip") == set()


def test_odd_entries_are_told_and_nothing_is_written(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        into.writestr("../../etc/x", b"a")
        into.writestr("sama", b"satu")
        with pytest.warns(UserWarning, match="Duplicate"):
            into.writestr("sama", b"dua")
    assert codes(made.getvalue(), "a.zip") == {"entry_escapes", "entry_twice"}
    assert codes(packed({"a": b"x" * 999}, how=zipfile.ZIP_BZIP2), "a.zip") == {
        "entry_packed_otherwise"
    }


def test_an_entry_that_fails_its_checksum_is_named() -> None:
    stored = packed({"a.txt": b"isi asli"}, how=zipfile.ZIP_STORED)
    told = found(stored.replace(b"isi asli", b"isi palsu"[:8]), "a.zip")
    assert [(each.code, each.detail) for each in told.findings] == [("entry_broken", "a.txt")]


def test_a_chat_with_its_media_is_counted_and_nobody_is_named() -> None:
    media = {"IMG-20241012-WA0001.jpg": picture("JPEG")}
    told = found(packed({"WhatsApp Chat dengan Warga Satu.txt": CHAT.encode(), **media}), "a.zip")
    assert told.verdict == "sound"
    assert told.facts["senders"] == 2
    assert "Warga" not in str(told)


def test_media_a_chat_names_and_does_not_hold_are_named() -> None:
    told = found(packed({"_chat.txt": CHAT.encode()}), "a.zip")
    assert [(each.code, each.detail) for each in told.findings] == [
        ("chat_media_missing", "IMG-20241012-WA0001.jpg")
    ]


def result(**more: bytes) -> dict[str, bytes]:
    """A result as auto-archiver makes it: files, their hashes in one text, a report."""
    files = {"video.mp4": b"isi video", "layar.png": picture()}
    hashes = "\n".join(hashlib.sha256(each).hexdigest() for each in files.values())
    report = b"<html><head><title>Auto-Archiver report</title></head></html>"
    return {**files, "hashes.txt": hashes.encode(), "laporan.html": report, **more}


def test_hashes_that_belong_to_their_files_are_confirmed() -> None:
    told = found(packed(result()), "a.zip")
    assert told.verdict == "sound"
    assert dict(told.facts) == {"files": 2, "hashes_confirmed": 2, "stamps": 0}


def test_sha3_and_a_table_are_understood_too() -> None:
    video = b"isi video"
    told = found(
        packed(
            {
                "video.mp4": video,
                "hasil.csv": b"url,hash,by\nx,SHA3-512:"
                + hashlib.sha3_512(video).hexdigest().encode()
                + b",auto-archiver\n",
            }
        ),
        "a.zip",
    )
    assert (told.verdict, told.facts["hashes_confirmed"]) == ("sound", 1)


def test_a_changed_file_and_a_hash_without_a_file_are_not_checked_as_sound() -> None:
    entries = result()
    entries["video.mp4"] += b"!"
    told = found(packed(entries), "a.zip")
    assert told.verdict == "unchecked"
    assert {(each.code, each.detail) for each in told.findings} >= {
        ("files_without_hash", "video.mp4"),
        ("hashes_without_file", "1"),
    }


def test_a_report_without_hashes_is_unchecked_and_a_stamp_unread_is_told() -> None:
    entries = {"laporan.html": b"<html><p>auto archiver</p></html>", "a.tsr": b"bukan stempel"}
    assert codes(packed(entries), "a.zip") == {"autoarchiver_without_hashes", "stamp_unreadable"}


def test_a_page_with_its_assets_and_one_that_misses_some() -> None:
    page = PAGE.replace(b"<p>", b'<img src="gambar/satu%20a.png"><p>')
    whole = packed({"index.html": page, "gambar/satu a.png": picture()})
    assert found(whole, "a.zip").verdict == "sound"
    told = found(packed({"index.html": page}), "a.zip")
    assert [(each.code, each.detail) for each in told.findings] == [
        ("page_asset_missing", "gambar/satu a.png")
    ]


def test_a_web_archive_in_a_result_is_no_zip_to_be_told(tmp_path: Path) -> None:
    assert "archive_inside" not in codes(packed({"a.wacz": wacz_file(tmp_path)}), "a.zip")


TSA = """[tsa]
default_tsa=t
[t]
serial=serial
signer_cert=c.pem
signer_key=k.pem
signer_digest=sha256
default_policy=1.2.3.4
digests=sha256
"""


def stamped(content: bytes, folder: Path) -> bytes:
    """A stamp over the content, by an authority of the moment."""
    for name, said in {"tsa.cnf": TSA, "serial": "01", "it": content.decode()}.items():
        (folder / name).write_text(said)
    new = "req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -subj /CN=t -addext"
    for command in (
        f"{new} extendedKeyUsage=critical,timeStamping",
        "ts -query -data it -sha256 -cert -out q",
        "ts -reply -config tsa.cnf -queryfile q -out a.tsr",
    ):
        subprocess.run(["openssl", *command.split()], check=True, cwd=folder, capture_output=True)
    return (folder / "a.tsr").read_bytes()


def test_a_stamp_is_for_a_file_that_is_here_or_for_something_else(tmp_path: Path) -> None:
    entries = result()
    stamp = stamped(entries["hashes.txt"], tmp_path)
    assert codes(packed({**entries, "a.tsr": stamp}), "a.zip") == {
        "hashes_confirmed",
        "stamps_unchecked",
    }
    entries["hashes.txt"] += b"\n"
    assert "stamp_of_something_else" in codes(packed({**entries, "a.tsr": stamp}), "a.zip")
