"""What an act of a day amounts to: its class, articles and sanctions, and what stays open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from netra.law import gaps
from netra.law.catalogue.acts import AFTER, BEFORE, CatalogueAct, ClassRow, act, class_on
from netra.law.catalogue.assessment import NOT_APPLICABLE, UNSETTLED, Assessment, Result
from netra.law.catalogue.reasons import (
    NO_PHASE,
    NO_RULE_READ,
    Both,
    no_phase,
    no_rule,
    sentence,
    why,
)
from netra.law.catalogue.weighing import weigh, with_facts
from netra.law.citation import Citation
from netra.law.facts import require_known
from netra.law.glossary import term
from netra.law.phases import AFTER_DETERMINATION, BEFORE_DETERMINATION, UNKNOWN_PHASE, act_phase
from netra.law.regulations import in_force_on
from netra.law.tables import Row, rows, rows_on

UNKNOWN = "unknown"
CONTEST, NONE_YET = "contest", "none_yet"


@dataclass(frozen=True)
class _Day:
    """The day of an act, and what is known of the candidates' determination."""

    on: date
    determined_on: date | None = None
    undetermined_since: date | None = None

    @property
    def phase(self) -> str:
        return act_phase(self.on, self.determined_on, self.undetermined_since)


def assess(
    code: str,
    *,
    on: date,
    determined_on: date | None,
    employment: str,
    regime: str | None = None,
    facts: Mapping[str, str] | None = None,
    undetermined_since: date | None = None,
) -> Assessment:
    """The class, articles and sanctions of an act done on that date.

    `determined_on` is None while the candidates of the contest are not determined, or the day is
    unknown; `undetermined_since` (of `law.elections`) is then the first day on which they may have
    been: from it on the phase is unknown and the class unsettled. `regime` chooses between rows of
    one kind of election; None reads them all. `facts` (keys and values of `law.facts`) are weighed
    against elements and exceptions; None weighs none. LookupError if code, employment, a fact or
    its value is unknown.
    """
    day = _Day(on, determined_on, undetermined_since)
    if facts is None:
        return _classed(code, day, employment, regime)
    require_known(facts)
    if facts.get(CONTEST) == NONE_YET:
        found = _classed(code, _Day(on), employment, regime)
        first, first_en = sentence("phase_no_contest", on=on)
        found = replace(found, why=(first, *found.why[1:]), why_en=(first_en, *found.why_en[1:]))
    else:
        found = _classed(code, day, employment, regime)
    if employment not in (*act(code).applies_to, UNKNOWN):
        return _not_addressed(found)
    side = _side(found.phase)
    return with_facts(found, weigh(code, facts, side=side, employment=employment, on=on))


def _not_addressed(found: Assessment) -> Assessment:
    """Whom the act's rows address and who receives such a person's file instead, as why not."""
    return replace(
        found,
        result=Result.NOT_ADDRESSED,
        why=found.why[:1],
        why_en=found.why_en[:1],
        why_not=found.why[1:],
        why_not_en=found.why_en[1:],
    )


def _classed(code: str, day: _Day, employment: str, regime: str | None) -> Assessment:
    """What the act amounts to if all its elements hold."""
    named, on, side = act(code), day.on, _side(day.phase)
    addressed = employment in (*named.applies_to, UNKNOWN)
    row = class_on(code, side, on, regime) if addressed and side else None
    klass = (row.klass if row else UNSETTLED) if addressed else NOT_APPLICABLE
    staff = _staff(employment, klass)
    articles = _articles(row, staff, on, regime)
    told = why(
        named,
        row,
        on=on,
        phase=day.phase,
        determined_on=day.determined_on,
        articles=articles,
        unaddressed=None if addressed else employment,
    )
    asked = tuple(dict.fromkeys(_asked(named, row, staff, klass, day)))
    crimes = in_force_on(named.criminal_crossref, on, regime)
    found = _Found(
        phase=day.phase,
        klass=klass,
        articles=articles,
        keys=_sanctions(row, staff),
        crimes=crimes if row or klass == UNSETTLED else (),
    )
    return found.assessment(named, row, told, asked)


def _side(phase: str) -> str:
    """Before or after determination; empty while the phase is unknown."""
    return {BEFORE_DETERMINATION: BEFORE, AFTER_DETERMINATION: AFTER}.get(phase, "")


@dataclass(frozen=True, kw_only=True)
class _Found:
    phase: str
    klass: str
    articles: tuple[str, ...]
    keys: tuple[str, ...]
    crimes: tuple[str, ...]

    def assessment(
        self,
        named: CatalogueAct,
        row: ClassRow | None,
        told: tuple[Both, ...],
        asked: tuple[Both, ...],
    ) -> Assessment:
        return Assessment(
            code=named.code,
            phase=self.phase,
            klass=self.klass,
            articles=self.articles,
            sanction_keys=self.keys,
            sanctions=tuple(term(key) for key in self.keys),
            criminal_crossref="; ".join(self.crimes),
            why=tuple(text for text, _ in told),
            why_en=tuple(text for _, text in told),
            open_questions=tuple(text for text, _ in asked if text),
            open_questions_en=tuple(text for _, text in asked if text),
            citation=self._citation(named, row),
            gaps=self._gaps(named, row),
        )

    def _gaps(self, named: CatalogueAct, row: ClassRow | None) -> tuple[str, ...]:
        if self.klass == NOT_APPLICABLE or self.phase == UNKNOWN_PHASE:
            return ()
        if row is None:
            return gaps.keys_of("reasons", {"key": NO_RULE_READ, "source": no_rule().source})
        cells = {"code": named.code, "class": row.klass, "certainty": row.citation.certainty}
        return gaps.keys_of("violation_classes", cells)

    def _citation(self, named: CatalogueAct, row: ClassRow | None) -> Citation:
        """Of the class; of the act itself where it addresses others; else that the phase is not
        known, or that no rule was read."""
        if row:
            return replace(row.citation, article="; ".join(self.articles))
        if self.klass == NOT_APPLICABLE:
            return named.citation
        return no_phase() if self.phase == UNKNOWN_PHASE else no_rule()


def _staff(employment: str, klass: str) -> list[Row]:
    """What the employment changes for that class."""
    return [
        row
        for row in rows("employment_questions")
        if employment in row["employment"] and (not row["classes"] or klass in row["classes"])
    ]


def _articles(
    row: ClassRow | None, staff: list[Row], on: date, regime: str | None
) -> tuple[str, ...]:
    if row is None:
        return ()
    own = tuple(_moved(article, on) for article in row.articles)
    of_staff = (each["article"] for each in staff if "instead" in each)
    return in_force_on((*own, *of_staff), on, regime)


def _moved(article: str, on: date) -> str:
    """The article of a basis that moved between laws; any other as it stands."""
    for row in rows_on(rows("bases"), on):
        if row["key"] == article:
            return str(row["article"])
    return article


def _sanctions(row: ClassRow | None, staff: list[Row]) -> tuple[str, ...]:
    """The sanctions of the row, or what takes their place for the employment; each once."""
    keys = row.sanction_keys if row else ()
    instead = {old: new for each in staff for old, new in each.get("instead", {}).items()}
    return tuple(dict.fromkeys(instead.get(key, key) for key in keys))


def _asked(
    named: CatalogueAct,
    row: ClassRow | None,
    staff: list[Row],
    klass: str,
    day: _Day,
) -> Iterator[Both]:
    """What the sources leave open: of the act, of the day's row, of the employment, of the day."""
    unknown = day.phase == UNKNOWN_PHASE
    if row or klass == UNSETTLED:
        yield named.question_id, named.question_en
    if row:
        yield row.question_id, row.question_en
    elif klass == UNSETTLED and not unknown:
        yield sentence(NO_RULE_READ)
    if row and row.citation.other_reading:
        yield row.citation.other_reading, row.citation.other_reading_en or ""
    yield from ((each["question_id"], each["question_en"]) for each in staff)
    if day.determined_on is None:
        yield sentence(NO_PHASE if unknown else "ask_determination")
