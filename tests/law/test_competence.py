"""Nobody is refused: each day and each kind of respondent finds an addressee."""

from datetime import date, timedelta

import pytest

from netra.law import areas, competence, offices
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


REGENCIES = [
    area.code
    for area in areas.areas()
    if area.level == "regency" and offices.government_of(area.code) == area.code
]
# A person or body that has no office of its own here: one writes to it by its function.
WITHOUT_OFFICE = {"village_head", "ankum", "agency_head", "directors"}
TURNS = (date(2022, 7, 25), date(2022, 12, 8), date(2023, 10, 31), date(2024, 8, 24))
EDGES = [day + timedelta(days=n) for day in (*TURNS, date(2024, 9, 4)) for n in (-1, 0, 1)]


@pytest.mark.parametrize("on", [*EDGES, *DAYS[::365]])
def test_each_addressee_of_each_regency_has_an_office_that_day(on: date) -> None:
    """The end of one authority and the split of Papua leave no file without a receiver."""
    wanted = {
        each.function: each.role
        for kind in KINDS
        for each in competence.addressees(employment=kind, on=on)
    }
    known = {each.function for each in offices.offices()}
    assert {key for key, role in wanted.items() if role == "addressee"} - known <= {
        *WITHOUT_OFFICE,
        "bawaslu_regency",
    }
    for function in {*wanted, "supervisory"} & known:
        alone = [code for code in REGENCIES if offices.serving(function, code, on=on) is None]
        assert alone == [], function


def exists(key: str, on: date) -> bool:
    found = offices.by_key()[key]
    return (found.valid_from or FIRST) <= on <= (found.valid_to or LAST)


def window(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


KASN_ENDS = window(date(2024, 7, 1), date(2024, 12, 31))
EMPLOYERS = ("appointing_authority", "personnel_agency", "inspectorate")


@pytest.mark.parametrize("employment", ["pns", "cpns", "pppk", "acting_regional_head"])
def test_each_day_of_the_hand_over_has_an_authority_that_is_there_by_either_reading(
    employment: str,
) -> None:
    """KASN's last day is 23 August or 3 September, BKN's first 24 August or 4 September."""
    held = {
        day: {each.key for each in competence.merit_authority(day) if exists(each.key, day)}
        for day in KASN_ENDS
    }
    assert held[date(2024, 8, 23)] == {"kasn"}
    assert held[date(2024, 8, 24)] == held[date(2024, 9, 3)] == {"kasn", "bkn"}
    assert held[date(2024, 9, 4)] == {"bkn"}
    for day, keys in held.items():
        assert keys, day
        functions = {each.function for each in competence.addressees(employment=employment, on=day)}
        assert "merit_authority" in functions
        assert offices.serving("merit_authority", "", on=day) is not None


def test_what_was_sent_before_the_hand_over_has_a_holder_on_every_day_after_it() -> None:
    for sent in KASN_ENDS:
        for key in {each.key for each in competence.merit_authority(sent)}:
            holders = [key]
            while successor := offices.by_key()[holders[-1]].successor:
                holders.append(successor)
            alone = [day for day in KASN_ENDS if day >= sent and not any_there(holders, day)]
            assert alone == [], (key, sent)


def any_there(keys: list[str], on: date) -> bool:
    return any(exists(key, on) for key in keys)


def test_through_the_hand_over_every_kind_of_employer_can_be_written_to() -> None:
    national = [
        each for each in offices.offices() if each.path.startswith("ppk.") and not each.area
    ]
    assert len(national) > 10
    for day in KASN_ENDS[::7]:
        assert not [each.key for each in national if not exists(each.key, day)]
        for function in EMPLOYERS:
            alone = [code for code in REGENCIES if not offices.serving(function, code, on=day)]
            assert alone == [], (function, day)


PAPUA = [code for code in REGENCIES if code[:2] in ("91", "92", "93", "94", "95", "96")]
SPLITS = window(date(2022, 7, 1), date(2023, 1, 31))


@pytest.mark.parametrize("function", ["supervisory", "appointing_authority", "merit_authority"])
def test_on_no_day_of_the_split_is_a_regency_of_papua_without_receiver(function: str) -> None:
    assert len(PAPUA) == 42
    alone = [(code, day) for code in PAPUA for day in SPLITS if not served(function, code, day)]
    assert alone == []


def served(function: str, code: str, on: date) -> bool:
    """The regency's own, its province's of that day, and the regional office of its authority."""
    province = areas.province_of(code, on)
    own = offices.serving(function, code, on=on)
    above = offices.serving(function, province, on=on)
    return bool(own and above and competence.merit_regional_office(code, on=on))


def test_what_ran_in_a_province_before_its_split_is_still_held_by_somebody_after_it() -> None:
    """The office of the old province goes on, and the new one's names it as its predecessor."""
    for code in PAPUA:
        before, after = (areas.province_of(code, day) for day in (SPLITS[0], SPLITS[-1]))
        for function in ("supervisory", "appointing_authority"):
            old = offices.serving(function, before, on=SPLITS[0])
            new = offices.serving(function, after, on=SPLITS[-1])
            assert old
            assert new
            assert exists(old.key, SPLITS[-1])
            assert old.key in (new.key, new.predecessor)


def test_a_file_of_a_split_province_goes_where_it_stood_that_day() -> None:
    before, after = date(2022, 7, 1), date(2024, 10, 17)
    for code, past, now in (("93.01", "91", "93"), ("96.71", "92", "96")):
        found = [areas.province_of(code, on) for on in (before, after)]
        assert found == [past, now]
        served = [competence.merit_regional_office(code, on=on).code for on in (before, after)]
        assert len(set(served)) == 1


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
