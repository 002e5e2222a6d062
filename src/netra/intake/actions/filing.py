"""Reports and tips: filing, signing, asking, answering."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from netra.base.acts import Step, begin, begin_file
from netra.base.errors import Problem
from netra.base.numbers import issue
from netra.base.viewing import Actor
from netra.intake import queries
from netra.intake.actions.telling import (
    Setting,
    Told,
    check_days,
    name_people,
    seal_people,
    sealing_office,
)
from netra.intake.models import Filing, Question
from netra.law.channel import Channel
from netra.law.numbering import filing_number
from netra.law.tiers import tier_word
from netra.offices.queries import OfficeCard, numbering_office

StageOf = Callable[[UUID], str]


class NothingToAnswer(Problem):
    """There is no open question."""

    code = "nothing_to_answer"


@transaction.atomic
def file_report(
    *,
    told: Told,
    setting: Setting,
    channel: Channel,
    decree: str,
    office: OfficeCard,
    reporter: Mapping[str, str],
    claim_hash: bytes,
    by: Actor,
    at: datetime,
    entrance: str = "online",
) -> Filing:
    """The report is filed with its reporter sealed to the office.

    By the channel's row it is received at once and numbered, or waits for its signature.
    """
    received = channel.kind == "report"
    kind = "file_report" if received else "file_pre_report"
    step = begin_file(kind, regime=setting.regime, by=by, at=at)
    filing = _file(step, told, setting, office, claim_hash, channel.kind, decree, entrance)
    seal_people(step, sealing_office(office), "reporter", [reporter])
    if received:
        _receive(filing, step, office, setting.election_kind)
    step.record(_said(filing))
    return filing


@transaction.atomic
def leave_tip(
    *,
    told: Told,
    setting: Setting,
    office: OfficeCard,
    claim_hash: bytes,
    by: Actor,
    at: datetime,
    entrance: str = "online",
) -> Filing:
    """The tip is with the office. It has no reporter; only a plenary can make more of it."""
    step = begin_file("leave_tip", regime=setting.regime, by=by, at=at)
    filing = _file(step, told, setting, office, claim_hash, "tip", "", entrance)
    step.record(_said(filing))
    return filing


@transaction.atomic
def sign_filing(
    *,
    file_id: UUID,
    office: OfficeCard,
    election_kind: str,
    by: Actor,
    at: datetime,
    wanted: int | None = None,
    seen: int | None = None,
) -> Filing:
    """The printed form was signed: the report is received now, numbered, and its clock runs."""
    step = begin("sign_filing", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    filing = _filing(file_id)
    _receive(filing, step, office, election_kind, wanted=wanted)
    step.record({"number": filing.number, "filing": filing.id})
    return filing


@transaction.atomic
def ask_reporter(
    *,
    file_id: UUID,
    stage: StageOf,
    asks: Sequence[str],
    text: str,
    due_at: datetime | None,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Question:
    """The reporter finds the question under the claim code, with the day it is due.

    The act says what is asked for, not in which words: they lie in the question alone.
    """
    step = begin("ask_reporter", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    question = Question.objects.create(
        filing=_filing(file_id), asks=list(asks), text=text, asked_at=at, due_at=due_at
    )
    step.record({"question": question.id, "asks": list(asks), "due": due_at}, to=stage(file_id))
    return question


@transaction.atomic
def answer(
    *, file_id: UUID, stage: StageOf, question_id: UUID, text: str, by: Actor, at: datetime
) -> Question:
    """The office finds the reporter's answer; the question is no longer open.

    Whether the report is complete now is the office's to say, not the answer's. The act does not
    repeat the words: what a reporter writes about himself or herself is kept in one place only.
    """
    step = begin("answer", file_id=file_id, by=by, at=at, stage=stage)
    question = Question.objects.filter(
        pk=question_id, filing__file_id=file_id, answered_at__isnull=True
    ).first()
    if question is None:
        raise NothingToAnswer()
    question.answer, question.answered_at = text, at
    question.save(update_fields=["answer", "answered_at"])
    step.record({"question": question.id}, to=stage(file_id))
    return question


def _file(
    step: Step,
    told: Told,
    setting: Setting,
    office: OfficeCard,
    claim_hash: bytes,
    channel: str,
    decree: str,
    entrance: str,
) -> Filing:
    check_days(told)
    filing: Filing = Filing.objects.create(
        file=step.file,
        office_id=office.id,
        path=office.path,
        channel=channel,
        decree=decree,
        entrance=entrance,
        regime=setting.regime,
        contest_id=setting.contest_key,
        rules_on=setting.rules_on,
        what=told.what,
        place=told.place,
        area_id=told.area_code,
        occurred_on=told.occurred_on,
        known_on=told.known_on,
        missing=list(told.missing),
        filed_at=step.at,
        claim_hash=claim_hash,
        language=told.language,
    )
    name_people(step, told.named)
    seal_people(step, sealing_office(office), "witness", told.witnesses)
    return filing


def _receive(
    filing: Filing, step: Step, office: OfficeCard, election_kind: str, wanted: int | None = None
) -> None:
    coded = numbering_office(office)

    def printed(sequence: int) -> tuple[str, bool]:
        number = filing_number(
            sequence=sequence,
            origin="LP",
            election_kind=election_kind,
            tier=tier_word(office.tier, office.area_code),
            region_code=coded.region_code or None,
            home_affairs_code=coded.area_code,
            on=step.day,
            registered=False,
        )
        return number.text, number.assumed

    # A panel prints its regency's code, so its numbers come from the regency's row of numbers.
    given = issue(
        office_id=coded.id,
        table="filing",
        year=step.day.year,
        file=step.file,
        text_for=printed,
        wanted=wanted,
    )
    filing.number, filing.number_assumed = given.text, given.assumed
    filing.received_at = step.at
    filing.completed_at = step.at if not filing.missing else None
    filing.office_id, filing.path = office.id, office.path  # received where it was signed
    filing.save()


def _filing(file_id: UUID) -> Filing:
    filing = queries.filing_of(file_id)
    if filing is None:
        raise Problem("no_filing")
    return filing


def _said(filing: Filing) -> dict[str, Any]:
    return {
        "filing": filing.id,
        "channel": filing.channel,
        "number": filing.number,
        "what": filing.what,
        "place": filing.place,
        "area": filing.area_id,
        "occurred_on": filing.occurred_on,
        "known_on": filing.known_on,
        "missing": list(filing.missing),
    }
