"""A draft of new rules or of a decree: read, checked like the data, and laid over them."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from netra.law.calendar import Calendar, calendar_of, laid_over
from netra.law.check.problem import Problem
from netra.law.deadlines.limits import Rules, rules_of_data
from netra.law.decrees import Decree, decree
from netra.law.drafting import complaints, inherited
from netra.law.tables import Row, for_regime

TABLES = ("deadlines", "counting", "decrees")
_DAY = timedelta(days=1)


class BadDraft(ValueError):
    """The draft breaks the rules of the data; `problems` name row, column and remedy."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True, eq=False)
class Draft:
    """What a draft would make of the law: the rules with its rows, its decrees, and the keys of the
    loaded decrees whose place they take."""

    rules: Rules
    decrees: tuple[Decree, ...]
    replaces: frozenset[str] = frozenset()

    @classmethod
    def taking_back(cls, keys: frozenset[str]) -> "Draft":
        """The law without these loaded decrees."""
        return cls(rules=rules_of_data(), decrees=(), replaces=keys)

    def calendar(self, today: Calendar, area: str = "") -> Calendar:
        """That calendar of the area once the draft's decrees hold; always the same object for the
        same one, so that counting may remember its results."""
        if not self.decrees and not self.replaces:
            return today
        if self.replaces:
            today = calendar_of(area, without=self.replaces)
        return laid_over(today, tuple(each for each in self.decrees if each.holds_in(area)))


def read(path: Path) -> Draft:
    """The draft of a TOML file whose tables are named as the files of the data they belong to.

    BadDraft if it cannot be read or a row owes something; OSError if there is no such file.
    """
    return made_of(document(path.read_bytes(), file=path.name), file=path.name)


def document(content: bytes, *, file: str) -> dict[str, Any]:
    """The TOML document of these bytes; BadDraft, naming `file`, if they are none."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadDraft([_unread(file, error)]) from None


def made_of(content: dict[str, Any], *, file: str, replaces: frozenset[str] = frozenset()) -> Draft:
    """The draft of a TOML document; BadDraft, naming `file`, if a row owes something. Its decrees
    take the place of the loaded ones that `replaces` names."""
    found = list(complaints(content, file, TABLES))
    if found:
        raise BadDraft(found)
    rows = {name: _rows(content, name) for name in TABLES}
    limits = [{**inherited(row["step"]), **row} for row in rows["deadlines"]]
    known = rules_of_data()
    return Draft(
        rules=Rules(
            deadlines=(*_ended(known.deadlines, limits), *limits),
            counting=(*known.counting, *rows["counting"]),
        )
        if limits or rows["counting"]
        else known,
        decrees=tuple(decree(row) for row in rows["decrees"]),
        replaces=replaces,
    )


def _rows(content: dict[str, Any], name: str) -> list[Row]:
    default = {key: content[key] for key in ("checked_on",) if key in content}
    return [{**default, **row} for row in content.get(name, ())]


def _ended(known: tuple[Row, ...], drafts: list[Row]) -> Iterator[Row]:
    """The rows as they stand beside the drafts: each only on the days no draft of its step has."""
    for row in known:
        left = [row]
        for draft in drafts:
            if draft["step"] == row["step"] and for_regime([draft], row["regime"]):
                left = [piece for each in left for piece in _outside(each, draft)]
        yield from left


def _outside(row: Row, draft: Row) -> Iterator[Row]:
    """The row before the draft begins, and after it ends."""
    first, last = row.get("from", date.min), row.get("to", date.max)
    begins, ends = draft.get("from", date.min), draft.get("to", date.max)
    if last < begins or ends < first:
        yield row
        return
    if first < begins:
        yield {**row, "to": begins - _DAY}
    if ends < last:
        yield {**row, "from": ends + _DAY}


def _unread(file: str, error: Exception) -> Problem:
    return Problem(
        file=file,
        row=0,
        column="",
        remedy_id=f"bukan TOML yang terbaca: {error}",
        remedy=f"no readable TOML: {error}",
    )
