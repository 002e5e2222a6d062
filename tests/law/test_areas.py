"""The country's areas: counts, zones, names, and where a split province's regencies once lay."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from netra.law import areas
from netra.law.certainty import Certainty

PAST, NOW = date(2020, 12, 9), date(2024, 11, 27)


def test_every_area_of_the_country_is_there() -> None:
    counts = Counter(area.level for area in areas.areas())
    assert counts == {"country": 1, "province": 38, "regency": 514, "district": 7285}
    assert len(areas.known()) == sum(counts.values())


def test_each_lies_in_one_that_came_before_it() -> None:
    seen: set[str | None] = {None}
    for area in areas.areas():
        assert area.parent in seen
        seen.add(area.code)


def test_each_district_has_its_villages_and_only_those() -> None:
    found = [
        village
        for area in areas.areas()
        if area.level == "district" and area.code.startswith("33.")
        for village in areas.villages(area.code)
    ]
    assert len(found) == len({village.code for village in found}) == 8563
    assert all(village.parent == village.code[:8] for village in found)
    assert areas.villages("33.19.06")[8].name == "Jekulo"


def test_the_first_and_the_last_line_of_the_villages_are_read() -> None:
    lines = (areas.PACKAGE / "villages.csv").read_text(encoding="utf-8").splitlines()
    for line in (lines[1], lines[-1]):
        code = line.partition(",")[0]
        assert areas.area(code).parent == code.rpartition(".")[0]
    assert areas.villages("99.99.99") == ()
    assert areas.villages("33.19.0") == ()


def test_a_name_with_a_comma_or_a_quotation_mark_is_whole() -> None:
    assert areas.area("12.07.28.1007").name == "Lubuk Pakam I,II"
    assert areas.folded(areas.area("35.29.22").name) == "raas"


@pytest.mark.parametrize(
    ("zone", "provinces"),
    [
        ("WIB", "11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 61 62"),
        ("WITA", "51 52 53 63 64 65 71 72 73 74 75 76"),
        ("WIT", "81 82 91 92 93 94 95 96"),
    ],
)
def test_every_province_has_its_zone(zone: str, provinces: str) -> None:
    codes = [area.code for area in areas.areas() if area.level == "province"]
    assert " ".join(code for code in codes if areas.zone(code) == zone) == provinces


@pytest.mark.parametrize(
    ("code", "past", "now"),
    [
        ("93.01", "91", "93"),  # Merauke
        ("94.04", "91", "94"),  # Mimika
        ("95.01", "91", "95"),  # Jayawijaya
        ("96.71", "92", "96"),  # Kota Sorong
        ("91.03", "91", "91"),
        ("33.19.06.2009", "33", "33"),
    ],
)
def test_a_split_province_keeps_its_past(code: str, past: str, now: str) -> None:
    assert (areas.province_of(code, PAST), areas.province_of(code, NOW)) == (past, now)


def test_the_day_a_province_was_made_is_its_first() -> None:
    for split in areas.former_parents():
        regency = f"{split.province}.01"
        assert areas.province_of(regency, split.until) == split.formerly
        assert areas.province_of(regency, split.since) == split.province
        assert (split.since - split.until).days == 1
        assert split.citation.certainty == Certainty.PRESS


@pytest.mark.parametrize(
    ("code", "now"), [("91.01", "93.01"), ("91.02.07", "95.01"), ("92.71", "96.71")]
)
def test_a_code_that_ended_names_the_one_that_took_its_place(code: str, now: str) -> None:
    with pytest.raises(areas.UnknownArea, match=now) as refused:
        areas.area(code)
    assert refused.value.successor == now
    assert areas.area(now)


@pytest.mark.parametrize("code", ["", "99", "33.99", "33.19.99", "33.19.06.9999", "Kudus"])
def test_a_code_nobody_had_is_refused(code: str) -> None:
    with pytest.raises(areas.UnknownArea) as refused:
        areas.province_of(code, NOW)
    assert refused.value.successor is None


def test_without_the_package_it_says_what_to_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(areas, "PACKAGE", tmp_path)
    areas._text.cache_clear()
    with pytest.raises(areas.PackageMissing, match="npm ci"):
        areas.villages("33.19.06")
    monkeypatch.undo()
    assert areas.villages("33.19.06")


def test_the_data_are_credited_with_their_licence() -> None:
    assert "ODbL" in areas.credit().title
    assert areas.credit().url.startswith("https://")


def test_official_names_make_keys_that_differ() -> None:
    named = [area for area in areas.areas() if area.level in ("province", "regency")]
    assert len({areas.slug(area) for area in named}) == len(named) == 552
    assert areas.slug(areas.area("33")) == "provinsi-jawa-tengah"
    assert areas.slug(areas.area("64.71")) == "kota-balikpapan"
