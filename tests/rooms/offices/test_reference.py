"""Areas and offices stand as the data name them, with the keys identities are sealed to."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.law import areas as law_areas
from netra.law import offices as law
from netra.offices import actions, queries
from netra.offices.models import Area, AreaParent, Office

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 10, 17, 3, tzinfo=UTC)


def test_the_data_stand_and_loading_again_changes_nothing() -> None:
    before = list(Office.objects.order_by("key").values())
    areas = list(Area.objects.order_by("code").values())
    actions.load_reference()
    assert list(Office.objects.order_by("key").values()) == before
    assert list(Area.objects.order_by("code").values()) == areas
    assert {row["key"] for row in before} == {row.key for row in law.offices()}
    assert {row["code"] for row in areas} >= {row.code for row in law_areas.areas()}


def test_a_code_the_office_entered_is_kept() -> None:
    office = queries.office_by_key("bawaslu-kota-balikpapan")
    assert office.region_code == ""
    actions.enter_region_code(office_id=office.id, region_code="23.01")
    actions.load_reference()
    assert queries.office_by_key("bawaslu-kota-balikpapan").region_code == "23.01"


@pytest.mark.parametrize(
    ("area_code", "key", "zone"),
    [
        ("33.19.06.2009", "bawaslu-kabupaten-kudus", "Asia/Jakarta"),
        ("64.71.06", "bawaslu-kota-balikpapan", "Asia/Makassar"),
        ("91.03", "bawaslu-kabupaten-jayapura", "Asia/Jayapura"),
    ],
)
def test_a_place_has_its_office_in_its_zone(area_code: str, key: str, zone: str) -> None:
    found = queries.receiving(area_code)
    assert found is not None
    assert (found.key, found.zone) == (key, zone)


@pytest.mark.parametrize(
    ("on", "keys"),
    [
        (date(2024, 6, 14), ["kasn"]),
        (date(2024, 8, 30), ["bkn", "kasn"]),
        (date(2024, 10, 17), ["bkn"]),
    ],
)
def test_the_merit_authority_of_a_day(on: date, keys: list[str]) -> None:
    assert [office.key for office in queries.offices_with("merit_authority", on=on)] == keys


def test_who_comes_after_is_named() -> None:
    ended = Office.objects.select_related("successor").get(key="kasn")
    assert ended.successor is not None
    assert ended.successor.key == "bkn"


def test_an_address_the_office_entered_is_kept() -> None:
    Office.objects.filter(key="bawaslu-kabupaten-kudus").update(address="Jalan Contoh 1")
    Office.objects.filter(key="bawaslu-kabupaten-kudus").update(name="Nama lama")
    actions.load_reference()
    found = queries.office_by_key("bawaslu-kabupaten-kudus")
    assert (found.address, found.name) == ("Jalan Contoh 1", "Bawaslu Kabupaten Kudus")


def test_loading_takes_few_queries(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(30):
        actions.load_reference()


def test_nothing_is_loaded_by_half(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place that two offices claim is refused at the end: the areas before it go back too."""
    Area.objects.filter(code="33.19").update(name="Nama lama")
    first, second, *rest = law.offices()
    broken = (first, replace(second, path=first.path), *rest)
    monkeypatch.setattr(law, "offices", lambda: broken)
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.load_reference()
    assert Area.objects.get(code="33.19").name == "Nama lama"


def test_a_regency_of_a_young_province_keeps_where_it_lay() -> None:
    merauke = AreaParent.objects.filter(area_id="93.01").order_by("valid_to")
    assert [(row.parent_id, row.valid_from, row.valid_to) for row in merauke] == [
        ("91", None, date(2022, 7, 24)),
        ("93", date(2022, 7, 25), None),
    ]
    assert AreaParent.objects.count() == 2 * (4 + 8 + 8 + 6)
