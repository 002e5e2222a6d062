"""`netra log`: audit the tree of all acts, prove a leaf, stamp it, follow another log."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from netra.doors.cli import log_evidence, log_stamps, log_witness, ready
from netra.doors.cli.asked import speak
from netra.doors.cli.log_words import said, sentence
from netra.doors.cli.misuse import Misuse
from netra.doors.cli.output import Output
from netra.doors.cli.words import words
from netra.ledger.tree import checkpoints
from netra.ledger.tree.checkpoints import BadProof
from netra.ledger.tree.hashing import HASH_BYTES
from netra.ledger.tree.notes import Verifier


def arguments(parser: ArgumentParser) -> None:
    """What to do, and what it needs."""
    what = parser.add_subparsers(dest="what", required=True, metavar="what")
    grow = what.add_parser("grow", help="let waiting acts enter the tree, and sign it")
    audit = what.add_parser("audit", help="check acts, tree, notes, stamps and evidence")
    audit.add_argument("--mirror", metavar="FILE", action="append", default=[])
    audit.add_argument("--no-files", action="store_true", help="leave the bytes of evidence unread")
    prove = what.add_parser("prove", help="write the proof of a leaf")
    prove.add_argument("leaf", metavar="LEAF", help="64 hexadecimal digits, as on a receipt")
    check = what.add_parser("check", help="check a proof, with nothing but the log's public key")
    check.add_argument("file", metavar="FILE")
    check.add_argument("leaf", metavar="LEAF")
    check.add_argument("--key", metavar="KEY", action="append", required=True)
    witness = what.add_parser("witness", help="follow another Netra's checkpoints")
    log_witness.arguments(witness)
    stamp = what.add_parser("stamp", help="have every authority stamp what is signed, now")
    stamps = what.add_parser("stamps", help="how far each authority's stamps reach")
    stamps.add_argument("--verify", action="store_true", help="check every stamp, offline")
    for each in (grow, audit, prove, check, witness, stamp, stamps):
        speak(each)


def run(output: Output, chosen: Namespace) -> int:
    """It is done and said; 1 where something is wrong."""
    if chosen.what == "witness":
        return log_witness.run(output, chosen)
    if chosen.what == "check":
        return _check(output, chosen)
    ready.django()
    if chosen.what in {"stamp", "stamps"}:
        return log_stamps.run(output, chosen)
    if chosen.what == "audit":
        return _audit(output, chosen.mirror, files=not chosen.no_files)
    return _grow(output) if chosen.what == "grow" else _prove(output, chosen.leaf)


def _grow(output: Output) -> int:
    from netra.doors import log_keys
    from netra.ledger.actions import Forked

    _ = words(output.language)
    try:
        entered = log_keys.bring_up_to_date()
    except Forked:
        output.complain(_("the tree does not begin with what was signed: see `netra log audit`"))
        output.answer(forked=True)
        return 1
    output.say(_("log: %(count)s acts entered") % {"count": entered})
    output.answer(entered=entered)
    return 0


def _audit(output: Output, given: list[str], *, files: bool) -> int:
    from netra.doors import log_keys
    from netra.ledger import queries

    mirrors = {file: _read(file, "--mirror", output.language) for file in given}
    found = queries.audit(trusted=log_keys.verifiers(), mirrors=mirrors)
    for each in found.findings:
        output.complain(f"{sentence(each.what, output.language)}: {each.where}")
    output.say(said(found, output.language))
    stamps, bad_stamps = log_stamps.audited(output)
    evidence = log_evidence.audited(output, files=files)
    findings = [vars(each) for each in (*found.findings, *evidence.findings)] + bad_stamps
    output.answer(
        acts=found.acts,
        leaves=found.leaves,
        checkpoints=found.checkpoints,
        wordless=found.wordless,
        waiting=found.waiting,
        mirrors=len(mirrors),
        stamps=stamps,
        rows=evidence.rows,
        machine=evidence.machine,
        bytes=evidence.bytes if files else None,
        findings=findings,
    )
    return 1 if findings else 0


def _prove(output: Output, leaf: str) -> int:
    from netra.ledger import queries

    _ = words(output.language)
    proof = queries.prove(_leaf(leaf, output.language))
    if proof is None:
        output.complain(_("this leaf is not in the tree that is signed"))
        output.answer(proof=None)
        return 1
    output.say(str(proof).rstrip("\n"))
    output.answer(proof=str(proof), index=proof.index)
    return 0


def _check(output: Output, chosen: Namespace) -> int:
    _ = words(output.language)
    leaf = _leaf(chosen.leaf, output.language)
    trusted = log_witness.keys_read(chosen.key, output.language)
    text = _read(chosen.file, "FILE", output.language)
    try:
        found = _proven(text, leaf, trusted)
    except BadProof as bad:
        output.complain(_("not proven: %(why)s") % {"why": bad})
        output.answer(proven=False, why=str(bad))
        return 1
    output.say(
        _("proven: the leaf is among the %(size)s that %(log)s signed")
        % {"size": found.size, "log": found.origin}
    )
    output.answer(proven=True, size=found.size, log=found.origin)
    return 0


def _proven(text: str, leaf: bytes, trusted: list[Verifier]) -> checkpoints.Checkpoint:
    return checkpoints.proves(checkpoints.read_proof(text), leaf=leaf, trusted=trusted)


def _leaf(typed: str, language: str) -> bytes:
    _ = words(language)
    try:
        found = bytes.fromhex(typed)
    except ValueError:
        found = b""
    if len(found) != HASH_BYTES:
        raise Misuse("LEAF", _("is no leaf"), _("It has 64 hexadecimal digits."))
    return found


def _read(file: str, field: str, language: str) -> str:
    _ = words(language)
    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        what = _("%(file)s cannot be read") % {"file": file}
        raise Misuse(field, what, _("Name a text file.")) from None
