"""Evidence: bytes once, named as they are, on disk and on S3 alike."""

import hashlib
import io
from typing import Any

import pytest

from netra.base.queries import acts_of, verify_chain
from netra.evidence import queries
from netra.evidence.actions import (
    LIMIT,
    ContentIsNotItsName,
    FileEmpty,
    FileTooLarge,
    keep,
    kept_name,
    look,
)
from netra.evidence.models import Blob, Item
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db

PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489") + b"\x00"
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"\x00" * 40 + b"\xff\xd9"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def give(walk: path.Walk, content: bytes, name: str) -> Item:
    stream = io.BytesIO(content)
    return keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=stream,
        looked=look(stream, name=name, size=len(content)),
        by=make.citizen(),
        at=walk.later(),
        stage="received",
    )


def test_the_same_bytes_are_stored_once(blobs: str) -> None:
    one, other = path.reported(), path.reported()
    give(one, PDF, "surat.pdf")
    first, second = give(one, PNG, "a.png"), give(other, PNG, "c.png")
    digest = hashlib.sha256(PNG).hexdigest()
    assert {first.blob_id, second.blob_id} == {digest}
    assert Blob.objects.count() == 2
    assert [first.number, second.number] == [2, 1]
    with queries.open_blob(digest) as kept:
        assert kept.read() == PNG


def test_large_content_comes_back_whole(blobs: str) -> None:
    content = PDF + bytes(range(256)) * 20_000
    item = give(path.reported(), content, "surat.pdf")
    assert item.blob.size == len(content)
    with queries.open_blob(item.blob_id) as kept:
        assert hashlib.sha256(kept.read()).hexdigest() == item.blob_id


def test_what_was_kept_stands_in_the_file() -> None:
    walk = path.reported()
    item = give(walk, JPEG, "foto.jpg")
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.from_stage, act.to_stage) == ("keep_evidence", "received", "received")
    assert act.body.content["sha256"] == hashlib.sha256(JPEG).hexdigest()
    assert act.body.content["item"] == str(item.id)
    assert verify_chain(walk.file_id) == []
    assert [line["sha256"] for line in queries.manifest(walk.file_id)] == [item.blob_id]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (PNG, "foto.jpg"),
        (PNG, "foto.pdf"),
        (PNG, "foto"),
        (PDF, "surat.png"),
        (b"<html><script>1</script></html>", "foto.png"),
        (b"MZ\x90\x00" + bytes(100), "foto.png"),
        (b"MZ\x90\x00" + bytes(100), "setup.exe"),
        (b"PK\x03\x04" + bytes(100), "foto.png"),
        (b"<html><script>1</script></html>", "foto.txt"),
        (b"Bukan surel\n\nsama sekali", "surat.eml"),
        (b"bukan gambar", "gambar.svg"),
        (b"bukan arsip", "arsip.warc"),
        (b"\x1f\x8b\x08" + bytes(40), "arsip.warc.gz"),
        (PNG, "foto.png.exe"),
        (PNG, "foto\u202egpj.exe"),
    ],
)
def test_content_that_is_not_its_name_is_refused(content: bytes, name: str) -> None:
    with pytest.raises(ContentIsNotItsName) as refused:
        look(io.BytesIO(content), name=name, size=len(content))
    assert refused.value.facts["name"] == name


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PNG, "A.PNG", "image/png"),
        (JPEG, "a.jpeg", "image/jpeg"),
        (PDF, "a.pdf", "application/pdf"),
        ("Catatan: ü".encode(), "a.txt", "text/plain"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(20), "a.mp4", "video/mp4"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "a.heic", "image/heic"),
        (b"\x00\x00\x00\x183gp".replace(b"3gp", b"ftyp3gp4") + bytes(20), "a.3gp", "video/3gpp"),
    ],
)
def test_what_a_phone_makes_is_accepted(content: bytes, name: str, kind: str) -> None:
    assert look(io.BytesIO(content), name=name, size=len(content)).media_type == kind


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FileEmpty):
        look(io.BytesIO(b""), name="a.png", size=0)


class Unreadable(io.RawIOBase):
    """A stream that fails the test if anybody reads it."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("a file too large was read")

    seek = read  # type: ignore[assignment]


def test_a_file_too_large_is_refused_by_its_size_alone() -> None:
    stream: Any = Unreadable()
    with pytest.raises(FileTooLarge) as refused:
        look(stream, name="a.mp4", size=LIMIT + 1)
    assert refused.value.facts["limit_mb"] == 200


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.png", "passwd.png"),
        ("C:\\Users\\Somebody\\foto.png", "foto.png"),
        ("..\\..\\foto.png", "foto.png"),
        ("/foto.png", "foto.png"),
        ("foto\x00.png", "foto.png"),
        ("foto\r\nX-Header: 1.png", "fotoX-Header: 1.png"),
        ("gnp\u202e.foto.png", "gnp.foto.png"),
        ("a" * 400 + ".png", "a" * 251 + ".png"),
        ("<script>.png", "<script>.png"),
    ],
)
def test_a_hostile_name_is_only_a_name(given: str, kept: str) -> None:
    assert kept_name(given) == kept
    assert give(path.reported(), PNG, given).name == kept


def test_evidence_is_listed_for_its_office_only() -> None:
    walk = path.reported()
    item = give(walk, PNG, "a.png")
    lines = queries.items_of(walk.file_id, make.viewer("caseworker"))
    assert [(line.id, line.name, line.size) for line in lines] == [(item.id, "a.png", len(PNG))]
    stranger = make.viewer("caseworker", make.OTHER_REGENCY)
    assert queries.items_of(walk.file_id, stranger) == []
    with pytest.raises(Item.DoesNotExist):
        queries.item(item.id, stranger)
