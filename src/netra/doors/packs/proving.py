"""The public log's part of a pack: checkpoints, stamps over them, proofs of the acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from netra.base.models import Act
from netra.ledger import queries
from netra.ledger.queries import StampLine
from netra.ledger.tree import checkpoints, proofs, tiles


class NotLogged(RuntimeError):
    """An act has no leaf in the tree that is signed, or its words are gone and no act of the file
    destroyed them; `netra log audit` says more."""


@dataclass(frozen=True)
class Proved:
    """A checkpoint, the stamps over it, and the acts proved in it: number, leaf, path."""

    size: int
    note: str
    stamps: tuple[StampLine, ...]
    acts: tuple[tuple[int, int, tuple[bytes, ...]], ...]

    def lines(self) -> list[dict[str, Any]]:
        """The lines of its `proofs.jsonl`."""
        return [
            {"seq": seq, "index": index, "path": [each.hex() for each in path]}
            for seq, index, path in self.acts
        ]


def proved(acts: Sequence[Act]) -> tuple[Proved, ...]:
    """Each act proved once, in the earliest stamped checkpoint there is, or else the newest.

    In rising order of size. `NotLogged` if one is in no tree that is signed.
    """
    leaves = {act.seq: _index(act) for act in acts}
    notes = _notes(leaves.values())
    placed: dict[int, list[tuple[int, int, tuple[bytes, ...]]]] = {size: [] for size in notes}
    for seq, index in leaves.items():
        size = next(size for size in notes if size > index)
        path = tiles.hashes_of(proofs.inclusion(index, size), queries.fetch)
        placed[size].append((seq, index, tuple(path)))
    return tuple(
        Proved(size=size, note=note, stamps=stamps, acts=tuple(placed[size]))
        for size, (note, stamps) in notes.items()
    )


def consistency(found: Sequence[Proved]) -> list[dict[str, Any]]:
    """The lines of `consistency.jsonl`: each tree begins with the one before."""
    return [
        {
            "from": before.size,
            "to": after.size,
            "path": [each.hex() for each in queries.consistency(before.size, after.size)],
        }
        for before, after in pairwise(found)
    ]


def _index(act: Act) -> int:
    found = queries.prove(queries.leaf_of(bytes(act.hash)))
    if found is None:
        raise NotLogged(f"act {act.seq}")
    return found.index


def _notes(indices: Iterable[int]) -> dict[int, tuple[str, tuple[StampLine, ...]]]:
    """By size, the checkpoints needed: for each leaf the earliest stamped one, else the newest."""
    found: dict[int, tuple[str, tuple[StampLine, ...]]] = {}
    for index in sorted(indices):
        if not any(size > index and stamps for size, (_note, stamps) in found.items()):
            note, stamps = _checkpoint(index)
            found[checkpoints.read(note).size] = (note, stamps)
    return dict(sorted(found.items()))


def _checkpoint(index: int) -> tuple[str, tuple[StampLine, ...]]:
    stamped = queries.stamped_over(index)
    if stamped is not None:
        return stamped.note, stamped.stamps
    note = queries.last_note()
    if note is None:
        raise NotLogged(f"leaf {index}")
    return note, ()
