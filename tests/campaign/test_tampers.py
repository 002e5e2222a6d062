"""Acts and ledger are tampered with, one bit, row or tail at a time: the audit finds every one."""

import os
import time

import pytest

from netra.ledger import queries
from tests.campaign.record import campaign
from tests.rooms.ledger import tampering

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(2 * 60 * 60)]

CASES = int(os.environ.get("CASES") or 10_000)


def test_every_tampering_is_found(fresh_database: str) -> None:
    notes = tampering.a_lived_in_house()
    with campaign("tampers") as running, tampering.as_owner(fresh_database):
        kept = {str(place): note for place, note in enumerate(notes)}
        key = tampering.KEY.verifier
        assert queries.audit_here(trusted=[key], mirrors=kept).findings == ()
        began = time.monotonic()
        attacks = (tampering.Attack(running.chance) for _ in range(CASES))
        missed = [each for each in (tampering.unnoticed(one, notes) for one in attacks) if each]
        running.result.update(
            cases=CASES, missed=len(missed), first=missed[:20], seconds=time.monotonic() - began
        )
        assert not missed
