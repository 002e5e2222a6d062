"""The custody of a file's evidence: every act on each piece, and those that carried it away."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from netra.base.models import Act
from netra.evidence.queries import USES
from netra.law.packs import Variant, variants

FORWARD, EXPORT = "forward", "export_file"
"""Acts of the file that may take evidence along: a hand-over, a pack."""

WHOLE = (
    "place_hold",
    "lift_hold",
    "capture_link",
    "capture_failed",
    "ask_destruction",
    "destroy_words",
)
"""Acts on the evidence as a whole, or before there was a piece."""

MERIT = "merit"
"""The variant that holds only what the latest letter lists."""

_TOLD = ("variant", "url", "reason", "detail", "rule", "kind", "text")


@dataclass(frozen=True, kw_only=True)
class Step:
    """One act of the custody: `told` is what of its words a list may show, by name."""

    id: UUID
    seq: int
    kind: str
    at: datetime
    person: UUID | None
    capacity: str
    office: UUID | None
    told: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class Custody:
    """Each piece's acts in order, with those that carried it; and the acts on the whole."""

    items: dict[UUID, tuple[Step, ...]]
    whole: tuple[Step, ...]


@dataclass
class _Piece:
    """What the acts so far tell of a piece: enough to say which of the later ones took it along."""

    sha256: str = ""
    given_by: str = ""
    made: set[str] = field(default_factory=set)
    gone: bool = False
    steps: list[Step] = field(default_factory=list)

    def learn(self, step: Step, content: dict[str, Any]) -> None:
        """The act on it is done."""
        self.steps.append(step)
        if step.kind == "keep_evidence":
            self.sha256, self.given_by = str(content.get("sha256", "")), step.capacity
        elif step.kind == "derive_evidence":
            self.made.add(str(content.get("derived", "")))
        self.gone = self.gone or step.kind == "destroy_evidence"


def custody_of(file_id: UUID) -> Custody:
    """All of the file's custody in one query. The caller sees the file.

    A letter or a pack stands only with the pieces it took along. What retention destroyed of an act
    no longer tells which pieces it was of.
    """
    acts = Act.objects.filter(file_id=file_id, kind__in=(*USES, FORWARD, EXPORT, *WHOLE))
    pieces: dict[UUID, _Piece] = {}
    whole: list[Step] = []
    sent: frozenset[str] = frozenset()
    for act in acts.select_related("body").order_by("seq"):
        content = act.body.content if hasattr(act, "body") else {}
        step = _step(act, content)
        if act.kind == FORWARD:
            sent = frozenset(content.get("evidence", ()))
        if act.kind in (FORWARD, EXPORT):
            for piece in [each for each in pieces.values() if _took(act, content, each, sent)]:
                piece.steps.append(step)
        elif act.kind in USES and "item" in content:
            pieces.setdefault(UUID(str(content["item"])), _Piece()).learn(step, content)
        elif act.kind in WHOLE:
            whole.append(step)
    items = {item: tuple(piece.steps) for item, piece in pieces.items()}
    return Custody(items=items, whole=tuple(whole))


def _took(act: Act, content: dict[str, Any], piece: _Piece, sent: frozenset[str]) -> bool:
    """Whether the act took that piece along, or a copy made from it. `sent` is what the latest
    letter lists.

    Of the two acts of a pack the second, nobody's, only repeats the first for its readers.
    """
    if piece.gone:
        return False
    if act.kind == FORWARD:
        return piece.sha256 in sent
    packs = [each for each in variants() if each.key == content.get("variant")]
    chosen = frozenset(content.get("redactions", ()))
    return act.person is not None and any(_carries(each, piece, sent, chosen) for each in packs)


def _carries(pack: Variant, piece: _Piece, sent: frozenset[str], chosen: frozenset[str]) -> bool:
    """Whether a pack of that variant holds the piece, or a redacted copy of it its maker chose."""
    if pack.key == MERIT and piece.sha256 not in sent:
        return False
    return pack.tells_item(piece.given_by) or bool(piece.made & chosen)


def _step(act: Act, content: dict[str, Any]) -> Step:
    return Step(
        id=act.id,
        seq=act.seq,
        kind=act.kind,
        at=act.at,
        person=act.person,
        capacity=act.capacity,
        office=act.office,
        told={name: str(content[name]) for name in _TOLD if isinstance(content.get(name), str)},
    )
