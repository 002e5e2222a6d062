"""The plenary's acts. The database has the last word on quorum and votes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, connection, transaction

from netra.base.acts import Step, begin
from netra.base.errors import Problem
from netra.base.viewing import Actor
from netra.base.when import local_day
from netra.cases import queries
from netra.cases.actions.meeting import (
    EveryActNeedsRuling,
    Meeting,
    NoQuorum,
    NotAMember,
    Ruling,
    VotesDoNotMatch,
    VotesSayOtherwise,
)
from netra.cases.actions.own import NotYourFile, own_case, within_reach
from netra.cases.actions.review import ReasonNeeded
from netra.cases.models import Attendance, Case, Plenary, PlenaryOutcome, Vote
from netra.intake import queries as intake
from netra.law.quorum import quorum
from netra.offices.queries import OfficeCard, members


@transaction.atomic
def declare_initial_information(
    *,
    file_id: UUID,
    office: OfficeCard,
    meeting: Meeting,
    accepted: bool,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Plenary:
    """The tip is initial information and may be traced, or it stays a message."""
    step = begin(
        "declare_initial_information", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen
    )
    plenary = _hold(step, office, meeting, "initial_information", accepted)
    step.record(_said(plenary, meeting), to=None if accepted else "kept_as_information")
    return plenary


@transaction.atomic
def fix_finding(
    *,
    file_id: UUID,
    office: OfficeCard,
    meeting: Meeting,
    accepted: bool,
    about: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Plenary:
    """The supervision record or tracing is a finding and a case is open, or it stays a record."""
    step = begin("fix_finding", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    plenary = _hold(step, office, meeting, "finding", accepted)
    if accepted:
        _open_finding(step, office, about, at)
    step.record(_said(plenary, meeting), to=None if accepted else "kept_as_information")
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
    """Each alleged act of each respondent is ruled on: forwarded, or stopped with a reason."""
    step = begin("decide", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    _check_rulings(case, rulings)
    forwards = any(ruling.outcome == queries.FORWARD for ruling in rulings)
    plenary = _hold(step, office, meeting, "decision", forwards, rulings)
    said = [{"act": r.alleged_id, "outcome": r.outcome, "reason": r.reason} for r in rulings]
    step.record(
        {**_said(plenary, meeting), "rulings": said}, to="decided" if forwards else "stopped"
    )
    return plenary


def _check_rulings(case: Case, rulings: Sequence[Ruling]) -> None:
    alleged = [(line.id, cell.id) for line in queries.respondents(case.id) for cell in line.acts]
    ruled = [(ruling.respondent_id, ruling.alleged_id) for ruling in rulings]
    if sorted(ruled) != sorted(alleged):
        raise EveryActNeedsRuling()
    if any(ruling.outcome not in (queries.FORWARD, queries.STOP) for ruling in rulings):
        raise EveryActNeedsRuling()
    if any(r.outcome == queries.STOP and not r.reason.strip() for r in rulings):
        raise ReasonNeeded()


def _hold(
    step: Step,
    office: OfficeCard,
    meeting: Meeting,
    purpose: str,
    accepted: bool,
    rulings: Sequence[Ruling] = (),
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
        seats=office.seats,
        presided_by_id=meeting.presided_by,
        mode="votes" if meeting.by_vote else "consensus",
        quorum_reason=meeting.quorum_reason,
        accepted=accepted,
        note=meeting.note,
    )
    _attend(plenary, meeting)
    for ruling in rulings:
        PlenaryOutcome.objects.create(
            plenary=plenary,
            respondent_id=ruling.respondent_id,
            alleged_id=ruling.alleged_id,
            outcome=ruling.outcome,
            reason=ruling.reason,
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
    try:
        rule = quorum(tier=office.tier, members=office.seats, on=meeting.held_at.date())
    except LookupError:
        needed, firm = office.seats, False
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


def _open_finding(step: Step, office: OfficeCard, about: str, at: datetime) -> None:
    record = intake.record_of(step.file.id)
    filing = intake.filing_of(step.file.id)
    begun = record or filing
    if begun is None:
        raise Problem("no_record")
    before = queries.case_of(step.file.id)
    if before is not None:  # an unregistered report, traced: the same file goes on as a finding
        before.origin, before.exit = "finding", ""
        before.save(update_fields=["origin", "exit"])
        return
    Case.objects.create(
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


def _said(plenary: Plenary, meeting: Meeting) -> dict[str, object]:
    return {
        "plenary": plenary.id,
        "number": meeting.number,
        "accepted": plenary.accepted,
        "mode": plenary.mode,
        "present": [a.person_id for a in meeting.attending if a.present],
    }
