"""Nobody is refused: each day and each kind of respondent finds an addressee."""

from datetime import date, timedelta

import pytest

from netra.law import areas, competence
from netra.law.certainty import Certainty
from netra.law.tables import rows

FIRST, LAST = date(2015, 1, 1), date(2026, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
KINDS = sorted({kind for row in rows("addressees") for kind in row["employment"]})


@pytest.mark.parametrize("employment", KINDS)
def test_on_every_day_there_is_somebody_to_write_to(employment: str) -> None:
    alone = [
        day
        for day in DAYS
        if "addressee"
        not in {each.role for each in competence.addressees(employment=employment, on=day)}
    ]
    assert alone == []


def test_on_every_day_there_is_a_merit_authority_and_two_only_while_it_is_uncertain() -> None:
    for day in DAYS:
        found = competence.merit_authority(day)
        uncertain = date(2024, 8, 24) <= day <= date(2024, 9, 3)
        assert len(found) == (2 if uncertain else 1)
        assert ({each.certainty for each in found} == {Certainty.CONTRADICTED}) == uncertain


def test_while_it_is_uncertain_the_addressee_says_so() -> None:
    for day in (date(2024, 8, 24), date(2024, 9, 3)):
        found = competence.addressees(employment="pns", on=day)
        (merit,) = [each for each in found if each.function == "merit_authority"]
        assert merit.citation.certainty == Certainty.CONTRADICTED
        assert merit.note_id


PROVINCES = [area.code for area in areas.areas() if area.level == "province"]


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2024, 11, 27), date(2026, 6, 1)])
def test_each_province_has_one_regional_office(on: date) -> None:
    served = {code: competence.merit_regional_office(code, on=on) for code in PROVINCES}
    assert {each.code for each in served.values()} == {row["code"] for row in _offices()}
    for code in PROVINCES:
        in_force = [row for row in _offices() if code in row["provinces"] and _holds(row, on)]
        assert len(in_force) == 1, code


def test_two_provinces_moved_and_the_other_reading_is_kept() -> None:
    for code in ("72", "82"):  # Sulawesi Tengah, Maluku Utara
        before = competence.merit_regional_office(code, on=date(2024, 11, 1))
        after = competence.merit_regional_office(code, on=date(2025, 11, 30))
        assert (before.code, after.code) == ("XI", "IV")
        assert before.citation.certainty == Certainty.CONTRADICTED
        assert before.citation.other_reading


def _offices() -> list[dict[str, object]]:
    return rows("merit_regional_offices")


def _holds(row: dict[str, object], on: date) -> bool:
    first, last = row.get("from", FIRST), row.get("to", LAST)
    assert isinstance(first, date)
    assert isinstance(last, date)
    return first <= on <= last
