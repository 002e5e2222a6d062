"""A case pack is whole, checkable, the same when made again, and written whole or not at all."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.doors.packs.packing import ORIGINAL, WISHES, Whole, contents, packed, table, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def file() -> Whole:
    return whole()


@pytest.mark.parametrize("variant", WISHES)
def test_every_variant_lists_every_byte(file: Whole, variant: str, tmp_path: Path) -> None:
    found = contents(packed(file, variant, tmp_path))
    for name, begins in (("manifest-sha256.txt", True), ("tagmanifest-sha256.txt", False)):
        listed = dict(line.split("  ")[::-1] for line in found[name].decode().splitlines())
        wanted = {each for each in found if each.startswith("data/") is begins} - {
            "tagmanifest-sha256.txt"
        }
        assert set(listed) == wanted
        assert all(hashlib.sha256(found[each]).hexdigest() == listed[each] for each in listed)
    about = json.loads(found["data/pack.json"])
    assert about["acts"] == len(table(tmp_path / f"{variant}.zip", "acts"))


def test_the_full_pack_holds_the_originals(file: Whole, tmp_path: Path) -> None:
    found = contents(packed(file, "full", tmp_path))
    assert found["data/items/0001.txt"] == ORIGINAL
