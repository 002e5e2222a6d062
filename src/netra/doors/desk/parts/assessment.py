"""What the facts found of one alleged act come to, line by line, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netra.cases import queries as cases
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk.acts.classed import class_word, phase_word, result_word
from netra.doors.desk.acts.form import cited, either, word
from netra.doors.desk.acts.naming import employment_word
from netra.doors.desk.parts.matrix import act_name
from netra.doors.law_links import law_row_url
from netra.doors.ui.parts import Citation
from netra.law import elements, gaps, sanctions
from netra.law.catalogue import Assessment, Result, Weighed
from netra.law.competence import addressees
from netra.law.elements import State
from netra.law.facts import fact


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of the law and what the facts say of it; `url` leads to the row."""

    name: str
    said: str
    citation: Citation
    url: str = ""
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Sanction:
    """A form that may follow, by whom and until when; `waits` is what it still waits for."""

    line: Line
    decider: str
    effect: str
    remedy: str
    waits: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """What an officer found, at what time, and how it is known."""

    at: datetime
    who: str
    capacity: str
    facts: tuple[str, ...]
    because: str
    evidence: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """One alleged act under the law of its day.

    `met`, `against`, `asks` and `unknown` are elements and exceptions; `basis`, `why_not` and
    `open` sentences; `instead` names with addresses; `receivers` who has such a person's file.
    """

    who: str
    act: str
    act_url: str
    result: str
    rule: Line
    articles: tuple[str, ...]
    crimes: str
    day: tuple[tuple[str, str], ...]
    basis: tuple[str, ...]
    met: tuple[Line, ...]
    against: tuple[Line, ...]
    asks: tuple[Line, ...]
    unknown: tuple[Line, ...]
    why_not: tuple[str, ...]
    open: tuple[str, ...]
    instead: tuple[tuple[str, str], ...]
    receivers: tuple[Line, ...]
    forms: tuple[Sanction, ...]
    measured: tuple[Line, ...]
    gaps: tuple[tuple[str, str], ...]
    history: tuple[Found, ...]


def assessed(case: Any, person: RespondentLine, cell: Cell, history: list[Any]) -> Assessed:
    """The page's content: by the latest of `history`, which begins with it. No query."""
    latest = history[0] if history else None
    found = cases.assessment(case, person, cell, latest)
    on = cell.occurred_on or case.rules_on
    employment = latest.employment if latest else person.employment
    weighed = found.weighed
    against = tuple(_line(each) for each in weighed if _speaks_against(each))
    return Assessed(
        who=f"{person.number}. {person.name}",
        act=act_name(cell.code),
        act_url=reverse("portal:law_act", args=[cell.code]),
        result=_result(found),
        rule=_rule(found),
        articles=found.articles,
        crimes=found.criminal_crossref,
        day=_day(case, person, cell, latest, employment, found),
        basis=_basis(found),
        met=tuple(_line(each) for each in weighed if _is_met(each)),
        against=against,
        asks=tuple(_line(each) for each in weighed if _asks(each)),
        unknown=tuple(_line(each) for each in weighed if each.state is State.UNKNOWN),
        why_not=() if against else either_all(found.why_not, found.why_not_en),
        open=_open(case, cell, latest, employment, found),
        instead=tuple((act_name(code), law_row_url("violations", code)) for code in found.instead),
        receivers=tuple(_receivers(found, employment, on)),
        forms=tuple(_form(each) for each in sanctions.ladder(found.sanction_keys, on=on)),
        measured=tuple(_measured(found.klass, on)),
        gaps=tuple(_gap(key) for key in found.gaps),
        history=tuple(_found(each) for each in history),
    )


def either_all(indonesian: Iterable[str], english: Iterable[str]) -> tuple[str, ...]:
    """The sentences in the page's language."""
    return tuple(either(*pair) for pair in zip(indonesian, english, strict=True))


def _result(found: Assessment) -> str:
    """In words; the silence of a rule is told from a rule whose class is not settled."""
    met = [each for each in found.weighed if each.state is State.MET]
    if found.result is Result.NO_RULE and elements.NO_RULE in {each.effect for each in met}:
        return word("no_rule_yet")
    return result_word(str(found.result), found.code, found.klass)


def _is_met(each: Weighed) -> bool:
    return not each.effect and each.state is State.MET


def _speaks_against(each: Weighed) -> bool:
    turns = each.effect in (elements.ALLOWED, elements.NO_RULE)
    return each.state is State.MET if turns else not each.effect and each.state is State.MISSING


def _asks(each: Weighed) -> bool:
    return each.effect in (elements.DISPUTED, elements.ASK) and each.state is State.MET


def _rule(found: Assessment) -> Line:
    """The class with what it rests on; a class of the list leads to its row."""
    return Line(
        name=class_word(found.code, found.klass),
        said="",
        citation=cited(found.citation),
        url=law_row_url("violation_classes", found.code),
    )


def _day(
    case: Any, person: RespondentLine, cell: Cell, latest: Any, employment: str, found: Assessment
) -> tuple[tuple[str, str], ...]:
    """What is said of the day of the act: who the person then was, and which contest."""
    facts = latest.facts if latest else cases.said_of(person)
    status = facts.get(cases.STATUS, "")
    contest = latest.contest if latest else case.contest
    aimed = contest.area_name if contest else ""
    if facts.get("contest") == "none_yet":
        aimed = answer("contest", "none_yet")
    return (
        (_("Employment on the day of the act"), employment_word(employment)),
        (_("Status on the day of the act"), answer(cases.STATUS, status) or _("not known")),
        (_("Object"), answer("object", facts.get("object", "")) or _("not known")),
        (_("Contest"), aimed or _("not known")),
        (_("Phase"), phase_word(found.phase)),
    )


def answer(key: str, value: str) -> str:
    """An answer to a question of the law's facts, in words; "" for none."""
    if not value:
        return ""
    option = fact(key).option(value)
    return either(option.name_id, option.name_en)


def _basis(found: Assessment) -> tuple[str, ...]:
    """Phase, row, regulations and lists of the day: what the elements met are not."""
    said = either_all(found.why, found.why_en)
    return said[: len(said) - sum(map(_is_met, found.weighed))]


def _line(each: Weighed) -> Line:
    asked = (fact(key) for key in each.asked) if each.state is State.UNKNOWN else ()
    said = [_said(key, value) for key, value in each.facts]
    said += [either(one.question_id, one.question_en) for one in asked]
    return Line(
        name=either(each.name_id, each.name_en),
        said=" ".join(said),
        citation=cited(each.citation),
        url=law_row_url("exceptions" if each.effect else "elements", each.key),
        detail=_("exception") if each.effect else "",
    )


def _said(key: str, value: str) -> str:
    one = fact(key)
    return f"{either(one.question_id, one.question_en)} {answer(key, value)}."


def _open(
    case: Any, cell: Cell, latest: Any, employment: str, found: Assessment
) -> tuple[str, ...]:
    """What the sources leave open, but for the other reading, which stands beside its rule."""
    plain = cases.classed(
        case,
        cell.code,
        cell.occurred_on,
        employment=employment,
        contest=latest.contest if latest else case.contest,
        facts=None,
    )
    said = either_all(plain.open_questions, plain.open_questions_en)
    return tuple(each for each in said if each != cited(plain.citation).other_reading)


def _receivers(found: Assessment, employment: str, on: date) -> Iterator[Line]:
    """Who receives the file of somebody the act's rows do not address."""
    if found.result is not Result.NOT_ADDRESSED:
        return
    for each in addressees(employment=employment, on=on):
        yield Line(
            name=word(each.function),
            said=either(each.note_id, each.note_en),
            citation=cited(each.citation),
            url=reverse("portal:law_competence"),
            detail=word(each.role),
        )


def _form(each: sanctions.SanctionForm) -> Sanction:
    lasts = ""
    if each.months:
        lasts = ngettext("for %(n)s month", "for %(n)s months", each.months) % {"n": each.months}
    line = Line(
        name=either(each.name_id, each.name_en),
        said=lasts,
        citation=cited(each.citation),
        url=law_row_url("sanctions", each.code),
        detail=word(each.level) if each.level else "",
    )
    return Sanction(
        line=line,
        decider=either(each.decider, each.decider_en),
        effect=either(each.takes_effect, each.takes_effect_en),
        remedy=either(each.remedy, each.remedy_en),
        waits=either(each.not_yet_id, each.not_yet_en),
    )


def _measured(klass: str, on: date) -> Iterator[Line]:
    """How a sanction of the class is measured: repetition among it."""
    for each in sanctions.rules(klass, on=on):
        yield Line(
            name=either(each.name_id, each.name_en),
            said="",
            citation=cited(each.citation),
            url=law_row_url("sanction_rules", each.key),
        )


def _gap(key: str) -> tuple[str, str]:
    found = gaps.gap(key)
    return either(found.question_id, found.question_en), law_row_url("gaps", key)


def _found(each: Any) -> Found:
    return Found(
        at=each.found_at,
        who=each.found_by.name if each.found_by else "—",
        capacity=word(each.capacity),
        facts=tuple(_said(key, value) for key, value in each.facts.items()),
        because=each.because,
        evidence=tuple(each.evidence),
    )
