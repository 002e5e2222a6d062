"""Evidence is tampered with, one bit, row or file at a time: the audit finds every one."""

import os
import time
from pathlib import Path

import pytest

from tests.campaign.record import campaign
from tests.harness.databases import pointed_at
from tests.rooms.evidence import tampering
from tests.rooms.evidence.conftest import disk as disk
from tests.rooms.ledger.tampering import undone

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(2 * 60 * 60)]

CASES = int(os.environ.get("CASES") or 10_000)


def test_every_tampering_with_evidence_is_found(fresh_database: str, disk: Path) -> None:
    hashes = tampering.a_lived_in_house()
    with (
        campaign("storage-tampers") as running,
        pointed_at(fresh_database, role="owner"),
        tampering.unguarded(),
    ):
        with undone():
            assert tampering.findings() == []
        began = time.monotonic()
        attacks = (tampering.Attack(running.chance, disk, hashes) for _ in range(CASES))
        missed = [each for each in map(tampering.unnoticed, attacks) if each]
        running.result.update(
            cases=CASES, missed=len(missed), first=missed[:20], seconds=time.monotonic() - began
        )
        assert not missed
