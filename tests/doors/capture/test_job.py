"""From the asking to the evidence: the job on a real database, with a real browser."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from procrastinate.contrib.django import app

from netra.base.queries import acts_of, verify_chain
from netra.base.viewing import Actor
from netra.doors.capture import job
from netra.doors.capture.log import Limits
from netra.doors.cli import ready
from netra.evidence import queries
from netra.evidence.actions import capturing
from netra.evidence.actions.storing import StoreFull
from netra.evidence.queries.derived import derived_of
from netra.evidence.queries.looked import CaptureLine, captures_of, examinations_of
from tests.doors.capture.sites import Site, serving
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
LIMITS = Limits(seconds=40)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


def asked(walk: path.Walk, url: str, by: Actor | None = None) -> UUID:
    found = capturing.ask(
        file_id=walk.file_id,
        office_id=walk.office.id,
        path=walk.office.path,
        url=url,
        by=by or make.actor("caseworker"),
        at=ready.now(),
        stage="received",
    )
    return UUID(str(found.pk))


def lines(walk: path.Walk) -> list[tuple[str, str]]:
    found = captures_of(walk.file_id, make.viewer("caseworker"))
    return [(each.outcome, each.detail) for each in found]


def last(walk: path.Walk) -> CaptureLine:
    return captures_of(walk.file_id, make.viewer("caseworker"))[-1]


def test_a_link_becomes_evidence(site: Site) -> None:
    walk = path.reported()
    capture = asked(walk, site.url)
    job.run(capture, attempt=1, but=site.allowed, limits=LIMITS)
    assert lines(walk) == [("kept", "")]
    viewer = make.viewer("caseworker")
    (item,) = queries.items_of(walk.file_id, viewer)
    assert item.id == last(walk).item
    assert (item.given_by, item.media_type) == ("machine", "application/wacz")
    assert (item.found_at, item.access) == (site.url, "public")
    assert examinations_of(walk.file_id, viewer)[item.id].verdict == "sound"
    made = derived_of(walk.file_id, viewer)[item.id]
    assert {(each.kind, each.made_by) for each in made} >= {
        ("screenshot", "machine"),
        ("text", "machine"),
    }
    (text,) = (each for each in made if each.kind == "text")
    with queries.open_blob(text.sha256) as stream:
        assert b"Kegiatan warga" in stream.read()
    assert [act.kind for act in acts_of(walk.file_id)][-2:] == ["capture_link", "keep_evidence"]
    assert verify_chain(walk.file_id) == []


def test_a_job_run_twice_keeps_once(site: Site) -> None:
    walk = path.reported()
    capture = asked(walk, site.url)
    for _twice in range(2):
        job.run(capture, attempt=1, but=site.allowed, limits=LIMITS)
    assert len(queries.items_of(walk.file_id, make.viewer("caseworker"))) == 1


def test_what_is_cut_says_so_in_the_evidence_itself(site: Site) -> None:
    walk = path.reported()
    job.run(asked(walk, f"{site.url}/short"), attempt=1, but=site.allowed, limits=LIMITS)
    assert lines(walk) == [("kept", "cut_page")]
    from netra.evidence.models import Item

    item = Item.objects.unfiltered(reason="a test").get(file_id=walk.file_id)
    assert item.note == "Halaman terputus sebelum selesai; yang sudah datang disimpan."


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("http://127.0.0.1/", "not_allowed_address"),
        ("http://169.254.169.254/latest/meta-data/", "not_allowed_address"),
        ("http://[::1]:8000/", "not_allowed_address"),
        ("http://localhost:5432/", "not_allowed_address"),
    ],
)
def test_the_real_list_refuses_and_it_is_recorded(url: str, outcome: str) -> None:
    """No list is passed in: as the worker runs it."""
    walk = path.reported()
    capture = asked(walk, url)
    job.capture(str(capture), 1)
    assert last(walk).outcome == outcome
    act = acts_of(walk.file_id)[-1]
    assert (act.kind, act.body.content["reason"]) == ("capture_failed", outcome)
    assert queries.items_of(walk.file_id, make.viewer("caseworker")) == []


def test_a_refusal_is_final_and_a_silence_is_tried_again(site: Site) -> None:
    walk = path.reported()
    job.run(asked(walk, f"{site.url}/closed"), attempt=1, but=site.allowed, limits=LIMITS)
    assert lines(walk) == [("refused_by_site", "403")]
    job.run(asked(walk, f"{site.url}/failing"), attempt=1, but=site.allowed, limits=LIMITS)
    assert lines(walk)[1:] == [("http_status", "503"), ("", "")]
    job.run(last(walk).id, attempt=capturing.TRIES, but=site.allowed, limits=LIMITS)
    assert lines(walk)[1:] == [("http_status", "503"), ("http_status", "503")]


def test_without_a_browser_the_reason_is_written_down(site: Site, settings: Any) -> None:
    settings.NETRA_CAPTURE_BROWSER = "/nowhere/chromium"
    walk = path.reported()
    job.run(asked(walk, site.url), attempt=1, but=site.allowed)
    assert lines(walk) == [("no_browser", "")]


def test_a_full_disk_keeps_nothing_half_and_the_job_comes_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_told: Any) -> None:
        raise StoreFull

    walk = path.reported()
    capture = asked(walk, site.url)
    with monkeypatch.context() as patch:
        patch.setattr("netra.evidence.actions.capturing.keep", full)
        with pytest.raises(StoreFull):
            job.run(capture, attempt=1, but=site.allowed, limits=LIMITS)
    assert lines(walk) == [("", "")]
    assert queries.items_of(walk.file_id, make.viewer("caseworker")) == []


def test_what_a_dead_machine_left_ends_with_a_reason() -> None:
    walk = path.reported()
    capture = asked(walk, "https://contoh.example/")
    job.end_lost_captures(0)
    assert last(walk).outcome == ""
    from netra.evidence.models import Capture

    rows = Capture.objects.unfiltered(reason="a test").filter(pk=capture)
    rows.update(asked_at=ready.now() - timedelta(hours=7))
    job.end_lost_captures(0)
    assert lines(walk) == [("broken", "lost")]


def test_the_worker_knows_the_job() -> None:
    from netra.doors.clock import tasks

    assert tasks.job is job
    assert app.tasks[capturing.TASK].func is not None
