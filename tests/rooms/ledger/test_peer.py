"""The same trees in pymerkle, which others wrote: equal roots, equal paths, and theirs in ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymerkle import InmemoryTree

from netra.ledger.tree import proofs, tiles
from netra.ledger.tree.hashing import leaf_hash

ENTRIES = st.lists(st.binary(max_size=40), min_size=1, max_size=600)


def both(entries: list[bytes]) -> tuple[InmemoryTree, dict[tiles.Tile, bytes]]:
    theirs = InmemoryTree(algorithm="sha256")
    for each in entries:
        theirs.append_entry(each)
    return theirs, dict(tiles.grow(0, {}, [leaf_hash(each) for each in entries]))


@given(ENTRIES, st.data())
def test_roots_and_paths_are_a_peers(entries: list[bytes], data: st.DataObject) -> None:
    theirs, held = both(entries)
    size = len(entries)
    assert tiles.root(size, lambda _wanted: held) == theirs.get_root()
    index = data.draw(st.integers(0, size - 1))
    path = tiles.hashes_of(proofs.inclusion(index, size), lambda _wanted: held)
    peer = [bytes.fromhex(each) for each in theirs.prove_inclusion(index + 1).serialize()["path"]]
    assert sorted([leaf_hash(entries[index]), *path]) == sorted(peer)


@given(ENTRIES, st.data())
def test_growth_is_proved_between_a_peers_roots(entries: list[bytes], data: st.DataObject) -> None:
    theirs, held = both(entries)
    size = len(entries)
    before = data.draw(st.integers(1, size))
    path = tiles.hashes_of(proofs.consistency(before, size), lambda _wanted: held)
    known = {"before": before, "size": size, "proof": path}
    roots = {"before_root": theirs.get_root(before), "root": theirs.get_root(size)}
    assert proofs.extends(**known, **roots)
    if before < size:
        assert not proofs.extends(**known, before_root=roots["root"], root=roots["before_root"])


def test_a_peers_tree_of_other_entries_has_another_root() -> None:
    theirs, held = both([b"a", b"b", b"c"])
    theirs.append_entry(b"d")
    with pytest.raises(tiles.TileMissing):
        tiles.root(4, lambda _wanted: held)
    assert theirs.get_root(3) == tiles.root(3, lambda _wanted: held) != theirs.get_root(4)
