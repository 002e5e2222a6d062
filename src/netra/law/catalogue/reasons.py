"""Why an assessment says what it says, in sentences of both languages."""

from collections.abc import Iterator
from datetime import date

from babel.dates import format_date

from netra.law.catalogue.acts import CatalogueAct, ClassRow
from netra.law.citation import Citation, cite
from netra.law.competence import addressees
from netra.law.glossary import term
from netra.law.lists import items_with, lists
from netra.law.phases import UNKNOWN_PHASE
from netra.law.regulations import regulation_of
from netra.law.tables import Row, rows

LANGUAGES = ("id", "en")
NO_RULE_READ = "ask_no_rule"
NO_PHASE = "ask_phase"
Both = tuple[str, str]
"""A sentence in Indonesian and in English."""


def sentence(key: str, **facts: object) -> Both:
    """A sentence of `data/reasons.toml`; days are written out, a pair gives each its language."""
    row = _row(key)
    found = [row[lang].format(**_words(facts, lang)) for lang in LANGUAGES]
    return found[0], found[1]


def no_rule() -> Citation:
    """What is cited where nothing was read."""
    return cite(_row(NO_RULE_READ))


def no_phase() -> Citation:
    """What is cited where the day of determination is not known."""
    return cite(_row(NO_PHASE))


def why(
    act: CatalogueAct,
    row: ClassRow | None,
    *,
    on: date,
    phase: str,
    determined_on: date | None,
    articles: tuple[str, ...],
    unaddressed: str | None,
) -> tuple[Both, ...]:
    """The phase, the row, the regulations and lists of the day.

    `unaddressed` is an employment the act does not address: then who receives it instead.
    """
    found = [_phase(on, phase, determined_on)]
    if unaddressed:
        return (*found, _unaddressed(act, unaddressed, on))
    if phase != UNKNOWN_PHASE:
        found.append(_class(act, row))
    return (*found, *_regulations(articles), *_lists(act.code, row.klass if row else None, on))


def _phase(on: date, phase: str, determined_on: date | None) -> Both:
    if phase == UNKNOWN_PHASE:
        return sentence("phase_not_known", on=on)
    if determined_on is None:
        return sentence("phase_unknown", on=on)
    key = "phase_after" if on >= determined_on else "phase_before"
    return sentence(key, on=on, determined_on=determined_on)


def _class(act: CatalogueAct, row: ClassRow | None) -> Both:
    facts = {"code": act.code, "name": (act.name_id, act.name_en)}
    if row is None:
        return sentence("no_class_row", **facts)
    return sentence(
        "class_row", **facts, span=_span(row.valid_from, row.valid_to), basis=row.citation.title
    )


def _regulations(articles: tuple[str, ...]) -> Iterator[Both]:
    found = {known.key: known for article in articles if (known := regulation_of(article))}
    for known in found.values():
        span = _span(known.valid_from, known.valid_to)
        yield sentence("regulation", name=(known.name_id, known.name_en), span=span)


def _lists(code: str, klass: str | None, on: date) -> Iterator[Both]:
    """The lists of the day that hold the act, but for items that print another class."""
    numbers: dict[str, list[str]] = {}
    for item in items_with(code, on=on):
        if klass is None or item.klass in ("", klass):
            numbers.setdefault(item.list_key, []).append(item.number)
    for found in lists():
        if found.key in numbers:
            name = (found.name_id, found.name_en)
            yield sentence("listed", list=name, items=", ".join(numbers[found.key]))


def _unaddressed(act: CatalogueAct, employment: str, on: date) -> Both:
    receiver = addressees(employment=employment, on=on)[0].function
    return sentence(
        "not_addressed",
        addressed=_terms(*act.applies_to),
        employment=_terms(employment),
        receiver=_terms(receiver),
    )


def _terms(*keys: str) -> Both:
    found = [", ".join(term(key, lang) for key in keys) for lang in LANGUAGES]
    return found[0], found[1]


def _span(starts: date | None, ends: date | None) -> Both:
    found = [f"{_day(starts, lang)} – {_day(ends, lang)}" for lang in LANGUAGES]
    return found[0], found[1]


def _day(day: date | None, language: str) -> str:
    return format_date(day, "d MMMM y", locale=language) if day else "…"


def _words(facts: dict[str, object], language: str) -> dict[str, object]:
    return {key: _word(value, language) for key, value in facts.items()}


def _word(value: object, language: str) -> object:
    if isinstance(value, date):
        return _day(value, language)
    return value[LANGUAGES.index(language)] if isinstance(value, tuple) else value


def _row(key: str) -> Row:
    return next(row for row in rows("reasons") if row["key"] == key)
