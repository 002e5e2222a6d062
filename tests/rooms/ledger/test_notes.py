"""Notes, checkpoints and proofs are read by a reader that shares no line with ours."""

import base64
import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from netra.ledger.tree import checkpoints, notes
from netra.ledger.tree.checkpoints import BadProof, Checkpoint, Proof
from netra.ledger.tree.hashing import leaf_hash, node_hash
from netra.ledger.tree.notes import BadNote, Signer, Verifier

NAME = "netra.example/log"
OLD, NEW = Signer(NAME, b"o" * 32), Signer(NAME, b"n" * 32)
STRANGER = Signer("other.example/log", b"x" * 32)
HEAD = Checkpoint(NAME, 2, node_hash(leaf_hash(b"a"), leaf_hash(b"b")))


def stranger_reads(note: str, verifier_key: str, folder: Path) -> tuple[str, int, bytes]:
    """Origin, size and root of a checkpoint, read from the specifications (C2SP signed-note,
    tlog-checkpoint) and checked by OpenSSL alone. Asserts whatever must hold."""
    name, key_id, key = verifier_key.split("+", 2)
    raw = base64.b64decode(key)
    assert raw[0] == 1
    assert hashlib.sha256(name.encode() + b"\n" + raw).digest()[:4].hex() == key_id
    body, signatures = note.encode().rsplit(b"\n\n", 1)
    body += b"\n"
    lines = [line.split(b" ") for line in signatures.splitlines()]
    [own] = [
        base64.b64decode(line[2])
        for line in lines
        if line[1] == name.encode() and base64.b64decode(line[2])[:4].hex() == key_id
    ]
    # RFC 8410: the 12 bytes before a raw Ed25519 key in a SubjectPublicKeyInfo.
    der = bytes.fromhex("302a300506032b6570032100") + raw[1:]
    pem = base64.b64encode(der).decode()
    (folder / "key.pem").write_text(
        f"-----BEGIN PUBLIC KEY-----\n{pem}\n-----END PUBLIC KEY-----\n"
    )
    (folder / "body").write_bytes(body)
    (folder / "signature").write_bytes(own[4:])
    asked = ["pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "body"]
    done = subprocess.run(
        ["openssl", *asked, "-sigfile", "signature"], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    origin, size, root = body.decode().splitlines()[:3]
    return origin, int(size), base64.b64decode(root)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl")
@pytest.mark.parametrize("signer", [OLD, NEW])
def test_openssl_agrees_on_our_checkpoints(signer: Signer, tmp_path: Path) -> None:
    note = notes.sign(HEAD.text, [OLD, NEW])
    found = stranger_reads(note, str(signer.verifier), tmp_path)
    assert found == (HEAD.origin, HEAD.size, HEAD.root)
    with pytest.raises(AssertionError):
        stranger_reads(note.replace("\n2\n", "\n3\n"), str(signer.verifier), tmp_path)


def test_a_note_is_opened_by_whoever_trusts_one_of_its_keys() -> None:
    note = notes.sign(HEAD.text, [OLD, NEW])
    for trusted in ([OLD], [NEW], [NEW, OLD], [STRANGER, OLD]):
        assert checkpoints.opened(note, [each.verifier for each in trusted]) == HEAD
    both = notes.open_note(note, [OLD.verifier, NEW.verifier])
    assert both.signed_by == (OLD.verifier, NEW.verifier)


def test_a_letter_whose_bits_say_nothing_is_missed_no_more() -> None:
    """NQ8= and NQ9= stand for the same bytes; only one of them was signed and kept."""
    note = notes.sign(HEAD.text, [OLD])
    *before, last, _pad, _line = note
    assert note.endswith("=\n")
    for other in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/":
        altered = "".join(before) + other + "=\n"
        if other != last:
            with pytest.raises(BadNote):
                checkpoints.opened(altered, [OLD.verifier])
    assert checkpoints.opened(note, [OLD.verifier]) == HEAD


def test_an_old_key_alone_is_not_enough_for_whoever_trusts_the_new_one() -> None:
    with pytest.raises(BadNote, match="no key"):
        checkpoints.opened(notes.sign(HEAD.text, [OLD]), [NEW.verifier])


def test_a_trusted_key_for_another_log_is_refused() -> None:
    note = notes.sign(HEAD.text, [STRANGER])
    with pytest.raises(BadNote, match="another log"):
        checkpoints.opened(note, [STRANGER.verifier])


def flipped(text: str) -> list[str]:
    """The text with each of its bits flipped once, where text is left."""
    found = []
    raw = text.encode()
    for place in range(len(raw)):
        for bit in range(8):
            changed = raw[:place] + bytes([raw[place] ^ 1 << bit]) + raw[place + 1 :]
            found.append(changed.decode("utf-8", errors="replace"))
    return found


def test_no_flipped_bit_gives_another_checkpoint() -> None:
    for changed in flipped(notes.sign(HEAD.text, [OLD])):
        with pytest.raises(BadNote):
            checkpoints.opened(changed, [OLD.verifier])


@pytest.mark.parametrize(
    "note",
    [
        "",
        "text",
        "text\n\n",
        "text\n\nno dash\n",
        "text\n\n— a b\n— \n",
        HEAD.text + "\n" + OLD.line(HEAD.text) * 17,
        HEAD.text + "\n" + OLD.line(HEAD.text).removesuffix("\n"),
        "x" * 200_000,
        "\r\n" + HEAD.text,
    ],
)
def test_what_is_no_note_is_refused(note: str) -> None:
    with pytest.raises(BadNote):
        notes.open_note(note, [OLD.verifier])


@pytest.mark.parametrize(
    "text",
    [
        "\n2\nAAAA\n",
        f"{NAME}\n02\n{HEAD.text.splitlines()[2]}\n",
        f"{NAME}\n-1\n{HEAD.text.splitlines()[2]}\n",
        f"{NAME}\n2\nAAAA\n",
        f"{NAME}\n2\n*\n",
        f"{NAME}\n2\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(BadNote):
        checkpoints.opened(notes.sign(text, [OLD]), [OLD.verifier])


def test_a_verifier_is_read_as_it_was_written() -> None:
    key = str(OLD.verifier)
    assert Verifier.read(f" {key}\n") == OLD.verifier
    name, key_id, rest = key.split("+", 2)
    for wrong in (
        f"{name}+00000000+{rest}",
        f"other+{key_id}+{rest}",
        f"{name}+{key_id}+AAAA",
        f"{name}+{key_id}+{rest[:-4]}",
        name,
        "",
    ):
        with pytest.raises(ValueError, match=r"^"):
            Verifier.read(wrong)


def proof_of_b() -> Proof:
    return Proof(1, (leaf_hash(b"a"),), notes.sign(HEAD.text, [OLD]))


def test_a_proof_is_a_text_that_stands_alone() -> None:
    read = checkpoints.read_proof(str(proof_of_b()))
    assert read == proof_of_b()
    assert checkpoints.proves(read, leaf=leaf_hash(b"b"), trusted=[OLD.verifier]) == HEAD
    alone = Proof(0, (), notes.sign(Checkpoint(NAME, 1, leaf_hash(b"a")).text, [OLD]))
    assert checkpoints.read_proof(str(alone)) == alone
    with_extra = str(proof_of_b()).replace("index", "extra AAAA\nindex", 1)
    assert checkpoints.read_proof(with_extra) == proof_of_b()


def test_a_proof_of_another_leaf_or_by_a_stranger_proves_nothing() -> None:
    for leaf, trusted in ((b"a", OLD), (b"b", NEW)):
        with pytest.raises(BadProof):
            checkpoints.proves(proof_of_b(), leaf=leaf_hash(leaf), trusted=[trusted.verifier])


@pytest.mark.parametrize(
    ("before", "after"),
    [("tlog-proof", "proof"), ("index 1", "index 01"), ("index 1", "1"), ("\n\n", "\nAA\n\n")],
)
def test_what_is_no_proof_is_refused(before: str, after: str) -> None:
    with pytest.raises(BadProof):
        checkpoints.read_proof(str(proof_of_b()).replace(before, after, 1))
