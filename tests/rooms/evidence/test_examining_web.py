"""Web archives: our verdict is their makers' own tools', and no cut one is ever sound."""

import contextlib
import gzip
import hashlib
import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import wacz.main  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.checker import Checker  # type: ignore[import-untyped]

from netra.evidence.examining import examine, warc
from netra.evidence.examining.archives import ArchiveBomb, Budget
from tests.rooms.evidence import making
from tests.rooms.evidence.making import codes, found, packed, unpacked

PLAIN, PACKED = making.warc(packed=False), making.warc()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with contextlib.redirect_stdout(io.StringIO()):
        return making.wacz_file(tmp_path_factory.mktemp("wacz"))


def warcio_says(content: bytes, folder: Path) -> bool:
    """Whether `warcio check` has nothing to say."""
    (folder / "a.warc").write_bytes(content)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        return bool(
            Checker(SimpleNamespace(inputs=[str(folder / "a.warc")], verbose=False)).process_all()
            == 0
        )


def wacz_says(content: bytes, folder: Path) -> bool:
    """Whether `wacz validate` finds it valid. An error of its own is no."""
    (folder / "a.wacz").write_bytes(content)
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            return bool(wacz.main.main(["validate", "-f", str(folder / "a.wacz")]) == 0)
        except Exception:
            return False


def relisted(entries: dict[str, bytes], package: dict[str, Any]) -> bytes:
    """The archive with another list of its files, and that list's digest made anew."""
    content = json.dumps(package).encode()
    digest = {"path": "datapackage.json", "hash": "sha256:" + hashlib.sha256(content).hexdigest()}
    return packed(
        {
            **entries,
            "datapackage.json": content,
            "datapackage-digest.json": json.dumps(digest).encode(),
        }
    )


def rehashed(entries: dict[str, bytes]) -> bytes:
    """The archive as somebody would make it who changes a file and lists it anew."""
    package = json.loads(entries["datapackage.json"])
    for each in package["resources"]:
        each["hash"] = "sha256:" + hashlib.sha256(entries[each["path"]]).hexdigest()
        each["bytes"] = len(entries[each["path"]])
    return relisted(entries, package)


@pytest.mark.parametrize("content", [PLAIN, PACKED], ids=["plain", "packed"])
def test_a_whole_warc_is_sound_and_warcio_agrees(content: bytes, tmp_path: Path) -> None:
    told = found(content, "a.warc")
    assert (told.verdict, told.facts["records"]) == ("sound", 3)
    assert warcio_says(content, tmp_path)


def test_a_record_that_is_not_its_digest_is_named_and_warcio_agrees(tmp_path: Path) -> None:
    altered = PLAIN.replace(b"Netral", b"Memihak"[:6], 1)
    told = found(altered, "a.warc")
    assert told.verdict == "damaged"
    assert [(each.code, each.detail) for each in told.findings] == [
        ("warc_digest_differs", "https://example.org/0")
    ]
    assert not warcio_says(altered, tmp_path)


def test_a_warc_in_one_block_cannot_be_replayed(tmp_path: Path) -> None:
    block = gzip.compress(PLAIN)
    assert codes(block, "a.warc.gz") == {"warc_one_block"}
    assert not warcio_says(block, tmp_path)


def test_a_member_that_unfolds_without_end_is_refused() -> None:
    bomb = gzip.compress(b"WARC/1.0\r\n" + bytes(1100 * 1024 * 1024), compresslevel=1)
    with pytest.raises(ArchiveBomb):
        examine(io.BytesIO(bomb), media_type="application/warc", name="a.warc.gz")


def ends(content: bytes) -> set[int]:
    """Where a cut leaves whole records: such a file is a shorter one, and no reader can tell."""
    walked = warc.walk(io.BytesIO(content), Budget("a"))
    gap = 0 if content.startswith(b"\x1f") else 4
    return {each.offset for each in walked.records} | {
        each.offset + each.length + gap for each in walked.records
    }


@given(st.data())
@settings(max_examples=60)
def test_a_packed_warc_that_lost_bytes_is_never_sound(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(PACKED) - 1))
    end = data.draw(st.integers(start + 1, len(PACKED)))
    told = examine(
        io.BytesIO(PACKED[:start] + PACKED[end:]), media_type="application/warc", name="a.warc.gz"
    )
    assert "examiner_failed" not in {each.code for each in told.findings}
    assert (told.verdict == "damaged") or {start, end} <= ends(PACKED)


@given(st.integers(0, len(PLAIN) - 1))
@settings(max_examples=60)
def test_a_warc_whose_end_is_cut_off_is_never_sound(at: int) -> None:
    told = examine(io.BytesIO(PLAIN[:at]), media_type="application/warc", name="a.warc")
    assert (told.verdict == "damaged") is (at not in ends(PLAIN) or at == 0)


def test_a_whole_wacz_is_sound_and_its_makers_agree(good: bytes, tmp_path: Path) -> None:
    told = found(good, "a.wacz")
    assert (told.verdict, told.findings, told.facts["records"]) == ("sound", (), 3)
    assert wacz_says(good, tmp_path)
    assert found(good, "as-a.zip").verdict == "sound"


def harmed(entries: dict[str, bytes], how: str) -> bytes:
    """The archive, harmed in one way that its makers' tool sees too."""
    package = json.loads(entries["datapackage.json"])
    if how == "a page is changed":
        entries["pages/pages.jsonl"] += b" "
    elif how == "a file is missing":
        del entries["indexes/index.idx"]
    elif how == "a file is not listed":
        entries["archive/other.warc.gz"] = PACKED
    elif how == "the list is changed":
        entries["datapackage.json"] += b" "
    elif how == "the list is no list":
        return relisted(entries, {"resources": "none"})
    elif how == "a hash is another":
        package["resources"][0]["hash"] = "sha256:" + "0" * 64
        return relisted(entries, package)
    else:
        del entries["datapackage.json"]
    return packed(entries)


HARMS = {
    "a page is changed": "wacz_digest_differs",
    "a file is missing": "wacz_file_missing",
    "a file is not listed": "wacz_file_unlisted",
    "the list is changed": "wacz_package_digest_differs",
    "the list is no list": "wacz_package_unreadable",
    "a hash is another": "wacz_digest_differs",
    "the list is missing": "wacz_package_missing",
}


@pytest.mark.parametrize("how", HARMS)
def test_a_harmed_wacz_is_damaged_and_its_makers_agree(
    how: str, good: bytes, tmp_path: Path
) -> None:
    content = harmed(unpacked(good), how)
    told = found(content, "a.wacz")
    assert told.verdict == "damaged"
    assert HARMS[how] in {each.code for each in told.findings}
    assert not wacz_says(content, tmp_path)


def index_of(entries: dict[str, bytes]) -> list[tuple[str, dict[str, Any]]]:
    lines = gzip.decompress(entries["indexes/index.cdx.gz"]).decode().splitlines()
    told = (line.split(" ", 2) for line in lines if not line.startswith("!meta"))
    return [(f"{key} {day}", json.loads(rest)) for key, day, rest in told]


def lying(good: bytes, change: dict[str, Any] | None) -> bytes:
    """An index whose first line says something else (None: is gone), listed and hashed anew."""
    entries = unpacked(good)
    lines = index_of(entries)
    if change is None:
        lines = lines[1:]
    else:
        lines[0][1].update(change)
    text = "".join(f"{key} {json.dumps(told)}\n" for key, told in lines)
    entries["indexes/index.cdx.gz"] = gzip.compress(text.encode())
    return rehashed(entries)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"offset": "7"}, "wacz_index_lies"),
        ({"length": "1"}, "wacz_index_lies"),
        ({"url": "https://example.org/lain"}, "wacz_index_lies"),
        ({"digest": "sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}, "wacz_index_lies"),
        ({"filename": "lain.warc.gz"}, "wacz_index_lies"),
        ({"offset": "x"}, "wacz_index_unreadable"),
        (None, "wacz_index_incomplete"),
    ],
)
def test_an_index_that_lies_is_found_where_its_makers_trust_it(
    change: dict[str, Any] | None, code: str, good: bytes, tmp_path: Path
) -> None:
    content = lying(good, change)
    told = found(content, "a.wacz")
    assert [each.code for each in told.findings] == [code]
    assert told.verdict in ("damaged", "marked")
    assert wacz_says(content, tmp_path)  # every hash in the list is right


@given(data=st.data())
@settings(max_examples=60)
def test_a_wacz_cut_anywhere_is_never_sound(good: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(good) - 1))
    end = data.draw(st.integers(start + 1, len(good)))
    told = examine(
        io.BytesIO(good[:start] + good[end:]), media_type="application/wacz", name="a.wacz"
    )
    assert told.verdict in ("damaged", "marked")
    assert "examiner_failed" not in {each.code for each in told.findings}
