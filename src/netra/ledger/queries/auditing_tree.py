"""The tree built again from its leaves, and compared with the tiles and all that was signed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from netra.ledger.models import Checkpoint
from netra.ledger.queries.findings import Finding, streamed
from netra.ledger.tree import checkpoints, tiles
from netra.ledger.tree.hashing import EMPTY, HASH_BYTES, fold, node_hash
from netra.ledger.tree.notes import BadNote, Verifier

_LEAVES = """
SELECT l.index, l.hash, a.id IS NOT NULL
FROM ledger_leaf l LEFT JOIN base_act a ON a.id = l.act_id ORDER BY l.index
"""
_TILES = "SELECT number, hashes FROM ledger_tile WHERE level = %s ORDER BY number"
_ABOVE = "SELECT level, number FROM ledger_tile WHERE level >= %s ORDER BY level, number"
_NOTES = "SELECT number, size, note FROM ledger_checkpoint ORDER BY number"
_STRAYS = """
SELECT 'waiting_without_act', w.act::text FROM ledger_waiting w
WHERE NOT EXISTS (SELECT FROM base_act a WHERE a.id = w.act)
UNION ALL
SELECT 'words_without_act', b.act_id::text FROM base_actbody b
WHERE NOT EXISTS (SELECT FROM base_act a WHERE a.id = b.act_id)
UNION ALL
SELECT 'words_not_destroyed', d.file_id::text || ' ' || d.seq::text
FROM base_act d JOIN base_actbody told ON told.act_id = d.id
WHERE d.kind IN ('destroy_evidence', 'destroy_words') AND EXISTS (
    SELECT FROM base_actbody b WHERE told.content -> 'words' ? b.act_id::text
        AND b.act_id IN (SELECT o.id FROM base_act o WHERE o.file_id = d.file_id))
"""


@dataclass
class Regrown:
    """The tree as its leaves make it: the tree's roots at the sizes asked for."""

    wanted: frozenset[int]
    size: int = 0
    roots: dict[int, bytes] = field(default_factory=dict)
    _peaks: list[tuple[int, bytes]] = field(default_factory=list)

    def __post_init__(self) -> None:
        if 0 in self.wanted:
            self.roots[0] = EMPTY

    def add(self, leaf: bytes) -> None:
        """One leaf more."""
        height = 0
        while self._peaks and self._peaks[-1][0] == height:
            leaf = node_hash(self._peaks.pop()[1], leaf)
            height += 1
        self._peaks.append((height, leaf))
        self.size += 1
        if self.size in self.wanted:
            self.roots[self.size] = self._root()

    def _root(self) -> bytes:
        root = self._peaks[-1][1]
        for _height, peak in reversed(self._peaks[:-1]):
            root = node_hash(peak, root)
        return root


def leaves_and_tiles(tree: Regrown) -> Iterator[Finding]:
    """Everything wrong with leaves and tiles; afterwards `tree` has every leaf."""
    findings: list[Finding] = []
    upper: list[bytes] = []
    yield from _compare(0, _rows_of(_leaves(tree, findings), upper))
    yield from findings
    level = 1
    while upper:
        hashes, upper = upper, []
        yield from _compare(level, _rows_of(hashes, upper))
        level += 1
    with streamed(_ABOVE, level) as rows:
        yield from (_at("tile_extra", *place) for place in rows)


def _leaves(tree: Regrown, findings: list[Finding]) -> Iterator[bytes]:
    with streamed(_LEAVES) as rows:
        before = -1
        for index, held, has_act in rows:
            if index != before + 1:
                findings.append(Finding("leaf_gap", str(before + 1)))
            if not has_act:
                findings.append(Finding("leaf_without_act", str(index)))
            tree.add(bytes(held))
            yield bytes(held)
            before = index


def _rows_of(hashes: Iterable[bytes], upper: list[bytes]) -> Iterator[bytes]:
    """Contents of a level's tiles; the hashes of the full ones go to the level above."""
    held: list[bytes] = []
    for each in hashes:
        held.append(each)
        if len(held) == tiles.WIDTH:
            yield b"".join(held)
            upper.append(fold(held))
            held = []
    if held:
        yield b"".join(held)


def _compare(level: int, wanted: Iterator[bytes]) -> Iterator[Finding]:
    """Wherever a level's stored tiles are not those wanted."""
    with streamed(_TILES, level) as rows:
        stored = next(rows, None)
        for number, content in enumerate(wanted):
            while stored is not None and stored[0] < number:
                yield _at("tile_extra", level, stored[0])
                stored = next(rows, None)
            if stored is None or stored[0] != number:
                yield _at("tile_missing", level, number)
                continue
            if bytes(stored[1]) != content:
                yield _at("tile_wrong", level, number, _first(bytes(stored[1]), content))
            stored = next(rows, None)
        while stored is not None:
            yield _at("tile_extra", level, stored[0])
            stored = next(rows, None)


def _first(held: bytes, wanted: bytes) -> int:
    """The first hash in which they differ."""
    place = 0
    while held[place : place + HASH_BYTES] == wanted[place : place + HASH_BYTES]:
        place += HASH_BYTES
    return place // HASH_BYTES


def _at(what: str, level: int, number: int, hash_number: int | None = None) -> Finding:
    place = f"{level}/{number}"
    return Finding(what, place if hash_number is None else f"{place} {hash_number}")


def strays() -> Iterator[Finding]:
    """Words whose act is gone or destroyed them, and acts gone before they entered the tree."""
    with streamed(_STRAYS) as rows:
        yield from (Finding(what, act) for what, act in rows)


def sizes() -> frozenset[int]:
    """The sizes at which something was signed."""
    return frozenset(Checkpoint.objects.values_list("size", flat=True))


def signed(tree: Regrown, trusted: Sequence[Verifier]) -> Iterator[Finding]:
    """Everything wrong with what was signed, against the tree regrown."""
    with streamed(_NOTES) as rows:
        before = 0
        for place, (number, size, note) in enumerate(rows, 1):
            what = "" if number == place else "checkpoint_gap"
            what = what or _why_wrong(tree, size, note, trusted)
            what = what or ("checkpoint_size" if size < before else "")
            if what:
                yield Finding(what, str(number))
            before = size


def _why_wrong(tree: Regrown, size: int, note: str, trusted: Sequence[Verifier]) -> str:
    try:
        found = checkpoints.opened(note, trusted)
    except BadNote:
        return "checkpoint_unsigned"
    if found.size != size:
        return "checkpoint_size"
    if size > tree.size:
        return "checkpoint_ahead"
    return "" if tree.roots[size] == found.root else "checkpoint_root"


def mirrored(
    tree: Regrown, notes: dict[str, str], trusted: Sequence[Verifier], ours: frozenset[int]
) -> Iterator[Finding]:
    """Wherever we are not what others kept of us; `notes` by the name of their file."""
    for name, note in notes.items():
        try:
            found = checkpoints.opened(note, trusted)
        except BadNote:
            yield Finding("mirror_unsigned", name)
            continue
        if found.size > tree.size:
            yield Finding("mirror_ahead", f"{name}: {tree.size} < {found.size}")
        elif tree.roots[found.size] != found.root:
            yield Finding("mirror_root", f"{name}: {found.size}")
        elif found.size not in ours:
            yield Finding("mirror_forgotten", f"{name}: {found.size}")
