"""What is withheld when counts are published, so that nobody can be told from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from netra.law.citation import Citation, cite
from netra.law.tables import rows


@dataclass(frozen=True, kw_only=True)
class SmallCells:
    """Counts below `least` are not shown, and the sentence that says so."""

    least: int
    name_id: str
    name_en: str
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Published:
    """A table that may be published: rows to show, and what the rows not shown come to."""

    shown: dict[str, int]
    withheld: int

    @property
    def total(self) -> int:
        """Everything that was counted."""
        return sum(self.shown.values()) + self.withheld


def small_cells() -> SmallCells:
    """The rule for our own counts."""
    row = next(row for row in rows("publication") if row["key"] == "small_cells")
    return SmallCells(
        least=row["least"], name_id=row["name_id"], name_en=row["name_en"], citation=cite(row)
    )


def publishable(counts: Mapping[str, int], *, least: int) -> Published | None:
    """The table with its small rows withheld; None where even the total is too small to be shown.

    Not shown are rows below `least`, empty ones among them, and as many others, in the order given,
    as keep the small ones from following from the total. That order must not come from the counts:
    who knows this rule and sees the table still cannot tell a small row (a test tries them all),
    not even knowing which rows are empty.
    """
    if 0 < sum(counts.values()) < _enough(list(counts.values()), least):
        return None
    hidden = [key for key, count in counts.items() if count < least]
    for key in [key for key, count in counts.items() if count >= least]:
        if _open([counts[each] for each in hidden], least):
            break
        hidden.append(key)
    shown = {key: count for key, count in counts.items() if key not in hidden}
    return Published(shown=shown, withheld=sum(counts[key] for key in hidden))


def at_least(counts: Iterable[int], *, least: int) -> int:
    """A sum that may be published beside exact tables of the same files: each count goes in as the
    largest multiple of `least` it reaches.

    A small count adds nothing, and what another table says of its group cannot be subtracted from
    it: the difference is known only within `least`.
    """
    return sum(count - count % least for count in counts)


def _open(hidden: list[int], least: int) -> bool:
    """True if the rows cannot be worked out from what they come to, by somebody who may know which
    are empty: it is no less than `_enough`, and not the most that rows below `least` can be."""
    filled = sum(1 for count in hidden if count)
    most = (least - 1) * filled
    return not filled or (sum(hidden) >= _enough(hidden, least) and sum(hidden) != most)


def _enough(counts: list[int], least: int) -> int:
    """The smallest sum that may be told. As many files as filled rows is one in each; and if only
    that sum were kept back, keeping it back would tell it: so one more is kept back too."""
    return max(least, sum(1 for count in counts if count) + 2)
