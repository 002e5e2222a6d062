"""Initial review, registration, and tracing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import Step, begin
from netra.base.errors import Problem
from netra.base.numbers import issue
from netra.base.viewing import Actor
from netra.cases import queries
from netra.cases.actions.own import keep_count, named_ground, own_case, within_reach
from netra.cases.models import (
    AllegedAct,
    Case,
    InitialReview,
    RequirementCheck,
    Tracing,
)
from netra.intake import queries as intake
from netra.law.numbering import filing_number
from netra.law.tiers import tier_word
from netra.offices.queries import OfficeCard


class ReasonNeeded(Problem):
    """Who is not registered is told why."""

    code = "reason_needed"
    field = "reason"


class OtherKindsToo(Problem):
    """Only a file that touches other law alone is forwarded directly."""

    code = "other_kinds_too"
    field = "exit"


class NobodyNamed(Problem):
    """A case needs a respondent and an alleged act before it goes on."""

    code = "nobody_named"


@transaction.atomic
def open_review(
    *,
    file_id: UUID,
    office: OfficeCard,
    about: str,
    reported_count: int | None = None,
    reported_count_of: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """The office handles the report now; a report a panel received has come up to it. A number the
    source gives that is none of respondents is kept in its words."""
    step = begin("open_review", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    filing = intake.filing_of(file_id)
    if filing is None:
        raise Problem("no_filing")
    within_reach(filing.path, by)
    case: Case = Case.objects.create(
        file=step.file,
        office_id=office.id,
        path=office.path,
        origin="report",
        regime=filing.regime,
        contest=filing.contest,
        rules_on=filing.rules_on,
        about=about,
        opened_at=at,
    )
    keep_count(case, reported_count, reported_count_of)
    step.record({"case": case.id, "about": about, "from_office": filing.office_id})
    return case


@transaction.atomic
def complete_review(
    *,
    file_id: UUID,
    kinds: Sequence[str],
    checks: Sequence[Mapping[str, str]],
    handled_elsewhere: str,
    exit: str,
    reason: str,
    ground: str = "",
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """The initial review is done and one of its three exits is taken: not registered (on a ground
    and with its reason), forwarded directly, or to be registered."""
    step = begin("complete_review", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    ground = _ground_of_exit(exit, ground, reason, step)
    if exit == "forward_directly" and list(kinds) != ["other_law"]:
        raise OtherKindsToo()
    if exit != "not_registered":
        _somebody_named(case)
    review = InitialReview.objects.create(
        case=case,
        kinds=list(kinds),
        handled_elsewhere=handled_elsewhere,
        exit=exit,
        ground=ground,
        reason=reason,
        reviewed_at=at,
    )
    for check in checks:
        RequirementCheck.objects.create(review=review, **check)
    case.exit = exit
    case.save(update_fields=["exit"])
    body = {"case": case.id, "exit": exit, "ground": ground, "reason": reason, "kinds": list(kinds)}
    leads_to = {"not_registered": "not_registered", "forward_directly": "direct"}
    step.record(body, to=leads_to.get(exit, "reviewed"))
    return case


@transaction.atomic
def register(
    *,
    file_id: UUID,
    office: OfficeCard,
    election_kind: str,
    by: Actor,
    at: datetime,
    wanted: int | None = None,
    seen: int | None = None,
) -> Case:
    """The case is registered under the office's next number; its handling clock runs."""
    step = begin("register", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    _somebody_named(case)
    given = issue(
        office_id=office.id,
        table="registration",
        year=step.day.year,
        file=step.file,
        text_for=lambda sequence: _registration(sequence, case, office, election_kind, step),
        wanted=wanted,
    )
    case.number, case.number_assumed, case.registered_at = given.text, given.assumed, at
    case.save(update_fields=["number", "number_assumed", "registered_at"])
    step.record({"case": case.id, "number": given.text})
    return case


@transaction.atomic
def order_tracing(
    *, file_id: UUID, decree: str, team: str, by: Actor, at: datetime, seen: int | None = None
) -> Tracing:
    """A team named by decree follows the initial information."""
    step = begin("order_tracing", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    tracing = Tracing.objects.create(file=step.file, decree=decree, team=team, ordered_at=at)
    step.record({"tracing": tracing.id, "decree": decree, "team": team})
    return tracing


@transaction.atomic
def report_tracing(
    *, file_id: UUID, result: str, by: Actor, at: datetime, seen: int | None = None
) -> Tracing:
    """The team has reported; a plenary may fix a finding."""
    step = begin("report_tracing", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    tracing = Tracing.objects.get(file=step.file)
    tracing.result, tracing.reported_at = result, at
    tracing.save(update_fields=["result", "reported_at"])
    step.record({"tracing": tracing.id, "result": result})
    return tracing


@transaction.atomic
def extend_handling(
    *, file_id: UUID, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Case:
    """More information is needed: the longer handling term holds, for the reason given."""
    step = begin("extend_handling", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    case = own_case(file_id, by)
    if not reason.strip():
        raise ReasonNeeded()
    case.extended_at, case.extension_reason = at, reason
    case.save(update_fields=["extended_at", "extension_reason"])
    step.record({"case": case.id, "reason": reason})
    return case


def _registration(
    sequence: int, case: Case, office: OfficeCard, election_kind: str, step: Step
) -> tuple[str, bool]:
    number = filing_number(
        sequence=sequence,
        origin="TM" if case.origin == "finding" else "LP",
        election_kind=election_kind,
        tier=tier_word(office.tier, office.area_code),
        region_code=office.region_code or None,
        home_affairs_code=office.area_code,
        on=step.day,
        registered=True,
    )
    return number.text, number.assumed


def _somebody_named(case: Case) -> None:
    if not AllegedAct.objects.filter(respondent__case=case).exists():
        raise NobodyNamed()


def _ground_of_exit(exit: str, ground: str, reason: str, step: Step) -> str:
    """The ground of a file that is not registered; "" for every other exit."""
    if exit != "not_registered":
        return ""
    if not reason.strip():
        raise ReasonNeeded()
    return named_ground(ground, at=exit, on=step.day)
