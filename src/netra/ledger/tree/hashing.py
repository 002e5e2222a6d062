"""Hashes of a Merkle tree (RFC 6962 §2.1), and of any stretch of it from perfect subtrees."""

import hashlib
from collections.abc import Callable
from typing import NamedTuple

EMPTY = hashlib.sha256(b"").digest()
"""The root of a tree without leaves."""

HASH_BYTES = 32


class Node(NamedTuple):
    """The root of a perfect subtree: of the 2**level leaves from place * 2**level on."""

    level: int
    place: int


NodeHash = Callable[[Node], bytes]


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf that holds `data`."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def fold(hashes: list[bytes]) -> bytes:
    """The root over hashes of neighbouring subtrees of equal size; their number is a power of 2."""
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [node_hash(left, right) for left, right in pairs]
    return hashes[0]


def perfect(begin: int, end: int) -> list[Node]:
    """The perfect subtrees, from left to right, that the stretch [begin, end) consists of.

    `begin` is a multiple of the greatest power of two not above the stretch's length, as it is for
    every stretch that a tree or a proof asks for.
    """
    found = []
    while begin < end:
        level = (end - begin).bit_length() - 1
        found.append(Node(level, begin >> level))
        begin += 1 << level
    return found


def stretch(begin: int, end: int, hash_of: NodeHash) -> bytes:
    """The Merkle Tree Hash of the leaves [begin, end); EMPTY of none."""
    if begin == end:
        return EMPTY
    *before, last = (hash_of(node) for node in perfect(begin, end))
    for left in reversed(before):
        last = node_hash(left, last)
    return last
