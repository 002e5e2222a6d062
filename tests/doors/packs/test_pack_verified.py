"""Packs pass the verifier that lies in them, read by Python alone; a flipped bit does not."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from netra.base.acts import destroy_body
from netra.base.queries import acts_of
from netra.doors import log_keys
from netra.doors.packs.proving import NotLogged
from netra.evidence.models import Derived
from netra.ledger.models import Checkpoint, Stamp
from tests.doors.packs.packing import WISHES, Whole, contents, derived, packed, whole
from tests.harness.stamping import Authority

pytestmark = pytest.mark.django_db
SOUND, BROKEN, UNCHECKED = 0, 1, 3


@pytest.fixture
def file() -> Whole:
    return whole()


def verified(pack: Path, *more: str) -> tuple[int, dict[str, Any]]:
    """Exit code and answer of the pack's own verifier, in a folder of its own."""
    script = pack.with_suffix(".py")
    script.write_bytes(contents(pack)["verify.py"])
    done = subprocess.run(
        [sys.executable, "-I", str(script), str(pack), "--json", *more],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode, json.loads(done.stdout)


@pytest.mark.parametrize("variant", WISHES)
def test_every_variant_is_found_sound(file: Whole, variant: str, tmp_path: Path) -> None:
    pack = packed(file, variant, tmp_path)
    code, said = verified(pack, "--key", str(log_keys.verifiers()[0]))
    assert code == UNCHECKED, said  # nothing is stamped here, and that is said


def test_words_that_are_gone_without_an_act_leave_in_no_pack(file: Whole, tmp_path: Path) -> None:
    destroy_body(acts_of(file.walk.file_id)[0].id)
    with pytest.raises(NotLogged, match="no act destroyed their words"):
        packed(file, "full", tmp_path)


def test_a_redaction_that_no_act_tells_of_is_found(file: Whole, tmp_path: Path) -> None:
    blob = Derived.objects.unfiltered(reason="test").filter(kind="preview").get()
    Derived.objects.create(
        item=blob.item,
        office_id=blob.office_id,
        path=blob.path,
        kind="redaction",
        blob=blob.blob,
        tool="tangan",
        made_by="machine",
        at=blob.at,
    )
    code, said = verified(packed(file, "full", tmp_path))
    assert code == BROKEN
    assert [each["check"] for each in said["checks"] if each["verdict"] == "broken"] == ["derived"]
    with pytest.raises(ValueError, match="redaction"):
        derived(file.given, b"x", "redaction", file.walk)


def test_a_flipped_bit_is_found(file: Whole, tmp_path: Path) -> None:
    pack = packed(file, "full", tmp_path)
    raw = bytearray(pack.read_bytes())
    verify = contents(pack)["verify.py"]
    for place in (40, len(raw) // 2, len(raw) - 400):
        raw[place] ^= 1
        broken = tmp_path / f"{place}.zip"
        broken.write_bytes(raw)
        raw[place] ^= 1
        script = tmp_path / "verify.py"
        script.write_bytes(verify)
        done = subprocess.run(
            [sys.executable, "-I", str(script), str(broken)], capture_output=True, check=False
        )
        assert done.returncode == BROKEN, place


def stamped(authority: Authority) -> int:
    """The log as it stands is signed and stamped by that authority; its size."""
    log_keys.bring_up_to_date()
    newest = Checkpoint.objects.order_by("-number").first()
    assert newest is not None
    Stamp.objects.create(
        checkpoint=newest,
        authority=authority.name,
        token=authority.stamp(newest.note),
        chain=authority.chain,
        stamped_at=datetime.now(UTC),
    )
    return newest.size


def test_stamps_go_along_and_the_export_is_proved_beside_them(file: Whole, tmp_path: Path) -> None:
    authority = Authority(tmp_path / "authority")
    size = stamped(authority)
    pack = packed(file, "merit", tmp_path)
    found = contents(pack)
    assert f"data/log/{size}/stamps/1.tsr" in found
    about = json.loads(found["data/pack.json"])
    assert about["checkpoints"] == [size, size + 2]  # the two acts of the export came after it
    proofs = found[f"data/log/{size}/proofs.jsonl"].splitlines()
    assert len(proofs) == about["acts"] - 2
    roots = tmp_path / "roots.pem"
    roots.write_text(authority.roots)
    code, said = verified(pack, "--key", str(log_keys.verifiers()[0]), "--roots", str(roots))
    assert code in (SOUND, UNCHECKED), said
    assert not [each for each in said["checks"] if each["verdict"] == "broken"]
