"""Figures that institutions published, as they published them, and which of them add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import groupby

from netra.law.citation import Citation, cite
from netra.law.tables import Row, load_csv, rows

PERCENT = "percent"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published number. `as_of` is a date, or a month or year as text; `area` "" is the whole
    country; `acts` are codes of the catalogue by our own reading of the category."""

    key: str
    institution: str
    as_of: date | str
    area: str
    dimension: str
    acts: tuple[str, ...]
    name_id: str
    name_en: str
    value: Decimal
    unit: str
    note_id: str
    note_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class FigureSet:
    """Figures of one institution, day, kind and source, in the order of publication.

    `undetailed` is what shares of a hundred leave out; None where they are no such shares.
    """

    institution: str
    as_of: date | str
    dimension: str
    figures: tuple[Figure, ...]
    undetailed: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What published figures are about: an election, or a report."""

    key: str
    name_id: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Sum:
    """One side of published figures against the other; `gap` is total less parts.

    `of_whole` is True where the parts are shares of a hundred that need not name every share.
    """

    key: str
    name_id: str
    name_en: str
    total: Decimal
    parts: tuple[Figure, ...]
    of_whole: bool
    gap: Decimal
    citation: Citation

    @property
    def closes(self) -> bool:
        """True if both sides are equal."""
        return self.gap == 0

    @property
    def added(self) -> Decimal:
        """What the parts come to."""
        return self.total - self.gap


def topics() -> tuple[Topic, ...]:
    """Every topic that has figures, in the order of the page."""
    return tuple(
        Topic(key=row["key"], name_id=row["name_id"], name_en=row["name_en"])
        for row in rows("statistics_topics")
    )


def topic(key: str) -> Topic:
    """One topic; LookupError if unknown."""
    for found in topics():
        if found.key == key:
            return found
    raise LookupError(f"no figures about {key}")


@cache
def figures() -> tuple[Figure, ...]:
    """Every published figure."""
    return tuple(_figure(row) for row in load_csv("statistics"))


def figure(key: str) -> Figure:
    """One figure; LookupError if unknown."""
    for found in figures():
        if found.key == key:
            return found
    raise LookupError(f"no figure {key}")


def figure_sets(topic_key: str) -> tuple[FigureSet, ...]:
    """The figures of a topic, in sets, the latest first; what has no exact day stands last."""
    found = [row for row in load_csv("statistics") if row["topic"] == topic_key]
    sets = [_set(tuple(map(_figure, group))) for _, group in groupby(found, key=_of_one_set)]
    return tuple(sorted(sets, key=lambda each: str(each.as_of), reverse=True))


@cache
def sums() -> tuple[Sum, ...]:
    """Every sum of published figures, those that close first."""
    return tuple(sorted(map(_sum, rows("statistics_sums")), key=lambda each: not each.closes))


def _of_one_set(row: Row) -> tuple[str, ...]:
    return tuple(str(row[key]) for key in ("institution", "as_of", "dimension", "source"))


def _set(found: tuple[Figure, ...]) -> FigureSet:
    first = found[0]
    return FigureSet(
        institution=first.institution,
        as_of=first.as_of,
        dimension=first.dimension,
        figures=found,
        undetailed=_undetailed(found) if first.unit == PERCENT else None,
    )


def _undetailed(found: tuple[Figure, ...]) -> Decimal:
    return max(Decimal(100) - _added(found), Decimal(0))


def _added(found: Iterable[Figure]) -> Decimal:
    return sum((each.value for each in found), Decimal(0))


def _sum(row: Row) -> Sum:
    parts = tuple(figure(key) for key in row["parts"])
    total = Decimal(row.get("whole", 0)) + _added(figure(key) for key in row["total"])
    return Sum(
        key=row["key"],
        name_id=row["name_id"],
        name_en=row["name_en"],
        total=total,
        parts=parts,
        of_whole="whole" in row,
        gap=total - _added(parts),
        citation=cite(row),
    )


def _figure(row: Row) -> Figure:
    return Figure(
        key=row["key"],
        institution=row["institution"],
        as_of=row["as_of"],
        area=row["area"],
        dimension=row["dimension"],
        acts=tuple(filter(None, row["acts"].split(";"))),
        name_id=row["name_id"],
        name_en=row["name_en"],
        value=Decimal(row["value"]),
        unit=row["unit"],
        note_id=row["note_id"],
        note_en=row["note_en"],
        citation=cite(row),
    )
