"""Nothing goes but by two officers and a written decision; what goes leaves its proof."""

from datetime import date
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import DatabaseError, connection, transaction

from netra.base.errors import NotAllowedNow, Problem
from netra.base.models import Act, ActBody
from netra.base.queries import acts_of, verify_chain
from netra.evidence.actions import holding, removing, retaining
from netra.evidence.actions.retaining import Ground
from netra.evidence.models import Annotation, Blob, Derived, Destruction, Examination, Hold, Item
from netra.evidence.queries import auditing, auditing_bytes
from netra.evidence.queries.checked import name_of
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.evidence import destroying as do

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("blobs")]
NOBODY = "a test looks at every row"


def there(sha256: str) -> bool:
    return bool(storages["blobs"].exists(name_of(sha256)))


def complaints() -> list[tuple[str, str]]:
    read = auditing_bytes.Read(lambda _bytes: None)
    found = (*auditing.audit_rows()[0], *auditing_bytes.bytes_of_blobs(read))
    return [(each.what, each.where) for each in found]


def test_the_thing_goes_and_the_proof_stays(django_capture_on_commit_callbacks: Any) -> None:
    walk, item = do.stopped()
    hashes = set(Blob.objects.values_list("pk", flat=True))
    assert len(hashes) == 3
    assert complaints() == []
    ask = do.asked(walk, item.id)
    assert all(map(there, hashes))
    with django_capture_on_commit_callbacks(execute=True):
        [act] = do.destroyed(walk, ask)
    assert not any(map(there, hashes))
    body = act.body.content
    assert (body["sha256"], body["number"], len(body["derived"])) == (item.blob_id, "12/HK/2025", 2)
    assert do.NAME not in str(body)
    assert {Act.objects.get(pk=each).kind for each in body["words"]} == {
        "keep_evidence",
        "derive_evidence",
        "annotate_evidence",
    }
    assert not ActBody.objects.filter(act_id__in=body["words"]).exists()
    assert verify_chain(walk.file_id) == []
    assert complaints() == []


def test_no_table_holds_what_was_destroyed(django_capture_on_commit_callbacks: Any) -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    secrets = (do.NAME, do.FOUND_AT, do.REMARK, "Dari telepon pelapor", "rectangles")
    assert all(map(everywhere, secrets))
    with django_capture_on_commit_callbacks(execute=True):
        do.destroyed(walk, ask)
    assert [everywhere(each) for each in secrets] == [[]] * len(secrets)
    kept = Item.objects.unfiltered(reason=NOBODY).get(pk=item.id)
    assert (kept.blob_id, kept.number, kept.salt) == (item.blob_id, 1, None)
    assert Destruction.objects.unfiltered(reason=NOBODY).get().rule == do.DECISION.rule
    for model in (Derived, Annotation, Examination):
        assert model.objects.unfiltered(reason=NOBODY).exists()


def everywhere(text: str) -> list[str]:
    """The tables in which a text stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(
                f"SELECT count(*) FROM {table} AS row WHERE row::text LIKE %s",
                [f"%{text}%"],
            )
            found += [table] if cursor.fetchone() != (0,) else []
    return found


def test_bytes_another_file_needs_stay(django_capture_on_commit_callbacks: Any) -> None:
    walk, item = do.stopped()
    other = do.given(path.reported())
    assert other.blob_id == item.blob_id
    with django_capture_on_commit_callbacks(execute=True):
        do.destroyed(walk, do.asked(walk, item.id))
    assert there(item.blob_id)
    assert complaints() == []


def test_the_same_bytes_may_come_again(django_capture_on_commit_callbacks: Any) -> None:
    walk, item = do.stopped()
    with django_capture_on_commit_callbacks(execute=True):
        do.destroyed(walk, do.asked(walk, item.id))
    again = do.given(path.reported())
    assert again.blob_id == item.blob_id
    assert there(again.blob_id)
    assert removing.finish_removing() == 0
    assert there(again.blob_id)


def test_a_crash_before_the_bytes_went_is_finished_later() -> None:
    """Nothing runs after the commit here, as if the process had died at that moment."""
    walk, item = do.stopped()
    do.destroyed(walk, do.asked(walk, item.id))
    assert there(item.blob_id)
    assert {what for what, _where in complaints()} == {"bytes_remain"}
    assert removing.finish_removing() == 3
    assert not there(item.blob_id)
    assert removing.finish_removing() == 0
    assert complaints() == []


def test_a_store_that_refuses_leaves_the_act_and_is_asked_again(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    walk, item = do.stopped()

    def broken(_name: str) -> None:
        raise OSError("no route to the store")

    ask = do.asked(walk, item.id)
    with monkeypatch.context() as patch:
        patch.setattr(storages["blobs"], "delete", broken)
        with django_capture_on_commit_callbacks(execute=True):
            do.destroyed(walk, ask)
    assert there(item.blob_id)
    assert removing.finish_removing() == 3


def held(walk: path.Walk, reason: str) -> Hold:
    return holding.place_hold(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        reason=reason,
        by=do.officer(),
        at=walk.later(),
    )


def lifted(walk: path.Walk, hold: Hold) -> None:
    holding.lift_hold(
        file_id=walk.file_id, hold_id=hold.id, reason="Selesai", by=do.chair(), at=walk.later()
    )


def test_every_hold_has_to_go_first() -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    court, audit = held(walk, "Gugatan berjalan"), held(walk, "Pemeriksaan")
    for hold in (court, audit):
        with pytest.raises(retaining.FileHeld) as refused:
            do.destroyed(walk, ask)
        assert refused.value.facts["reason"] == hold.reason
        with pytest.raises(retaining.FileHeld):
            do.asked(walk, item.id)
        lifted(walk, hold)
    assert complaints() == []
    do.destroyed(walk, ask)
    with pytest.raises(holding.NoSuchHold):
        lifted(walk, court)


def test_a_file_that_runs_keeps_everything() -> None:
    walk = path.reported()
    item = do.given(walk)
    with pytest.raises(retaining.FileRuns):
        do.asked(walk, item.id)


def test_whoever_asks_does_not_confirm_nor_does_another_office() -> None:
    walk, item = do.stopped()
    ask = do.asked(walk, item.id)
    for by in (do.officer(), make.actor("chair", make.PROVINCE)):
        with pytest.raises(retaining.AnotherConfirms):
            do.destroyed(walk, ask, by)
    with pytest.raises(NotAllowedNow):
        do.destroyed(walk, ask, make.actor("custodian"))
    assert there(item.blob_id)


def test_only_what_was_asked_for_last_is_done_and_once() -> None:
    walk, item = do.stopped()
    first, second = do.asked(walk, item.id), do.asked(walk, item.id)
    with pytest.raises(retaining.NothingAsked):
        do.destroyed(walk, first)
    do.destroyed(walk, second)
    with pytest.raises(retaining.NothingAsked):
        do.destroyed(walk, second)
    with pytest.raises(retaining.NothingToDestroy):
        do.asked(walk, item.id)


@pytest.mark.parametrize(
    "ground",
    [
        {"number": ""},
        {"decided_on": None},
        {"issuer": " "},
        {"rule": ""},
        {"rule": "evidence_of_ended_file"},
        {"rule": "words_without_violation"},
        {"reason": " "},
    ],
)
def test_without_a_rule_and_a_decision_nothing_goes(ground: dict[str, Any]) -> None:
    walk, item = do.stopped()
    with pytest.raises(Problem) as refused:
        do.asked(walk, item.id, ground=Ground(**{**vars(do.DECISION), **ground}))
    assert refused.value.field in ("number", "rule", "reason")
    assert [act.kind for act in acts_of(walk.file_id)][-1] == "decide"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE evidence_item SET name = 'x'",
        "SELECT evidence_empty_item(%s)",
        "SELECT evidence_fill_blake2b(%s::text, 'short')",
        "SELECT base_destroy_act_body(id) FROM base_act WHERE kind = 'ask_destruction'",
        "UPDATE evidence_destruction SET rule = ''",
    ],
)
def test_the_doors_open_for_nothing_else(statement: str) -> None:
    walk, item = do.stopped()
    do.asked(walk, item.id)
    values = [item.id] if "%s" in statement else []
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_missing_second_hash_is_filled_where_the_bytes_are_right() -> None:
    _walk, item = do.stopped()
    with connection.cursor() as cursor:  # what is there is never overwritten
        cursor.execute("SELECT evidence_fill_blake2b(%s, %s)", [item.blob_id, "0" * 64])
    assert Blob.objects.get(pk=item.blob_id).blake2b == item.blob.blake2b
    old = Blob.objects.create(sha256="0" * 64, size=1, media_type="text/plain", stored_at=item.at)
    assert removing.fill_second_hash() == 0
    assert Blob.objects.get(pk=old.pk).blake2b == ""


def test_all_the_words_of_a_file_go_but_those_of_its_destruction(
    django_capture_on_commit_callbacks: Any,
) -> None:
    walk, _item = do.stopped()
    held_once = held(walk, "Gugatan berjalan")
    lifted(walk, held_once)
    before = len(acts_of(walk.file_id))
    with django_capture_on_commit_callbacks(execute=True):
        acts = do.destroyed(walk, do.asked(walk, words=True, ground=do.ALL))
    assert [act.kind for act in acts] == ["destroy_evidence", "destroy_words"]
    left = ActBody.objects.filter(act__file_id=walk.file_id).values_list("act__kind", flat=True)
    assert sorted(left) == ["ask_destruction", "destroy_evidence", "destroy_words"]
    assert len(acts_of(walk.file_id)) == before + 3
    assert verify_chain(walk.file_id) == []
    assert complaints() == []
    assert stage(walk.file_id) == "stopped"
    assert date(2025, 1, 6).isoformat() in str(acts[1].body.content)
