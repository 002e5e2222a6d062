"""Evidence let go by two officers and a decision: its pack holds the proof, and no byte of it."""

from pathlib import Path
from typing import Any

import pytest

from netra.journeys.actions import refresh
from tests.doors.packs.packing import Whole, contents, packed, table
from tests.doors.packs.test_pack_verified import UNCHECKED, verified
from tests.rooms.evidence import destroying as do

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", [False, True])
def test_a_pack_of_what_was_destroyed_is_found_sound(
    words: bool, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    walk, item = do.stopped()
    items, ground = ((), do.ALL) if words else ((item.id,), do.DECISION)
    ask = do.asked(walk, *items, ground=ground, words=words)
    with django_capture_on_commit_callbacks(execute=True):
        do.destroyed(walk, ask)
    refresh(walk.file_id)
    pack = packed(Whole(walk, item, item, walk.people), "full", tmp_path)
    code, said = verified(pack)
    assert code == UNCHECKED, said  # neither stamped nor its key known, and that is said
    assert not [each for each in said["checks"] if each["verdict"] == "broken"]
    acts = table(pack, "acts")
    told = {each["said"]["kind"] for each in acts if each["said"]}
    assert {"ask_destruction", "destroy_evidence"} <= told
    assert ("destroy_words" in told) == words
    assert [each["withheld"] for each in acts].count("destroyed") >= 3  # kept, redacted, remarked
    inside = b"".join(contents(pack).values())
    for gone in (do.WORDS, do.NAME.encode(), do.REMARK.encode()):
        assert gone not in inside
    assert item.blob_id.encode() in inside
