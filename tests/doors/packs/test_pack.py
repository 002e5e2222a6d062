"""A case pack is whole, the same when made again, and written whole or not at all."""

import base64
import errno
import hashlib
import json
import os
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import transaction

from netra.base.acts import append, destroy_body, lock_file
from netra.base.queries import acts_of
from netra.doors import log_keys
from netra.doors.packs import making
from netra.doors.packs.archive import NoRoom, StandsAlready, written
from netra.doors.packs.making import make, prepared, record
from netra.evidence.queries.checked import Altered, name_of
from netra.ledger.tree.notes import Signer
from tests.doors.packs.packing import (
    ORIGINAL,
    WISHES,
    Whole,
    contents,
    maker,
    packed,
    table,
    whole,
)
from tests.rooms import factories

pytestmark = pytest.mark.django_db
SIGNERS = (Signer("netra.invalid/log", b"k" * 32), Signer("netra.invalid/log", b"l" * 32))


@pytest.fixture
def file() -> Whole:
    return whole()


@pytest.mark.parametrize("variant", WISHES)
def test_every_variant_lists_every_byte(file: Whole, variant: str, tmp_path: Path) -> None:
    found = contents(packed(file, variant, tmp_path))
    for name, payload in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        listed = dict(line.split("  ")[::-1] for line in found[name].decode().splitlines())
        wanted = {each for each in found if each.startswith("data/") is payload}
        assert set(listed) == wanted - {"tagmanifest-sha256.txt"}
        assert all(hashlib.sha256(found[each]).hexdigest() == listed[each] for each in listed)
    about = json.loads(found["data/pack.json"])
    for name in ("acts", "items", "derived"):
        assert about[name] == len(table(tmp_path / f"{variant}.zip", name))
    sizes = [size for name, size in ((n, len(b)) for n, b in found.items()) if name[:5] == "data/"]
    assert f"Payload-Oxum: {sum(sizes)}.{len(sizes)}" in found["bag-info.txt"].decode()


def test_the_full_pack_holds_the_originals_and_every_redaction(file: Whole, tmp_path: Path) -> None:
    found = contents(packed(file, "full", tmp_path))
    assert found["data/items/0001.txt"] == ORIGINAL
    kinds = [name for name in found if name.startswith("data/derived/")]
    assert kinds == ["data/derived/0001-redaction-1.txt", "data/derived/0001-redaction-2.txt"]


def test_two_packs_of_one_state_are_the_same_bytes(file: Whole, tmp_path: Path) -> None:
    who = maker(file)
    last = record(WISHES["full"], who)
    log_keys.bring_up_to_date()
    for name in ("one", "two"):
        with written(tmp_path / name, signers=SIGNERS) as bag:
            making.fill(bag, prepared(WISHES["full"], who, last))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_two_exports_differ_in_their_acts_and_moment_only(file: Whole, tmp_path: Path) -> None:
    one, two = (contents(packed(file, "public", tmp_path, name)) for name in ("1.zip", "2.zip"))
    differ = {name for name in one if one[name] != two.get(name)}
    told = {"data/pack.json", "data/acts.jsonl", "index.html"}
    info = {"manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"}
    assert {name for name in differ if not name.startswith("data/log/")} <= told | info


def test_what_came_after_the_export_is_not_in_it(file: Whole) -> None:
    who = maker(file)
    last = record(WISHES["full"], who)
    record(WISHES["public"], maker(file))
    log_keys.bring_up_to_date()
    found = prepared(WISHES["full"], who, last)
    assert found.told.held.acts[-1].id == last.id
    assert len(found.told.held.acts) == last.seq


def test_the_archive_is_of_one_shape_and_signed(file: Whole, tmp_path: Path) -> None:
    pack = packed(file, "full", tmp_path)
    with zipfile.ZipFile(pack) as found:
        for each in found.infolist():
            assert each.date_time == (1980, 1, 1, 0, 0, 0)
            assert (each.external_attr, each.create_system) == (0o100644 << 16, 3)
            assert each.compress_type == zipfile.ZIP_STORED
            assert each.flag_bits == 0  # no data descriptor, no encryption
        mark, size, digest, *_signed = found.comment.decode().split("\n")
    raw = pack.read_bytes()
    assert mark == "netra-pack/1"
    assert int(size) == len(raw) - len(found.comment)
    assert base64.b64decode(digest) == hashlib.sha256(raw[: int(size)]).digest()
    assert pack.stat().st_mode & 0o777 == 0o600


def test_what_stands_there_is_not_written_over(file: Whole, tmp_path: Path) -> None:
    out, before = tmp_path / "full.zip", len(acts_of(file.walk.file_id))
    out.write_bytes(b"another's")
    with pytest.raises(StandsAlready):
        packed(file, "full", tmp_path)
    assert out.read_bytes() == b"another's"
    assert len(acts_of(file.walk.file_id)) == before
    make(WISHES["full"], maker(file), out, over=True)
    assert contents(out)
    assert os.listdir(tmp_path) == ["full.zip"]


def test_a_full_disk_leaves_nothing(
    file: Whole, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom):
        packed(file, "full", tmp_path)
    assert os.listdir(tmp_path) == []


def test_altered_evidence_is_in_no_pack(file: Whole, tmp_path: Path) -> None:
    stored: Any = storages["blobs"]
    where = Path(stored.path(name_of(file.given.blob_id)))
    where.write_bytes(b"isi lain")
    try:
        with pytest.raises(Altered):
            packed(file, "full", tmp_path)
    finally:
        where.unlink()
    assert os.listdir(tmp_path) == []


def test_words_that_were_destroyed_are_said_to_be(file: Whole, tmp_path: Path) -> None:
    acts = acts_of(file.walk.file_id)
    kept = next(act for act in acts if act.kind == "keep_evidence")
    walk, words = file.walk, [acts[0].id, kept.id]
    with transaction.atomic():
        told = {"at": walk.later(), "by": factories.actor("chair"), "body": {"words": words}}
        append(file=lock_file(walk.file_id), kind="destroy_words", **told)
    for act in words:
        destroy_body(act)
    lines = table(packed(file, "full", tmp_path), "acts")
    destroyed = [line["seq"] for line in lines if line["withheld"] == "destroyed"]
    assert destroyed == [1, kept.seq]
    assert all(line["said"] is None for line in lines if line["withheld"])
    items = table(tmp_path / "full.zip", "items")
    assert items[0]["act"] == kept.seq


def test_memory_stays_flat(tmp_path: Path) -> None:
    size = 60 * 1024 * 1024
    big = tmp_path / "big"
    with big.open("wb") as sparse:
        sparse.truncate(size)
    tracemalloc.start()
    with written(tmp_path / "out.zip", signers=SIGNERS) as bag, big.open("rb") as stream:
        bag.copy("data/items/0001.mp4", stream, size=size)
        bag.close([])
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < size / 6
    assert (tmp_path / "out.zip").stat().st_size > size


def test_the_index_speaks_the_makers_language(file: Whole, tmp_path: Path) -> None:
    english = contents(packed(file, "full", tmp_path, language="en"))["index.html"].decode()
    assert '<html lang="en">' in english
    assert "What is withheld, and why" in english
    indonesian = contents(packed(file, "merit", tmp_path))["index.html"].decode()
    assert "Apa yang tidak disertakan, dan mengapa" in indonesian


def test_a_respondent_who_is_none_has_no_pack(file: Whole, tmp_path: Path) -> None:
    wish = replace(WISHES["respondent"], respondent=9)
    with pytest.raises(KeyError):
        make(wish, maker(file), tmp_path / "out.zip")
    assert os.listdir(tmp_path) == []
