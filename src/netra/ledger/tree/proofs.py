"""Proofs that a leaf is in a tree, or a tree the beginning of a longer one (RFC 9162 §2.1).

What a proof consists of is told as stretches [begin, end) of leaves, whoever keeps their hashes.
"""

from netra.ledger.tree.hashing import EMPTY, node_hash

Stretch = tuple[int, int]


def split(size: int) -> int:
    """The greatest power of two below `size`: how many leaves stand left of a tree's root."""
    return 1 << ((size - 1).bit_length() - 1)


def inclusion(index: int, size: int) -> list[Stretch]:
    """The stretches whose hashes prove leaf `index` in the tree of `size`, the leaf's side first.

    Raises IndexError where the tree has no such leaf.
    """
    if not 0 <= index < size:
        raise IndexError(f"leaf {index} is not among {size}")
    begin, end, found = 0, size, list[Stretch]()
    while end - begin > 1:
        middle = begin + split(end - begin)
        found.append((middle, end) if index < middle else (begin, middle))
        begin, end = (begin, middle) if index < middle else (middle, end)
    return found[::-1]


def consistency(before: int, size: int) -> list[Stretch]:
    """The stretches whose hashes prove the tree of `before` leaves the beginning of that of `size`.

    None for an empty or an equal tree. Raises IndexError where `before` is the longer one.
    """
    if not 0 <= before <= size:
        raise IndexError(f"a tree of {before} is not the beginning of one of {size}")
    if before in (0, size):
        return []
    begin, end, found = 0, size, list[Stretch]()
    while end != before:
        middle = begin + split(end - begin)
        found.append((middle, end) if before <= middle else (begin, middle))
        begin, end = (begin, middle) if before <= middle else (middle, end)
    # A verifier knows the earlier root; only where that is not the subtree itself is it told.
    return ([(begin, end)] if begin else []) + found[::-1]


def includes(*, leaf: bytes, index: int, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether the proof leads from the leaf's hash to the root (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return False
        if here % 2 or here == last:
            found = node_hash(each, found)
            while here % 2 == 0 and here:
                here, last = here >> 1, last >> 1
        else:
            found = node_hash(found, each)
        here, last = here >> 1, last >> 1
    return last == 0 and found == root


def extends(*, before: int, before_root: bytes, size: int, root: bytes, proof: list[bytes]) -> bool:
    """Whether the tree of `size` begins with the tree of `before` (RFC 9162 §2.1.4.2).

    Everything begins with the empty tree, whose root is EMPTY.
    """
    if before == 0 or before == size:
        known = before_root == (EMPTY if before == 0 else root)
        return known and not proof
    if not 0 < before < size or not proof:
        return False
    if before & (before - 1) == 0:
        proof = [before_root, *proof]
    here, last = before - 1, size - 1
    while here % 2:
        here, last = here >> 1, last >> 1
    old = new = proof[0]
    for each in proof[1:]:
        if last == 0:
            return False
        if here % 2 or here == last:
            old, new = node_hash(each, old), node_hash(each, new)
            while here % 2 == 0 and here:
                here, last = here >> 1, last >> 1
        else:
            new = node_hash(new, each)
        here, last = here >> 1, last >> 1
    return last == 0 and old == before_root and new == root
