"""Packs that tell another story than their acts, or are laid out otherwise: what the verifier says.

Signed anew after each change, so that what lies inside is reached.
"""

import hashlib
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.doors.packs.test_verifier_faults import PROOFS, broken, rows
from tests.harness import packs
from tests.harness.packs import Files, Story


@pytest.fixture(scope="module")
def files() -> Files:
    return packs.files(packs.story())


def in_story(bend: Callable[[Story], object], **about: Any) -> bytes:
    told = packs.story(**about)
    bend(told)
    return packs.written(told)


def test_acts_of_another_file_or_variant(tmp_path: Path) -> None:
    def another(told: Story) -> None:
        told.acts[-1]["said"]["file"] = packs.ident(5)
        packs.commit(told.acts[-1])
        told.log[-1] = packs.leaf(told.acts[-1])

    assert broken(in_story(another), tmp_path) == {"acts"}
    assert broken(in_story(lambda told: setattr(told, "variant", "public")), tmp_path) == {"acts"}


def test_evidence_that_an_act_tells_of_is_not_left_out(tmp_path: Path) -> None:
    def left_out(told: Story) -> None:
        del told.items[1]

    assert broken(in_story(left_out), tmp_path) == {"items"}


def test_what_is_said_to_be_destroyed_has_an_act_that_destroyed_it(tmp_path: Path) -> None:
    told = Story()
    told.act("keep_evidence", packs.kept(1, packs.PICTURE), "destroyed", by="reporter")
    told.items = [packs.item(1, packs.PICTURE, 1, None)]
    told.act("export_file", {"variant": "full"})
    told.checkpoints = (4,)
    assert broken(packs.written(told), tmp_path) == {"acts", "items"}  # no act emptied the first
    told.act("destroy_evidence", packs.destroyed(1, packs.PICTURE, words=[1]))
    told.act("export_file", {"variant": "full"})
    told.checkpoints = (8,)
    assert broken(packs.written(told), tmp_path) == set()


def test_an_act_without_words_is_no_destruction(tmp_path: Path) -> None:
    told = Story()
    told.act("summon", {"who": "sealed"}, withheld="variant")
    told.act("keep_evidence", packs.kept(1, packs.PICTURE), by="reporter")
    told.act("ask_reporter", {}, withheld="destroyed")
    told.act("export_file", {"variant": "full"})
    told.items, told.checkpoints = [packs.item(1, packs.PICTURE, 2, None)], (8,)
    told.items[0]["found_at"] = "https://example.id/1"
    assert broken(packs.written(told), tmp_path) == {"items"}


def test_an_item_that_is_another_is_not_the_one_that_was_kept(tmp_path: Path) -> None:
    def swapped(told: Story) -> None:
        told.items[0]["id"] = packs.ident(7)

    assert broken(in_story(swapped), tmp_path) == {"items", "derived"}


def test_evidence_bears_the_number_of_the_act_that_kept_it(tmp_path: Path) -> None:
    def renumbered(told: Story) -> None:
        told.items[0].update(number=2, path="data/items/0002.jpg")
        told.items[1]["number"] = 3
        told.contents["data/items/0002.jpg"] = told.contents.pop("data/items/0001.jpg")

    assert "items" in broken(in_story(renumbered), tmp_path)


def test_a_key_signs_once(files: Files, tmp_path: Path) -> None:
    name = "data/log/7/checkpoint"
    note = files[name].decode()
    twice = {**files, name: (note + note.splitlines()[-1] + "\n").encode()}
    assert broken(packs.signed(packs.zipped(packs.bagged(twice))), tmp_path) == {"signatures"}


def test_a_checkpoint_in_which_nothing_is_proved(tmp_path: Path) -> None:
    told = packs.story()
    told.log += [hashlib.sha256(b"\0more").digest()]
    told.checkpoints = (7, 14, 15)
    assert broken(packs.written(told), tmp_path) == {"log"}


def test_nothing_is_withheld_that_an_act_tells(tmp_path: Path) -> None:
    def hidden(told: Story) -> None:
        del told.contents[told.items[0]["path"]]
        told.items[0].update(path=None, withheld="variant")

    assert broken(in_story(hidden), tmp_path) == {"items"}


def test_the_directory_has_no_second_name(files: Files, tmp_path: Path) -> None:
    """Info-ZIP reads this field as the name: other tools would unpack another file."""
    archive = packs.zipped(packs.bagged(files))
    place = archive.rindex(b"PK\1\2")  # of the last entry
    name = place + 46 + int.from_bytes(archive[place + 28 : place + 30], "little")
    extra = struct.pack("<HHBL", 0x7075, 8, 1, 0) + b"abc"
    entry = bytearray(archive[place:name])
    entry[30:32] = struct.pack("<H", len(extra))
    end = bytearray(archive[name:])
    held = int.from_bytes(end[12:16], "little") + len(extra)
    end[12:16] = struct.pack("<L", held)
    bent = packs.signed(archive[:place] + bytes(entry) + extra + bytes(end))
    assert broken(bent, tmp_path) == {"archive"}


def test_an_act_is_proved_in_the_earliest_tree_that_has_it(tmp_path: Path) -> None:
    files = packs.files(packs.story())
    whole = packs.story()
    late = packs.path(1, whole.log)
    line = {"seq": 1, "index": 1, "path": [each.hex() for each in late]}
    rows(PROOFS, lambda proofs: proofs.pop(0))(files)
    rows("data/log/14/proofs.jsonl", lambda proofs: proofs.append(line))(files)
    assert broken(packs.signed(packs.zipped(packs.bagged(files))), tmp_path) == {"log"}


ENTRIES: list[tuple[str, Callable[[zipfile.ZipInfo], None]]] = [
    ("date", lambda entry: setattr(entry, "date_time", (1990, 1, 1, 0, 0, 0))),
    ("attribute", lambda entry: setattr(entry, "external_attr", 0o120777 << 16)),
    ("compressed", lambda entry: setattr(entry, "compress_type", zipfile.ZIP_DEFLATED)),
    ("system", lambda entry: setattr(entry, "create_system", 0)),
    ("comment", lambda entry: setattr(entry, "comment", b"hello")),
    ("made by another version", lambda entry: setattr(entry, "create_version", 63)),
    ("needs another version", lambda entry: setattr(entry, "extract_version", 63)),
    ("internal attribute", lambda entry: setattr(entry, "internal_attr", 1)),
    ("another name", lambda entry: setattr(entry, "extra", b"\x75\x70\x06\x00\x01\0\0\0\0x")),
    ("extra", lambda entry: setattr(entry, "extra", b"\xfe\xca\x00\x00")),
]


@pytest.mark.parametrize(("name", "bend"), ENTRIES, ids=[x[0] for x in ENTRIES])
def test_a_fault_in_an_entry(
    name: str, bend: Callable[[zipfile.ZipInfo], None], files: Files, tmp_path: Path
) -> None:
    def one(entry: zipfile.ZipInfo) -> None:
        if entry.filename.endswith("0001.jpg"):
            bend(entry)

    assert broken(packs.signed(packs.zipped(packs.bagged(files), one)), tmp_path) == {"archive"}


@pytest.mark.parametrize("name", ["../../evil", "data/more.txt", "index.HTML", "data/items/1.jpg"])
def test_a_name_that_is_not_of_the_format(name: str, files: Files, tmp_path: Path) -> None:
    strange = packs.bagged({**files, name: b"x"})
    assert broken(packs.signed(packs.zipped(strange)), tmp_path) == {"archive"}
    assert [each.name for each in tmp_path.iterdir()] == ["pack.zip"]
