"""The background looks after each piece: what can be made is made, the rest is said."""

import io
import json
from typing import Any

import pytest
from django.db import connection

from netra.doors.clock import previews
from netra.evidence.actions import asking, keep, look
from netra.evidence.actions.previewing import look_after, waiting
from netra.evidence.models import Derived, Examination, Item
from netra.evidence.queries import looked
from netra.evidence.queries.derived import derived_of
from netra.evidence.queries.made import not_made
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.evidence import derivable

pytestmark = pytest.mark.django_db
ALL = "everything the tests made"


def given(walk: path.Walk, content: bytes, name: str) -> Item:
    return keep(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        stream=io.BytesIO(content),
        looked=look(io.BytesIO(content), name=name, size=len(content)),
        by=make.citizen(),
        at=walk.later(),
    )


def made_of(walk: path.Walk, item: Item) -> dict[str, Any]:
    lines = derived_of(walk.file_id, make.viewer("caseworker", make.REGENCY)).get(item.id, ())
    return {each.kind: each for each in lines}


def told(walk: path.Walk, item: Item) -> dict[str, str]:
    found = looked.examinations_of(walk.file_id, make.viewer("caseworker", make.REGENCY))
    return not_made(found[item.id].facts)


def test_keeping_a_piece_asks_for_its_preview_in_the_same_transaction() -> None:
    item = given(path.reported(), derivable.png(), "tangkapan.png")
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [asking.TASK])
        assert [json.loads(row[0]) for row in cursor.fetchall()] == [{"item_id": str(item.id)}]


@pytest.mark.skipif(derivable.without("tesseract"), reason="tesseract is not installed")
def test_a_picture_has_a_preview_and_its_words_made_by_a_machine() -> None:
    walk = path.reported()
    item = given(walk, derivable.jpeg(), "foto.jpg")
    before = looked.examinations_of(walk.file_id, make.viewer("caseworker", make.REGENCY))
    previews.look_after(str(item.id))
    found = made_of(walk, item)
    assert set(found) == {"preview", "text"}
    assert {(each.made_by, each.person) for each in found.values()} == {("machine", None)}
    assert found["preview"].tool.startswith("Pillow ")
    assert found["text"].tool.startswith("tesseract ")
    assert told(walk, item) == {}
    after = looked.examinations_of(walk.file_id, make.viewer("caseworker", make.REGENCY))
    assert after[item.id].verdict == before[item.id].verdict
    assert after[item.id].findings == before[item.id].findings


def test_made_twice_it_is_there_once() -> None:
    walk = path.reported()
    item = given(walk, derivable.png(), "tangkapan.png")
    for _ in range(2):
        look_after(item.id, at=walk.now)
    made = Derived.objects.unfiltered(reason=ALL).filter(item=item, kind="preview")
    assert made.count() == 1


def test_without_ffmpeg_it_is_said_and_made_once_there_is_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    if derivable.without("ffmpeg"):
        pytest.skip("ffmpeg is not installed")
    walk = path.reported()
    item = given(walk, derivable.video(tmp_path, seconds=1)[:-15], "film.mp4")
    with monkeypatch.context() as patch:
        patch.setenv("PATH", "/nowhere")
        previews.look_after(str(item.id))
        assert made_of(walk, item) == {}
        assert told(walk, item) == {"poster": "no_ffmpeg", "transcode": "no_ffmpeg"}
        assert waiting(9, lacking=("no_ffmpeg", "no_tesseract")) == []
    assert waiting(9, lacking=()) == [item.id]
    previews.look_after_missed(0)
    assert set(made_of(walk, item)) == {"poster"}
    assert told(walk, item) == {"transcode": "nothing"}
    assert waiting(9, lacking=()) == []


def test_pieces_kept_before_have_theirs_by_the_clock_some_at_a_time() -> None:
    walk = path.reported()
    items = [given(walk, derivable.png() + bytes([n]), f"{n}.png") for n in range(3)]
    newest_first = [each.id for each in reversed(items)]
    assert waiting(2, lacking=()) == newest_first[:2]
    previews.look_after_missed(0)
    assert waiting(9, lacking=()) == []
    assert all("preview" in made_of(walk, each) for each in items)


def test_a_broken_picture_says_so_and_is_not_tried_for_ever() -> None:
    walk = path.reported()
    item = given(walk, derivable.png()[:900], "rusak.png")
    look_after(item.id, at=walk.now)
    assert told(walk, item)["preview"] == "unreadable"
    assert waiting(9, lacking=()) == []


def test_a_kind_nothing_is_made_of_waits_for_nobody() -> None:
    walk = path.reported()
    item = given(walk, b"hanya kata", "catatan.txt")
    assert waiting(9, lacking=()) == []
    assert look_after(item.id, at=walk.now) == {}
    assert Examination.objects.unfiltered(reason=ALL).filter(item=item).count() == 1
