"""The plenary's acts. The database has the last word on quorum and votes."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from netra.base.acts import Step, begin
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.base.when import local_day
from netra.cases import queries
from netra.cases.actions.meeting import (
    CrimeNotConcluded,
    EveryActNeedsRuling,
    Meeting,
    NoQuorum,
    NotAMember,
    Ruling,
    VotesDoNotMatch,
    VotesSayOtherwise,
)
from netra.cases.actions.own import NotYourFile, keep_count, named_ground, own_case, within_reach
from netra.cases.actions.review import ReasonNeeded
from netra.cases.models import Attendance, Case, Plenary, PlenaryOutcome, Vote
from netra.intake import queries as intake
from netra.law.quorum import quorum
from netra.offices.queries import OfficeCard, members, seats_of

KEPT = "kept_as_information"


@transaction.atomic
def declare_initial_information(
    *,
    file_id: UUID,
    office: OfficeCard,
    meeting: Meeting,
    accepted: bool,
    ground: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Plenary:
    """The tip is initial information and may be traced, or it stays a message on a named ground."""
    step = begin(
        "declare_initial_information", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen
    )
    ground = "" if accepted else named_ground(ground, at=KEPT, on=step.day)
    plenary = _hold(step, office, meeting, "initial_information", accepted, ground=ground)
    step.record(_said(plenary, meeting), to=None if accepted else KEPT)
    return plenary


@transaction.atomic
def fix_finding(
    *,
    file_id: UUID,
    office: OfficeCard,
    meeting: Meeting,
    accepted: bool,
    about: str,
    ground: str = "",
    reported_count: int | None = None,
    reported_count_of: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Plenary:
    """The supervision record or tracing is a finding and a case is open, or it stays a record on a
    named ground. A number the source gives that is none of respondents is kept in its words."""
    step = begin("fix_finding", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    ground = "" if accepted else named_ground(ground, at=KEPT, on=step.day)
    plenary = _hold(step, office, meeting, "finding", accepted, ground=ground)
    if accepted:
        opened = _open_finding(step, office, about, at)
        keep_count(opened, reported_count, reported_count_of)
    step.record(_said(plenary, meeting), to=None if accepted else KEPT)
    return plenary


@transaction.atomic
def decide(
    *,
    file_id: UUID,
    office: OfficeCard,
    meeting: Meeting,
    rulings: Sequence[Ruling],
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Plenary:
    """Each alleged act of each respondent is ruled on: forwarded, stopped on a ground and with a
    reason, or left to the criminal track alone."""
    step = begin("decide", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    _check_rulings(case, rulings, step.day)
    passed_on = any(ruling.outcome != queries.STOP for ruling in rulings)
    plenary = _hold(step, office, meeting, "decision", passed_on, rulings)
    said = [
        {"act": r.alleged_id, "outcome": r.outcome, "ground": r.ground, "reason": r.reason}
        for r in rulings
    ]
    step.record({**_said(plenary, meeting), "rulings": said}, to=queries.stage(file_id))
    return plenary


def _check_rulings(case: Case, rulings: Sequence[Ruling], on: date) -> None:
    alleged = [(line.id, cell.id) for line in queries.respondents(case.id) for cell in line.acts]
    ruled = [(ruling.respondent_id, ruling.alleged_id) for ruling in rulings]
    if sorted(ruled) != sorted(alleged):
        raise EveryActNeedsRuling()
    outcomes = {ruling.outcome for ruling in rulings}
    if not outcomes <= {queries.FORWARD, queries.TRANSFER, queries.STOP}:
        raise EveryActNeedsRuling()
    if queries.TRANSFER in outcomes and not queries.crime(case.id):
        raise CrimeNotConcluded()
    for ruling in rulings:
        if ruling.outcome == queries.STOP:
            named_ground(ruling.ground, at="stopped", on=on)
            if not ruling.reason.strip():
                raise ReasonNeeded()


def _hold(
    step: Step,
    office: OfficeCard,
    meeting: Meeting,
    purpose: str,
    accepted: bool,
    rulings: Sequence[Ruling] = (),
    *,
    ground: str = "",
) -> Plenary:
    _check_reach(step, office)
    _check_quorum(office, meeting)
    _check_members(office, meeting)
    plenary: Plenary = Plenary.objects.create(
        file=step.file,
        office_id=office.id,
        path=office.path,
        purpose=purpose,
        number=meeting.number,
        held_at=meeting.held_at,
        place=meeting.place,
        agenda=meeting.agenda,
        tier=office.tier,
        seats=seats_of(office, on=local_day(meeting.held_at, office.zone)),
        presided_by_id=meeting.presided_by,
        mode="votes" if meeting.by_vote else "consensus",
        quorum_reason=meeting.quorum_reason,
        accepted=accepted,
        ground=ground,
        note=meeting.note,
    )
    _attend(plenary, meeting)
    PlenaryOutcome.objects.bulk_create(
        PlenaryOutcome(plenary=plenary, **asdict(ruling)) for ruling in rulings
    )
    _let_the_database_judge(meeting)
    _check_majority(meeting, accepted)
    return plenary


def _attend(plenary: Plenary, meeting: Meeting) -> None:
    for member in meeting.attending:
        Attendance.objects.create(
            plenary=plenary,
            person_id=member.person_id,
            present=member.present,
            interest=member.interest,
        )
        if member.vote:
            Vote.objects.create(plenary=plenary, person_id=member.person_id, choice=member.vote)


def _check_reach(step: Step, office: OfficeCard) -> None:
    """The plenary is the acting office's own, and the file lies at that office or beneath it."""
    begun = intake.filing_of(step.file.id) or intake.record_of(step.file.id)
    if office.id != step.by.office_id:
        raise NotYourFile()
    if begun is not None:
        within_reach(begun.path, step.by)


def _check_members(office: OfficeCard, meeting: Meeting) -> None:
    held_on = local_day(meeting.held_at, office.zone)
    known = {person.id for person, _capacity in members(office.id, on=held_on)}
    present = {member.person_id for member in meeting.attending if member.present}
    if not present <= known or meeting.presided_by not in present:
        raise NotAMember()


def _check_majority(meeting: Meeting, accepted: bool) -> None:
    if not meeting.by_vote:
        return
    votes = [member.vote for member in meeting.attending]
    if accepted is not (votes.count("for") > votes.count("against")):
        raise VotesSayOtherwise(for_=votes.count("for"), against=votes.count("against"))


def _check_quorum(office: OfficeCard, meeting: Meeting) -> None:
    """The message before the constraint: the same rule, in words."""
    came = sum(member.present for member in meeting.attending)
    held_on = local_day(meeting.held_at, office.zone)
    seats = seats_of(office, on=held_on)
    try:
        rule = quorum(tier=office.tier, members=seats, on=held_on)
    except LookupError:
        needed, firm = seats, False
    else:
        needed, firm = rule.needed, rule.citation.certainty.is_law
    if came < needed and (firm or not meeting.quorum_reason.strip()):
        raise NoQuorum(present=came, needed=needed, reason_may_help=not firm)


def _let_the_database_judge(meeting: Meeting) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS plenary_has_quorum IMMEDIATE")
            # Or a second plenary in this transaction is judged before anybody has come to it.
            cursor.execute("SET CONSTRAINTS plenary_has_quorum DEFERRED")
    except IntegrityError as refused:
        if "votes" in str(refused):
            raise VotesDoNotMatch() from refused
        came = sum(member.present for member in meeting.attending)
        raise NoQuorum(present=came, needed=None, reason_may_help=False) from refused


def _open_finding(step: Step, office: OfficeCard, about: str, at: datetime) -> Case:
    record = intake.record_of(step.file.id)
    filing = intake.filing_of(step.file.id)
    begun = record or filing
    if begun is None:
        raise Problem("no_record")
    before = queries.case_of(step.file.id)
    if before is not None:  # an unregistered report, traced: the same file goes on as a finding
        before.origin, before.exit = "finding", ""
        before.save(update_fields=["origin", "exit"])
        return before
    opened: Case = Case.objects.create(
        file=step.file,
        office_id=office.id,
        path=office.path,
        origin="finding",
        regime=begun.regime,
        contest=begun.contest,
        about=about,
        opened_at=at,
        rules_on=record.occurred_on if record else filing.rules_on if filing else step.day,
        finder_id=record.supervisor_id if record else None,
    )
    return opened


def _said(plenary: Plenary, meeting: Meeting) -> dict[str, object]:
    return {
        "plenary": plenary.id,
        "number": meeting.number,
        "accepted": plenary.accepted,
        "mode": plenary.mode,
        "present": [a.person_id for a in meeting.attending if a.present],
    }
