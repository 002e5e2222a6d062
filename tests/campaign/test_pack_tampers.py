"""Case packs are tampered with, a bit or some bytes at a time: the verifier finds every one."""

import os
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.campaign.record import campaign
from tests.harness import packs
from tests.harness.pack_tampers import resealed, tampered, unnoticed
from tests.harness.stamping import Authority

pytestmark = [pytest.mark.campaign, pytest.mark.timeout(4 * 60 * 60)]

CASES = int(os.environ.get("CASES") or 10_000)
INSIDE = 0.1
"""How many of them change what lies inside, and are signed anew with the log's own key."""


def test_every_tampering_is_found(tmp_path: Path) -> None:
    told = packs.story(Authority(tmp_path / "authority"))
    pack, files = packs.written(told), packs.files(told)
    path = tmp_path / "pack.zip"
    with campaign("pack-tampers") as running:
        began = time.monotonic()
        assert unnoticed(pack, path) == "exit code 3"  # whole, and nobody named a key
        kinds: Counter[str] = Counter()
        missed = []
        for _ in range(CASES):
            inside = running.chance.random() < INSIDE
            one = resealed(files, running.chance) if inside else tampered(pack, running.chance)
            kinds[one.kind] += 1
            why = unnoticed(one.data, path)
            missed += [f"{one.kind}: {why}"] if why else []
        running.result.update(cases=CASES, kinds=dict(kinds), missed=len(missed), first=missed[:20])
        running.result.update(bytes=len(pack), seconds=time.monotonic() - began)
        assert not missed
