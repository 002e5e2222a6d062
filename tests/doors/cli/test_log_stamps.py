"""`netra log stamp` and `netra log stamps`: done now, listed, checked offline, in both tongues."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from netra.doors import log_keys, stamping
from netra.doors.cli import main as cli
from netra.doors.cli.log_words import why_no_stamp
from netra.ledger.models import Stamp
from netra.ledger.stamps.refusals import WHYS
from tests.harness.databases import Connect
from tests.harness.stamping import Authority
from tests.rooms import path
from tests.rooms.concurrency import at_once

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own(fresh_database: str) -> str:
    return fresh_database


@pytest.fixture
def authority(tmp_path: Path, settings: Any) -> Iterator[Authority]:
    found = Authority(tmp_path, name="Waktu")
    file = tmp_path / "authorities.toml"
    with found.serving() as url:
        row = f'[[authority]]\nname = "Waktu"\nurl = "{url}"\nroots = "root.pem"\n'
        file.write_text(row)
        settings.NETRA_STAMP_AUTHORITIES = str(file)
        settings.NETRA_VAR = tmp_path
        yield found


def run(capsys: Capture, *typed: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = cli.main(["log", *typed, "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return code, answer


def grown() -> None:
    path.tipped()
    log_keys.bring_up_to_date()


def test_it_is_stamped_now_and_once(authority: Authority, capsys: Capture) -> None:
    grown()
    code, said = run(capsys, "stamp")
    [one] = said["authorities"]
    assert (code, one["name"], one["failure"]) == (0, "Waktu", None)
    assert one["stamped_at"]
    assert run(capsys, "stamp")[1]["authorities"][0]["stamped_at"] is None
    code, said = run(capsys, "stamps")
    [standing] = said["authorities"]
    assert (code, standing["size"], standing["waits_since"]) == (0, 1, None)
    grown()
    assert run(capsys, "stamps")[1]["authorities"][0]["waits_since"]


def test_a_failure_is_said_with_its_reason(authority: Authority, capsys: Capture) -> None:
    grown()
    authority.fault = "wrong_hash"
    code, said = run(capsys, "stamp")
    assert (code, said["authorities"][0]["failure"]) == (1, "other_bytes")
    assert run(capsys, "stamps")[1]["authorities"][0]["failure"] == "other_bytes"
    for language in ("id", "en"):
        for command in ("stamp", "stamps"):
            cli.main(["--lang", language, "log", command])
            assert why_no_stamp("other_bytes", language) in capsys.readouterr().err


def test_all_are_checked_with_the_authority_gone(
    authority: Authority, capsys: Capture, as_role: Connect
) -> None:
    grown()
    run(capsys, "stamp")
    authority.fault = "silent"
    code, said = run(capsys, "stamps", "--verify")
    assert (code, said["checked"], said["findings"]) == (0, 1, [])
    owner = as_role("owner")
    owner.execute("ALTER TABLE ledger_stamp DISABLE TRIGGER USER")
    owner.execute("UPDATE ledger_stamp SET stamped_at = stamped_at - interval '1 day'")
    code, said = run(capsys, "stamps", "--verify")
    found = [{"authority": "Waktu", "size": 1, "why": "moment_changed"}]
    assert (code, said["findings"]) == (1, found)
    owner.execute("UPDATE ledger_stamp SET token = set_byte(token, length(token) - 1, 0)")
    code, said = run(capsys, "stamps", "--verify")
    assert (code, said["findings"][0]["why"]) == (1, "wrong")


def test_an_audit_checks_them_too(
    authority: Authority, settings: Any, capsys: Capture, as_role: Connect
) -> None:
    grown()
    run(capsys, "stamp")
    code, said = run(capsys, "audit", "--no-files")
    assert (code, said["stamps"], said["findings"]) == (0, 1, [])
    owner = as_role("owner")
    owner.execute("ALTER TABLE ledger_stamp DISABLE TRIGGER USER")
    owner.execute("UPDATE ledger_stamp SET token = set_byte(token, length(token) - 1, 0)")
    code, said = run(capsys, "audit", "--no-files")
    assert (code, said["findings"]) == (1, [{"what": "wrong", "where": "Waktu, 1"}])
    Path(settings.NETRA_STAMP_AUTHORITIES).unlink()
    assert run(capsys, "audit", "--no-files")[0] == 2


def test_three_at_once_keep_one_stamp(authority: Authority) -> None:
    grown()
    tried = at_once([stamping.stamp_now] * 3)
    assert [[each.failure for each in one] for one in tried] == [[None]] * 3
    assert Stamp.objects.count() == 1
    assert [each.why for each in stamping.check_all()] == [""]


def test_without_authorities_that_is_said(capsys: Capture) -> None:
    assert cli.main(["--lang", "en", "log", "stamp"]) == 0
    assert "NETRA_STAMP_AUTHORITIES" in capsys.readouterr().out


def test_a_broken_file_is_named(authority: Authority, settings: Any, capsys: Capture) -> None:
    file = Path(settings.NETRA_STAMP_AUTHORITIES)
    file.write_text(file.read_text().replace("http://", "gopher://"))
    code, said = run(capsys, "stamps")
    assert (code, said["field"]) == (2, "NETRA_STAMP_AUTHORITIES")
    assert "url" in said["error"]
    file.unlink()
    assert run(capsys, "stamp")[0] == 2


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_reason_has_a_sentence(language: str) -> None:
    said = {why_no_stamp(why, language) for why in (*WHYS, "unreachable", "unsigned")}
    assert len(said) == len(WHYS) + 2
