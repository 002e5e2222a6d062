"""The tree kept as tiles of up to 256 hashes (C2SP tlog-tiles): few rows, and a proof reads few.

Tile (level, number) holds the hashes of the perfect subtrees of 256**level leaves, from the
256 * number-th on. It only grows at its end, and is never touched again once it is full.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from netra.ledger.tree.hashing import HASH_BYTES, Node, fold, perfect, stretch

HEIGHT = 8
WIDTH = 1 << HEIGHT
FULL = WIDTH * HASH_BYTES
"""Bytes of a full tile."""


class Tile(NamedTuple):
    """A tile's place."""

    level: int
    number: int


Tiles = Mapping[Tile, bytes]
Fetch = Callable[[Iterable[Tile]], Tiles]
"""Fetches tiles: at least as many hashes of each as the tree of the wanted size has there."""


class TileMissing(LookupError):
    """A tile lacks, or lacks the hashes that a tree of that size has."""


def width(tile: Tile, size: int) -> int:
    """How many hashes of that tile a tree of `size` leaves has: 0 to 256."""
    return max(0, min(WIDTH, (size >> HEIGHT * tile.level) - WIDTH * tile.number))


def tiles_of(size: int) -> Iterable[Tile]:
    """Every tile that a tree of `size` leaves has, from the leaves upward."""
    level, hashes = 0, size
    while hashes:
        yield from (Tile(level, number) for number in range(-(-hashes // WIDTH)))
        level, hashes = level + 1, hashes >> HEIGHT


def edge(size: int) -> list[Tile]:
    """The unfinished tile of each level, which a tree of `size` leaves goes on filling."""
    found, level, hashes = [], 0, size
    while hashes:
        if hashes % WIDTH:
            found.append(Tile(level, hashes >> HEIGHT))
        level, hashes = level + 1, hashes >> HEIGHT
    return found


def holder(node: Node) -> Tile:
    """The tile from whose hashes the node's is made."""
    level, height = divmod(node.level, HEIGHT)
    return Tile(level, node.place << height >> HEIGHT)


def hash_of(node: Node, tiles: Tiles) -> bytes:
    """The node's hash. Raises TileMissing."""
    height = node.level % HEIGHT
    first = (node.place << height) % WIDTH
    content = tiles.get(holder(node), b"")
    hashes = _hashes(content)[first : first + (1 << height)]
    if len(hashes) < 1 << height:
        raise TileMissing(f"tile {holder(node)}")
    return fold(hashes)


def hashes_of(stretches: list[tuple[int, int]], fetch: Fetch) -> list[bytes]:
    """The hash of each stretch of leaves, from tiles fetched once. Raises TileMissing."""
    wanted = {holder(node) for begin, end in stretches for node in perfect(begin, end)}
    tiles = fetch(sorted(wanted)) if wanted else {}
    return [stretch(begin, end, lambda node: hash_of(node, tiles)) for begin, end in stretches]


def root(size: int, fetch: Fetch) -> bytes:
    """The root of the first `size` leaves. Raises TileMissing."""
    return hashes_of([(0, size)], fetch)[0]


def grow(size: int, begun: Tiles, leaves: list[bytes]) -> dict[Tile, bytes]:
    """What tiles hold once these leaf hashes follow a tree of `size`; only those that changed.

    `begun` are the contents of `edge(size)`. Raises TileMissing where they are not that long.
    """
    changed: dict[Tile, bytes] = {}
    level, count, arriving = 0, size, leaves
    while arriving:
        changed |= _row(level, count, begun, arriving)
        arriving = _parents(changed, level, count, len(arriving))
        level, count = level + 1, count >> HEIGHT
    return changed


def _row(level: int, count: int, begun: Tiles, arriving: list[bytes]) -> dict[Tile, bytes]:
    """The tiles of one level after these hashes follow the `count` that stood there."""
    first = Tile(level, count // WIDTH)
    before = begun.get(first, b"") if count % WIDTH else b""
    if len(before) != count % WIDTH * HASH_BYTES:
        raise TileMissing(f"tile {first}")
    content = before + b"".join(arriving)
    pieces = range(0, len(content), FULL)
    return {
        Tile(level, first.number + place): content[begin : begin + FULL]
        for place, begin in enumerate(pieces)
    }


def _parents(row: Tiles, level: int, count: int, arrived: int) -> list[bytes]:
    """The hashes of the tiles that became full when `arrived` hashes followed `count`."""
    filled = range(count // WIDTH, (count + arrived) // WIDTH)
    return [fold(_hashes(row[Tile(level, number)])) for number in filled]


def _hashes(content: bytes) -> list[bytes]:
    return [content[at : at + HASH_BYTES] for at in range(0, len(content), HASH_BYTES)]


_PATH = re.compile(
    r"(?P<level>[0-9]|[1-5][0-9]|6[0-3])/(?P<number>(?:x\d{3}/)*\d{3})(?:\.p/(?P<width>[1-9]\d{0,2}))?"
)


def path(tile: Tile, hashes: int = WIDTH) -> str:
    """`<L>/<N>[.p/<W>]` of the first `hashes` of a tile."""
    thousands = f"{tile.number:,}".split(",")
    parts = [part.zfill(3) for part in thousands]
    number = "/".join([*(f"x{part}" for part in parts[:-1]), parts[-1]])
    return f"{tile.level}/{number}" + (f".p/{hashes}" if hashes < WIDTH else "")


def read_path(text: str) -> tuple[Tile, int]:
    """The tile and the number of its hashes that a path names. Raises ValueError."""
    found = _PATH.fullmatch(text)
    if found is None:
        raise ValueError(text)
    tile = Tile(int(found["level"]), int(found["number"].replace("x", "").replace("/", "")))
    hashes = int(found["width"] or WIDTH)
    if path(tile, hashes) != text:
        raise ValueError(text)
    return tile, hashes
