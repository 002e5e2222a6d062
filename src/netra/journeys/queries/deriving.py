"""A file's line, derived from the rows of every room. Nothing is remembered here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from netra.base.when import local_day
from netra.cases import queries as cases
from netra.forwarding import queries as forwarding
from netra.intake import queries as intake
from netra.journeys.queries.moments import decision, moments, open_remedy
from netra.law.calendar import calendar_of
from netra.law.deadlines import Deadline, deadlines
from netra.law.pauses import Pause
from netra.law.stages import Stage
from netra.law.stages import stage as stage_row
from netra.offices import queries as offices
from netra.offices.queries import OfficeCard
from netra.outcomes import queries as outcomes

WAITING, WAITING_PAUSE = "awaiting_reporter", "waiting_for_reporter"
HEAVIEST_FIRST = ("discipline", "ethics", "reprimand", "none")
ENDED = (
    "stopped",
    "not_registered",
    "kept_as_information",
    "with_investigator",
    "court_decided",
    "investigation_stopped",
)


@dataclass(kw_only=True)
class Rows:
    """The rows of one file, read once."""

    file_id: UUID
    stage: str
    filing: Any
    record: Any
    case: Any
    sent: Any
    examined: Any
    decisions: list[Any]
    handler: OfficeCard
    questions: list[Any]
    moments: Mapping[str, datetime] = field(default_factory=dict)

    @cached_property
    def review(self) -> Any:
        """The case's latest initial review, or None."""
        return cases.review(self.case.id) if self.case else None

    @cached_property
    def discussions(self) -> list[Any]:
        """Those with police and prosecutor."""
        return cases.discussions(self.case.id) if self.case else []

    @cached_property
    def transfer(self) -> Any:
        """What went to the investigator, with its results, or None."""
        return cases.transfer(self.case.id) if self.case else None

    @cached_property
    def receivers(self) -> dict[UUID, str]:
        """The offices outside the handling line that read the file, with their paths: it was sent
        to them, or they were advised on it."""
        sent = self.sent.recipients.all() if self.sent else []
        told = [each.office for each in sent if each.office]
        told += outcomes.advised_offices(self.file_id)
        return {office.id: office.path for office in told}

    @cached_property
    def read_alike(self) -> bool:
        """Whether whoever reads the file may see every decision on it: beside the authority that
        advised, one office reads it, which decides."""
        told = self.receivers.keys() - outcomes.advising_offices(self.file_id)
        return len(told | {made.office_id for made in self.decisions}) < 2

    @property
    def begun(self) -> Any:
        """The row that says regime, contest and area."""
        return self.case or self.filing or self.record


def read(file_id: UUID) -> Rows | None:
    """The file's rows; None for a file no room knows."""
    filing, record = intake.filing_of(file_id), intake.record_of(file_id)
    case = cases.case_of(file_id)
    begun = case or filing or record
    if begun is None:
        return None
    rows = Rows(
        file_id=file_id,
        stage=outcomes.stage(file_id),
        filing=filing,
        record=record,
        case=case,
        sent=forwarding.latest(file_id),
        examined=outcomes.examination_of(file_id),
        decisions=outcomes.decisions_of(file_id),
        handler=offices.office(begun.office_id),
        questions=intake.questions(filing.id) if filing else [],
    )
    rows.moments = moments(rows)
    return rows


def pauses(rows: Rows) -> tuple[Pause, ...]:
    """The days the office waited for its reporter: from the one after it asked to the one of the
    answer; without an answer to his last day, and open while the file still stands waiting."""
    zone = rows.handler.zone
    found = []
    for asked in rows.questions:
        ended = asked.answered_at or (None if rows.stage == WAITING else asked.due_at)
        if ended is None and rows.stage != WAITING:
            continue
        begins = local_day(asked.asked_at, zone) + timedelta(days=1)
        ends = local_day(ended, zone) if ended else None
        if ends is None or begins <= ends:
            found.append(Pause(kind=WAITING_PAUSE, begins_on=begins, ends_on=ends))
    return tuple(found)


def all_deadlines(rows: Rows) -> tuple[Deadline, ...]:
    """Every deadline of the file's regime, due or waiting for its moment."""
    return deadlines(
        regime=rows.begun.regime,
        on=rules_on(rows),
        moments=rows.moments,
        zone=rows.handler.zone,
        holidays=calendar_of(rows.handler.area_code),
        pauses=pauses(rows),
    )


def rules_on(rows: Rows) -> date:
    """The day whose rules the file runs under."""
    begun = rows.begun
    if hasattr(begun, "rules_on"):
        day: date = begun.rules_on
        return day
    return local_day(begun.made_at, rows.handler.zone)


def due(rows: Rows, at: Stage) -> Deadline | None:
    """The deadline that runs at this stage, or None."""
    step = at.due_step
    if at.key == "sanctioned":
        step = _step_of_decision(rows)
    if not step:
        return None
    found = {deadline.step: deadline for deadline in all_deadlines(rows)}.get(step)
    return found if found is not None and found.due is not None else None


def outcome(rows: Rows) -> str:
    """What became of it, in one word for lists and figures; "" while nothing is decided."""
    if rows.decisions:
        kinds = {decision.in_force_kind for decision in rows.decisions}
        return next(kind for kind in HEAVIEST_FIRST if kind in kinds)
    if rows.stage in ENDED:
        return rows.stage
    if rows.sent:
        return "forwarded"
    measured = rows.case is not None and cases.measures(rows.case.id)
    return "reported_measure" if measured else ""


def number(rows: Rows) -> tuple[str, bool]:
    """The number the file is called by now, and whether its code is assumed."""
    if rows.case is not None and rows.case.number:
        return rows.case.number, rows.case.number_assumed
    if rows.filing is not None and rows.filing.number:
        return rows.filing.number, rows.filing.number_assumed
    return (rows.record.number if rows.record else "", False)


def holder(rows: Rows, at: Stage) -> OfficeCard | None:
    """The office that has the file at this stage."""
    if at.held_by == "none":
        return None
    if at.held_by == "regency":
        return offices.above(rows.handler.path, tier="regency") or rows.handler
    if at.held_by == "merit" and rows.sent is not None:
        sent = rows.sent.recipients.all()
        main = [each.office for each in sent if each.role == "addressee" and each.office]
        return offices.card(main[0]) if main else rows.handler
    if at.held_by == "appointing":
        return _appointing(rows) or rows.handler
    return rows.handler


def stage_of(rows: Rows) -> Stage:
    """The stage with what it means."""
    return stage_row(rows.stage)


def _appointing(rows: Rows) -> OfficeCard | None:
    if rows.decisions:
        return offices.card(rows.decisions[-1].office)
    for person in cases.forwarded_respondents(rows.file_id):
        advice = outcomes.recommendation_for(person.id)
        if advice is not None:
            return offices.card(advice.to_office)
    return None


def _step_of_decision(rows: Rows) -> str:
    if remedy := open_remedy(rows):
        return f"{remedy}_decision"
    made = decision(rows)
    if made is None:
        return ""
    if made.delivered_at is None:
        return "delivery_of_decision"
    return "in_force" if made.in_force_at is None else ""
