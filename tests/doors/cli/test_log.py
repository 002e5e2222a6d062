"""`netra log`: grow, audit, prove, check; and a witness that follows a log over the net."""

import json
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from django.db import transaction

from netra.base.acts import append, open_file
from netra.base.models import Act
from netra.base.viewing import CITIZEN
from netra.doors import log_keys
from netra.doors.cli import log_witness
from netra.doors.cli import main as cli
from netra.doors.cli.log_words import sentence
from netra.doors.clock import tasks
from netra.ledger import queries
from netra.ledger.tree import checkpoints, notes
from netra.ledger.tree.notes import Signer
from tests.harness.databases import Connect
from tests.rooms import factories as make


@pytest.fixture(autouse=True)
def own(fresh_database: str) -> str:
    return fresh_database


def acts(number: int) -> None:
    with transaction.atomic():
        file = open_file(at=make.moment("2024-10-17"))
        for _ in range(number):
            append(file=file, kind="leave_tip", at=make.moment("2024-10-17"), by=CITIZEN)


def run(capsys: pytest.CaptureFixture[str], *typed: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = cli.main(["log", *typed, "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    answer: dict[str, Any] = json.loads(line)
    return code, answer


def key() -> str:
    return str(log_keys.verifiers()[0])


Capture = pytest.CaptureFixture[str]


def test_acts_enter_and_are_audited(capsys: Capture, as_role: Connect, tmp_path: Path) -> None:
    acts(3)
    assert run(capsys, "audit")[1]["waiting"] == 3
    assert run(capsys, "grow") == (0, {"ok": True, "entered": 3})
    mirror = tmp_path / "kept"
    mirror.write_text(str(queries.last_note()))
    code, said = run(capsys, "audit", "--mirror", str(mirror))
    assert (code, said["findings"], said["leaves"], said["mirrors"]) == (0, [], 3, 1)
    owner = as_role("owner")
    owner.execute("ALTER TABLE base_act DISABLE TRIGGER USER")
    owner.execute("UPDATE base_act SET kind = 'x' WHERE seq = 2")
    code, said = run(capsys, "audit")
    file_id = Act.objects.values_list("file_id", flat=True).first()
    assert (code, said["findings"]) == (1, [{"what": "commitment", "where": f"{file_id} 2"}])
    for language in ("id", "en"):
        assert cli.main(["--lang", language, "log", "audit"]) == 1
        assert sentence("commitment", language) in capsys.readouterr().err


def test_the_worker_does_so_every_minute(capsys: Capture) -> None:
    acts(2)
    tasks.grow_log(timestamp=0)
    said = run(capsys, "audit")[1]
    assert (said["leaves"], said["waiting"], said["checkpoints"]) == (2, 0, 1)
    tasks.grow_log(timestamp=60)
    assert run(capsys, "audit")[1]["checkpoints"] == 1
    known = tasks.app.periodic_registry.periodic_tasks
    [cron] = [each.cron for (name, _id), each in known.items() if name.endswith(".grow_log")]
    assert cron == "* * * * *"


def test_the_tree_is_not_signed_otherwise(capsys: Capture, as_role: Connect) -> None:
    acts(300)
    run(capsys, "grow")
    owner = as_role("owner")
    owner.execute("ALTER TABLE ledger_tile DISABLE TRIGGER USER")
    owner.execute("UPDATE ledger_tile SET hashes = set_byte(hashes, 3, 0) WHERE level = 1")
    owner.execute("UPDATE ledger_tile SET hashes = set_byte(hashes, 4, 0) WHERE level = 1")
    acts(1)
    assert run(capsys, "grow") == (1, {"ok": False, "forked": True})


def test_a_proof_is_checked_with_nothing_but_a_key(capsys: Capture, tmp_path: Path) -> None:
    acts(2)
    leaf = queries.leaf_of(bytes(Act.objects.get(seq=1).hash)).hex()
    assert run(capsys, "prove", leaf)[0] == 1
    run(capsys, "grow")
    code, said = run(capsys, "prove", leaf)
    assert code == 0
    file = tmp_path / "proof"
    file.write_text(said["proof"])
    checked = ("check", str(file), leaf, "--key")
    assert run(capsys, *checked, key()) == (
        0,
        {"ok": True, "proven": True, "size": 2, "log": "netra.invalid/log"},
    )
    stranger = str(Signer("netra.invalid/log", b"x" * 32).verifier)
    assert run(capsys, *checked, stranger)[0] == 1
    assert run(capsys, "check", str(file), leaf[::-1], "--key", key())[0] == 1


def test_what_cannot_be_read_is_said(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "binary").write_bytes(b"\xff")
    for typed, field in (
        (("prove", "ab"), "LEAF"),
        (("prove", "no leaf"), "LEAF"),
        (("audit", "--mirror", str(tmp_path / "none")), "--mirror"),
        (("check", str(tmp_path / "binary"), "0" * 64, "--key", key()), "FILE"),
        (("check", str(tmp_path / "binary"), "0" * 64, "--key", "x"), "--key"),
        (("witness", "ftp://x/"), "URL"),
    ):
        assert run(capsys, *typed)[1]["field"] == field, typed


@pytest.fixture
def log(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a log over three acts, to be followed."""
    monkeypatch.setattr(log_witness, "VAR", tmp_path)
    acts(3)
    log_keys.bring_up_to_date()
    return f"{site}/log/"


def test_a_witness_follows_a_log_that_goes_on(capsys: Capture, log: str) -> None:
    assert run(capsys, "witness", log, "--key", key())[1]["size"] == 3
    for more in (0, 1, 300):
        acts(more)
        log_keys.bring_up_to_date()
        code, said = run(capsys, "witness", log)
        assert (code, said["trouble"]) == (0, None)
    assert said["size"] == 304


def test_a_witness_cries_out_on_a_fork(capsys: Capture, log: str, as_role: Connect) -> None:
    assert run(capsys, "witness", log, "--key", key())[0] == 0
    forge(as_role, "UPDATE ledger_tile SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1)")
    code, said = run(capsys, "witness", log)
    assert (code, said["trouble"]) == (1, "forked")
    assert "netra.invalid/log" in Path(said["evidence"]).read_text()
    assert run(capsys, "witness", log)[1]["trouble"] == "forked"  # not forgotten
    cli.main(["log", "witness", log])
    assert sentence("forked", "id") in capsys.readouterr().err


def test_a_witness_cries_out_when_leaves_are_cut_off(
    capsys: Capture, log: str, as_role: Connect
) -> None:
    assert run(capsys, "witness", log, "--key", key())[0] == 0
    forge(as_role, "UPDATE ledger_tile SET hashes = substring(hashes FOR 64)", size=2)
    assert run(capsys, "witness", log)[1]["trouble"] == "went_back"


def test_a_witness_believes_no_tiles_that_make_another_tree(
    capsys: Capture, log: str, as_role: Connect
) -> None:
    owner = as_role("owner")
    owner.execute("ALTER TABLE ledger_tile DISABLE TRIGGER USER")
    owner.execute("UPDATE ledger_tile SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1)")
    assert run(capsys, "witness", log, "--key", key())[1]["trouble"] == "unproven"


def test_two_witnesses_who_were_shown_different_trees_find_out(
    capsys: Capture, log: str, tmp_path: Path
) -> None:
    text = checkpoints.Checkpoint("netra.invalid/log", 2, bytes(32)).text
    other = tmp_path / "shown-to-another"
    other.write_text(notes.sign(text, log_keys.signers()))
    code, said = run(capsys, "witness", log, "--key", key(), "--seen", str(other))
    assert (code, said["trouble"]) == (1, "forked")
    other.write_text(urlopen(f"{log}checkpoint").read().decode())
    assert run(capsys, "witness", log, "--seen", str(other))[0] == 0
    other.write_text("anything")
    assert run(capsys, "witness", log, "--seen", str(other))[1]["field"] == "--seen"


def test_a_witness_trusts_at_first_sight_only(capsys: Capture, log: str, settings: Any) -> None:
    assert run(capsys, "witness", log)[0] == 0
    settings.NETRA_LOG_KEYS = (b"z" * 32, *settings.NETRA_LOG_KEYS)  # a change of keys: both sign
    acts(1)
    log_keys.bring_up_to_date()
    assert run(capsys, "witness", log)[0] == 0
    settings.NETRA_LOG_KEYS = settings.NETRA_LOG_KEYS[:1]
    acts(1)
    log_keys.bring_up_to_date()
    assert run(capsys, "witness", log)[1]["trouble"] == "unsigned"
    assert run(capsys, "witness", log, "--key", key())[0] == 0


def test_a_log_that_is_away_is_no_fork(capsys: Capture, log: str) -> None:
    code, said = run(capsys, "witness", log.replace("/log/", "/nothing/"), "--key", key())
    assert (code, "unreachable" in said, "trouble" in said) == (1, True, False)


def forge(as_role: Connect, statement: str, size: int = 3) -> None:
    """The tiles are changed, and what they make now is signed in the place of what was."""
    owner = as_role("owner")
    for table in ("ledger_tile", "ledger_checkpoint"):
        owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
    owner.execute(statement.encode())
    from netra.ledger.tree import tiles

    text = checkpoints.Checkpoint("netra.invalid/log", size, tiles.root(size, queries.fetch)).text
    note = notes.sign(text, log_keys.signers())
    owner.execute("UPDATE ledger_checkpoint SET note = %s, size = %s", [note, size])
