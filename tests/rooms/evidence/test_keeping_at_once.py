"""Two uploads of the same bytes at the same moment: one blob; within one file one piece."""

import io
import os
from functools import partial
from pathlib import Path

from netra.base.queries import verify_chain
from netra.evidence.actions import AlreadyInFile, keep, look
from netra.evidence.models import Blob, Examination, Item
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.concurrency import at_once


def give(walk: path.Walk, content: bytes) -> Item:
    stream = io.BytesIO(content)
    return keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=stream,
        looked=look(stream, name="rekaman.txt", size=len(content)),
        by=make.citizen(),
        at=walk.now,
        stage="received",
    )


def kept_on(disk: Path) -> list[str]:
    return [name for _folder, _folders, names in os.walk(disk) for name in names]


def test_across_files_it_is_one_blob_and_two_pieces(fresh_database: str, disk: Path) -> None:
    walks, content = [path.reported(), path.reported()], os.urandom(300_000).hex().encode()
    done = at_once([partial(give, walk, content) for walk in walks])
    assert [type(each) for each in done] == [Item, Item]
    assert {each.blob_id for each in done} == {Blob.objects.get().sha256}
    assert kept_on(disk) == [Blob.objects.get().sha256]
    assert all(verify_chain(walk.file_id) == [] for walk in walks)


def test_within_a_file_it_is_one_piece_and_the_others_are_told(
    fresh_database: str, disk: Path
) -> None:
    walk, content = path.reported(), os.urandom(300_000).hex().encode()
    done = at_once([partial(give, walk, content)] * 5)
    kept = [each for each in done if isinstance(each, Item)]
    told = [each for each in done if isinstance(each, AlreadyInFile)]
    assert (len(kept), len(told)) == (1, 4)
    assert {each.facts["number"] for each in told} == {kept[0].number}
    assert Item.objects.unfiltered(reason="a test").count() == 1
    assert Examination.objects.unfiltered(reason="a test").count() == 1
    assert len(kept_on(disk)) == 1
    assert verify_chain(walk.file_id) == []


def test_other_bytes_at_the_same_moment_are_numbered_in_a_row(
    fresh_database: str, disk: Path
) -> None:
    walk = path.reported()
    done = at_once([partial(give, walk, b"isi %d" % turn) for turn in range(5)])
    assert sorted(each.number for each in done) == [1, 2, 3, 4, 5]
