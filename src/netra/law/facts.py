"""The facts of an act by which its elements are weighed."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import Row, load, rows


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer, in both languages."""

    value: str
    name_id: str
    name_en: str


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One question about an act, in both languages, and the answers it takes."""

    key: str
    question_id: str
    question_en: str
    options: tuple[Option, ...]
    citation: Citation

    def option(self, value: str) -> Option:
        """The answer with that value; LookupError if the question does not take it."""
        for found in self.options:
            if found.value == value:
                return found
        known = ", ".join(each.value for each in self.options)
        raise LookupError(f"{self.key} is one of {known}, not {value!r}")


@cache
def facts() -> tuple[Fact, ...]:
    """Every question, in the order in which a person is asked."""
    return tuple(_fact(row) for row in rows("facts"))


def fact(key: str) -> Fact:
    """The question with that key; LookupError if there is none."""
    for found in facts():
        if found.key == key:
            return found
    raise LookupError(f"no fact {key!r}; one of {', '.join(each.key for each in facts())}")


def require_known(said: Mapping[str, str]) -> None:
    """Each key is a question and each value one of its answers; else LookupError."""
    for key, value in said.items():
        fact(key).option(value)


def _fact(row: Row) -> Fact:
    options = row.get("option") or load("facts")["yes_no"]
    return Fact(
        key=row["key"],
        question_id=row["question_id"],
        question_en=row["question_en"],
        options=tuple(
            Option(value=each["value"], name_id=each["id"], name_en=each["en"]) for each in options
        ),
        citation=cite(row),
    )
