"""The merit authority: each era its own procedure, by the authority the file was sent to."""

from typing import Any

import pytest
from django.db import transaction

from netra.base.errors import NotAllowedNow
from netra.forwarding.actions import return_file
from netra.outcomes import actions, queries
from netra.outcomes.actions.refusals import AnotherEra, DecidedAlready, NotSentToYou
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db


def received(day: str, authority: str) -> path.Walk:
    return beyond.acknowledged(beyond.forwarded(path.at_decision(day), authority), authority)


def verify(walk: path.Walk, by: Any) -> Any:
    return actions.verify(file_id=walk.file_id, note="", by=by, at=walk.later())


def check(walk: path.Walk, by: Any) -> Any:
    return actions.check_by_task_force(file_id=walk.file_id, note="", by=by, at=walk.later())


def test_the_kasn_era() -> None:
    walk = received("2024-02-01", make.KASN)
    examiner = make.actor("merit_examiner", make.KASN)
    found = verify(walk, examiner)
    assert (found.era, found.path, stage(walk.file_id)) == ("kasn", make.KASN, "checked")
    with pytest.raises(AnotherEra):
        actions.ask_verification(file_id=walk.file_id, question="?", by=examiner, at=walk.later())
    actions.examine(file_id=walk.file_id, findings="Hasil", by=examiner, at=walk.later())
    assert stage(walk.file_id) == "examined"


def test_the_bkn_era_comes_back_to_the_office() -> None:
    walk = received("2024-10-17", make.BKN)
    force = make.actor("task_force_member", make.BKN)
    assert check(walk, force).era == "bkn"
    actions.ask_verification(file_id=walk.file_id, question="?", by=force, at=walk.later())
    assert stage(walk.file_id) == "verification_asked"
    known: dict[str, Any] = {"file_id": walk.file_id, "verification": "Benar"}
    stranger = make.actor("caseworker", make.OTHER_REGENCY)
    with pytest.raises(NotSentToYou), transaction.atomic():
        actions.verify_by_office(**known, by=stranger, at=walk.later())
    found = actions.verify_by_office(**known, by=make.actor("caseworker"), at=walk.later())
    assert found.verified_by_id == make.office(make.REGENCY).id
    assert stage(walk.file_id) == "office_verified"


def test_no_act_of_another_era() -> None:
    old = received("2024-02-01", make.KASN)
    with pytest.raises(AnotherEra), transaction.atomic():
        check(old, make.actor("task_force_member", make.KASN))
    new = received("2024-10-17", make.BKN)
    with pytest.raises(AnotherEra), transaction.atomic():
        verify(new, make.actor("merit_examiner", make.BKN))
    assert stage(old.file_id) == stage(new.file_id) == "acknowledged"


def test_the_era_is_of_the_day_where_the_authority_stands() -> None:
    walk = path.at_decision("2024-09-03")
    walk.now = make.moment("2024-09-04", 1)  # still the third in UTC, when KASN might be right
    beyond.acknowledged(beyond.forwarded(walk, make.KASN), make.KASN)
    with pytest.raises(AnotherEra):
        verify(walk, make.actor("merit_examiner", make.KASN))


def test_a_stranger_does_not_check() -> None:
    walk = received("2024-10-17", make.BKN)
    with pytest.raises(NotSentToYou):
        check(walk, make.actor("task_force_member", make.KASN))


def test_the_office_does_not_do_the_authority_s_work() -> None:
    walk = received("2024-10-17", make.BKN)
    with pytest.raises(NotAllowedNow) as refused:
        check(walk, make.actor("caseworker"))
    assert refused.value.facts["why"] == "capacity"


def advise(walk: path.Walk, person: int, authority: str = make.KASN) -> None:
    actions.recommend(
        file_id=walk.file_id,
        respondent_id=walk.people[person],
        to_office_id=make.office(make.PROSECUTION).id,
        number="R-1",
        title="Rekomendasi",
        advice="discipline",
        text="Isi",
        limit_days=14,
        limit_claimed_by="Surat KASN",
        by=make.actor("merit_examiner", authority),
        at=walk.later(),
    )


def test_a_copy_is_no_leave_to_examine() -> None:
    walk = path.at_decision("2024-10-17")
    beyond.acknowledged(beyond.forwarded(walk, make.BKN, copies=(make.BKN_REGION,)))
    with pytest.raises(NotSentToYou), transaction.atomic():
        check(walk, make.actor("task_force_member", make.BKN_REGION))
    check(walk, make.actor("task_force_member", make.BKN))
    assert stage(walk.file_id) == "checked"


def test_a_file_returned_after_partial_advice_is_advised_on_again() -> None:
    walk = path.at_decision("2024-10-17", path.official(1), path.official(2))
    beyond.acknowledged(beyond.forwarded(walk))
    people = walk.people
    walk.people = people[:1]
    beyond.recommended(walk)
    assert stage(walk.file_id) == "office_verified"
    examiner = make.actor("merit_examiner", make.BKN)
    known: dict[str, Any] = {"file_id": walk.file_id, "by": examiner, "stage": stage}
    return_file(**known, reason="Lampiran kurang", at=walk.later())
    beyond.acknowledged(beyond.forwarded(walk))
    assert queries.advice(walk.file_id) == {}
    walk.people = people
    beyond.recommended(walk)
    assert set(queries.advice(walk.file_id)) == set(people)
    assert stage(walk.file_id) == "recommended"


def test_each_person_is_advised_on_once_and_the_file_waits_for_all() -> None:
    people = (path.official(1, make.PROSECUTION), path.official(2, make.PROSECUTION))
    walk = path.at_decision("2024-02-01", *people)
    beyond.acknowledged(beyond.forwarded(walk, make.KASN), make.KASN)
    examiner = make.actor("merit_examiner", make.KASN)
    verify(walk, examiner)
    actions.examine(file_id=walk.file_id, findings="Hasil", by=examiner, at=walk.later())

    advise(walk, 0)
    assert stage(walk.file_id) == "examined"
    with pytest.raises(DecidedAlready), transaction.atomic():
        advise(walk, 0)
    advise(walk, 1)
    assert stage(walk.file_id) == "recommended"
    seen = queries.recommendations(walk.file_id, make.viewer("ppk_officer", make.PROSECUTION))
    assert [(one.limit_days, one.limit_claimed_by) for one in seen] == [(14, "Surat KASN")] * 2
    assert queries.recommendations(walk.file_id, make.viewer("ppk_officer", make.REGENT)) == []
