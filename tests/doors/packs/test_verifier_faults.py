"""Each check of the verifier has faults that it finds and no other check does: planted in a pack
that is signed anew afterwards, so that what lies inside is reached."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netra.doors.packs import verifier
from tests.harness import packs
from tests.harness.packs import Files

OTHER = b"other bytes"


def broken(data: bytes, folder: Path, *keys: str) -> set[str]:
    """The checks that find something broken; each says where, in both languages."""
    path = folder / "pack.zip"
    path.write_bytes(data)
    answers = verifier.verify(str(path), keys, lang="en")
    found = {each["check"] for each in answers if each["verdict"] == verifier.BROKEN}
    assert all(each["found"] for each in answers if each["check"] in found)
    assert [each["verdict"] for each in verifier.verify(str(path), keys)] == [
        each["verdict"] for each in answers
    ]
    assert verifier.exit_code(answers) == (1 if found else 3)
    return found


def rows(name: str, bend: Callable[[list[dict[str, Any]]], object]) -> Callable[[Files], None]:
    """The rows of a table, bent."""

    def bent(files: Files) -> None:
        table = [json.loads(line) for line in files[name].splitlines()]
        bend(table)
        files[name] = "".join(f"{json.dumps(row)}\n" for row in table).encode()

    return bent


def about(**members: Any) -> Callable[[Files], None]:
    """Other members in pack.json; None takes one out."""

    def bent(files: Files) -> None:
        told = {**json.loads(files["data/pack.json"]), **members}
        told = {name: value for name, value in told.items() if value is not None}
        files["data/pack.json"] = json.dumps(told).encode()

    return bent


def put(name: str, content: bytes) -> Callable[[Files], None]:
    return lambda files: files.update({name: content})


def swap(name: str, old: bytes, new: bytes) -> Callable[[Files], None]:
    def bent(files: Files) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new, 1)

    return bent


def out(name: str) -> Callable[[Files], None]:
    return lambda files: files.pop(name) and None


KEY, FOREIGN = str(packs.KEY.verifier), str(packs.Signer("x", b"x" * 32).verifier)
ACTS, ITEMS, DERIVED = "data/acts.jsonl", "data/items.jsonl", "data/derived.jsonl"
PROOFS, CONSISTENCY = "data/log/7/proofs.jsonl", "data/log/consistency.jsonl"
PICTURE = "data/items/0001.jpg"


def hide(item: dict[str, Any], why: str) -> None:
    item.update(withheld=why, path=None)


def by_machine(made: list[dict[str, Any]]) -> None:
    made[0].update(act=None, made_by="machine", id=packs.ident(8))


def shorter(table: str, name: str) -> Callable[[Files], None]:
    """The table without its last line, and counted so."""

    def bent(files: Files) -> None:
        rows(name, lambda lines: lines.pop())(files)
        about(**{table: files[name].count(b"\n")})(files)

    return bent


IN_FILES: list[tuple[str, str, Callable[[Files], None]]] = [
    ("contents", "counts", about(acts=8)),
    ("contents", "papers", about(papers=0)),
    ("contents", "unknown member", about(more=1)),
    ("contents", "member missing", about(number=None)),
    ("contents", "other format", about(format="netra-pack/2")),
    ("contents", "key of another log", about(keys=[KEY, FOREIGN])),
    ("contents", "no readme", out("BACA-SAYA.txt")),
    ("contents", "chain without a stamp", put("data/log/7/stamps/1.pem", OTHER)),
    ("contents", "twice a member", swap("data/pack.json", b"{", b'{"acts": 7, ')),
    ("contents", "byte order mark", swap("data/pack.json", b"{", b"\xef\xbb\xbf{")),
    ("contents", "fraction", swap("data/pack.json", b'"papers": 1', b'"papers": 1.0')),
    ("contents", "a thousand keys", about(keys=[KEY] * 17)),
    ("contents", "too long a text", swap("data/pack.json", b"]}", b"]}" + b" " * (16 << 20))),
    ("contents", "long number", swap("data/pack.json", b'"items": 2', b'"items": 2' + b"0" * 16)),
    ("contents", "nested without end", put("data/pack.json", b"[" * 100_000)),
    ("bag", "another bag", put("bagit.txt", b"BagIt-Version: 0.97\n")),
    ("acts", "number", rows(ACTS, lambda acts: acts[4].update(seq=6))),
    ("acts", "words", rows(ACTS, lambda acts: acts[0]["said"]["body"].update(text="lain"))),
    ("acts", "who", rows(ACTS, lambda acts: acts[0]["said"].update(capacity="head"))),
    ("acts", "mark", rows(ACTS, lambda acts: acts[1]["said"].pop("assumed"))),
    ("acts", "salt", rows(ACTS, lambda acts: acts[0].update(salt="00" * 32))),
    ("acts", "told and withheld", rows(ACTS, lambda acts: acts[0].update(withheld="variant"))),
    ("acts", "chain", rows(ACTS, lambda acts: acts[3].update(previous="00" * 32))),
    ("items", "bytes", put(PICTURE, OTHER)),
    ("items", "second hash", rows(ITEMS, lambda items: items[0].update(blake2b="00" * 32))),
    ("items", "size", rows(ITEMS, lambda items: items[0].update(size=3))),
    ("items", "destroyed hash", rows(ITEMS, lambda items: items[1].update(sha256="00" * 32))),
    ("items", "act", rows(ITEMS, lambda items: items[0].update(act=1))),
    ("items", "no act", rows(ITEMS, lambda items: items[0].update(act=99))),
    ("items", "path", rows(ITEMS, lambda items: items[0].update(path="data/items/0002.jpg"))),
    ("items", "path out", rows(ITEMS, lambda items: items[0].update(path="../../etc/passwd"))),
    ("items", "withheld yet there", rows(ITEMS, lambda items: items[0].update(withheld="variant"))),
    ("items", "nor there", rows(ITEMS, lambda items: items[1].update(withheld=""))),
    ("items", "mode", rows(ITEMS, lambda items: items[0].update(access="own"))),
    ("items", "found elsewhere", rows(ITEMS, lambda items: items[0].update(found_at="https://x"))),
    ("items", "first seen", rows(ITEMS, lambda items: items[0].update(first_seen_on=""))),
    ("items", "type", rows(ITEMS, lambda items: items[0].update(media_type="text/plain"))),
    ("items", "giver", rows(ITEMS, lambda items: items[0].update(given_by="head"))),
    ("items", "given at", rows(ITEMS, lambda items: items[0].update(at="2024-10-17T03:00:01Z"))),
    ("items", "withheld yet told", rows(ITEMS, lambda items: hide(items[0], "variant"))),
    ("items", "destroyed by nobody", rows(ITEMS, lambda items: hide(items[0], "destroyed"))),
    ("items", "destroyed giver", rows(ITEMS, lambda items: items[1].update(given_by="head"))),
    ("items", "withheld yet destroyed", rows(ITEMS, lambda items: hide(items[1], "variant"))),
    ("items", "destroyed left out", shorter("items", ITEMS)),
    ("derived", "left out", shorter("derived", DERIVED)),
    ("derived", "tool", rows(DERIVED, lambda made: made[0].update(tool="hand"))),
    ("derived", "areas", rows(DERIVED, lambda made: made[0].update(settings={"boxes": []}))),
    ("derived", "maker", rows(DERIVED, lambda made: made[0].update(made_by="machine"))),
    ("derived", "no act", rows(DERIVED, lambda made: made[0].update(act=None))),
    ("derived", "machine's redaction", rows(DERIVED, by_machine)),
    ("items", "unlisted bytes", put("data/items/0003.jpg", OTHER)),
    ("derived", "bytes", put("data/derived/0001-redaction-1.png", OTHER)),
    ("derived", "act", rows(DERIVED, lambda made: made[0].update(act=2))),
    ("derived", "kind", rows(DERIVED, lambda made: made[0].update(kind="text"))),
    ("derived", "item", rows(DERIVED, lambda made: made[0].update(item=2))),
    ("derived", "unlisted bytes", put("data/derived/0001-text-1.txt", OTHER)),
    ("log", "proof", rows(PROOFS, lambda proofs: proofs[0]["path"].reverse())),
    ("log", "proof cut", rows(PROOFS, lambda proofs: proofs[0]["path"].pop())),
    ("log", "leaf", rows(PROOFS, lambda proofs: proofs[0].update(index=0))),
    ("log", "unproved", rows(PROOFS, lambda proofs: proofs.pop())),
    ("log", "proved twice", rows(PROOFS, lambda proofs: proofs.append(proofs[0]))),
    ("log", "no act", rows(PROOFS, lambda proofs: proofs[0].update(seq=99))),
    ("log", "consistency", rows(CONSISTENCY, lambda lines: lines[0]["path"].reverse())),
    ("log", "capitals", swap(PROOFS, b'"path": ["', b'"path": ["AA')),
    ("log", "blanks", rows(PROOFS, lambda proofs: proofs[0]["path"].append(" " + "00" * 32))),
    ("log", "no consistency", put(CONSISTENCY, b"")),
    ("log", "many consistencies", swap(CONSISTENCY, b"{", b"{}\n" * 100_000 + b"{")),
    ("log", "other trees", rows(CONSISTENCY, lambda lines: lines[0].update({"from": 6}))),
]
ENDING = [
    rows(ACTS, lambda acts: acts[4].update(withheld="")),
    rows(ACTS, lambda acts: acts[0].update(said=None)),
    rows(ACTS, lambda acts: acts[0].update(said=[])),
    rows(ACTS, lambda acts: acts[0].update(hash=7)),
    rows(ACTS, lambda acts: acts[0]["said"].update(body="x")),
    swap(ACTS, b"\n", b"\n\n"),
    swap(ACTS, b'"seq": 1', b'"seq": NaN'),
    swap(ACTS, b"Pelaporan", b"\\ud800"),
    swap(ACTS, b"Pelaporan", b"\xff"),
    swap(ACTS, b'"seq": 1', b'"seq": ' + b"9" * 1_000_000),
    put(ACTS, b"{"),
    out(ACTS),
]
"""Faults that end the reading of the acts: what depends on them is found wanting too."""


@pytest.fixture(scope="module")
def files() -> Files:
    return packs.files(packs.story())


@pytest.mark.parametrize(
    ("check", "name", "bend"), IN_FILES, ids=[f"{x[0]} {x[1]}" for x in IN_FILES]
)
def test_a_fault_in_a_file(
    check: str, name: str, bend: Callable[[Files], None], files: Files, tmp_path: Path
) -> None:
    bent = dict(files)
    bend(bent)
    assert broken(packs.signed(packs.zipped(packs.bagged(bent))), tmp_path) == {check}


@pytest.mark.parametrize("bend", ENDING, ids=range(len(ENDING)))
def test_acts_that_cannot_be_read(
    bend: Callable[[Files], None], files: Files, tmp_path: Path
) -> None:
    bent = dict(files)
    bend(bent)
    assert "acts" in broken(packs.signed(packs.zipped(packs.bagged(bent))), tmp_path)


IN_BAG: list[tuple[str, Callable[[Files], None]]] = [
    ("hash", swap("manifest-sha256.txt", b"0", b"1")),
    ("unlisted", lambda bag: bag.update({"manifest-sha256.txt": b""})),
    ("absent", swap("manifest-sha256.txt", b"0001.jpg", b"0007.jpg")),
    ("tag unlisted", lambda bag: bag.update({"tagmanifest-sha256.txt": b""})),
    ("tag bytes", put("index.html", OTHER)),
    ("payload bytes", put("data/papers/01-receipt.pdf", OTHER)),
    ("listed twice", lambda bag: bag.update({k: 2 * v for k, v in bag.items() if "tagm" in k})),
]


@pytest.mark.parametrize(("name", "bend"), IN_BAG, ids=[x[0] for x in IN_BAG])
def test_a_fault_in_the_bag(
    name: str, bend: Callable[[Files], None], files: Files, tmp_path: Path
) -> None:
    bag = packs.bagged(files)
    bend(bag)
    assert broken(packs.signed(packs.zipped(bag)), tmp_path) == {"bag"}
