"""No address that stands in this repository spells a person's name, a party or a ballot number."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from netra.doors.cli.demo.scrub import WORDS, hashed
from netra.law.citation import sources

SOURCES = Path(__file__).with_name("sources.csv")
KNOWN = tomllib.loads(WORDS.read_text(encoding="utf-8"))
PARTIES = {"-".join(re.findall(r"\w+", party.lower())) for party in KNOWN["parties"]}
BALLOT = re.compile(
    r"\bjersey-(?:nomor-)?(?:punggung-)?\d|\bnomor-(?:urut|punggung)-\d"
    r"|\b(?:paslon|calon|capres)-(?:nomor-\d|0\d\b)"
)


def spelt(address: str) -> list[str]:
    """The parties, known names and ballot numbers that the path of an address spells."""
    path = re.sub(r"[^a-z0-9]+", "-", address.lower().partition("//")[2].partition("/")[2])
    parties = [party for party in PARTIES if f"-{party}-" in f"-{path}-"]
    names = [word for word in path.split("-") if hashed(word) in KNOWN["names"]]
    return [*parties, *names, *BALLOT.findall(path)]


def addresses() -> Iterator[str]:
    """Every address of a published case and of a source of the law's data."""
    with SOURCES.open(encoding="utf-8", newline="") as file:
        yield from (row["url"] for row in csv.DictReader(file))
    yield from (source["url"] for source in sources().values())


def test_no_address_spells_a_name_a_party_or_a_ballot_number() -> None:
    found = {address: said for address in addresses() if (said := spelt(address))}
    assert found == {}


@pytest.mark.parametrize("slug", ["caleg-hanura-diduga", "jersey-nomor-7-dipamerkan", "paslon-09"])
def test_a_spelt_side_is_seen(slug: str) -> None:
    assert spelt(f"https://contoh.id/berita/1/{slug}")
    assert spelt("https://hanura.contoh.id/berita/1/tahapan-pilkada-2024") == []
