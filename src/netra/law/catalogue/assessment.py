"""The answer of the catalogue."""

from dataclasses import dataclass
from enum import StrEnum

from netra.law.certainty import Certainty
from netra.law.citation import Citation
from netra.law.elements import State

UNSETTLED = "unsettled"
NOT_APPLICABLE = "not_applicable"
NOT_A_VIOLATION = "not_a_violation"


class Result(StrEnum):
    """What the facts of an act come to under its catalogue row."""

    FITS = "fits"
    OPEN = "open"
    DISPUTED = "disputed"
    NO_RULE = "no_rule"
    DOES_NOT_FIT = "does_not_fit"
    ALLOWED = "allowed"
    NOT_ADDRESSED = "not_addressed"


@dataclass(frozen=True, kw_only=True)
class Weighed:
    """An element or an exception as the facts leave it; `facts` are those said of it.

    `effect` is empty for an element. `asked` are facts still to be said; `name_id` and `name_en`
    say it in both languages.
    """

    key: str
    effect: str
    general: bool
    state: State
    name_id: str
    name_en: str
    facts: tuple[tuple[str, str], ...]
    asked: tuple[str, ...]
    instead: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True, kw_only=True)
class Assessment:
    """How the law classes an act on a date.

    `klass` is ethics, discipline, administrative, contract, unsettled, not_applicable or
    not_a_violation; unsettled where no rule of that day was read, or where `phase` is unknown.
    `sanctions` are Indonesian labels of `sanction_keys` (glossary keys). `why` names phase, row,
    era, lists or receiver.

    With facts, `result` is what they come to, `why` holds the elements met, `why_not` those missing
    and the exceptions that apply, `instead` the codes that describe the act better. An act that
    does not fit is not_applicable under this code, without articles or sanctions. Without facts
    `result` is None and `klass` supposes that all elements hold. `gaps` are keys of the register.
    """

    code: str
    phase: str
    klass: str
    articles: tuple[str, ...]
    sanction_keys: tuple[str, ...]
    sanctions: tuple[str, ...]
    criminal_crossref: str
    why: tuple[str, ...]
    why_en: tuple[str, ...]
    open_questions: tuple[str, ...]
    open_questions_en: tuple[str, ...]
    citation: Citation
    result: Result | None = None
    why_not: tuple[str, ...] = ()
    why_not_en: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    weighed: tuple[Weighed, ...] = ()
    gaps: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        """As sure as the least sure of the class and of the act's own elements that decide."""
        decisive = [self.citation.certainty]
        if self.result is Result.FITS:
            decisive += [each.citation.certainty for each in self.weighed if _decides(each)]
        return max(decisive, key=list(Certainty).index)


def _decides(weighed: Weighed) -> bool:
    return not weighed.general and not weighed.effect and weighed.state is State.MET
