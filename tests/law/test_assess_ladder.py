"""From an assessment to the forms a sanction may take, and how it is measured."""

from datetime import date

import pytest

from netra.law import catalogue, sanctions
from netra.law.certainty import Certainty

THEN, NOW = date(2020, 10, 1), date(2024, 10, 17)


@pytest.mark.parametrize(
    ("key", "on", "codes"),
    [
        ("ethics_sanction", NOW, ["SM-1", "SM-2", "SM-3"]),
        ("discipline_light", NOW, ["SR-1", "SR-2", "SR-3"]),
        ("discipline_moderate", NOW, ["SS-1", "SS-2", "SS-3", "SS-1T", "SS-2T", "SS-3T"]),
        ("discipline_moderate", THEN, ["SH-1A", "SH-1B", "SH-1C"]),
        ("discipline_severe", NOW, ["SB-1", "SB-2", "SB-3"]),
        ("discipline_severe", THEN, ["SH-2", "SH-3", "SH-4", "SH-5", "SH-6"]),
        ("dishonourable_dismissal", NOW, ["SP-1"]),
        ("agency_discipline", NOW, ["SK-1"]),
        ("dishonourable_contract_end", NOW, ["SK-2"]),
        ("contract_measure", NOW, ["SN-1"]),
        ("contract_measure", THEN, []),
    ],
)
def test_the_forms_that_answer_a_sanction_key(key: str, on: date, codes: list[str]) -> None:
    found = sanctions.ladder((key,), on=on)
    assert [each.code for each in found] == codes
    assert all(each.decider and each.decider_en for each in found)


def test_each_sanction_key_of_the_catalogue_has_a_form_in_each_time_it_is_used() -> None:
    for act in catalogue.acts():
        for row in catalogue.classes(act.code):
            on = row.valid_from or date(2015, 6, 1)
            for key in row.sanction_keys:
                assert sanctions.ladder((key,), on=on), (act.code, key, on)


def test_what_lasts_and_what_waits() -> None:
    moderate = sanctions.ladder(("discipline_moderate",), on=NOW)
    assert [each.months for each in moderate] == [6, 9, 12, 12, 12, 12]
    assert [bool(each.not_yet_id) for each in moderate] == [True] * 3 + [False] * 3
    assert all(bool(each.not_yet_id) == bool(each.not_yet_en) for each in moderate)
    severe = sanctions.ladder(("discipline_severe",), on=NOW)
    assert [each.months for each in severe] == [12, 12, None]
    assert all("14 hari kerja" in each.remedy for each in (*moderate, *severe))
    assert sanctions.form("SH-2").months == 36


def test_two_keys_give_both_ladders_in_their_order() -> None:
    both = sanctions.ladder(("discipline_severe", "ethics_sanction"), on=NOW)
    assert [each.code for each in both][2:4] == ["SB-3", "SM-1"]


def test_every_form_says_what_may_be_done_against_it_or_that_nothing_is_written() -> None:
    silent = {
        form.code
        for klass in ("ethics", "discipline", "contract_civil_servant")
        for form in sanctions.forms(klass=klass, on=NOW)
        if not (form.remedy and form.remedy_en)
    }
    assert silent == {"SM-3"}
    assert "disimpulkan" in sanctions.form("SM-1").remedy


def test_no_contract_of_an_employee_ended_under_a_rule_not_yet_made() -> None:
    first = date(2018, 11, 28)
    assert sanctions.ladder(("agency_discipline",), on=first)
    assert not sanctions.ladder(("agency_discipline",), on=date(2018, 11, 27))


def test_what_rests_on_a_remembered_day_or_an_unread_article_is_not_called_read() -> None:
    for code in ("SK-1", "SK-2"):
        assert sanctions.form(code).citation.certainty == Certainty.UNVERIFIED
        assert sanctions.form(code).remedy_en.startswith("Since 10 August 2021 an appeal")
        assert "before that not read" in sanctions.form(code).remedy_en
    (late,) = [r for r in sanctions.rules("discipline", on=NOW) if r.key == "remedy_late"]
    assert (late.citation.article, late.citation.certainty) == ("", Certainty.UNVERIFIED)


def test_how_a_sanction_is_measured() -> None:
    now = {each.key: each for each in sanctions.rules("discipline", on=NOW)}
    assert now["repeated"].citation.article == "PP 94/2021 Pasal 35 ayat (2)"
    assert now["repeated"].citation.certainty == Certainty.TEXT
    assert "repeated_before_2021" not in now
    before = {each.key: each for each in sanctions.rules("discipline", on=date(2021, 8, 30))}
    assert before["repeated_before_2021"].citation.article == "PP 53/2010 Pasal 30 ayat (2)"
    of_both = {"aggravating", "remedy_late", "pay_while_appealing"}
    assert before.keys() & now.keys() == of_both
    ethics = {each.key: each.citation.certainty for each in sanctions.rules("ethics", on=NOW)}
    assert ethics.pop("repeated_ethics") == Certainty.UNVERIFIED
    assert ethics == {
        "names_the_breach_ethics": Certainty.TEXT,
        "ethics_board": Certainty.TEXT,
    }
    assert sanctions.rules("contract", on=NOW) == ()
