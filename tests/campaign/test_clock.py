"""A million random cases: the clock and its witness never differ."""

import os
import time

import pytest

from tests.campaign.record import campaign
from tests.law.second.run import many

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

CASES = int(os.environ.get("CASES") or 1_000_000)


def test_both_clocks_agree() -> None:
    with campaign("clocks") as running:
        began = time.monotonic()
        found = many(running.seed, CASES)
        running.result.update(
            cases=CASES,
            differences=len(found),
            first=found[:20],
            seconds=round(time.monotonic() - began),
        )
        assert not found
