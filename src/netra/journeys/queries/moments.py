"""The moments deadlines count from, each with the row of a room that keeps it.

A moment the law names and no room records is not here: docs/reference/moments.md lists those.
"""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from netra.cases import queries as cases
from netra.law.steps import remedy_against
from netra.outcomes import queries as outcomes

if TYPE_CHECKING:
    from netra.journeys.queries.deriving import Rows

IN_COURT = ("convicted", "acquitted")


def moments(rows: "Rows") -> dict[str, datetime]:
    """The moments the file has come to, by their keys in the law's data."""
    found = {key: kept(rows) for key, kept in KEPT.items()}
    return {key: moment for key, moment in found.items() if moment is not None}


def decision(rows: "Rows") -> Any:
    """The decision whose step runs: one under a remedy, else one not delivered, else one not in
    force, else the last; None while there is none, and where an office reads the file that may not
    see every decision on it: one agency's dates are not another's."""
    made = rows.decisions if rows.decisions and rows.read_alike else []
    under = (each for each in made if _open_remedy(each))
    undelivered = (each for each in made if each.delivered_at is None)
    waiting = (each for each in made if each.in_force_at is None)
    for candidates in (under, undelivered, waiting, reversed(made)):
        if (chosen := next(iter(candidates), None)) is not None:
            return chosen
    return None


def open_remedy(rows: "Rows") -> str:
    """The kind of the remedy that is undecided (`objection`, `appeal`); "" for none."""
    made = decision(rows)
    found = _open_remedy(made) if made else None
    return str(found.kind) if found else ""


def moments_of(made: Any) -> dict[str, datetime]:
    """The moments one decision has come to, by their keys in the law's data."""
    found = {key: kept(made) for key, kept in DECIDED.items()}
    return {key: moment for key, moment in found.items() if moment is not None}


def _open_remedy(made: Any) -> Any:
    return next((each for each in made.remedies.all() if each.decided_at is None), None)


def _intake(rows: "Rows") -> Any:
    return rows.filing or rows.record


def _event(rows: "Rows") -> datetime | None:
    return _noon(_intake(rows).occurred_on) if _intake(rows) else None


def _known(rows: "Rows") -> datetime | None:
    """The day a report names; a supervisor found what he saw on the day he saw it."""
    if rows.filing is not None:
        return _noon(rows.filing.known_on)
    return _noon(rows.record.occurred_on) if rows.record else None


def _asked_to_complete(rows: "Rows") -> datetime | None:
    return next((each.asked_at for each in rows.questions if each.answered_at is None), None)


def _supervised(rows: "Rows") -> datetime | None:
    """A supervisor's record, or the report of a tracing."""
    if rows.record is not None:
        return _of(rows.record, "made_at")
    return _of(cases.tracing(rows.file_id), "reported_at")


def _invitation_sent(rows: "Rows") -> datetime | None:
    """The last invitation upon which nobody was heard yet."""
    sent = cases.invitations(rows.case.id) if rows.case else []
    heard = {each.invitation_id for each in cases.clarifications(rows.case.id)} if sent else set()
    return max((each.sent_at for each in sent if each.id not in heard), default=None)


def _crime_suspected(rows: "Rows") -> datetime | None:
    suspected = rows.review is not None and "crime" in rows.review.kinds
    return _of(rows.review, "reviewed_at") if suspected else None


def _discussed(rows: "Rows", ordinal: int) -> datetime | None:
    return next((each.held_at for each in rows.discussions if each.ordinal == ordinal), None)


def _judgments(rows: "Rows") -> list[datetime]:
    """What courts said of the suspected crime, first to last, where its day is known; of one day,
    in the order they were noted: a higher court's may be heard of before a lower one's."""
    told = rows.transfer.results.all() if rows.transfer else ()
    dated = [each for each in told if each.outcome in IN_COURT and each.decided_on]
    dated.sort(key=lambda each: (each.decided_on, each.noted_at))
    return [at for each in dated if (at := _noon(each.decided_on))]


def _judgment(rows: "Rows") -> datetime | None:
    return next(iter(_judgments(rows)), None)


def _court_appeal_decided(rows: "Rows") -> datetime | None:
    return next(iter(_judgments(rows)[1:]), None)


def _merit_received(rows: "Rows") -> datetime | None:
    sent = rows.sent.recipients.all() if rows.sent else ()
    return next((each.received_at for each in sent if each.role == "addressee"), None)


def _examined(rows: "Rows", name: str) -> datetime | None:
    """A moment of the examination of what was sent last; one of before a return is past."""
    current = rows.examined is not None and rows.examined.forwarding_id == rows.sent.id
    return _of(rows.examined, name) if current else None


def _decided(rows: "Rows", kept: Callable[[Any], datetime | None]) -> datetime | None:
    made = decision(rows)
    return kept(made) if made is not None else None


def _remedied(made: Any, kind: str, name: str) -> datetime | None:
    return next((getattr(each, name) for each in made.remedies.all() if each.kind == kind), None)


def _lies(made: Any, kind: str) -> datetime | None:
    """Since when the remedy is open: the delivery of a sanction against which it lies."""
    return _of(made, "delivered_at") if remedy_against(made.in_force_form) == kind else None


def _undisputed(made: Any) -> datetime | None:
    return None if _open_remedy(made) else _of(made, "delivered_at")


DECIDED: dict[str, Callable[[Any], datetime | None]] = {
    "decision": lambda made: _of(made, "decided_at"),
    "delivered": lambda made: _of(made, "delivered_at"),
    "undisputed": _undisputed,
    "in_force": lambda made: _of(made, "in_force_at"),
    "objection_lies": lambda made: _lies(made, "objection"),
    "objection_received": lambda made: _remedied(made, "objection", "filed_at"),
    "objection_decided": lambda made: _remedied(made, "objection", "decided_at"),
    "appeal_lies": lambda made: _lies(made, "appeal"),
    "appeal_received": lambda made: _remedied(made, "appeal", "filed_at"),
    "appeal_decided": lambda made: _remedied(made, "appeal", "decided_at"),
}
"""Each moment a decision keeps, by its key in the law's data."""

KEPT: dict[str, Callable[["Rows"], datetime | None]] = {
    "event": _event,
    "known": _known,
    "received": lambda rows: _of(rows.filing, "received_at"),
    "complete": lambda rows: _of(rows.filing, "completed_at"),
    "asked_to_complete": _asked_to_complete,
    "supervision_record": _supervised,
    "reviewed": lambda rows: _of(rows.review, "reviewed_at"),
    "registered": lambda rows: _of(rows.case, "registered_at"),
    "extended": lambda rows: _of(rows.case, "extended_at"),
    "invitation_sent": _invitation_sent,
    "crime_suspected": _crime_suspected,
    "discussed": lambda rows: _discussed(rows, 1),
    "discussed_again": lambda rows: _discussed(rows, 2),
    "decided": lambda rows: cases.decided_at(rows.file_id),
    "crime_decided": lambda rows: cases.decided_to_transfer_at(rows.file_id),
    "crime_reported": lambda rows: _of(rows.transfer, "sent_at"),
    "judgment": _judgment,
    "court_appeal_decided": _court_appeal_decided,
    "forwarded": lambda rows: _of(rows.sent, "sent_at"),
    "merit_received": _merit_received,
    "checked": lambda rows: _examined(rows, "checked_at"),
    "verification_asked": lambda rows: _examined(rows, "asked_at"),
    "verified": lambda rows: _examined(rows, "verified_at"),
    "recommended": lambda rows: outcomes.recommended_at(rows.file_id),
    **{key: partial(_decided, kept=kept) for key, kept in DECIDED.items()},
}
"""Each moment a room keeps, by its key in the law's data."""


def _of(row: Any, name: str) -> datetime | None:
    """The moment that row has under that name; None without either."""
    return getattr(row, name) if row is not None else None


def _noon(day: date | None) -> datetime | None:
    """A day without an hour, as a moment that is that day in all three zones (12.00 WIB)."""
    return datetime.fromisoformat(f"{day.isoformat()}T12:00:00+07:00") if day else None
