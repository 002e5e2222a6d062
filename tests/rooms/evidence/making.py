"""Evidence of every kind, made on the spot: web archives by their makers' own tools."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import wacz.main  # type: ignore[import-untyped]
from PIL import Image
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from netra.evidence.examining import Found, examine
from netra.evidence.examining.kinds import media_type

PAGE = b"<html><head><title>Pengumuman</title></head><body><p>Netral</p></body></html>"
CHAT = (
    "12/10/24 10.00 - Pesan dan panggilan dienkripsi\n"
    "12/10/24 10.01 - Warga Satu: Lihat ini\n"
    "12/10/24 10.02 - Warga Dua: IMG-20241012-WA0001.jpg (file terlampir)\n"
    "13/10/24 07.30 - Warga Satu: Baik\n"
)
MAIL = (
    b"From: Warga <warga@example.org>\r\nTo: kantor@example.org\r\nSubject: Bukti\r\n"
    b"Date: Sat, 12 Oct 2024 10:00:00 +0700\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/plain\r\n\r\nTerlampir.\r\n"
    b'--b\r\nContent-Type: application/octet-stream; name="a.bin"\r\n'
    b'Content-Disposition: attachment; filename="a.bin"\r\nContent-Transfer-Encoding: base64\r\n'
    b"\r\naXNp\r\n--b--\r\n"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'


def warc(*, packed: bool = True, records: int = 3) -> bytes:
    """A WARC of so many answers, as `warcio` writes it."""
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=packed)
    for number in range(records):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.0")
        body = PAGE + bytes(str(number), "ascii") * 50
        record = writer.create_warc_record(
            f"https://example.org/{number}",
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": f"2024-10-12T10:00:0{number}Z"},
        )
        writer.write_record(record)
    return made.getvalue()


def wacz_file(folder: Path, *, records: int = 3) -> bytes:
    """A WACZ as the `wacz` package makes it."""
    source, pages, made = folder / "data.warc.gz", folder / "pages.jsonl", folder / "made.wacz"
    source.write_bytes(warc(records=records))
    page = {"url": "https://example.org/0", "ts": "2024-10-12T10:00:00Z", "title": "Pengumuman"}
    header = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    pages.write_text(json.dumps(header) + "\n" + json.dumps(page) + "\n")
    told = ["create", "-p", str(pages), "-o", str(made), str(source)]
    assert wacz.main.main(told) == 0
    return made.read_bytes()


def packed(entries: Mapping[str, bytes], *, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as into:
        for name, content in entries.items():
            into.writestr(zipfile.ZipInfo(name, (2024, 10, 12, 0, 0, 0)), content, how)
    return made.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """What lies in a zip."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def picture(form: str = "PNG", size: tuple[int, int] = (40, 30), **more: Any) -> bytes:
    """A picture that decodes."""
    made = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(made, form, **more)
    return made.getvalue()


def found(content: bytes, name: str) -> Found:
    """What a look into it finds, as on arrival."""
    kind = media_type(content[: 64 * 1024], name)
    return examine(io.BytesIO(content), media_type=kind, name=name)


def codes(content: bytes, name: str) -> set[str]:
    """The codes of what was found."""
    return {each.code for each in found(content, name).findings}
