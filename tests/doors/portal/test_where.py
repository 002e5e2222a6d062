"""The place, among every district of the country: typed or chosen from lists, without script."""

from html import unescape
from typing import Any

import pytest

from netra.doors.portal.where import MOST
from netra.intake.models import Filing
from netra.law import areas
from netra.offices.actions import load_reference
from netra.offices.models import Area
from tests.doors.portal.visitor import DISTRICT, Visitor
from tests.rooms import factories

pytestmark = pytest.mark.django_db

PAGE = "lapor/di-mana/"
WEIGHT = 15 * 1024


@pytest.fixture
def visitor(visitor: Visitor) -> Visitor:
    """Somebody who has begun."""
    factories.office(factories.REGENCY)
    factories.area(DISTRICT)
    visitor.begin()
    return visitor


@pytest.fixture
def country() -> None:
    """Every area is loaded, as on a site that runs."""
    load_reference()


def asked(visitor: Visitor, **typed: str) -> str:
    response = visitor.post(PAGE, typed)
    assert response.status_code == 200
    assert len(response.content) <= WEIGHT
    return unescape(response.content.decode())


def said(visitor: Visitor, html: str, indonesian: str, english: str) -> None:
    assert html.count("govuk-error-summary__title") == 1
    assert (english if visitor.root else indonesian) in html


@pytest.mark.usefixtures("country")
def test_a_name_is_looked_for_and_chosen(visitor: Visitor) -> None:
    html = asked(visitor, search="JEKULO")
    assert f'value="{DISTRICT}"' in html
    assert "Kabupaten Kudus, Jawa Tengah" in html
    assert "search=" not in html  # what is typed stands in no address
    response = visitor.post(PAGE, {"area": DISTRICT})
    assert response.status_code == 303
    assert response["Location"].endswith(PAGE)
    page = visitor.get(PAGE).content.decode()
    assert 'name="village"' in page
    assert f'name="area" value="{DISTRICT}"' in page


@pytest.mark.parametrize(
    ("typed", "indonesian", "english"),
    [
        ({}, "Tulis nama kecamatan", "Write the name of the district"),
        ({"search": "  "}, "Tulis nama kecamatan", "Write the name of the district"),
        ({"search": "qqqxxzzz"}, "Tidak ada yang bernama", "Nothing is called"),
        ({"area": "99.99.99"}, "Pilih kecamatan dari daftar", "Choose a district from the list"),
        ({"area": DISTRICT, "place": "", "village": "64.71.01.1001"},
         "Pilih desa", "Choose a village"),
    ],
)  # fmt: skip
def test_a_wrong_answer_is_told(
    visitor: Visitor, typed: dict[str, str], indonesian: str, english: str
) -> None:
    said(visitor, asked(visitor, **typed), indonesian, english)


@pytest.mark.usefixtures("country")
def test_many_matches_are_cut_and_told(visitor: Visitor) -> None:
    html = asked(visitor, search="sukamaju")
    assert html.count('type="radio"') < MOST
    html = asked(visitor, search="jaya")
    assert html.count('type="radio"') == MOST
    assert ("There are more" if visitor.root else "Masih ada yang lain") in html


@pytest.mark.usefixtures("country")
def test_a_regency_leads_to_its_districts(visitor: Visitor) -> None:
    html = asked(visitor, search="kudus")
    assert 'value="33.19"' in html
    assert f'<option value="{DISTRICT}">Jekulo' in asked(visitor, area="33.19")


def test_the_lists_lead_from_province_to_district(visitor: Visitor) -> None:
    assert '<option value="33">Jawa Tengah' in visitor.get(PAGE).content.decode()
    assert '<option value="33.19">Kabupaten Kudus' in asked(visitor, area="33")
    assert f'<option value="{DISTRICT}">Jekulo' in asked(visitor, area="33.19")


def test_the_longest_lists_of_the_country_are_light(visitor: Visitor) -> None:
    below: dict[str, int] = {}
    for area in areas.areas():
        below[area.parent or ""] = below.get(area.parent or "", 0) + 1
    longest = [code for code in below if code.count(".") == 1]
    for code in ["32", max(longest, key=lambda code: below[code])]:
        asked(visitor, area=code)


def test_a_village_is_taken_if_chosen(visitor: Visitor) -> None:
    village = areas.villages(DISTRICT)[0]
    visitor.answer("di-mana", {"area": DISTRICT, "village": village.code, "place": "Balai"})
    assert Area.objects.get(code=village.code).parent_id == DISTRICT
    html = visitor.get(PAGE).content.decode()
    assert f'<option value="{village.code}" selected>' in html
    assert village.name in visitor.get("lapor/periksa/").content.decode()


def test_another_district_may_be_chosen_and_the_words_stay(visitor: Visitor) -> None:
    visitor.answer("di-mana", {"area": DISTRICT, "place": "Balai desa"})
    assert "?ganti" in visitor.get(PAGE).content.decode()
    assert 'name="search"' in visitor.client.get(visitor.at(f"{PAGE}?ganti")).content.decode()
    visitor.post(PAGE, {"area": factories.area("33.19.01")})
    assert 'value="Balai desa"' in visitor.get(PAGE).content.decode()


def test_a_change_from_the_check_page_leads_back_to_it(visitor: Visitor) -> None:
    response: Any = visitor.client.post(visitor.at(f"{PAGE}?ganti&ubah"), {"area": DISTRICT})
    assert response["Location"].endswith("?ubah")
    response = visitor.client.post(response["Location"], {"area": DISTRICT, "place": ""})
    assert response["Location"].endswith("lapor/periksa/")


def test_a_report_from_a_village_reaches_its_regency(indonesian: Visitor) -> None:
    indonesian.walk()
    village = areas.villages(DISTRICT)[0].code
    indonesian.answer("di-mana", {"area": DISTRICT, "village": village, "place": ""})
    indonesian.send(how="tip")
    filing = Filing.objects.unfiltered(reason="a test").get()
    assert (filing.area_id, str(filing.path)) == (village, factories.REGENCY)
