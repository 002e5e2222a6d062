"""Hashes, proofs and tiles against published vectors and a word-for-word reading of RFC 6962."""

import hashlib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netra.ledger.tree import proofs, tiles
from netra.ledger.tree.hashing import leaf_hash, stretch
from netra.ledger.tree.tiles import Tile

# The leaves and roots on which implementations of RFC 6962 test themselves (certificate-
# transparency, cpp/merkletree/merkle_tree_test.cc).
LEAVES = [
    bytes.fromhex(each)
    for each in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
FROM_6_TO_8 = [
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
]

# RFC 6962 §2.1, §2.1.1 and §2.1.2, as they are written there.


def mth(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = half(len(leaves))
    return hashlib.sha256(b"\x01" + mth(leaves[:k]) + mth(leaves[k:])).digest()


def half(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    if len(leaves) == 1:
        return []
    k = half(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), mth(leaves[k:])]
    return [*path(m - k, leaves[k:]), mth(leaves[:k])]


def subproof(m: int, leaves: list[bytes], complete: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if complete else [mth(leaves)]
    k = half(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], complete), mth(leaves[k:])]
    return [*subproof(m - k, leaves[k:], False), mth(leaves[:k])]


class Held:
    """A tree kept in a dictionary of tiles."""

    def __init__(self, leaves: list[bytes], batches: Iterable[int] = ()) -> None:
        self.tiles: dict[Tile, bytes] = {}
        self.size = 0
        for batch in [*batches, len(leaves)]:
            hashes = [leaf_hash(each) for each in leaves[self.size : self.size + batch]]
            begun = self.fetch(tiles.edge(self.size))
            self.tiles |= tiles.grow(self.size, begun, hashes)
            self.size += len(hashes)

    def fetch(self, wanted: Iterable[Tile]) -> dict[Tile, bytes]:
        return {each: self.tiles[each] for each in wanted if each in self.tiles}

    def root(self, size: int) -> bytes:
        return tiles.root(size, self.fetch)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        return tiles.hashes_of(proofs.inclusion(index, size), self.fetch)

    def consistency(self, before: int, size: int) -> list[bytes]:
        return tiles.hashes_of(proofs.consistency(before, size), self.fetch)


def numbered(count: int) -> list[bytes]:
    return [number.to_bytes(4, "big") for number in range(count)]


def test_the_published_roots_and_the_published_proof() -> None:
    tree = Held(LEAVES)
    assert [tree.root(size).hex() for size in range(9)] == ROOTS
    assert [each.hex() for each in tree.consistency(6, 8)] == FROM_6_TO_8


@pytest.mark.parametrize("size", [*range(1, 35), 255, 256, 257])
def test_every_proof_is_that_of_the_text(size: int) -> None:
    leaves = numbered(size)
    tree = Held(leaves)
    root = mth(leaves)
    assert tree.root(size) == root
    for place in {*range(min(size, 34)), size - 1}:
        found = tree.inclusion(place, size)
        assert found == path(place, leaves)
        leaf = leaf_hash(leaves[place])
        assert proofs.includes(leaf=leaf, index=place, size=size, root=root, proof=found)
        before = place + 1
        grown = tree.consistency(before, size)
        assert grown == subproof(before, leaves, True)
        assert extends(leaves, before, size, grown)


def extends(leaves: list[bytes], before: int, size: int, proof: list[bytes]) -> bool:
    return proofs.extends(
        before=before,
        before_root=mth(leaves[:before]),
        size=size,
        root=mth(leaves[:size]),
        proof=proof,
    )


@given(st.integers(1, 90), st.data())
def test_a_proof_of_anything_else_is_refused(size: int, data: st.DataObject) -> None:
    leaves, index = numbered(size), data.draw(st.integers(0, size - 1))
    tree, root = Held(leaves), mth(leaves)
    proof, leaf = tree.inclusion(index, size), leaf_hash(leaves[index])
    other = data.draw(st.integers(-2, size + 2).filter(lambda each: each != index))
    assert not proofs.includes(leaf=leaf, index=other, size=size, root=root, proof=proof)
    assert not proofs.includes(leaf=root[::-1], index=index, size=size, root=root, proof=proof)
    for wrong in spoilt(proof, data):
        assert not proofs.includes(leaf=leaf, index=index, size=size, root=root, proof=wrong)


@given(st.integers(2, 90), st.data())
def test_a_tree_that_was_changed_is_no_continuation(size: int, data: st.DataObject) -> None:
    before = data.draw(st.integers(1, size))
    leaves = numbered(size)
    proof = Held(leaves).consistency(before, size)
    assert extends(leaves, before, size, proof)
    changed = list(leaves)
    changed[data.draw(st.integers(0, before - 1))] = b"otherwise"
    forged = Held(changed).consistency(before, size)
    for each in (proof, forged):
        known = {"before_root": mth(leaves[:before]), "root": mth(changed)}
        assert not proofs.extends(before=before, size=size, proof=each, **known)
    for wrong in spoilt(proof, data):
        assert not extends(leaves, before, size, wrong)


def spoilt(proof: list[bytes], data: st.DataObject) -> list[list[bytes]]:
    """The proof with one hash more, one less, one changed."""
    found = [[*proof, b"\x00" * 32]]
    if proof:
        place = data.draw(st.integers(0, len(proof) - 1))
        found.append(proof[:place] + proof[place + 1 :])
        found.append([*proof[:place], b"\x00" * 32, *proof[place + 1 :]])
    return found


def test_everything_continues_the_empty_tree() -> None:
    assert proofs.extends(before=0, before_root=mth([]), size=3, root=mth(numbered(3)), proof=[])
    assert not proofs.extends(before=0, before_root=bytes(32), size=3, root=bytes(32), proof=[])
    for size, index in ((0, 0), (3, 3), (3, -1)):
        with pytest.raises(IndexError):
            proofs.inclusion(index, size)
    with pytest.raises(IndexError):
        proofs.consistency(4, 3)


@given(st.lists(st.integers(0, 700), max_size=6))
def test_tiles_do_not_know_in_which_batches_they_grew(batches: list[int]) -> None:
    leaves = numbered(1500)
    assert Held(leaves, batches).tiles == Held(leaves).tiles


def test_the_example_of_the_layout_has_the_tiles_it_names() -> None:
    """C2SP tlog-tiles: a tree of 70,000."""
    tree = Held(numbered(70_000))
    assert set(tree.tiles) == set(tiles.tiles_of(70_000))
    widths = {at: len(held) // 32 for at, held in tree.tiles.items()}
    assert sum(widths[at] == 256 for at in widths if at.level == 0) == 273
    assert widths[Tile(0, 273)] == 112
    assert (widths[Tile(1, 0)], widths[Tile(1, 1)], widths[Tile(2, 0)]) == (256, 17, 1)
    assert widths == {at: tiles.width(at, 70_000) for at in widths}
    for at in (Tile(1, 0), Tile(2, 0)):
        assert tree.tiles[at][:32] == tree.root(256**at.level)
    index = 69_999
    proof = tree.inclusion(index, 70_000)
    leaf = leaf_hash(numbered(70_000)[index])
    root = tree.root(70_000)
    assert proofs.includes(leaf=leaf, index=index, size=70_000, root=root, proof=proof)


def test_a_missing_tile_is_no_proof() -> None:
    tree = Held(numbered(600))
    del tree.tiles[Tile(0, 1)]
    with pytest.raises(tiles.TileMissing):
        tree.inclusion(300, 600)
    with pytest.raises(tiles.TileMissing):
        tiles.grow(600, {}, [bytes(32)])
    tree.tiles[Tile(0, 2)] = tree.tiles[Tile(0, 2)][:-32]
    with pytest.raises(tiles.TileMissing):
        tree.root(600)


@pytest.mark.parametrize(
    ("text", "tile", "hashes"),
    [
        ("0/000", Tile(0, 0), 256),
        ("0/x001/x234/067", Tile(0, 1234067), 256),
        ("63/000.p/1", Tile(63, 0), 1),
        ("2/x017/008.p/255", Tile(2, 17008), 255),
    ],
)
def test_a_tile_has_one_address(text: str, tile: Tile, hashes: int) -> None:
    assert tiles.path(tile, hashes) == text
    assert tiles.read_path(text) == (tile, hashes)


@pytest.mark.parametrize(
    "text",
    [
        "0/0",
        "00/000",
        "64/000",
        "0/x000/001",
        "0/001/002",
        "0/x001",
        "0/000.p/0",
        "0/000.p/256",
        "0/000.p/01",
        "0/000.p/",
        "0/1000",
        "-1/000",
        "0/٠٠٠",
        "0/000\n",
        "",
    ],
)
def test_nothing_else_is_an_address(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        tiles.read_path(text)


def test_a_stretch_is_the_root_of_its_leaves() -> None:
    leaves = numbered(23)
    held = Held(leaves)
    for begin, end in proofs.inclusion(5, 23):
        found = stretch(begin, end, lambda node: tiles.hash_of(node, held.tiles))
        assert found == mth(leaves[begin:end])
