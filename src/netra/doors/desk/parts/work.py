"""Handling, plenaries and what was told, as plain values."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from netra.cases import queries as cases
from netra.doors.desk.acts.classed import result_word
from netra.doors.desk.acts.form import cited, either, word
from netra.doors.desk.acts.review import kind_word, met_choices
from netra.doors.desk.acts.work import invited
from netra.doors.desk.parts.beside import ground_word, measures, transfer
from netra.doors.desk.parts.grouping import same
from netra.doors.desk.parts.matrix import act_name, klass, ruled
from netra.law.elements import elements
from netra.law.requirements import requirements


def handling(case: Any, crime: str) -> dict[str, Any]:
    """Review, invitations, clarifications, discussions, study of a case; what was transferred to an
    investigator is looked for where `crime` says that something was."""
    return {
        "review": _review(case),
        "invitations": [_invitation(each) for each in cases.invitations(case.id)],
        "clarifications": [
            {
                "whom": invited(each),
                "held_at": each.held_at,
                "came": each.came,
                "form": _how_heard(each),
                "basis": each.basis,
                "answers": [(row.question, row.answer) for row in each.answers.all()],
            }
            for each in cases.clarifications(case.id)
        ],
        "discussions": [
            {
                "ordinal": each.ordinal,
                "held_at": each.held_at,
                "articles": each.articles,
                "conclusion": _conclusion(each.conclusion),
                "note": each.note,
            }
            for each in cases.discussions(case.id)
        ],
        "transfer": transfer(case) if crime not in ("", "concluded") else None,
        "measures": measures(case),
        "studies": _studies(case),
        "extension": case.extension_reason,
    }


def _invitation(each: Any) -> dict[str, Any]:
    return {
        "number": each.number,
        "whom": invited(each),
        "attempt": each.attempt,
        "sent_at": each.sent_at,
        "for_at": each.for_at,
        "place": each.place,
        "served_at": each.served_at,
        "proof": each.proof,
    }


def plenary(held: Any, zone: str) -> dict[str, Any]:
    """One plenary: the meeting, who came, votes, what was decided."""
    return {
        "number": held.number,
        "purpose": _purpose(held.purpose),
        "held_at": held.held_at,
        "place": held.place,
        "agenda": held.agenda,
        "presided_by": held.presided_by.name,
        "mode": _("by vote") if held.mode == "votes" else _("by consensus"),
        "quorum_reason": held.quorum_reason,
        "accepted": held.accepted,
        "ground": ground_word(held.ground),
        "attendance": [
            (each.person.name, _("present") if each.present else _("absent"), each.interest)
            for each in held.attendance.all()
        ],
        "votes": [(each.person.name, _vote(each.choice)) for each in held.votes.all()],
        "outcomes": [
            {
                "who": f"{each.respondent.number}. {each.respondent.name}",
                "act": act_name(each.alleged.code),
                "outcome": ruled(each),
                "reason": each.reason,
            }
            for each in held.outcomes.all()
        ],
    }


def told(begun: Any) -> list[tuple[str, Any]]:
    """What a filing or record says, as terms and values."""
    rows: list[tuple[str, Any]] = [
        (_("What happened"), begun.what),
        (_("Where"), f"{begun.place}, {begun.area.name}"),
        (_("Day of the event"), begun.occurred_on),
    ]
    if hasattr(begun, "known_on"):
        rows += [(_("Day it became known"), begun.known_on)]
    if hasattr(begun, "assignment_letter"):
        rows += [
            (_("Assignment letter"), begun.assignment_letter),
            (_("Stage supervised"), begun.stage_supervised),
            (_("Activity"), begun.activity),
        ]
    return rows


def _review(case: Any) -> dict[str, Any] | None:
    found = cases.review(case.id)
    if found is None:
        return None
    names = {
        rule.key: (either(rule.name_id, rule.name_en), cited(rule.citation))
        for rule in requirements(regime=case.regime, on=case.rules_on)
    }
    met = dict(met_choices())
    return {
        "at": found.reviewed_at,
        "kinds": ", ".join(kind_word(key) for key in found.kinds),
        "elsewhere": found.handled_elsewhere,
        "exit": _exit(found.exit),
        "ground": ground_word(found.ground),
        "reason": found.reason,
        "checks": [
            {
                "name": names.get(check.key, (check.key, None))[0],
                "citation": names.get(check.key, (check.key, None))[1],
                "met": met[check.met],
                "note": check.note,
            }
            for check in found.checks.all()
        ],
    }


def _studies(case: Any) -> list[dict[str, Any]]:
    """Every study, the latest first."""
    return [
        {
            "short": found.short,
            "at": found.made_at,
            "facts": found.facts,
            "analysis": found.analysis,
            "conclusion": found.conclusion,
            "acts": _studied(found.elements.all(), case),
        }
        for found in cases.studies(case.id)
    ]


def _studied(found: Iterable[Any], case: Any) -> list[dict[str, Any]]:
    """Each alleged act with its elements; respondents of whom the same was found stand together,
    each leading to the assessment of his or her act."""
    met, names = dict(met_choices()), _Names()
    each_alleged: dict[Any, list[tuple[str, str, str]]] = {}
    for each in found:
        called = names[each.alleged.occurred_on or case.rules_on]
        weighed = (called.get(each.key, each.key), met[each.met], each.because)
        each_alleged.setdefault(each.alleged, []).append(weighed)
    tables: list[dict[str, Any]] = []
    for alleged, weighed_all in each_alleged.items():
        table = same(tables, {"act": act_name(alleged.code), "elements": weighed_all})
        whom = f"{alleged.respondent.number}. {alleged.respondent.name}"
        where = reverse("desk:assessment", args=[case.file_id, alleged.id])
        result = result_word(alleged.result, alleged.code, alleged.klass)
        told = "; ".join(filter(None, (klass(alleged), result)))
        table.setdefault("whom", []).append((whom, where, told))
    return tables


class _Names(dict[date, dict[str, str]]):
    """What the elements are called, by day; each day is read once."""

    def __missing__(self, on: date) -> dict[str, str]:
        found = {each.key: either(each.name_id, each.name_en) for each in elements("", on=on)}
        return self.setdefault(on, found)


def _how_heard(clarification: Any) -> str:
    if not clarification.came:
        return _("did not come")
    words = [
        _("under oath") if clarification.under_oath else "",
        _("read back") if clarification.read_back else "",
        _("signed") if clarification.signed else "",
    ]
    return ", ".join(filter(None, words)) or _("heard")


def _conclusion(key: str) -> str:
    return {
        "continue": _("goes on as a suspected crime"),
        "not_a_crime": _("elements of a crime are not met"),
        "open": _("still open"),
    }[key]


def _purpose(key: str) -> str:
    return {
        "initial_information": word("initial_information"),
        "finding": word("finding"),
        "decision": word("plenary_decision"),
    }[key]


def _vote(key: str) -> str:
    return {"for": _("in favour"), "against": _("against"), "abstain": _("abstained")}[key]


def _exit(key: str) -> str:
    return {
        "not_registered": word("not_registered"),
        "forward_directly": word("direct"),
        "register": word("registration"),
    }[key]
