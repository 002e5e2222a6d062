"""Beside a destruction: captures of the same address, work that comes late, a file that goes on."""

import io
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from netra.base.acts import append, lock_file
from netra.base.models import ActBody
from netra.base.queries import verify_chain
from netra.evidence.actions import annotating, living, previewing, retaining
from netra.evidence.actions.capturing import LINK_GONE
from netra.evidence.actions.deriving import keep_derived
from netra.evidence.models import Capture, Derived, Examination, Item
from netra.evidence.queries.auditing import audit_rows
from netra.evidence.queries.retained import asked_of
from tests.rooms import path
from tests.rooms.evidence import destroying as do
from tests.rooms.evidence.test_capturing import URL, asked, failed, kept
from tests.rooms.evidence.test_retention import everywhere

NOBODY = "a test looks at every row"


def captured() -> tuple[path.Walk, Item, Capture]:
    """A stopped file with an item captured at the second attempt, and another that failed."""
    walk = path.studied(path.at_registration())
    again = failed(asked(walk))
    assert again is not None
    item = kept(again)
    assert item is not None
    other = asked(walk, f"{URL}&lain=1")
    failed(other, again=False)
    path.decided(walk, path.rulings(walk, "stop", "Bukan pelanggaran menurut pleno"))
    return walk, item, other


@pytest.mark.django_db
@pytest.mark.usefixtures("blobs")
def test_an_address_goes_with_every_attempt_at_it() -> None:
    walk, item, other = captured()
    late = asked(walk)
    do.destroyed(walk, do.asked(walk, item.id))
    rows = Capture.objects.unfiltered(reason=NOBODY)
    assert list(rows.exclude(url="")) == [other]
    left = ActBody.objects.filter(act__kind__startswith="capture_")
    assert {each.content["url"] for each in left} == {other.url}
    for after in ('"', ","):  # the other address begins with this one
        assert everywhere(f"{URL}{after}") == []
    assert kept(late) is None
    assert rows.get(pk=late.pk).outcome == LINK_GONE
    assert (verify_chain(walk.file_id), audit_rows()[0]) == ([], ())


@pytest.mark.django_db
@pytest.mark.usefixtures("blobs")
def test_all_words_end_what_waits_to_be_captured() -> None:
    walk, _item, _other = captured()
    waits = asked(walk, "https://contoh.example/ketiga")
    do.destroyed(walk, do.asked(walk, words=True, ground=do.ALL))
    assert (kept(waits), failed(waits)) == (None, None)
    assert everywhere("contoh.example") == []
    assert not Capture.objects.unfiltered(reason=NOBODY).filter(ended_at=None).exists()


def derive(item: Item) -> Derived:
    return keep_derived(
        item_id=item.id,
        kind="preview",
        stream=io.BytesIO(b"gambar"),
        media_type="image/png",
        tool="tool",
        at=item.at,
    )


def remark(item: Item) -> object:
    return annotating.annotate(
        item_id=item.id, place={}, text=do.REMARK, by=do.officer(), at=item.at, stage=""
    )


@pytest.mark.parametrize("late", [derive, remark])
def test_what_comes_while_it_is_destroyed_is_refused(
    fresh_database: str, disk: Path, late: Callable[[Item], object]
) -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    before = Derived.objects.unfiltered(reason=NOBODY).count()

    def coming() -> object:
        try:
            return late(item)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            do.destroyed(walk, ask)
            made = pool.submit(coming)
            until(lambda: made.done() or waits())
        with pytest.raises(living.EvidenceGone):
            made.result()
    assert Derived.objects.unfiltered(reason=NOBODY).count() == before
    assert everywhere(do.REMARK) == []
    assert audit_rows()[0] == ()


def until(true: Callable[[], bool]) -> None:
    """It is true, or five seconds have gone by."""
    for _ in range(100):
        if true():
            return
        time.sleep(0.05)


def waits() -> bool:
    """Whether anybody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        [(count,)] = cursor.fetchall()
    return bool(count)


@pytest.mark.django_db
@pytest.mark.usefixtures("disk")
def test_a_remark_on_what_is_gone_is_not_taken_back() -> None:
    walk, item = do.stopped()
    made = remark(item)
    do.destroyed(walk, do.asked(walk, item.id))
    with pytest.raises(living.EvidenceGone):
        annotating.withdraw(
            annotation_id=made.id,  # type: ignore[attr-defined]
            item_id=item.id,
            by=do.officer(),
            at=walk.later(),
            stage="",
        )


@pytest.mark.django_db
@pytest.mark.usefixtures("disk")
def test_a_machine_that_is_overtaken_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)

    def slow(*_told: Any) -> str:
        do.destroyed(walk, ask)
        return ""

    monkeypatch.setattr(previewing, "_make", slow)
    monkeypatch.setattr("netra.evidence.deriving.kinds", lambda _type: ("text",))
    looks = Examination.objects.unfiltered(reason=NOBODY).count()
    assert previewing.look_after(item.id, at=walk.now) == {}
    assert Examination.objects.unfiltered(reason=NOBODY).count() == looks


@pytest.mark.django_db
@pytest.mark.usefixtures("disk")
def test_the_rule_is_asked_again_when_it_is_confirmed(monkeypatch: pytest.MonkeyPatch) -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    with monkeypatch.context() as patch:
        patch.setattr(retaining, "due", lambda *_stage, on: ())
        with pytest.raises(retaining.DecisionNeeded):
            do.destroyed(walk, ask)
    do.destroyed(walk, ask)


@pytest.mark.django_db
@pytest.mark.usefixtures("disk")
def test_what_was_asked_before_the_file_went_on_is_not_confirmed() -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    for stage in ("registered", "stopped"):
        append(
            file=lock_file(walk.file_id),
            kind="decide",
            at=walk.later(),
            by=do.chair(),
            from_stage="x",
            to_stage=stage,
        )
    assert asked_of(walk.file_id) is None
    with pytest.raises(retaining.NothingAsked):
        do.destroyed(walk, ask)
