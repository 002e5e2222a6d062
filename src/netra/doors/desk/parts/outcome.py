"""Forwarding and what came of it, as plain values."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from netra.base.when import local_day
from netra.doors.desk.acts.form import either, word
from netra.doors.desk.context import Desk
from netra.doors.desk.parts.case import title
from netra.doors.desk.parts.grouping import same
from netra.doors.ui.parts import Citation
from netra.journeys.queries import Line
from netra.law.sanctions import form as sanction_form


def forwarding(sent: Any, desk: Desk) -> dict[str, Any]:
    """One forwarding with its recipients."""
    return {
        "letter": sent.letter_number,
        "sent_at": sent.sent_at,
        "attempt": sent.attempt,
        "clarified": sent.clarified,
        "recipients": [
            {
                "office": each.called,
                "role": word(each.role),
                "other": each.reason,
                "letter": each.letter_number,
                "for": ", ".join(str(number) for number in each.for_respondents),
                "citation": Citation(certainty=each.certainty, article=each.article),
                "received_at": each.received_at,
                "ticket": each.ticket,
                "returned_at": each.returned_at,
                "return_reason": each.return_reason if _reads_reason(each, desk) else "",
            }
            for each in sent.recipients.all()
        ],
    }


def _reads_reason(recipient: Any, desk: Desk) -> bool:
    """Why a file came back is between the receiver and the sender's line."""
    receiver = recipient.office.path if recipient.office else ""
    root = desk.viewer.path.split(".")[:2]
    return desk.supervisory or receiver.split(".")[:2] == root


def examination(found: Any) -> dict[str, Any] | None:
    """The merit authority's work, step by step."""
    if found is None:
        return None
    steps = [
        (_("Checked"), found.checked_at, found.check_note),
        (_("Verification asked"), found.asked_at, found.question),
        (_("Verified by the office"), found.verified_at, found.verification),
        (_("Examined"), found.examined_at, found.findings),
    ]
    return {
        "office": found.office.name,
        "steps": [(label, at, said) for label, at, said in steps if at is not None],
    }


def recommendations(found: Iterable[Any]) -> list[dict[str, Any]]:
    """What was recommended, letter by letter, with the respondents each advice is for."""
    return _letters(found, _recommendation, lambda each: (kind(each.advice), each.text))


def decisions(found: Iterable[Any]) -> list[dict[str, Any]]:
    """The decisions, letter by letter, as they stand after their remedies, with their dates."""
    return _letters(found, _decision, _standing)


def _letters(
    found: Iterable[Any],
    letter: Callable[[Any], dict[str, Any]],
    said: Callable[[Any], tuple[Any, ...]],
) -> list[dict[str, Any]]:
    """One block for each letter of a moment; in it one line for all to whom it says the same."""
    blocks: list[dict[str, Any]] = []
    for each in found:
        lines = same(blocks, letter(each)).setdefault("lines", [])
        whom = same(lines, {"said": said(each)}).setdefault("whom", [])
        whom.append(f"{each.respondent.number}. {each.respondent.name}")
    return blocks


def _recommendation(found: Any) -> dict[str, Any]:
    return {
        "title": found.title,
        "number": found.number,
        "to": found.to_office.name,
        "sent_at": found.sent_at,
        "limit": found.limit_days,
        "claimed_by": found.limit_claimed_by,
    }


def _decision(found: Any) -> dict[str, Any]:
    return {
        "number": found.number,
        "office": found.office.name,
        "breach": found.breach,
        "decided_at": found.decided_at,
    }


def _standing(found: Any) -> tuple[Any, ...]:
    """Sanction, the dates after the decision, the remedies."""
    form = sanction_form(found.in_force_form) if found.in_force_form else None
    dates = (
        (_("Delivered"), found.delivered_at),
        (title("in_force"), found.in_force_at),
        (title("recorded"), found.recorded_at),
    )
    remedies = tuple(
        (
            word(each.kind),
            each.filed_at,
            each.decided_at,
            result(each.result) if each.result else "",
        )
        for each in found.remedies.all()
    )
    named = either(form.name_id, form.name_en) if form else ""
    return kind(found.in_force_kind), named, dates, remedies


def silence(body: dict[str, Any], line: Line, desk: Desk) -> dict[str, Any] | None:
    """Not answered for so many days: since the recommendation, else since the forwarding."""
    if line.closed or body["decisions"] or not body["sent"]:
        return None
    advised = body["recommendations"]
    latest = max(advised, key=lambda each: each["sent_at"], default=None)
    since = latest["sent_at"] if latest else body["sent"][-1]["sent_at"]
    begun, today = local_day(since, desk.zone), local_day(desk.now, desk.zone)
    return {
        "days": (today - begun).days,
        "limit": latest["limit"] if latest else None,
        "claimed_by": latest["claimed_by"] if latest else "",
    }


def kind(key: str) -> str:
    """The kind of a decision or recommendation in words."""
    return {
        "ethics": word("ethics_sanction"),
        "discipline": word("disciplinary_sanction"),
        "reprimand": word("reprimand"),
        "none": _("no sanction"),
    }[key]


def result(key: str) -> str:
    """The result of a remedy in words."""
    return {
        "upheld": _("decision upheld"),
        "lightened": _("lightened"),
        "aggravated": _("aggravated"),
        "changed": _("changed"),
        "revoked": _("revoked"),
    }[key]
