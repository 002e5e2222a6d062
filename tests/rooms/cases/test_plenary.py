"""The plenary: quorum by the dated row, votes only where consensus failed, every act ruled on."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from netra.base.models import Reference
from netra.cases import queries
from netra.cases.actions import Attending, NoQuorum, Ruling
from netra.cases.actions.plenary import EveryActNeedsRuling, NotAMember, VotesDoNotMatch
from netra.cases.actions.review import ReasonNeeded
from netra.cases.models import Plenary, PlenaryOutcome, Vote
from netra.offices.models import Office
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def studied() -> path.Walk:
    return path.studied(path.at_registration())


def rule(certainty: str, needed: int = 3, **days: date) -> None:
    """From now on this row is the quorum of a five-member regency."""
    rows = Reference.objects.filter(table="quorum", key="regency:5")
    rows.filter(valid_from__isnull=True, valid_to__isnull=True).delete()
    Reference.objects.create(
        table="quorum",
        key="regency:5",
        value=needed,
        certainty=certainty,
        citation="a test",
        **days,
    )


def only(walk: path.Walk) -> Plenary:
    found: Plenary = Plenary.objects.unfiltered(reason="a test").get(file_id=walk.file_id)
    return found


@pytest.mark.parametrize("certainty", ["official", "text"])
@pytest.mark.parametrize("reason", ["", "Darurat"])
def test_the_database_refuses_without_quorum(certainty: str, reason: str) -> None:
    walk = studied()
    rule(certainty, needed=4)
    with pytest.raises(NoQuorum), transaction.atomic():
        path.decided(walk, present=3, quorum_reason=reason)
    assert stage(walk.file_id) == "studied"
    path.decided(walk, present=4)
    assert stage(walk.file_id) == "decided"


@pytest.mark.parametrize("certainty", ["press", "inferred", "unverified", "contradicted"])
def test_below_official_a_recorded_reason_lets_it_through(certainty: str) -> None:
    walk = studied()
    rule(certainty)
    with pytest.raises(NoQuorum) as refused, transaction.atomic():
        path.decided(walk, present=2)
    assert refused.value.facts == {"present": 2, "needed": 3, "reason_may_help": True}
    path.decided(walk, present=2, quorum_reason="Dua anggota berhalangan tetap")
    assert only(walk).quorum_reason == "Dua anggota berhalangan tetap"
    assert stage(walk.file_id) == "decided"


def test_where_no_source_counts_the_seats_those_who_hold_one_are_counted() -> None:
    walk = studied()
    make.members(5)
    Office.objects.filter(path=make.REGENCY).update(seats=None)
    with pytest.raises(NoQuorum) as refused, transaction.atomic():
        path.decided(walk, present=1)
    assert refused.value.facts["needed"] == 3
    path.decided(walk, present=3)
    assert only(walk).seats == 5


def test_the_row_of_the_day_judges() -> None:
    rule("official", needed=3, valid_to=date(2024, 12, 31))
    rule("official", needed=5, valid_from=date(2025, 1, 1))
    path.decided(studied(), present=3)
    later = path.studied(path.at_registration("2025-01-10"))
    with pytest.raises(NoQuorum), transaction.atomic():
        path.decided(later, present=3)


def test_a_vote_is_recorded_only_if_consensus_failed() -> None:
    walk = studied()
    voted = [Attending(person_id=p, present=True, vote="for") for p in make.members(5)]
    with pytest.raises(VotesDoNotMatch), transaction.atomic():
        path.decided(walk, attending=voted)
    with pytest.raises(VotesDoNotMatch), transaction.atomic():
        path.decided(walk, by_vote=True)
    with pytest.raises(VotesDoNotMatch), transaction.atomic():
        path.decided(walk, by_vote=True, attending=[*voted[:4], _silent(voted[4].person_id)])
    path.decided(walk, by_vote=True, attending=voted)
    assert Vote.objects.filter(plenary=only(walk)).count() == 5
    assert only(walk).mode == "votes"


def _silent(person_id: UUID) -> Attending:
    return Attending(person_id=person_id, present=True)


def test_nobody_attends_or_votes_twice() -> None:
    walk = studied()
    twice = [Attending(person_id=make.members(1)[0], present=True)] * 3
    with pytest.raises(IntegrityError), transaction.atomic():
        path.decided(walk, attending=twice)


def test_an_interest_is_minuted() -> None:
    walk = studied()
    people = make.members(5)
    declared = [Attending(person_id=people[0], present=True, interest="Kerabat terlapor")]
    others = [Attending(person_id=person, present=True) for person in people[1:]]
    path.decided(walk, attending=[*declared, *others])
    assert only(walk).attendance.get(person_id=people[0]).interest == "Kerabat terlapor"


def two_people() -> path.Walk:
    people = (path.official(1, codes=["PN-01", "PN-03"]), path.official(2, make.REGENT))
    return path.studied(path.at_registration("2024-10-17", *people))


def test_every_act_needs_its_ruling() -> None:
    walk = two_people()
    full = path.rulings(walk)
    stranger = Ruling(respondent_id=full[0].respondent_id, alleged_id=uuid4(), outcome="forward")
    crossed = Ruling(
        respondent_id=full[2].respondent_id, alleged_id=full[0].alleged_id, outcome="forward"
    )
    unknown = Ruling(
        respondent_id=full[0].respondent_id, alleged_id=full[0].alleged_id, outcome="postpone"
    )
    for bad in (
        full[:2],
        [],
        [*full, stranger],
        [*full, full[0]],
        [crossed, *full[1:]],
        [unknown, *full[1:]],
    ):
        with pytest.raises(EveryActNeedsRuling), transaction.atomic():
            path.decided(walk, bad)
    assert stage(walk.file_id) == "studied"
    path.decided(walk, full)
    assert PlenaryOutcome.objects.filter(plenary=only(walk)).count() == 3


def test_stopping_needs_a_reason() -> None:
    walk = studied()
    for reason in ("", "  "):
        with pytest.raises(ReasonNeeded):
            path.decided(walk, path.rulings(walk, "stop", reason))
    path.decided(walk, path.rulings(walk, "stop", "Bukan ASN pada hari kejadian"))
    assert stage(walk.file_id) == "stopped"


def test_what_is_stopped_goes_no_further() -> None:
    walk = two_people()
    ruled = path.rulings(walk)
    first, *rest = ruled
    stopped = [
        Ruling(
            respondent_id=one.respondent_id,
            alleged_id=one.alleged_id,
            outcome="stop",
            reason="Tidak cukup bukti",
            ground="not_proven",
        )
        for one in rest
    ]
    path.decided(walk, [first, *stopped])
    assert stage(walk.file_id) == "decided"
    assert [person.number for person in queries.forwarded_respondents(walk.file_id)] == [1]


@pytest.mark.parametrize("table", ["cases_plenary", "cases_attendance", "cases_plenaryoutcome"])
def test_what_a_plenary_decided_stays(table: str) -> None:
    path.decided(studied())
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_stranger_cannot_attend_and_who_presides_is_present() -> None:
    walk = studied()
    people = make.members(5)
    stranger = [Attending(person_id=p, present=True) for p in (*people[:4], uuid4())]
    with pytest.raises(NotAMember):
        path.decided(walk, attending=stranger)
    absent_chair = [Attending(person_id=p, present=p != people[0]) for p in people]
    with pytest.raises(NotAMember):
        path.decided(walk, attending=absent_chair, presided_by=people[0])
    assert stage(walk.file_id) == "studied"
