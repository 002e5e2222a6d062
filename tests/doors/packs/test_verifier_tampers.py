"""Whatever is changed in a pack after it was signed, the verifier says so and never stumbles."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import packs
from tests.harness.pack_tampers import resealed, tampered, unnoticed
from tests.harness.stamping import Authority

CASES = 500
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One checkpoint is stamped, the other not: each stamp costs two runs of openssl."""
    told = packs.story(Authority(tmp_path_factory.mktemp("authority")))
    told.stamped = (7,)
    return packs.written(told)


@settings(max_examples=CASES, suppress_health_check=SHARED)
@given(chosen=st.data())
def test_any_flipped_bit_is_found(pack: bytes, tmp_path: Path, chosen: st.DataObject) -> None:
    bit = chosen.draw(st.integers(0, len(pack) * 8 - 1))
    bent = bytearray(pack)
    bent[bit // 8] ^= 1 << bit % 8
    assert not unnoticed(bytes(bent), tmp_path / "pack.zip")


def test_any_other_change_is_found(pack: bytes, tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(CASES):
        one = tampered(pack, chance)
        assert not unnoticed(one.data, tmp_path / "pack.zip"), one.kind


def test_any_change_inside_is_found_though_the_log_signs_it(tmp_path: Path) -> None:
    chance, files = random.Random(6), packs.files(packs.story())
    assert unnoticed(packs.written(packs.story()), tmp_path / "pack.zip") == "exit code 3"
    for _ in range(CASES):
        one = resealed(files, chance)
        assert not unnoticed(one.data, tmp_path / "pack.zip"), one.kind


@settings(max_examples=200, suppress_health_check=SHARED)
@given(seed=st.integers(0, 2**32))
def test_a_hostile_pack_that_its_maker_signed_is_judged_too(
    pack: bytes, tmp_path: Path, seed: int
) -> None:
    """Changed before the comment and signed anew: whatever it is, there is an answer."""
    chance = random.Random(seed)
    inner = pack[: pack.rindex(b"netra-pack/1\n")]
    signed = packs.signed(tampered(inner, chance).data)
    assert unnoticed(signed, tmp_path / "pack.zip") in ("", "exit code 3")
