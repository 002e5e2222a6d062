"""What a case pack tells its reader, by the variant made for that reader.

    variant("merit").tells_act("unseal_reporter")    # False: what no row names is withheld

House rules, not law; `data/pack_variants.toml` says what grounds each.
"""

from dataclasses import dataclass
from functools import cache

from netra.law.citation import Citation, cite
from netra.law.tables import Row, rows

ALL = "*"
SEEN, DECISION, RESPONDENT = "seen", "decision", "respondent"
"""What may have to be answered before a pack leaves: who could have seen what is in it; the
decision that allows it; which respondent it is for."""

_MAKERS = "makers"


@dataclass(frozen=True, kw_only=True)
class Variant:
    """What one reader is told. `asks` is what the maker has to answer first.

    `people` is true where an act may be told that bears the number of somebody's account.
    """

    key: str
    acts: frozenset[str]
    whole: frozenset[str]
    by: frozenset[str]
    items: frozenset[str]
    names: frozenset[str]
    derived: frozenset[str]
    papers: frozenset[str]
    people: bool
    asks: frozenset[str]
    citation: Citation

    def tells_act(self, kind: str, *, capacity: str, person: bool, whole: bool) -> bool:
        """True if an act of that kind, by that capacity, is told with its words. `person` says that
        it bears an account's number, `whole` that the pack speaks of every respondent."""
        told = kind in self.acts and _holds(self.by, capacity)
        return told and (self.people or not person) and (whole or kind not in self.whole)

    def tells_item(self, given_by: str) -> bool:
        """True if the bytes of evidence given by that capacity are in the pack."""
        return _holds(self.items, given_by)

    def tells_name(self, given_by: str) -> bool:
        """True if what that capacity said of evidence it gave is told: its name, where it stood."""
        return _holds(self.names, given_by)


@cache
def variants() -> tuple[Variant, ...]:
    """Every variant, the one that tells most first."""
    return tuple(_variant(row) for row in rows("pack_variants") if row["key"] != _MAKERS)


def variant(key: str) -> Variant:
    """The variant of that key; KeyError if there is none."""
    for found in variants():
        if found.key == key:
            return found
    raise KeyError(key)


@cache
def makers() -> frozenset[str]:
    """The capacities of a handling office that may let a pack leave."""
    row = next(row for row in rows("pack_variants") if row["key"] == _MAKERS)
    return frozenset(row["capacities"])


def _holds(named: frozenset[str], value: str) -> bool:
    return ALL in named or value in named


def _variant(row: Row) -> Variant:
    sets = ("acts", "whole", "by", "items", "names", "derived", "papers", "asks")
    told = {name: frozenset(row[name]) for name in sets}
    return Variant(key=row["key"], people=row["people"], citation=cite(row), **told)
