"""The verifier: sound packs, keys, stamps, a machine without openssl, and what it may import."""

import ast
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from netra.doors.cli import main as cli
from netra.doors.packs import verifier
from tests.harness import packs
from tests.harness.packs import Files, Story
from tests.harness.stamping import Authority

SCRIPT = Path(verifier.__file__)
KEY, OLD, STRANGER = (str(each.verifier) for each in (packs.KEY, packs.OLD, packs.STRANGER))
STAMP = "data/log/7/stamps/1"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"), middle=True)


@pytest.fixture(scope="module")
def files(authority: Authority) -> Files:
    return packs.files(packs.story(authority))


def answered(data: bytes, folder: Path, *keys: str, roots: str = "") -> tuple[int, dict[str, str]]:
    """The exit code, and each check's verdict."""
    (folder / "pack.zip").write_bytes(data)
    (folder / "roots.pem").write_text(roots)
    trusted = str(folder / "roots.pem") if roots else ""
    answers = verifier.verify(str(folder / "pack.zip"), keys, trusted, "en")
    return verifier.exit_code(answers), {each["check"]: each["verdict"] for each in answers}


def archived(files: Files) -> bytes:
    return packs.signed(packs.zipped(packs.bagged(files)))


def only(*checks: str, verdict: str = verifier.BROKEN) -> Callable[[dict[str, str]], bool]:
    """Whether these checks have that verdict and no other has it."""
    return lambda found: {name for name in found if found[name] == verdict} == set(checks)


def test_a_whole_pack_is_sound_for_who_knows_key_and_root(
    files: Files, authority: Authority, tmp_path: Path
) -> None:
    code, found = answered(archived(files), tmp_path, KEY, roots=authority.roots)
    assert (code, set(found.values())) == (0, {verifier.SOUND})


def test_what_nobody_vouches_for_is_not_checked(files: Files, tmp_path: Path) -> None:
    code, found = answered(archived(files), tmp_path)
    assert code == 3
    assert only("signatures", "stamps", verdict=verifier.UNCHECKED)(found)


def test_it_says_what_existed_when(files: Files, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(archived(files))
    said = verifier.verify(str(path), lang="en")[-1]["line"]
    assert f"3 acts (1-3) existed before {datetime.now(UTC):%Y-%m-}" in said
    assert "3 tindakan (1-3) sudah ada sebelum" in verifier.verify(str(path))[-1]["line"]


def test_a_pack_signed_anew_by_a_stranger_is_caught_by_the_key(tmp_path: Path) -> None:
    signer = dict.fromkeys((7, 14), packs.STRANGER)
    theirs = packs.written(packs.story(signer=signer, keys=[STRANGER]), [packs.STRANGER])
    assert answered(theirs, tmp_path)[0] == 3  # all fits together: only whose it is, is not known
    code, found = answered(theirs, tmp_path, KEY)
    assert (code, found["signatures"]) == (1, verifier.BROKEN)
    also = packs.written(packs.story(keys=[KEY, STRANGER]), [packs.STRANGER])
    assert only("signatures")(answered(also, tmp_path, KEY)[1])
    unnamed = packs.written(packs.story(), [packs.STRANGER])
    assert only("signatures")(answered(unnamed, tmp_path)[1])


def forged(note: bytes) -> bytes:
    """The note as if the log had signed it, with another signature of the log's."""
    return note[:-20] + bytes(reversed(note[-20:-4])) + note[-4:]


def test_a_wrong_signature(files: Files, tmp_path: Path) -> None:
    assert only("signatures")(answered(forged(archived(files)), tmp_path)[1])
    name = "data/log/14/checkpoint"
    bent = {x: files[x] for x in files if "/stamps/" not in x}
    bent[name] = forged(bent[name])
    assert only("signatures")(answered(archived(bent), tmp_path)[1])


def test_a_checkpoint_of_an_old_key_is_sound_for_who_knows_it(tmp_path: Path) -> None:
    pack = packs.written(packs.story(signer={7: packs.OLD}))
    code, found = answered(pack, tmp_path, KEY)
    assert (code, found["signatures"]) == (3, verifier.UNCHECKED)
    assert answered(pack, tmp_path, KEY, OLD)[1]["signatures"] == verifier.SOUND
    two = packs.written(packs.story(keys=[OLD, KEY]), [packs.KEY, packs.OLD])
    assert answered(two, tmp_path, OLD)[1]["signatures"] == verifier.UNCHECKED
    assert answered(two, tmp_path, KEY)[1]["signatures"] == verifier.SOUND


def test_roots_that_did_not_issue_the_stamps(files: Files, tmp_path: Path) -> None:
    other = Authority(tmp_path / "other")
    code, found = answered(archived(files), tmp_path, KEY, roots=other.roots)
    assert code == 1
    assert only("stamps")(found)


STAMPS: dict[str, Callable[[Files, Authority], bytes]] = {
    "of another checkpoint": lambda files, _: files["data/log/14/stamps/1.tsr"],
    "of other bytes": lambda _, authority: authority.stamp("another note"),
    "rejected": lambda files, authority: authority.stamp(note(files), "rejected"),
    "cut": lambda files, authority: authority.stamp(note(files), "cut"),
    "nothing": lambda *_: b"",
    "garbage": lambda *_: b"Time stamp: Nov 21 09:50:00 2026 GMT\n",
}


def note(files: Files) -> str:
    return files["data/log/7/checkpoint"].decode()


@pytest.mark.parametrize("name", STAMPS)
def test_a_stamp_that_is_none(
    name: str, files: Files, authority: Authority, tmp_path: Path
) -> None:
    bent = {**files, f"{STAMP}.tsr": STAMPS[name](files, authority)}
    assert only("stamps")(answered(archived(bent), tmp_path, KEY, roots=authority.roots)[1])


def expired(folder: Path, seconds: int) -> Authority:
    now = datetime.now(UTC)
    return Authority(folder, since=now - timedelta(days=9), until=now + timedelta(seconds=seconds))


def test_a_stamp_outlives_its_certificate(tmp_path: Path) -> None:
    before, after = expired(tmp_path / "a", 2), expired(tmp_path / "b", -5)
    made = packs.written(packs.story(before))
    deadline = datetime.now(UTC) + timedelta(seconds=2.5)
    while datetime.now(UTC) < deadline:
        pass
    assert answered(made, tmp_path, KEY, roots=before.roots)[0] == 0
    late = packs.written(packs.story(after))
    assert only("stamps")(answered(late, tmp_path, KEY, roots=after.roots)[1])


def test_acts_without_a_stamp_are_named(tmp_path: Path, authority: Authority) -> None:
    def unstamped(told: Story) -> Story:
        told.stamped = (7,)
        return told

    pack = packs.written(unstamped(packs.story(authority)))
    code, found = answered(pack, tmp_path, KEY, roots=authority.roots)
    assert code == 3
    assert only("stamps", verdict=verifier.UNCHECKED)(found)


def test_without_openssl_it_is_not_checked(
    files: Files, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    code, found = answered(archived(files), tmp_path, KEY, roots=authority.roots)
    assert code == 3
    assert only("signatures", "stamps", verdict=verifier.UNCHECKED)(found)
    (tmp_path / "openssl").write_text("#!/bin/sh\necho 'unknown option -rawin' >&2; exit 1\n")
    (tmp_path / "openssl").chmod(0o755)
    assert answered(archived(files), tmp_path, KEY)[1]["signatures"] == verifier.UNCHECKED


def test_an_openssl_that_lacks_an_option_breaks_nothing(
    files: Files, authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shutil.which("openssl")
    (tmp_path / "openssl").write_text(
        f'#!/bin/sh\ncase "$*" in *-attime*) echo "unknown option -attime"; exit 1;; esac\n'
        f'exec {real} "$@"\n'
    )
    (tmp_path / "openssl").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    code, found = answered(archived(files), tmp_path, KEY, roots=authority.roots)
    assert code == 3
    assert only("stamps", verdict=verifier.UNCHECKED)(found)


def test_a_stamp_is_not_older_than_what_it_covers(authority: Authority, tmp_path: Path) -> None:
    told = Story(authority)
    told.act("export_file", {"variant": "full"})
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat(timespec="microseconds")
    told.acts[0]["said"]["recorded_at"] = later
    packs.commit(told.acts[0])
    told.log[1], told.checkpoints, told.stamped = packs.leaf(told.acts[0]), (2,), (2,)
    pack = packs.written(told)
    assert only("stamps")(answered(pack, tmp_path, KEY, roots=authority.roots)[1])


def test_a_stamp_beside_acts_without_a_proof_is_looked_at(
    files: Files, authority: Authority, tmp_path: Path
) -> None:
    bent = {**files, "data/log/7/proofs.jsonl": b"", f"{STAMP}.tsr": b"nothing"}
    found = answered(archived(bent), tmp_path, KEY, roots=authority.roots)[1]
    assert only("log", "stamps")(found)


def test_an_archive_beyond_two_gigabytes_is_read_as_it_is_written(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 500)
    wide = archived(files)
    assert b"PK\6\6" in wide
    assert answered(wide, tmp_path)[0] == 3
    record = wide.rindex(b"PK\6\6") + 12
    bent = wide[:record] + b"\0" + wide[record + 1 : wide.rindex(b"netra-pack/1")]
    assert answered(packs.signed(bent), tmp_path)[1]["archive"] == verifier.BROKEN


def run(*typed: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-I", "-S", str(SCRIPT), *typed]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_runs_alone(files: Files, tmp_path: Path) -> None:
    path = str(tmp_path / "pack.zip")
    Path(path).write_bytes(archived(files))
    done = run(path, "--key", KEY, "--json", "--lang", "en")
    assert (done.returncode, done.stderr) == (3, "")
    assert json.loads(done.stdout)["checks"][0]["check"] == "archive"
    assert run(path).stdout.startswith("utuh            arsip\n")
    assert run(str(tmp_path / "none.zip")).returncode == 2
    assert run(path, "--key", "no key").returncode == 2
    assert run(path, "--roots", str(tmp_path / "none.pem")).returncode == 2
    Path(path).write_bytes(b"")
    assert run(path).returncode == 1


def test_the_command_says_the_same(
    files: Files, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(tmp_path / "pack.zip")
    Path(path).write_bytes(archived(files))
    assert cli.main(["verify", path, "--key", KEY, "--json", "--lang", "en"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert (
        told["checks"]
        == json.loads(run(path, "--key", KEY, "--json", "--lang", "en").stdout)["checks"]
    )
    assert cli.main(["verify", str(tmp_path / "none.zip")]) == 2
    assert cli.main(["verify", path, "--key", "x"]) == 2


def test_it_is_short_and_needs_only_the_standard_library() -> None:
    tree = ast.parse(SCRIPT.read_text())
    named = [each for each in ast.walk(tree) if isinstance(each, ast.Import | ast.ImportFrom)]
    roots = {
        (each.module or "") if isinstance(each, ast.ImportFrom) else name.name
        for each in named
        for name in each.names
    }
    assert {each.split(".")[0] for each in roots} <= sys.stdlib_module_names
    assert len(SCRIPT.read_text().splitlines()) < 500
    assert not any(isinstance(each, ast.Match) for each in ast.walk(tree))  # Python 3.9 has none


def test_every_sentence_is_said_in_both_languages() -> None:
    texts = {
        each.value
        for call in ast.walk(ast.parse(SCRIPT.read_text()))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Found"
        for each in call.args[1:2]
        if isinstance(each, ast.Constant)
    }
    assert texts == set(verifier.INDONESIAN)
    for text, told in verifier.INDONESIAN.items():
        assert text.count("%s") == told.count("%s")


def test_nothing_of_the_pack_lies_about_afterwards(files: Files, tmp_path: Path) -> None:
    before = set(os.listdir("."))
    answered(archived(files), tmp_path, KEY)
    assert {each.name for each in tmp_path.iterdir()} == {"pack.zip", "roots.pem"}
    assert set(os.listdir(".")) == before
