"""`netra`: each command says one thing, and one JSON document to a machine."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from netra.doors.cli import main as cli


def document(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = cli.main(list(arguments))
    answer = json.loads(capsys.readouterr().out)
    assert isinstance(answer, dict)
    return code, answer


def test_status_for_a_person_and_for_a_machine(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["status"]) == 0
    assert "database runs" in capsys.readouterr().out
    for arguments in (("--json", "status"), ("status", "--json")):
        code, answer = document(capsys, *arguments)
        assert code == 0
        assert answer["ok"] is True
        assert answer["running"] is True


def test_acts_are_verified(fresh_database: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = document(capsys, "--json", "verify-acts")
    assert (code, answer["broken"]) == (0, [])


def test_demo_data_are_refused_in_service(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NETRA_DEMO", "0")
    code, answer = document(capsys, "--json", "demo", "load")
    assert code == 1
    assert "NETRA_DEMO" in str(answer["error"])


def test_service_does_not_come_up_without_its_secrets(tmp_path: Path) -> None:
    environment = {**os.environ, "NETRA_DEMO": "0", "NETRA_VAR": str(tmp_path)}

    def run(command: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-m", "netra.doors.cli.main", command]
        return subprocess.run(program, env=environment, capture_output=True, text=True)

    refused = run("up")
    assert refused.returncode == 1
    assert "missing secrets" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert run("keys").returncode == 0
    assert (tmp_path / "secrets.env").exists()


def test_an_unknown_command_is_a_misuse() -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["fly"])
    assert ended.value.code == 2
