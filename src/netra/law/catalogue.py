"""The catalogue of acts and how the law classes each before and after determination."""

from dataclasses import dataclass, replace
from datetime import date

from netra.law.citation import Citation, cite
from netra.law.glossary import term
from netra.law.phases import BEFORE_DETERMINATION, candidate_phase
from netra.law.tables import Row, load_csv, rows, rows_on


@dataclass(frozen=True, kw_only=True)
class CatalogueAct:
    """One act of the catalogue; `group` is a key for sorting lists."""

    code: str
    slug: str
    name_id: str
    name_en: str
    group: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How the law classes an act on a date.

    `klass` is ethics, discipline, administrative, contract, unsettled, not_applicable or
    not_a_violation. `sanctions` are Indonesian labels of `sanction_keys` (glossary keys).
    """

    code: str
    phase: str
    klass: str
    articles: tuple[str, ...]
    sanction_keys: tuple[str, ...]
    sanctions: tuple[str, ...]
    criminal_crossref: str
    open_questions: tuple[str, ...]
    open_questions_en: tuple[str, ...]
    citation: Citation


def acts() -> tuple[CatalogueAct, ...]:
    """Every act of the catalogue, in the order of codes."""
    return tuple(_act(row) for row in load_csv("violations"))


def act(code: str) -> CatalogueAct:
    """One act; LookupError if unknown."""
    return _act(_row(code))


def assess(code: str, *, on: date, determined_on: date | None, employment: str) -> Assessment:
    """The class, articles and sanctions of an act done on that date; LookupError if unknown.

    `determined_on` is None while the candidates of the contest are not determined.
    """
    row = _row(code)
    phase = candidate_phase(on, determined_on)
    side = "before" if phase == BEFORE_DETERMINATION else "after"
    keys = _split(row[f"{side}_sanctions"])
    questions = _questions(row, employment)
    articles = tuple(_article(part, on) for part in _split(row[f"{side}_articles"]))
    return Assessment(
        code=code,
        phase=phase,
        klass=row[f"{side}_class"],
        articles=articles,
        sanction_keys=keys,
        sanctions=tuple(term(key) for key in keys),
        criminal_crossref=row["criminal_crossref"],
        open_questions=tuple(found[0] for found in questions),
        open_questions_en=tuple(found[1] for found in questions),
        citation=_citation(row, side, articles),
    )


def _row(code: str) -> Row:
    for row in load_csv("violations"):
        if row["code"] == code:
            return row
    raise LookupError(f"no act {code} in the catalogue")


def _act(row: Row) -> CatalogueAct:
    return CatalogueAct(
        code=row["code"],
        slug=row["slug"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        group=row["group"],
        citation=cite(row),
    )


def _citation(row: Row, side: str, articles: tuple[str, ...]) -> Citation:
    """The citation of one side; where the sources contradict, the open question is the reading."""
    sided = {**row, "source": row[f"{side}_source"], "certainty": row[f"{side}_certainty"]}
    found = replace(cite(sided), article="; ".join(articles))
    if row[f"{side}_certainty"] != "contradicted":
        return found
    return replace(
        found, other_reading=row["open_question_id"], other_reading_en=row["open_question_en"]
    )


def _article(part: str, on: date) -> str:
    """The article of a basis that moved between laws; any other part as it stands."""
    for row in rows_on(rows("bases"), on):
        if row["key"] == part:
            return str(row["article"])
    return part


def _questions(row: Row, employment: str) -> list[tuple[str, str]]:
    own = [(row["open_question_id"], row["open_question_en"])] if row["open_question_id"] else []
    return own + [
        (found["question_id"], found["question_en"])
        for found in rows("employment_questions")
        if employment in found["employment"]
    ]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())
