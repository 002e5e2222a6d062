"""Handing over: forward, acknowledge, return, check at the tier above."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from netra.base.acts import begin
from netra.base.errors import NotAllowedNow, Problem
from netra.base.outbox import enqueue
from netra.base.viewing import Actor
from netra.forwarding import queries
from netra.forwarding.models import Forwarding, Recipient, TierCheck

SENDERS = "caseworker"
StageOf = Callable[[UUID], str]


class NoAddressee(Problem):
    """A file goes to at least one addressee."""

    code = "no_addressee"
    field = "recipients"


class OtherAddressee(Problem):
    """Who is addressed other than the law's row of the day names is addressed for a reason."""

    code = "other_addressee"
    field = "other_reason"


class NotSentToYou(Problem):
    """The acting office is neither addressee nor copy."""

    code = "not_sent_to_you"


class ReturnReasonNeeded(Problem):
    """A file is returned with reasons."""

    code = "return_reason_needed"
    field = "reason"


class CheckBeforePassingOn(Problem):
    """A tier passes on what it has checked."""

    code = "check_before_passing_on"
    field = "passed_on"


@dataclass(frozen=True, kw_only=True)
class Sendee:
    """One office the file is sent to, under which row of the law; `name` says in words who it is
    where the house has no such office.

    An addressee the row of the day does not name bears a `reason`. `for_respondents` are the
    numbers its letter speaks of, empty for all; `letter_number` is that letter's own, if any.
    """

    office_id: UUID | None
    function: str
    role: str
    certainty: str
    article: str = ""
    name: str = ""
    reason: str = ""
    letter_number: str = ""
    for_respondents: tuple[int, ...] = ()


@transaction.atomic
def forward(
    *,
    file_id: UUID,
    office_id: UUID,
    path: str,
    letter_number: str,
    sendees: Sequence[Sendee],
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> Forwarding:
    """The file is sent to addressees and copies with its dossier; the reporter is not in it."""
    step = begin("forward", file_id=file_id, by=by, at=at, stage=queries.stage, seen=seen)
    _somebody_addressed(sendees)
    _as_the_row_says(sendees, queries.proposed(file_id, path=path, on=step.day))
    before = queries.latest(file_id)
    dossier = queries.dossier(file_id)
    sent: Forwarding = Forwarding.objects.create(
        file=step.file,
        office_id=office_id,
        path=path,
        letter_number=letter_number,
        sent_at=at,
        attempt=before.attempt + 1 if before else 1,
        clarified=dossier["clarified"],
        dossier=dossier,
    )
    for sendee in sendees:
        _send(sent, sendee)
    step.record(
        {
            "forwarding": sent.id,
            "letter": letter_number,
            "to": [[sendee.office_id or sendee.name.strip(), sendee.role] for sendee in sendees],
            "other_than_named": [sendee.reason for sendee in sendees if sendee.reason],
            "evidence": [line["sha256"] for line in dossier["evidence"]],
        }
    )
    return sent


@transaction.atomic
def acknowledge(
    *,
    file_id: UUID,
    ticket: str,
    by: Actor,
    at: datetime,
    seen: int | None = None,
    stage: StageOf = queries.stage,
) -> Recipient:
    """The office has the file; its receipt or ticket number is known to the sender.

    Once: a second receipt does not move the day the clock counts from. The file moves on only
    from `forwarded`; a copy's receipt, or one that comes after the decision, leaves it there.
    The sender's caseworker writes it down for a receiver that has no office here, and no other.
    """
    step = begin("acknowledge", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    recipient = _in_words(file_id, by) if by.capacity == SENDERS else _recipient(file_id, by)
    if recipient.received_at is not None:
        raise NotAllowedNow(act="acknowledge", stage=step.stage, why="stage", last="acknowledge")
    moves = recipient.role == "addressee" and step.stage == "forwarded"
    recipient.received_at, recipient.ticket = at, ticket
    recipient.save(update_fields=["received_at", "ticket"])
    step.record(
        {"recipient": recipient.id, "role": recipient.role, "ticket": ticket},
        to="acknowledged" if moves else step.stage,
    )
    return recipient


@transaction.atomic
def return_file(
    *, file_id: UUID, stage: StageOf, reason: str, by: Actor, at: datetime, seen: int | None = None
) -> Recipient:
    """The file is back with its sender, who sees why; it may be forwarded again."""
    step = begin("return_file", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    if not reason.strip():
        raise ReturnReasonNeeded()
    recipient = _recipient(file_id, by)
    if recipient.role != "addressee":  # who has a copy has nothing to give back
        raise NotSentToYou()
    recipient.returned_at, recipient.return_reason = at, reason
    recipient.save(update_fields=["returned_at", "return_reason"])
    step.record({"recipient": recipient.id, "reason": reason})
    return recipient


@transaction.atomic
def check_tier(
    *,
    file_id: UUID,
    stage: StageOf,
    office_id: UUID,
    checked: bool,
    correction: str,
    passed_on: bool,
    by: Actor,
    at: datetime,
    seen: int | None = None,
) -> TierCheck:
    """The tier above has received the file; checked, corrected and passed it on as said."""
    step = begin("check_tier", file_id=file_id, by=by, at=at, stage=stage, seen=seen)
    if passed_on and not checked:
        raise CheckBeforePassingOn()
    check, _ = TierCheck.objects.get_or_create(
        file=step.file, office_id=office_id, defaults={"received_at": at}
    )
    if checked and check.checked_at is None:
        check.checked_at = at
    check.correction = correction or check.correction
    if passed_on and check.passed_on_at is None:
        check.passed_on_at = at
    check.save()
    step.record({"office": office_id, "checked": checked, "correction": correction})
    return check


def _somebody_addressed(sendees: Sequence[Sendee]) -> None:
    """The merit authority works in this house, so it is never a name only."""
    for sendee in sendees:
        in_words = bool(sendee.name.strip()) and sendee.function not in queries.MERIT
        if sendee.office_id is None and not in_words:
            raise NoAddressee()
    if not any(sendee.role == "addressee" for sendee in sendees):
        raise NoAddressee()


def _as_the_row_says(sendees: Sequence[Sendee], rows: Sequence[queries.Proposed]) -> None:
    """Each addressee is one the law of the day names, or says why it is another. In words, and of
    the merit authority while it is handed over, it is enough that the row names the function."""
    named = [row for row in rows if row.role == "addressee"]
    functions = {row.function for row in named}
    known = {(row.function, row.office.id) for row in named if row.office}
    for sendee in sendees:
        loose = sendee.office_id is None or sendee.function in queries.MERIT
        as_named = (sendee.function, sendee.office_id) in known
        as_named = as_named or (loose and sendee.function in functions)
        if sendee.role == "addressee" and not as_named and not sendee.reason.strip():
            raise OtherAddressee()


def _send(sent: Forwarding, sendee: Sendee) -> None:
    Recipient.objects.create(
        forwarding=sent,
        office_id=sendee.office_id,
        name="" if sendee.office_id else sendee.name.strip(),
        function=sendee.function,
        role=sendee.role,
        certainty=sendee.certainty,
        article=sendee.article,
        reason=sendee.reason.strip(),
        letter_number=sendee.letter_number,
        for_respondents=list(sendee.for_respondents),
    )
    if sendee.office_id is None:
        return  # the letter goes on paper
    content = {"letter": sent.letter_number, "role": sendee.role}
    enqueue(file=sent.file, kind="forwarding", to_office=sendee.office_id, content=content)


def _in_words(file_id: UUID, by: Actor) -> Recipient:
    found = queries.unconfirmed_in_words(file_id, by.path)
    if found is None:
        raise NotSentToYou()
    return found


def _recipient(file_id: UUID, by: Actor) -> Recipient:
    recipient = queries.recipient_for(file_id, by.path, office_id=by.office_id)
    if recipient is None:
        raise NotSentToYou()
    return recipient
