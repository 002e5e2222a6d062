"""Finding a place or an office by what a person types; villages and panels when asked for."""

from datetime import date
from typing import Any

import pytest

from netra.law.areas import UnknownArea
from netra.offices import actions, queries
from netra.offices.models import Area, Office, OfficeKey

pytestmark = pytest.mark.django_db
ON = date(2024, 10, 17)
SINCE, UNTIL = date(2024, 5, 24), date(2025, 1, 31)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("jekulo", "33.19.06"),
        ("JEKULO, Kudus", "33.19.06"),
        ("jekullo", "33.19.06"),  # misspelt
        ("kudus", "33.19"),
        ("kabupaten kudus", "33.19"),
        ("Ra'as", "35.29.22"),
        ("fak-fak", "92.03"),
        ("Merauke Papua Selatan", "93.01"),
    ],
)
def test_a_place_is_found_as_it_is_typed(typed: str, code: str) -> None:
    assert queries.search_places(typed)[0].code == code


def test_a_place_says_where_it_lies() -> None:
    (found,) = queries.search_places("Jekulo")
    assert (found.name, found.regency, found.province) == (
        "Jekulo",
        "Kabupaten Kudus",
        "Jawa Tengah",
    )
    regencies = [place for place in queries.search_places("semarang") if not place.regency]
    assert [place.code for place in regencies] == ["33.22", "33.74"]


@pytest.mark.parametrize("typed", ["", "  ", "%", "zzzzqqqq"])
def test_what_is_no_place_finds_none(typed: str) -> None:
    assert queries.search_places(typed) == []


def test_a_search_ends_at_its_limit_in_two_queries(
    django_assert_max_num_queries: Any,
) -> None:
    with django_assert_max_num_queries(2):
        assert len(queries.search_places("kota", limit=7)) == 7
        assert len(queries.search_places("jawa", limit=3)) == 3


def test_an_appointing_authority_is_found_by_name() -> None:
    def keys(typed: str) -> list[str]:
        found = queries.search_offices("appointing_authority", typed, on=ON)
        return [office.key for office in found]

    assert keys("KUDUS") == ["ppk-kabupaten-kudus"]
    assert keys("kejaksaan") == ["ppk-kejagung"]
    assert keys("kemantrian agama") == ["ppk-kemenag"]
    assert keys("") == []


def test_before_a_province_was_made_its_governor_is_not_found() -> None:
    for on, count in ((date(2020, 9, 1), 0), (ON, 1)):
        found = queries.search_offices("appointing_authority", "gubernur papua selatan", on=on)
        assert ("ppk-provinsi-papua-selatan" in {each.key for each in found}) == bool(count)


def test_the_capitals_employees_belong_to_its_province() -> None:
    for code in ("31", "31.71", "31.74.01"):
        found = queries.appointing_for(code, on=ON)
        assert found is not None
        assert found.area_code == "31"


def test_the_line_upward_of_papua_is_that_of_the_day() -> None:
    path = queries.office_by_key("bawaslu-kabupaten-merauke").path
    for on, key in (
        (date(2020, 9, 1), "bawaslu-provinsi-papua"),
        (ON, "bawaslu-provinsi-papua-selatan"),
    ):
        found = queries.above(path, tier="province", on=on)
        assert found is not None
        assert found.key == key
    assert queries.parent_on("93.01", date(2020, 9, 1)) == "91"
    assert queries.parent_on("93.01", ON) == "93"
    assert queries.parent_on("33.19", ON) == "33"


def test_villages_are_listed_without_the_database_and_loaded_once(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(0):
        villages = queries.villages("64.71.06")
    assert not Area.objects.filter(parent_id="64.71.06").exists()
    for _ in range(2):
        assert actions.load_villages(district_code="64.71.06") == len(villages) == 5
        assert queries.areas_below("64.71.06") == villages
    assert queries.place(villages[0][0]) == (villages[0][1], "Kota Balikpapan")


def test_a_regencys_panels_are_made_for_an_election() -> None:
    made = actions.establish_panels(regency_code="64.71", valid_from=SINCE, valid_to=UNTIL)
    assert [panel.key for panel in made] == [f"panwascam-64-71-0{n}" for n in range(1, 7)]
    assert {(panel.valid_from, panel.valid_to, panel.seats) for panel in made} == {
        (SINCE, UNTIL, 3)
    }
    assert queries.panel("64.71.06", on=ON) is not None
    assert queries.panel("64.71.06", on=date(2025, 2, 1)) is None
    above = queries.above(made[0].path, tier="regency")
    assert above is not None
    assert above.key == "bawaslu-kota-balikpapan"
    assert not OfficeKey.objects.filter(office__in=made).exists()


def test_made_again_for_a_later_election_a_panel_reaches_over_both() -> None:
    first = actions.establish_panels(regency_code="64.71", valid_from=SINCE, valid_to=UNTIL)
    later = date(2029, 5, 1)
    again = actions.establish_panels(regency_code="64.71", valid_from=later, valid_to=None)
    assert [panel.id for panel in again] == [panel.id for panel in first]
    assert {(panel.valid_from, panel.valid_to) for panel in again} == {(SINCE, None)}
    actions.load_reference()
    assert Office.objects.get(pk=first[0].pk).valid_from == SINCE


def test_a_village_gets_its_supervisor_under_its_panel() -> None:
    code = "64.71.06.1001"
    made = actions.establish_village_supervisor(village_code=code, valid_from=SINCE, valid_to=None)
    assert (made.key, made.path) == ("pkd-64-71-06-1001", "ri.p64.k6471.d647106.v6471061001")
    assert queries.office(made.id).area_code == code


def test_an_area_of_another_kind_gets_neither() -> None:
    for wrong in ("64.71.06", "64", "99.99"):
        with pytest.raises(UnknownArea):
            actions.establish_panels(regency_code=wrong, valid_from=None, valid_to=None)
    for wrong in ("64.71", "64.71.06.9999"):
        with pytest.raises(UnknownArea):
            actions.establish_village_supervisor(village_code=wrong, valid_from=None, valid_to=None)
        with pytest.raises(UnknownArea):
            actions.load_villages(district_code=wrong)
