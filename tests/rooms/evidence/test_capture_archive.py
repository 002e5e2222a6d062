"""What we write, Webrecorder's own tools read: records, index, page, hashes."""

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from surt import surt as peer_surt  # type: ignore[import-untyped]
from wacz.validate import Validation  # type: ignore[import-untyped]
from warcio.archiveiterator import ArchiveIterator

from netra.evidence.capturing.archive import Page, Received, surt, write

AT = datetime(2024, 10, 17, 3, 4, 5, tzinfo=UTC)


def received(url: str, body: bytes, **other: object) -> Received:
    said: dict[str, object] = {
        "url": url,
        "at": AT,
        "address": "93.184.215.14",
        "method": "GET",
        "request_headers": [("Host", "contoh.example")],
        "request_body": b"",
        "status": 200,
        "reason": "OK",
        "headers": [("Content-Type", "text/html; charset=utf-8"), ("Set-Cookie", "a=b")],
        "body": io.BytesIO(body),
    }
    return Received(**{**said, **other})  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    made = tmp_path / "data.wacz"
    parts = [
        received("https://www.contoh.example/b?y=2&x=1", b"<p>isi</p>"),
        received("https://contoh.example/a", b"separ", cut="length", status=200),
        received("https://contoh.example/", b"", status=302, headers=[("Location", "/a")]),
        received("https://contoh.example/kirim", b"{}", method="POST", request_body=b"q=1"),
    ]
    page = Page(url="https://contoh.example/", at=AT, title="Judul “é”", text="isi teks")
    with made.open("wb") as out:
        write(out, parts, page, software="netra (uji)")
    return made


def test_the_peer_finds_nothing_wrong(archive: Path) -> None:
    judge = Validation(str(archive))
    assert judge.version == "1.1.1"
    assert judge.check_required_contents() == 0
    assert judge.frictionless_validate()
    assert judge.check_file_paths()
    assert judge.check_file_hashes()
    assert judge.check_data_package_hash_and_sig()


def test_the_peer_sees_a_flipped_byte(archive: Path) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"json-pages-1.0", b"json-pages-1.1"))
    with pytest.raises(zipfile.BadZipFile):
        Validation(str(archive))


def test_each_line_of_the_index_leads_to_its_record(archive: Path) -> None:
    with zipfile.ZipFile(archive) as folder:
        assert all(each.compress_type == zipfile.ZIP_STORED for each in folder.infolist())
        warc = folder.read("archive/data.warc.gz")
        lines = folder.read("indexes/index.cdxj").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 4
    for line in lines:
        key, at, said = line.split(" ", 2)
        found = json.loads(said)
        start, length = int(found["offset"]), int(found["length"])
        record = next(iter(ArchiveIterator(io.BytesIO(warc[start : start + length]))))
        assert record.rec_type == "response"
        assert record.rec_headers.get_header("WARC-Target-URI") == found["url"]
        assert record.http_headers.get_statuscode() == found["status"]
        assert record.rec_headers.get_header("WARC-Payload-Digest") == found["digest"]
        assert (key, at) == (surt(found["url"]), "20241017030405")


def test_records_keep_what_was_sent_and_say_what_was_cut(archive: Path) -> None:
    with zipfile.ZipFile(archive) as folder:
        warc = io.BytesIO(folder.read("archive/data.warc.gz"))
    records = []
    for record in ArchiveIterator(warc, check_digests="raise"):
        said = record.rec_headers
        records.append(
            (record.rec_type, said.get_header("WARC-Truncated"), record.raw_stream.read())
        )
    assert [each[0] for each in records] == ["warcinfo", *["response", "request"] * 4]
    assert records[1][1:] == (None, b"<p>isi</p>")
    assert records[3][1:] == ("length", b"separ")
    assert records[8][2] == b"q=1"


def test_the_page_opens_the_archive(archive: Path) -> None:
    with zipfile.ZipFile(archive) as folder:
        _head, page = map(json.loads, folder.read("pages/pages.jsonl").decode().splitlines())
        package = json.loads(folder.read("datapackage.json"))
    assert page["ts"] == package["mainPageDate"] == "2024-10-17T03:04:05Z"
    assert (page["title"], page["text"]) == ("Judul “é”", "isi teks")
    assert package["mainPageUrl"] == page["url"]


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.example/",
        "https://www.contoh.example/A/B?z=1&a=2",
        "http://contoh.example:8080/a",
        "http://127.0.0.1:8001/a?x",
        "https://desa.kab.go.id/berita.php?id=7",
    ],
)
def test_the_key_is_the_peers_key(url: str) -> None:
    assert surt(url) == peer_surt(url, with_scheme=False)


def test_a_part_begins_where_the_central_directory_leads(archive: Path) -> None:
    """Without a field beside the name in one header only: ReplayWeb.page looks at the other."""
    content = archive.read_bytes()
    with zipfile.ZipFile(archive) as folder:
        for part in folder.infolist():
            beside = content[part.header_offset + 28 : part.header_offset + 30]
            assert (int.from_bytes(beside, "little"), part.extra) == (0, b""), part.filename
