"""A link is asked for by a person, ended by a machine, and every attempt stays to be seen."""

import io
import json
from typing import Any
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from netra.base.queries import acts_of, verify_chain
from netra.evidence import actions as evidence
from netra.evidence.actions import capturing
from netra.evidence.models import Capture, Derived, Item
from netra.evidence.queries.capturing import lost, waiting
from netra.evidence.queries.looked import captures_of
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
URL = "https://contoh.example/berita?id=7"


def asked(walk: path.Walk, url: str = URL) -> Capture:
    return capturing.ask(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        url=url,
        by=make.citizen(),
        at=walk.now,
        stage="received",
    )


def jobs() -> list[tuple[dict[str, Any], str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args, queue_name, scheduled_at IS NOT NULL FROM procrastinate_jobs"
            " WHERE task_name = 'netra.capture' ORDER BY id"
        )
        return [(json.loads(args), queue, later) for args, queue, later in cursor.fetchall()]


def kept(capture: Capture, **other: Any) -> Item | None:
    content = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"  # any kept kind: the room asks no more
    stream = io.BytesIO(content)
    return capturing.record_kept(
        capture_id=capture.id,
        archive=stream,
        looked=evidence.look(stream, name="rekaman.pdf", size=len(content)),
        screenshot=io.BytesIO(b"gambar"),
        text=io.BytesIO(b"isi"),
        tool="uji",
        detail="cut_time",
        note="Waktunya habis.",
        at=capture.asked_at,
        **other,
    )


def failed(capture: Capture, **other: Any) -> Capture | None:
    said: dict[str, Any] = {"outcome": "timeout", "detail": "x", "attempt": 1, "again": True}
    return capturing.record_failed(capture_id=capture.id, at=capture.asked_at, **{**said, **other})


def test_asking_is_an_act_a_row_and_a_job_or_nothing() -> None:
    walk = path.reported()
    with transaction.atomic():
        asked(walk)
        transaction.set_rollback(True)
    assert (jobs(), waiting_rows()) == ([], 0)
    capture = asked(walk)
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity, act.to_stage) == ("capture_link", "citizen", "received")
    assert act.body.content == {"capture": str(capture.id), "url": URL}
    assert verify_chain(walk.file_id) == []
    args = {"capture_id": str(capture.id), "attempt": 1}
    assert jobs() == [(args, capturing.QUEUE, False)]


def waiting_rows() -> int:
    return Capture.objects.unfiltered(reason="a test").filter(ended_at=None).count()


def test_a_link_that_waits_is_not_asked_for_twice() -> None:
    walk = path.reported()
    first = asked(walk)
    assert asked(walk, f"  {URL}\n").id == first.id
    assert len(jobs()) == 1
    failed(first, again=False)
    assert asked(walk).id != first.id
    assert [act.kind for act in acts_of(walk.file_id)][-3:] == [
        "capture_link",
        "capture_failed",
        "capture_link",
    ]


@pytest.mark.parametrize("url", ["contoh.example", "ftp://contoh.example", "", "http", "/etc"])
def test_what_is_no_web_address_is_refused_and_nothing_written(url: str) -> None:
    walk = path.reported()
    before = len(acts_of(walk.file_id))
    with pytest.raises(capturing.LinkUnreadable):
        asked(walk, url)
    assert (len(acts_of(walk.file_id)), waiting_rows()) == (before, 0)


def test_a_link_to_a_private_address_is_queued_so_that_its_refusal_is_recorded() -> None:
    assert asked(path.reported(), "http://127.0.0.1/").outcome == ""


def test_what_was_captured_is_evidence_given_by_a_machine() -> None:
    walk = path.reported()
    capture = asked(walk)
    item = kept(capture, stage="received")
    assert item is not None
    assert (item.given_by, item.found_at, item.access) == ("machine", URL, "public")
    assert item.note == "Waktunya habis."
    made = Derived.objects.unfiltered(reason="a test").filter(item=item)
    assert {(each.kind, each.made_by, each.tool) for each in made} == {
        ("screenshot", "machine", "uji"),
        ("text", "machine", "uji"),
    }
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity, act.person) == ("keep_evidence", "machine", None)
    line = captures_of(walk.file_id, make.viewer("caseworker"))[-1]
    assert (line.outcome, line.detail, line.item) == ("kept", "cut_time", item.id)
    assert waiting(capture.id) is None
    assert kept(capture) is None
    assert failed(capture) is None


def test_a_failure_is_an_act_with_its_reason() -> None:
    walk = path.reported()
    capture = asked(walk)
    assert failed(capture, again=False, outcome="not_found", detail="404") is None
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.capacity) == ("capture_failed", "machine")
    assert act.body.content == {
        "capture": str(capture.id),
        "url": URL,
        "reason": "not_found",
        "detail": "404",
        "attempt": 1,
    }
    assert verify_chain(walk.file_id) == []
    assert len(jobs()) == 1


def test_what_may_pass_is_tried_three_times_each_a_row() -> None:
    walk = path.reported()
    capture: Capture | None = asked(walk)
    for attempt in (1, 2, 3):
        assert capture is not None
        capture = failed(capture, attempt=attempt)
    assert capture is None
    found = captures_of(walk.file_id, make.viewer("caseworker"))
    assert [each.outcome for each in found] == ["timeout"] * 3
    assert [each.asked_by for each in found] == ["citizen", "machine", "machine"]
    assert [(args["attempt"], later) for args, _queue, later in jobs()] == [
        (1, False),
        (2, True),
        (3, True),
    ]


def test_what_a_dead_machine_left_is_found() -> None:
    walk = path.reported()
    capture = asked(walk)
    assert lost(before=capture.asked_at) == []
    assert [each.id for each in lost(before=walk.later())] == [capture.id]


def test_another_office_sees_no_link() -> None:
    walk = path.reported()
    asked(walk)
    stranger = make.viewer("caseworker", make.OTHER_REGENCY)
    assert captures_of(walk.file_id, stranger) == ()


def test_the_database_deletes_no_attempt() -> None:
    asked(path.reported())
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("DELETE FROM evidence_capture")


def test_an_unknown_capture_is_none() -> None:
    assert waiting(UUID(int=0)) is None
