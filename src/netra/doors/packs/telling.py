"""What of a file a variant tells its reader: acts, evidence, what was made from it.

What is not told is only counted or committed to; `law.packs` says what is told to whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple
from uuid import UUID

from netra.base.models import Act
from netra.base.queries import acts_of
from netra.base.viewing import Viewer
from netra.cases import queries as cases
from netra.evidence import queries as evidence
from netra.evidence.queries import EvidenceLine, derived, looked
from netra.evidence.queries.derived import DerivedLine
from netra.evidence.queries.looked import DestructionLine, ExaminationLine
from netra.forwarding import queries as forwarding
from netra.law.packs import RESPONDENT, Variant

EXPORT, KEEP, DERIVE = "export_file", "keep_evidence", "derive_evidence"
WITHHELD, DESTROYED = "variant", "destroyed"
REDACTION = "redaction"
DESTROYING = ("destroy_evidence", "destroy_words")
MERIT = "merit"


class Respondent(NamedTuple):
    """Somebody the file speaks of."""

    id: UUID
    number: int
    name: str


@dataclass(frozen=True, kw_only=True)
class Held:
    """Everything of a file a pack may be made from, as its maker sees it; read once."""

    file_id: UUID
    acts: Sequence[Act]
    items: Sequence[EvidenceLine]
    derived: dict[UUID, tuple[DerivedLine, ...]]
    destroyed: dict[UUID, DestructionLine]
    examined: dict[UUID, ExaminationLine] = field(default_factory=dict)
    people: Sequence[Respondent] = ()
    dossier: dict[str, Any] = field(default_factory=dict)
    """What the latest letter to the merit authority sent; empty if it was written none."""
    letter: dict[str, frozenset[str]] = field(default_factory=dict)
    """By kind of paper, the rows of that letter and of its receipts."""

    def redactions(self) -> list[tuple[int, DerivedLine]]:
        """The redacted copies there are, each with the number of its item."""
        there = [each for each in self.items if each.id not in self.destroyed]
        made = [(item.number, each) for item in there for each in self.derived.get(item.id, ())]
        return [each for each in made if each[1].kind == REDACTION]

    def until(self, seq: int) -> "Held":
        """As it stood after that act: what came since is not in it."""
        acts = [each for each in self.acts if each.seq <= seq]
        kept = sum(each.kind == KEEP for each in acts)
        items = [each for each in self.items if each.number <= kept]
        since = [each for each in self.acts if each.seq > seq and each.kind == DERIVE]
        late = {each.body.content["derived"] for each in since}
        derived = {
            item: tuple(each for each in made if str(each.id) not in late)
            for item, made in self.derived.items()
        }
        return replace(self, acts=acts, items=items, derived=derived)

    @property
    def lost(self) -> list[int]:
        """The acts whose words are gone, though no act of the file says that it destroyed them."""
        done = [each.body.content for each in self.acts if each.kind in DESTROYING]
        named = {act for content in done for act in content["words"]}
        gone = [each for each in self.acts if not hasattr(each, "body")]
        return [each.seq for each in gone if str(each.id) not in named]


def held(file_id: UUID, viewer: Viewer) -> Held:
    """The file as that viewer sees it, but for what looks found. Eight queries at most.

    Forwarding and destruction are acts: without one there is nothing to ask for.
    """
    case, acts = cases.case(file_id, viewer), acts_of(file_id)
    done = {act.kind for act in acts}
    sent = forwarding.forwardings(file_id, viewer) if "forward" in done else []
    dossier, letter = _letter(sent[-1]) if sent else ({}, {})
    return Held(
        file_id=file_id,
        acts=acts,
        items=evidence.items_of(file_id, viewer),
        derived=derived.derived_of(file_id, viewer),
        destroyed=looked.destructions_of(file_id, viewer) if "destroy_evidence" in done else {},
        people=_people(case) if case else (),
        dossier=dossier,
        letter=letter,
    )


def _letter(sent: Any) -> tuple[dict[str, Any], dict[str, frozenset[str]]]:
    """What a forwarding's letter to the merit authority sent, and the rows of its papers."""
    to: dict[str, list[Any]] = {}
    for each in sent.recipients.all():
        if each.role == "addressee":
            to.setdefault(each.letter_number or sent.letter_number, []).append(each)
    merit = [each for own in to.values() for each in own if each.function in forwarding.MERIT]
    numbers = {each.letter_number or sent.letter_number for each in merit}
    rows = {str(each.id) for number in numbers for each in to[number]}
    rows |= {str(sent.id)} if sent.letter_number in numbers else set()
    receipts = frozenset(str(each.id) for each in merit)
    dossier = forwarding.dossier_of_letter(sent, merit) if merit else {}
    return dossier, {"forwarding_letter": frozenset(rows), "document_receipt": receipts}


def _people(case: Any) -> tuple[Respondent, ...]:
    found = case.respondents.order_by("number").values_list("id", "number", "name")
    return tuple(Respondent(*each) for each in found)


@dataclass(frozen=True)
class Told:
    """What of the file is told in this variant. `chosen` are the redacted copies its maker named
    for a reader who gets nothing else of evidence."""

    held: Held
    variant: Variant
    chosen: frozenset[UUID] = frozenset()

    @cached_property
    def items(self) -> tuple[EvidenceLine, ...]:
        """The evidence that has a line, without what its giver said where that may tell who it was.

        For the merit authority only what the latest letter lists: nothing that came later.
        """
        return tuple(
            each if self.variant.tells_name(each.given_by) else each.unsaid()
            for each in self.held.items
            if self.variant.tells_item(each.given_by) and self._sent(each)
        )

    @cached_property
    def derived(self) -> tuple[tuple[int, DerivedLine], ...]:
        """What was made from evidence, with the number of its item; nothing of what was destroyed.

        Where the item itself is not told, only what was chosen for this reader: what was covered
        for another may show what is hidden from this one.
        """
        told = {each.id for each in self.items}
        found: list[tuple[int, DerivedLine]] = []
        for item in self.held.items:
            if item.id in self.held.destroyed or not self._sent(item):
                continue
            kept = [each for each in self._made_of(item) if each.kind in self.variant.derived]
            found += [
                (item.number, each) for each in kept if item.id in told or each.id in self.chosen
            ]
        return tuple(found)

    @cached_property
    def people(self) -> tuple[Respondent, ...]:
        """The respondents the pack speaks of: to the merit authority those it was written of."""
        if self.variant.key != MERIT:
            return tuple(self.held.people) if self.variant.people else ()
        ids = {person["id"] for person in self.held.dossier.get("respondents", ())}
        return tuple(each for each in self.held.people if str(each.id) in ids)

    @property
    def whole(self) -> bool:
        """Whether it speaks of every respondent of the file."""
        return len(self.people) == len(self.held.people)

    def withheld(self, act: Act, *, last: bool) -> str:
        """ "" if the act is told with its words, else why not. The last one, which made the pack,
        is told to everybody."""
        if not hasattr(act, "body"):
            return DESTROYED
        if last and act.kind == EXPORT:
            return ""
        told = self.variant.tells_act(
            act.kind, capacity=act.capacity, person=act.person is not None, whole=self.whole
        )
        if act.kind == KEEP:  # it says what the giver said
            told = told and self.variant.tells_name(act.capacity)
        return "" if told and self._speaks_of_told(act.body.content) else WITHHELD

    def tells_paper(self, kind: str, row: str) -> bool:
        """Whether that paper is in the pack: of letters only the one to the merit authority."""
        its = self.held.letter.get(kind, {row}) if self.variant.key == MERIT else {row}
        return kind in self.variant.papers and row in its

    def _speaks_of_told(self, content: dict[str, Any]) -> bool:
        """An act on a piece of evidence or on a respondent is told only where that is told; one on
        what was made from evidence too, but to who is told all that was made."""
        items = {str(each.id) for each in self.items}
        people = {str(each.id) for each in self.people}
        told = {str(each.id) for _number, each in self.derived}
        made = content.get("derived")  # a list of several, where an act destroyed them
        item, person = content.get("item"), content.get(RESPONDENT)
        if DERIVE not in self.variant.acts and isinstance(made, str) and made not in told:
            return False
        return (item is None or item in items) and (person is None or person in people)

    def _sent(self, item: EvidenceLine) -> bool:
        if self.variant.key != MERIT:
            return True
        listed = self.held.dossier.get("evidence", ())
        return (item.number, item.sha256) in {(each["number"], each["sha256"]) for each in listed}

    def _made_of(self, item: EvidenceLine) -> tuple[DerivedLine, ...]:
        return self.held.derived.get(item.id, ())
