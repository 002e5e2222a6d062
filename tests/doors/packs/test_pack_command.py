"""`netra pack`: the same pack from the command line, in somebody's name."""

import json
from pathlib import Path
from typing import Any

import pytest

from netra.base.queries import acts_of
from netra.doors.cli import main as cli
from netra.journeys.queries import line_of
from tests.doors.desk.printing import at_desk
from tests.doors.packs.packing import SEEN, WHY, Whole, contents, whole
from tests.rooms import factories as make

WHO = f"caseworker-{make.REGENCY}"
SAID = ("--person", WHO, "--reason", WHY, "--recipient", "BKN")
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(fresh_database: str) -> Whole:
    found = whole()
    at_desk()
    return found


def run(capsys: Capture, *typed: str) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = cli.main(["pack", *typed, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_pack_is_made_by_number_and_by_identifier(
    file: Whole, tmp_path: Path, capsys: Capture
) -> None:
    line = line_of(file.walk.file_id)
    assert line is not None
    for place, name in enumerate((str(file.walk.file_id), line.number)):
        out = tmp_path / f"{place}.zip"
        code, said = run(capsys, name, str(out), "--variant", "merit", "--seen", SEEN, *SAID)
        assert (code, said["variant"], said["size"]) == (0, "merit", out.stat().st_size)
        assert "data/items/0001.txt" in contents(out)
    assert [act.kind for act in acts_of(file.walk.file_id)[-4:]] == ["export_file"] * 4


def test_what_is_wrong_is_named_and_nothing_is_done(
    file: Whole, tmp_path: Path, capsys: Capture
) -> None:
    name, out, before = (
        str(file.walk.file_id),
        tmp_path / "out.zip",
        len(acts_of(file.walk.file_id)),
    )
    there = tmp_path / "there.zip"
    there.write_bytes(b"x")
    full = ("--variant", "full", *SAID)
    wrong: list[tuple[tuple[str, ...], str]] = [
        ((name, str(out), "--variant", "merit", *SAID), "--seen"),
        ((name, str(out), "--variant", "secret", *SAID), "--variant"),
        ((name, str(out), *SAID), "--variant"),
        ((name, str(out), "--variant", "full", "--person", WHO, "--reason", WHY), "--recipient"),
        ((name, str(out), *full, "--person", "nobody"), "--person"),
        ((name, str(out), *full, "--person", f"custodian-{make.REGENCY}"), "NUMBER_OR_UUID"),
        (("999/none", str(out), *full), "NUMBER_OR_UUID"),
        ((name, str(there), *full), "OUT.zip"),
        ((name, str(tmp_path / "no" / "out.zip"), *full), "OUT.zip"),
        ((name, str(out), "--variant", "respondent", "--seen", "x", *SAID), "--decision"),
    ]
    at_desk("custodian")
    for typed, field in wrong:
        code, said = run(capsys, *typed)
        assert (code, said["field"]) == (2, field), typed
        assert said["remedy"]
    assert not out.exists()
    assert there.read_bytes() == b"x"
    assert len(acts_of(file.walk.file_id)) == before
    assert run(capsys, name, str(there), *full, "--replace")[0] == 0
    assert contents(there)
