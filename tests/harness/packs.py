"""A small writer of case packs, made from docs/reference/case-pack.md alone: no code of the builder
or the verifier is in it, so that both can be held against it. What is in the pack is made up.
"""

import base64
import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from netra.ledger.tree import checkpoints, notes
from netra.ledger.tree.notes import Signer
from tests.harness.stamping import Authority

ORIGIN = "netra.example/log"
KEY, OLD, STRANGER = (Signer(ORIGIN, letter * 32) for letter in (b"k", b"o", b"s"))
FILE = "01890000-0000-7000-8000-000000000001"
AT, ON = "2024-10-17T03:00:00.000000+00:00", "2024-10-17T03:00:00Z"
PICTURE, RECORDING, COVERED = b"\xff\xd8 a picture", b"a recording " * 9, b"\x89PNG covered"
BAGIT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
Files = dict[str, bytes]


def hashes(content: bytes) -> dict[str, Any]:
    """Both hashes and the size."""
    blake2b = hashlib.blake2b(content, digest_size=32).hexdigest()
    return {
        "sha256": hashlib.sha256(content).hexdigest(),
        "blake2b": blake2b,
        "size": len(content),
    }


@dataclass
class Story:
    """What the pack tells; a test bends it before `files` is asked.

    `log` is the tree's leaves in order, `checkpoints` its sizes that are signed, `stamped` those of
    them that carry a stamp of `authority`, `signer` who signs which.
    """

    authority: Authority | None = None
    variant: str = "full"
    acts: list[dict[str, Any]] = field(default_factory=list)
    items: list[dict[str, Any]] = field(default_factory=list)
    derived: list[dict[str, Any]] = field(default_factory=list)
    contents: Files = field(default_factory=dict)
    log: list[bytes] = field(default_factory=list)
    checkpoints: tuple[int, ...] = (7, 11)
    stamped: tuple[int, ...] = (7, 11)
    signer: dict[int, Signer] = field(default_factory=dict)
    keys: list[str] = field(default_factory=lambda: [str(KEY.verifier)])

    def act(
        self, kind: str, body: dict[str, Any], withheld: str = "", by: str = ""
    ) -> dict[str, Any]:
        """One act more, chained to the one before, and its leaf among strangers' leaves."""
        seq, salt = len(self.acts) + 1, hashlib.sha256(b"salt%d" % len(self.acts)).digest()
        names = ("person", "capacity", "office", "office_path", "from", "to", "article")
        said = {"id": f"{FILE[:-4]}{seq:04d}", "file": FILE, "seq": seq, "kind": kind, "at": AT}
        said |= {**dict.fromkeys(names, ""), "person": None, "recorded_at": AT}
        said |= {"capacity": by, "body": body}
        said |= {"assumed": True} if seq == 2 else {}
        previous = self.acts[-1]["hash"] if self.acts else "00" * 32
        made = {"seq": seq, "previous": previous, "salt": salt.hex(), "said": said, "withheld": ""}
        self.acts.append(made)
        commit(made)
        if withheld:
            made.update(said=None, salt=None, withheld=withheld)
        self.log += [hashlib.sha256(b"\0another %d" % seq).digest(), leaf(made)]
        return made


def commit(act: dict[str, Any]) -> None:
    """The act's commitment and hash are those of its words."""
    salted = bytes.fromhex(act["salt"]) + rfc8785.dumps(act["said"])
    act["commitment"] = hashlib.sha256(b"\1" + salted).hexdigest()
    chain(act)


def chain(act: dict[str, Any]) -> None:
    """The act's hash is that of its commitment and the act before."""
    linked = bytes.fromhex(act["previous"] + act["commitment"])
    act["hash"] = hashlib.sha256(b"\1" + linked).hexdigest()


def leaf(act: dict[str, Any]) -> bytes:
    """The leaf's hash of the act."""
    return hashlib.sha256(b"\0\1" + bytes.fromhex(act["hash"])).digest()


def story(authority: Authority | None = None, **bent: Any) -> Story:
    """A whole one: told, withheld and destroyed acts, evidence there and destroyed, a redaction.

    Two checkpoints, of which the first has the first three acts.
    """
    told = Story(authority, **bent)
    told.act(
        "open_file", {"text": "Pelaporan “é” \u2028 \U0001f600", "größe": 2, "a\u20ac": [None]}
    )
    told.act("keep_evidence", kept(1, PICTURE), by="reporter")
    gone = told.act("keep_evidence", kept(2, RECORDING), "destroyed", by="reporter")
    body = {"item": ident(1), "derived": ident(9), **hashes(COVERED), "settings": {"boxes": [1]}}
    body |= {"kind": "redaction", "type": "image/png", "tool": "pillow", "made_from": None}
    told.act("derive_evidence", body, by="handler")
    told.act("summon", {"who": "sealed"}, withheld="variant")
    told.act("destroy_evidence", destroyed(2, RECORDING, words=[gone["seq"]]))
    told.act("export_file", {"variant": told.variant, "why": "sidang"})
    told.items = [item(1, PICTURE, 2, "jpg"), item(2, RECORDING, 3, None)]
    told.derived = [
        {
            "id": ident(9),
            "item": 1,
            "kind": "redaction",
            **hashes(COVERED),
            "at": ON,
            "media_type": "image/png",
            "tool": "pillow",
            "settings": {"boxes": [1]},
            "made_by": "handler",
            "act": 4,
            "path": "data/derived/0001-redaction-1.png",
        }
    ]
    told.contents = {told.items[0]["path"]: PICTURE, told.derived[0]["path"]: COVERED}
    told.contents["data/papers/01-receipt.pdf"] = b"%PDF-1.7 receipt"
    told.checkpoints = (7, len(told.log))
    told.stamped = told.checkpoints if authority else ()
    return told


def kept(number: int, content: bytes) -> dict[str, Any]:
    """What a keep_evidence says."""
    said = {"item": ident(number), **hashes(content), "type": "image/jpeg", "access": "public"}
    seen = {"found_at": "https://example.id/1", "first_seen_on": "2024-10-16"}
    return {**said, **seen, "untold": "00" * 32}


def destroyed(number: int, content: bytes, words: Sequence[int] = ()) -> dict[str, Any]:
    """What a destroy_evidence says: of the item, of what was made of it, whose words went along."""
    said = {x: y for x, y in kept(number, content).items() if x not in ("found_at", "untold")}
    made = {"derived": ident(50), "kind": "preview", **hashes(b"small"), "type": "image/png"}
    said |= {"item_number": number, "given_by": "reporter", "kept_at": AT, "derived": [made]}
    return {**said, "words": [f"{FILE[:-4]}{seq:04d}" for seq in words], "rule": "house"}


def ident(number: int) -> str:
    return f"01890000-0000-7000-8000-0000000001{number:02d}"


def item(number: int, content: bytes, act: int, ending: str | None) -> dict[str, Any]:
    """A line of items.jsonl; destroyed where it has no ending."""
    return {
        "number": number,
        "id": ident(number),
        **hashes(content),
        "media_type": "image/jpeg",
        "name": "foto.jpg",
        "at": ON,
        "given_by": "reporter",
        "access": "public",
        "found_at": "https://example.id/1" if ending else "",
        "first_seen_on": "2024-10-16",
        "act": act,
        "path": f"data/items/{number:04d}.{ending}" if ending else None,
        "withheld": "" if ending else "destroyed",
        "examination": {"verdict": "sound", "tool": "t", "findings": [], "facts": {"width": 3}},
    }


def root(leaves: Sequence[bytes]) -> bytes:
    """RFC 6962 §2.1, as it stands there."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256(b"").digest()
    left = _left(len(leaves))
    return hashlib.sha256(b"\1" + root(leaves[:left]) + root(leaves[left:])).digest()


def path(index: int, leaves: Sequence[bytes]) -> list[bytes]:
    """RFC 6962 §2.1.1, as it stands there."""
    if len(leaves) < 2:
        return []
    left = _left(len(leaves))
    if index < left:
        return [*path(index, leaves[:left]), root(leaves[left:])]
    return [*path(index - left, leaves[left:]), root(leaves[:left])]


def grown(before: int, leaves: Sequence[bytes], known: bool = True) -> list[bytes]:
    """RFC 6962 §2.1.2, as it stands there."""
    if before == len(leaves):
        return [] if known else [root(leaves)]
    left = _left(len(leaves))
    if before <= left:
        return [*grown(before, leaves[:left], known), root(leaves[left:])]
    return [*grown(before - left, leaves[left:], False), root(leaves[:left])]


def _left(size: int) -> int:
    return max(1 << power for power in range(40) if 1 << power < size)


def files(told: Story) -> Files:
    """The pack's files but the manifests; names without the folder."""
    tables = {"acts": told.acts, "items": told.items, "derived": told.derived}
    found = {f"data/{name}.jsonl": _lines(rows) for name, rows in tables.items()}
    found |= {**told.contents, **_log(told), "bagit.txt": BAGIT.encode(), "index.html": b"<p>"}
    found |= {"bag-info.txt": b"", "verify.py": b"print()\n", "BACA-SAYA.txt": b"Baca\n"}
    about = {
        "format": "netra-pack/1",
        "variant": told.variant,
        "file": FILE,
        "number": "001/X",
        "made_at": "2024-10-18T00:00:00Z",
        "origin": ORIGIN,
        "keys": told.keys,
        "made_by": {"capacity": "handler", "office": "Kantor"},
        **{name: len(rows) for name, rows in tables.items()},
        "papers": sum(name.startswith("data/papers/") for name in found),
        "checkpoints": list(told.checkpoints),
    }
    return {**found, "data/pack.json": json.dumps(about).encode()}


def _log(told: Story) -> Files:
    found: Files = {}
    left = {act["seq"]: told.log.index(leaf(act)) for act in told.acts if leaf(act) in told.log}
    for size in told.checkpoints:
        folder, leaves = f"data/log/{size}/", told.log[:size]
        text = checkpoints.Checkpoint(ORIGIN, size, root(leaves)).text
        note = notes.sign(text, [told.signer.get(size, KEY)])
        found[f"{folder}checkpoint"] = note.encode()
        here = {seq: index for seq, index in left.items() if index < size}
        left = {seq: index for seq, index in left.items() if index >= size}
        found[f"{folder}proofs.jsonl"] = _lines(
            {"seq": seq, "index": index, "path": [each.hex() for each in path(index, leaves)]}
            for seq, index in here.items()
        )
        if told.authority and size in told.stamped:
            found[f"{folder}stamps/1.tsr"] = told.authority.stamp(note)
            found[f"{folder}stamps/1.pem"] = told.authority.chain.encode()
    pairs = zip(told.checkpoints, told.checkpoints[1:], strict=False)
    found["data/log/consistency.jsonl"] = _lines(
        {"from": old, "to": new, "path": [each.hex() for each in grown(old, told.log[:new])]}
        for old, new in pairs
    )
    return found


def _lines(rows: Any) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode()


def bagged(found: Files) -> Files:
    """The files with both manifests, which list them as they are now."""
    data = {name: content for name, content in found.items() if name.startswith("data/")}
    tags = {name: content for name, content in found.items() if name not in data}
    tags["manifest-sha256.txt"] = _manifest(data)
    return {**data, **tags, "tagmanifest-sha256.txt": _manifest(tags)}


def _manifest(found: Files) -> bytes:
    lines = (f"{hashlib.sha256(found[name]).hexdigest()}  {name}\n" for name in sorted(found))
    return "".join(lines).encode()


Bend = Callable[[zipfile.ZipInfo], None]


def zipped(found: Files, bend: Bend | None = None) -> bytes:
    """The archive without its comment; `bend` may change an entry before it is written."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in found.items():
            entry = zipfile.ZipInfo(f"berkas/{name}", (1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            if bend:
                bend(entry)
            archive.writestr(entry, content, compress_type=entry.compress_type)
    return out.getvalue()


def signed(archive: bytes, signers: Sequence[Signer] = (KEY,)) -> bytes:
    """The archive with a comment that signs every byte before it."""
    for _ in range(2):  # the comment's length is among the bytes it signs
        digest = base64.b64encode(hashlib.sha256(archive).digest()).decode()
        comment = notes.sign(f"netra-pack/1\n{len(archive)}\n{digest}\n", signers).encode()
        archive = archive[:-2] + struct.pack("<H", len(comment))
    return archive + comment


def written(told: Story, signers: Sequence[Signer] = (KEY,)) -> bytes:
    """The pack."""
    return signed(zipped(bagged(files(told))), signers)
