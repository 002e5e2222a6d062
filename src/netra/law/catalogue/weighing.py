"""What the facts of an act come to: its elements, its exceptions, and what stays open."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from netra.law import elements as law
from netra.law import gaps
from netra.law.catalogue.assessment import (
    NOT_A_VIOLATION,
    NOT_APPLICABLE,
    UNSETTLED,
    Assessment,
    Result,
    Weighed,
)
from netra.law.catalogue.reasons import Both, sentence
from netra.law.elements import ActException, Element, State
from netra.law.facts import fact
from netra.law.phases import UNKNOWN_PHASE

ELEMENT = ""


def weigh(
    code: str, said: Mapping[str, str], *, side: str, employment: str, on: date
) -> tuple[Weighed, ...]:
    """Every element and exception of the act as the facts leave it, elements first.

    `side` is before or after determination, empty while that is not known. An element that only a
    person weighs is left out.
    """
    known = {**said, law.EMPLOYMENT: employment, **({law.PHASE: side} if side else {})}
    found = [_weighed(each, ELEMENT, known) for each in law.elements(code, on=on) if each.asked]
    found += [_weighed(each, each.effect, known) for each in law.exceptions(code, on=on)]
    return tuple(found)


def with_facts(assessed: Assessment, weighed: tuple[Weighed, ...]) -> Assessment:
    """The assessment as the facts leave it: result, why, why not, what stays open, gaps met."""
    turning = _turning(weighed)
    why, why_not = tuple(_why(weighed)), tuple(_why_not(assessed, weighed))
    asked = tuple(_open(weighed))
    result = _result(assessed, weighed)
    return replace(
        _turned(assessed, turning, result),
        result=result,
        why=(*assessed.why, *(text for text, _ in why)),
        why_en=(*assessed.why_en, *(text for _, text in why)),
        why_not=tuple(text for text, _ in why_not),
        why_not_en=tuple(text for _, text in why_not),
        open_questions=_joined(assessed.open_questions, (text for text, _ in asked)),
        open_questions_en=_joined(assessed.open_questions_en, (text for _, text in asked)),
        instead=tuple(dict.fromkeys(code for each in turning for code in each.instead)),
        weighed=weighed,
        gaps=_joined(() if turning else assessed.gaps, _gaps(weighed)),
    )


def _weighed(each: Element | ActException, effect: str, known: Mapping[str, str]) -> Weighed:
    said = [key for key in each.asked if key in known and key not in law.UNASKED]
    return Weighed(
        key=each.key,
        effect=effect,
        general=each.general,
        state=each.state(known),
        name_id=each.name_id,
        name_en=each.name_en,
        facts=tuple((key, known[key]) for key in said),
        asked=tuple(key for key in each.still_asked(known) if key not in law.UNASKED),
        instead=each.instead,
        citation=each.citation,
    )


def _result(assessed: Assessment, weighed: tuple[Weighed, ...]) -> Result:
    effects = {each.effect for each in weighed if each.effect and each.state is State.MET}
    if law.ALLOWED in effects:
        return Result.ALLOWED
    if law.NO_RULE in effects:
        return Result.NO_RULE
    if any(_lacks(each) for each in weighed) or assessed.klass == NOT_APPLICABLE:
        return Result.DOES_NOT_FIT
    if assessed.phase == UNKNOWN_PHASE:
        return Result.OPEN
    if assessed.klass == UNSETTLED:
        two = any(gaps.gap(key).kind == gaps.TWO_READINGS for key in assessed.gaps)
        return Result.DISPUTED if two else Result.NO_RULE
    if law.DISPUTED in effects:
        return Result.DISPUTED
    if any(each.state is State.UNKNOWN for each in weighed):
        return Result.OPEN
    return Result.ALLOWED if assessed.klass == NOT_A_VIOLATION else Result.FITS


def _turned(assessed: Assessment, turning: list[Weighed], result: Result) -> Assessment:
    """The assessment under what turns it away from its row; as it was if nothing does."""
    klass = {
        Result.ALLOWED: NOT_A_VIOLATION,
        Result.NO_RULE: UNSETTLED,
        Result.DOES_NOT_FIT: NOT_APPLICABLE,
    }.get(result)
    if not turning or klass is None:
        return assessed
    cited = turning[0].citation
    return replace(
        assessed,
        klass=klass,
        articles=(cited.article,) if result is Result.ALLOWED and cited.article else (),
        sanction_keys=(),
        sanctions=(),
        criminal_crossref=assessed.criminal_crossref if result is Result.NO_RULE else "",
        citation=cited,
    )


def _turning(weighed: tuple[Weighed, ...]) -> list[Weighed]:
    """What turns the act away from its row: what permits it, what no rule covers, what it lacks."""
    for effect in (law.ALLOWED, law.NO_RULE):
        found = [each for each in weighed if each.effect == effect and each.state is State.MET]
        if found:
            return found
    return [each for each in weighed if _lacks(each)]


def _lacks(each: Weighed) -> bool:
    return each.effect == ELEMENT and each.state is State.MISSING


def _why(weighed: tuple[Weighed, ...]) -> Iterator[Both]:
    for each in weighed:
        if each.effect == ELEMENT and each.state is State.MET:
            yield _told("element_met", each)


def _why_not(assessed: Assessment, weighed: tuple[Weighed, ...]) -> Iterator[Both]:
    turning = _turning(weighed)
    if assessed.klass == NOT_APPLICABLE and not turning:
        yield sentence("row_not_applicable", code=assessed.code)
    for each in weighed:
        if _lacks(each):
            yield _told("element_missing", each)
        elif each.effect in (law.ALLOWED, law.NO_RULE) and each.state is State.MET:
            yield _told("exception_applies", each)
    codes = dict.fromkeys(code for each in turning for code in each.instead)
    if codes:
        yield sentence("other_act", codes=", ".join(codes))


def _open(weighed: tuple[Weighed, ...]) -> Iterator[Both]:
    """Readings that contradict, questions that apply, and what is not known yet: nothing more need
    be known of an act that is turned away from its row."""
    turned = bool(_turning(weighed))
    for each in weighed:
        name = (each.name_id, each.name_en)
        if each.state is State.UNKNOWN and turned:
            continue
        if each.state is State.UNKNOWN:
            key = "exception_open" if each.effect else "element_open"
            yield sentence(key, name=name, questions=_questions(each))
        elif each.effect and each.state is State.MISSING:
            continue
        elif each.citation.other_reading:
            other = (each.citation.other_reading, each.citation.other_reading_en or "")
            yield sentence("two_readings", name=name, basis=_basis(each), other=other)
        elif each.effect == law.ASK:
            yield name


def _gaps(weighed: tuple[Weighed, ...]) -> Iterator[str]:
    for each in weighed:
        if each.state is State.MET or _lacks(each):
            file = "exceptions" if each.effect else "elements"
            yield from gaps.keys_of(file, {"key": each.key, "certainty": each.citation.certainty})


def _told(key: str, each: Weighed) -> Both:
    said = [(fact(name), value) for name, value in each.facts]
    answers = (
        " ".join(f"{one.question_id} {one.option(value).name_id}." for one, value in said),
        " ".join(f"{one.question_en} {one.option(value).name_en}." for one, value in said),
    )
    return sentence(key, name=(each.name_id, each.name_en), said=answers, basis=_basis(each))


def _questions(each: Weighed) -> Both:
    asked = [fact(key) for key in each.asked]
    return (
        " ".join(one.question_id for one in asked),
        " ".join(one.question_en for one in asked),
    )


def _basis(each: Weighed) -> str:
    return each.citation.article or each.citation.title


def _joined(first: tuple[str, ...], more: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))
