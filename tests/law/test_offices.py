"""The country's offices by rule, and which of them serves an area on a day."""

from collections import Counter
from datetime import date

import pytest

from netra.law import areas, offices
from netra.law.certainty import Certainty
from netra.law.tables import rows

PAST, NOW = date(2020, 9, 1), date(2024, 10, 17)
CAPITAL = ("31.01", "31.71", "31.72", "31.73", "31.74", "31.75")


def counted(function: str) -> Counter[str]:
    return Counter(each.tier for each in offices.offices() if each.function == function)


def test_every_office_of_the_country_is_there() -> None:
    supervisors = counted("supervisory")
    assert (supervisors["national"], supervisors["province"], supervisors["regency"]) == (
        1,
        38,
        514,
    )
    assert counted("merit_regional_office") == {"province": 14}
    appointing = counted("appointing_authority")
    assert (appointing["province"], appointing["regency"]) == (38, 508)
    assert appointing["national"] == len(rows("agencies"))
    for function in ("personnel_agency", "inspectorate"):
        assert counted(function) == {"province": 38, "regency": 508}
    assert counted("kpu") == {"province": 38, "regency": 514}
    assert counted("regent_via_camat") == {"regency": 508}


def test_keys_and_places_are_nobody_elses() -> None:
    found = offices.offices()
    assert len({each.key for each in found}) == len({each.path for each in found}) == len(found)
    assert max(len(each.key) for each in found) <= 60
    for each in found:
        for other in (each.successor, each.predecessor):
            assert other is None or other in offices.by_key()


@pytest.mark.parametrize("code", CAPITAL)
def test_the_capitals_administrative_areas_govern_nobody(code: str) -> None:
    slug = areas.slug(areas.area(code))
    assert f"bawaslu-{slug}" in offices.by_key()
    assert not {f"{kind}-{slug}" for kind in ("ppk", "personnel", "inspectorate", "regent")} & set(
        offices.by_key()
    )
    for function in ("appointing_authority", "personnel_agency", "inspectorate"):
        found = offices.serving(function, code, on=NOW)
        assert found is not None
        assert found.area == "31"


@pytest.mark.parametrize(
    ("function", "code", "on", "key"),
    [
        ("appointing_authority", "33.19.06.2009", NOW, "ppk-kabupaten-kudus"),
        ("appointing_authority", "33", NOW, "ppk-provinsi-jawa-tengah"),
        ("appointing_authority", "93", NOW, "ppk-provinsi-papua-selatan"),
        ("appointing_authority", "93", PAST, "ppk-provinsi-papua"),
        ("supervisory", "64.71", NOW, "bawaslu-kota-balikpapan"),
        ("kpu", "31.71", NOW, "kpu-kota-administrasi-jakarta-pusat"),
        ("regent_via_camat", "33.19.06", NOW, "regent-kabupaten-kudus"),
        ("home_ministry", "33.19", NOW, "kemendagri"),
        ("merit_authority", "33.19", PAST, "kasn"),
        ("merit_regional_office", "33.19", NOW, "bkn-kanreg-1"),
        ("merit_regional_office", "31.75", NOW, "bkn-kanreg-5"),
    ],
)
def test_who_serves_an_area(function: str, code: str, on: date, key: str) -> None:
    found = offices.serving(function, code, on=on)
    assert found is not None
    assert found.key == key


def test_before_it_took_the_task_over_no_regional_office_serves() -> None:
    assert offices.serving("merit_regional_office", "33.19", on=PAST) is None


def test_a_new_province_begins_with_its_law_and_names_whom_it_followed() -> None:
    young = [each for each in offices.offices() if each.predecessor]
    assert {each.area for each in young} == {"93", "94", "95", "96"}
    made = offices.by_key()["bawaslu-provinsi-papua-barat-daya"]
    assert (made.valid_from, made.predecessor) == (
        date(2022, 12, 8),
        "bawaslu-provinsi-papua-barat",
    )


def test_region_codes_are_only_the_printed_ones() -> None:
    known = {each.key: each.region_code for each in offices.offices() if each.region_code}
    assert known == {
        "bawaslu-ri": "00.00",
        "bawaslu-kabupaten-pelalawan": "04.08",
        "bawaslu-provinsi-lampung": "08.00",
        "bawaslu-kota-bekasi": "13.03",
        "bawaslu-kabupaten-kudus": "14.21",
        "bawaslu-kabupaten-blitar": "16.12",
        "bawaslu-kabupaten-maros": "27.12",
        "bawaslu-kabupaten-pasangkayu": "30.03",
    }
    facts = [row for row in rows("office_facts") if "region_code" in row]
    firm = {row["key"] for row in facts if row["certainty"] == Certainty.PRESS}
    assert set(known) - firm == {"bawaslu-provinsi-lampung"}
    assert {row["key"] for row in rows("office_facts")} <= set(offices.by_key())


def test_panels_and_village_supervisors_are_made_by_rule() -> None:
    panel = offices.panel("64.71.06")
    assert (panel.key, panel.path, panel.seats) == (
        "panwascam-64-71-06",
        "ri.p64.k6471.d647106",
        3,
    )
    assert panel.zone == "Asia/Makassar"
    village = offices.village_supervisor("33.19.06.2008")
    assert (village.key, village.path) == (
        "pkd-33-19-06-2008",
        "ri.p33.k3319.d331906.v3319062008",
    )
    for wrong in (offices.panel, offices.village_supervisor):
        with pytest.raises(areas.UnknownArea):
            wrong("33.19")
