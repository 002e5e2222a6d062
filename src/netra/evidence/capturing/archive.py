"""A web archive (WACZ 1.1.1) of what a capture received, as Webrecorder's own tools read it.

Source: https://specs.webrecorder.net/wacz/1.1.1/ and the CDXJ description beside it.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.timeutils import iso_date_to_timestamp
from warcio.warcwriter import WARCWriter

VERSION = "1.1.1"
_WARC, _INDEX, _PAGES = "archive/data.warc.gz", "indexes/index.cdxj", "pages/pages.jsonl"

Headers = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Received:
    """One request and what came back: the head as it was sent, the body without its framing.

    `cut` says why the body is not whole ("" if it is): a word of WARC 1.1 §5.13 (length, time,
    disconnect, unspecified).
    """

    url: str
    at: datetime
    address: str
    method: str
    request_headers: Headers
    request_body: bytes
    status: int
    reason: str
    headers: Headers
    body: IO[bytes]
    cut: str = ""


@dataclass(frozen=True, kw_only=True)
class Page:
    """The page that was asked for: what the archive opens with."""

    url: str
    at: datetime
    title: str = ""
    text: str = ""


def write(out: IO[bytes], received: Iterable[Received], page: Page, *, software: str) -> None:
    """`out` holds the archive: records in gzip members, index, page, description, its digest."""
    with zipfile.ZipFile(out, "w") as folder:
        listed, index = _records(folder, received, software)
        lines = "".join(f"{each}\n" for each in sorted(index)).encode()
        listed += [_part(folder, _INDEX, lines), _part(folder, _PAGES, _pages(page))]
        package = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": page.title or page.url,
            "software": software,
            "created": moment(page.at),
            "mainPageUrl": page.url,
            "mainPageDate": moment(page.at),
            "resources": listed,
        }
        described = _part(folder, "datapackage.json", json.dumps(package, indent=1).encode())
        digest = {"path": described["path"], "hash": described["hash"]}
        _part(folder, "datapackage-digest.json", json.dumps(digest).encode())


def surt(url: str) -> str:
    """The key a page is sorted by: `id,example)/path?query`, in small letters.

    A www before the name is left out, and the parts of the query stand in order.
    """
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    named = ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{named}{port}){parts.path or '/'}{query}"


def moment(at: datetime) -> str:
    """The moment as archives write it: UTC, whole seconds, Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _records(
    folder: zipfile.ZipFile, received: Iterable[Received], software: str
) -> tuple[list[dict[str, Any]], list[str]]:
    index: list[str] = []
    # No zip64: ReplayWeb.page takes the local header to be as long as the central directory's
    # entry says, which Python writes without the field. So an archive ends at 2 GiB, by an error.
    with folder.open(_entry(_WARC), "w") as member:
        counted = _Counted(member)
        writer = WARCWriter(counted, gzip=True, warc_version="1.1")
        info = {"software": software, "format": "WARC File Format 1.1"}
        writer.write_record(writer.create_warcinfo_record("data.warc.gz", info))
        for each in received:
            index.append(_response(writer, counted, each))
    return [counted.described(_WARC)], index


def _response(writer: WARCWriter, counted: "_Counted", each: Received) -> str:
    """The response, its request, and the line of the index that finds it."""
    start = counted.size
    line = StatusAndHeaders(f"{each.status} {each.reason}".strip(), each.headers, "HTTP/1.1")
    said = {"WARC-Date": moment(each.at), "WARC-IP-Address": each.address}
    if each.cut:
        said["WARC-Truncated"] = each.cut
    each.body.seek(0)
    record = writer.create_warc_record(
        each.url, "response", payload=each.body, http_headers=line, warc_headers_dict=said
    )
    writer.write_record(record)
    length = counted.size - start
    _request(writer, each, record.rec_headers.get_header("WARC-Record-ID"))
    found = {
        "url": each.url,
        "mime": _mime(each.headers),
        "status": str(each.status),
        "digest": record.rec_headers.get_header("WARC-Payload-Digest"),
        "length": str(length),
        "offset": str(start),
        "filename": "data.warc.gz",
    }
    key = f"{surt(each.url)} {iso_date_to_timestamp(moment(each.at))}"
    return f"{key} {json.dumps(found)}"


def _request(writer: WARCWriter, each: Received, answered: str) -> None:
    parts = urlsplit(each.url)
    path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
    line = f"{each.method} {path} HTTP/1.1"
    head = StatusAndHeaders(line, each.request_headers, is_http_request=True)
    said = {"WARC-Date": moment(each.at), "WARC-Concurrent-To": answered}
    writer.write_record(
        writer.create_warc_record(
            each.url,
            "request",
            payload=BytesIO(each.request_body),
            http_headers=head,
            warc_headers_dict=said,
        )
    )


def _mime(headers: Headers) -> str:
    named = next((value for name, value in headers if name.lower() == "content-type"), "")
    return named.partition(";")[0].strip().lower() or "application/octet-stream"


def _pages(page: Page) -> bytes:
    head = {"format": "json-pages-1.0", "id": "pages", "title": "Pages"}
    one = {"id": "1", "url": page.url, "ts": moment(page.at), "title": page.title}
    if page.text:
        one["text"] = page.text
    return "".join(f"{json.dumps(each, ensure_ascii=False)}\n" for each in (head, one)).encode()


def _part(folder: zipfile.ZipFile, path: str, content: bytes) -> dict[str, Any]:
    folder.writestr(_entry(path), content)
    return {
        "name": path.rpartition("/")[2],
        "path": path,
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "bytes": len(content),
    }


def _entry(path: str) -> zipfile.ZipInfo:
    """A part that is stored as it is: readers fetch ranges of it. Its date is the format's zero."""
    return zipfile.ZipInfo(path)


class _Counted:
    """A stream that knows how much was written to it, and its hash."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._hash, self.size = out, hashlib.sha256(), 0

    def write(self, content: bytes) -> int:
        self._hash.update(content)
        self.size += len(content)
        return self._out.write(content)

    def tell(self) -> int:
        return self.size

    def flush(self) -> None:
        """Nothing waits here."""

    def described(self, path: str) -> dict[str, Any]:
        return {
            "name": path.rpartition("/")[2],
            "path": path,
            "hash": f"sha256:{self._hash.hexdigest()}",
            "bytes": self.size,
        }
