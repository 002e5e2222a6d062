"""The moments a file has come to are those its rooms keep, and the clocks they start run."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from netra.base.when import local_day
from netra.cases import actions as cases
from netra.intake.models import SupervisionRecord
from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from netra.outcomes import actions as outcomes
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.cases.test_crime import discussed, resulted, transferred
from tests.rooms.cases.test_work import hear, invite

pytestmark = pytest.mark.django_db


def line(walk: path.Walk) -> Journey:
    refresh(walk.file_id)
    found: Journey = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    return found


def sanctioned(day: str = "2024-10-17") -> path.Walk:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision(day)))
    return beyond.imposed(beyond.recommended(walk))


def act(walk: path.Walk, name: str, number: int = 0, **other: Any) -> None:
    getattr(outcomes, name)(
        file_id=walk.file_id,
        decision_id=walk.decisions[number].id,
        by=make.actor("ppk_officer", make.PROSECUTION),
        at=walk.later(),
        **other,
    )


def kept(walk: path.Walk, key: str) -> datetime | None:
    found = line(walk).moments.get(key)
    return datetime.fromisoformat(found) if found else None


def test_review_extension_and_recommendation_are_kept_when_they_come() -> None:
    walk = path.named(path.in_review(path.reported()))
    assert kept(walk, "reviewed") is None
    reviewed = path.reviewed(walk).now
    assert kept(walk, "reviewed") == reviewed
    path.registered(walk)
    by = make.actor("caseworker")
    cases.extend_handling(file_id=walk.file_id, reason="Saksi", by=by, at=walk.later())
    assert kept(walk, "extended") == walk.now
    beyond.acknowledged(beyond.forwarded(path.decided(path.studied(walk))))
    assert kept(walk, "recommended") is None
    assert kept(beyond.recommended(walk), "recommended") == walk.now


def test_a_step_done_in_time_is_due_no_more() -> None:
    walk = path.in_review(path.reported())
    assert line(walk).due_step == "initial_review"
    reviewed = line(path.reviewed(path.named(walk)))
    assert (reviewed.stage, reviewed.due_step, reviewed.due_at) == ("reviewed", "", None)
    assert line(path.registered(walk)).due_step == "handling"
    decided = line(path.decided(path.studied(walk)))
    assert (decided.stage, decided.due_step, decided.due_at) == ("decided", "", None)


@pytest.mark.parametrize(
    ("regime", "due_on"),
    [("regional_election", date(2024, 10, 21)), ("general_election", date(2024, 10, 20))],
)
def test_what_a_supervisor_saw_is_to_be_fixed_as_a_finding_in_time(
    regime: str, due_on: date
) -> None:
    walk = path.seen("2024-10-15")
    SupervisionRecord.objects.unfiltered(reason="a test").update(regime=regime)
    found = line(walk)
    assert (found.stage, found.due_step) == ("supervision_record", "finding")
    assert on(walk, "known") == date(2024, 10, 14)
    assert found.due_at
    assert local_day(found.due_at, "Asia/Jakarta") == due_on


def test_an_invitation_is_kept_until_somebody_was_heard_upon_it() -> None:
    walk = path.at_registration()
    invitation = invite(walk)
    assert kept(walk, "invitation_sent") == invitation.sent_at
    hear(walk, invitation, came=True)
    assert kept(walk, "invitation_sent") is None


def test_a_remedy_runs_from_its_filing_and_entry_into_force_waits_for_it() -> None:
    walk = sanctioned()
    assert line(walk).due_step == "delivery_of_decision"
    act(walk, "deliver")
    delivered = line(walk)
    assert delivered.due_step == "in_force"
    assert "objection_lies" in delivered.moments
    assert "appeal_lies" not in delivered.moments
    act(walk, "object_to", kind="objection")
    filed = line(walk)
    assert kept(walk, "objection_received") == walk.now
    assert filed.due_step == "objection_decision"
    assert filed.due_at - walk.now > timedelta(days=21)
    assert "undisputed" not in filed.moments
    act(walk, "decide_remedy", result="upheld", note="")
    assert line(walk).due_step == "in_force"
    assert "objection_decided" in line(walk).moments


def test_a_decision_not_delivered_is_not_hidden_behind_one_that_is() -> None:
    people = (path.official(1), path.official(2))
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision("2024-10-17", *people)))
    beyond.imposed(beyond.recommended(walk))
    act(walk, "deliver", 1)
    assert line(walk).due_step == "delivery_of_decision"


def test_a_limit_that_is_only_claimed_makes_nothing_due() -> None:
    walk = beyond.acknowledged(
        beyond.forwarded(path.at_decision("2023-02-06"), make.KASN), make.KASN
    )
    advised = line(beyond.recommended(walk, make.KASN))
    assert (advised.stage, advised.due_step, advised.due_at) == ("recommended", "", None)


def test_the_criminal_branch_runs_from_the_plenary_to_the_last_court() -> None:
    walk = discussed(path.at_registration())
    assert kept(walk, "discussed") is not None
    assert kept(walk, "crime_decided") is None
    path.decided(path.studied(walk), path.rulings(walk, "transfer"))
    decided = line(walk)
    assert (decided.due_step, kept(walk, "crime_decided")) == ("crime_forwarding", walk.now)
    assert decided.due_at == walk.now + timedelta(hours=24)
    sent = line(transferred(walk))
    assert (sent.due_step, kept(walk, "crime_reported")) == ("police_investigation", walk.now)
    resulted(walk, "convicted")
    assert kept(walk, "judgment") is None, "the day was not told"
    in_court(walk, date(2024, 11, 20))
    assert on(walk, "judgment") == date(2024, 11, 20)
    assert on(walk, "court_appeal_decided") is None
    in_court(walk, date(2024, 12, 2))
    assert on(walk, "judgment") == date(2024, 11, 20)
    assert on(walk, "court_appeal_decided") == date(2024, 12, 2)


def in_court(walk: path.Walk, day: date) -> None:
    cases.record_investigation_result(
        file_id=walk.file_id,
        stage=stage,
        outcome="convicted",
        decided_by="Pengadilan negeri setempat",
        number="",
        decided_on=day,
        text="Putusan",
        reported_by="Berita",
        by=make.actor("caseworker"),
        at=walk.later(),
    )


def on(walk: path.Walk, key: str) -> date | None:
    found = kept(walk, key)
    return found.date() if found else None
