"""Acts judged by the law of their own day, back to 2015; the lists; PPPK and others."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from netra.law import catalogue, lists, regulations, sanctions
from netra.law.catalogue import Assessment
from netra.law.certainty import Certainty

DETERMINED = {2018: date(2018, 2, 12), 2020: date(2020, 9, 23), 2024: date(2024, 9, 22)}
REGIONAL, GENERAL = "regional_election", "general_election"


def assess(code: str, on: date, employment: str = "pns", regime: str = REGIONAL) -> Assessment:
    return catalogue.assess(
        code, on=on, determined_on=DETERMINED[on.year], employment=employment, regime=regime
    )


@pytest.mark.parametrize(
    ("code", "on", "regime", "klass", "sanction"),
    [
        ("PN-18", date(2018, 3, 1), REGIONAL, "discipline", ("discipline_moderate",)),
        ("PN-18", date(2024, 10, 1), REGIONAL, "discipline", ("discipline_severe",)),
        ("PN-21", date(2020, 10, 1), REGIONAL, "discipline", ("discipline_moderate",)),
        ("PN-19", date(2018, 3, 1), GENERAL, "discipline", ("discipline_severe",)),
        ("PN-06", date(2018, 3, 1), REGIONAL, "discipline", ("discipline_moderate",)),
        ("PN-06", date(2018, 3, 1), GENERAL, "unsettled", ()),
        ("PN-06", date(2024, 10, 1), REGIONAL, "unsettled", ()),
        ("PN-02", date(2018, 1, 10), REGIONAL, "ethics", ("ethics_sanction",)),
        ("PN-02", date(2018, 3, 1), REGIONAL, "unsettled", ()),
        ("PN-02", date(2020, 9, 1), REGIONAL, "ethics", ("ethics_sanction",)),
        ("PN-14", date(2018, 3, 1), REGIONAL, "discipline", ("dishonourable_dismissal",)),
    ],
)
def test_an_old_act_is_judged_by_the_law_of_its_day(
    code: str, on: date, regime: str, klass: str, sanction: tuple[str, ...]
) -> None:
    found = assess(code, on, regime=regime)
    assert (found.klass, found.sanction_keys) == (klass, sanction)
    assert not any("PP 94/2021" in article for article in found.articles if on.year < 2021)


@pytest.mark.parametrize("code", ["PN-01", "PN-02", "PN-03", "PN-04", "PN-12", "PN-15"])
def test_before_any_list_nothing_is_hardened(code: str) -> None:
    found = catalogue.assess(
        code, on=date(2016, 1, 5), determined_on=None, employment="pns", regime=REGIONAL
    )
    assert (found.klass, found.sanction_keys, found.articles) == ("unsettled", (), ())
    assert found.citation.certainty is Certainty.UNVERIFIED
    assert any("Tidak ada aturan" in text for text in found.open_questions)
    assert any("belum ditetapkan" in text for text in found.open_questions)


@pytest.mark.parametrize(
    ("on", "regulation"), [(date(2021, 8, 30), "PP 53/2010"), (date(2021, 8, 31), "PP 94/2021")]
)
def test_discipline_changed_hands_on_a_day(on: date, regulation: str) -> None:
    found = catalogue.assess("PN-18", on=on, determined_on=date(2020, 9, 23), employment="pns")
    assert all(article.startswith(regulation) for article in found.articles)
    assert any(regulation in text for text in found.why)


def test_no_two_rows_class_an_act_on_the_same_day() -> None:
    for act, side, regime in product(catalogue.acts(), ("before", "after"), (REGIONAL, GENERAL)):
        spans = sorted(
            (row.valid_from or date.min, row.valid_to or date.max)
            for row in catalogue.classes(act.code)
            if row.side == side and row.regime in (regime, "any")
        )
        for (_, ends), (starts, _) in pairwise(spans):
            assert ends < starts, (act.code, side, regime)


def test_no_article_is_cited_on_a_day_its_regulation_was_not_in_force() -> None:
    days = [date(2015, 6, 1) + timedelta(days=60 * n) for n in range(70)]
    for act, on, side in product(catalogue.acts(), days, (True, False)):
        found = catalogue.assess(
            act.code, on=on, determined_on=on if side else None, employment=act.applies_to[0]
        )
        known = [regulations.regulation_of(article) for article in found.articles]
        assert all(one is None or one.is_in_force(on) for one in known), (act.code, on)
        assert not any(article.startswith("Pasal") for article in found.articles)


def test_every_assessment_says_why_in_both_languages() -> None:
    for act, on in product(catalogue.acts(), DETERMINED.values()):
        found = assess(act.code, on, act.applies_to[0])
        assert len(found.why) == len(found.why_en) >= 2
        assert len(found.open_questions) == len(found.open_questions_en)
        assert act.code in found.why[1]


def test_pppk_is_bound_by_the_rules_of_its_agency() -> None:
    on = date(2024, 10, 1)
    permanent, contract = assess("PN-18", on), assess("PN-18", on, "pppk")
    assert contract.klass == permanent.klass == "discipline"
    assert contract.sanction_keys == ("agency_discipline",)
    assert "PP 49/2018 Pasal 51-52" in contract.articles
    assert set(contract.open_questions) - set(permanent.open_questions)
    assert assess("PN-14", on, "pppk").sanction_keys == ("dishonourable_contract_end",)
    ethics = assess("PN-02", date(2024, 9, 1), "pppk")
    assert ethics.sanction_keys == ("ethics_sanction",)
    assert any("PP 42/2004 ditujukan kepada PNS" in text for text in ethics.open_questions)


def test_who_is_no_civil_servant_has_a_receiver_and_no_sanction() -> None:
    found = assess("PN-02", date(2024, 10, 1), "village_head")
    assert (found.klass, found.sanction_keys, found.articles) == ("not_applicable", (), ())
    assert any("bupati melalui camat" in text for text in found.why)
    assert assess("PN-95", date(2024, 10, 1), "honorary").klass == "contract"
    assert assess("PN-10", date(2024, 10, 1), "pppk").klass == "not_applicable"
    assert assess("PN-02", date(2024, 10, 1), "unknown").klass == "discipline"


def test_one_post_and_own_campaigning_are_two_acts() -> None:
    assert "PN-02" in catalogue.act("PN-01").note_id
    assert "PN-01" in catalogue.act("PN-02").note_id


def test_the_lists() -> None:
    known = {found.key: (found.claimed, found.known) for found in lists.lists()}
    assert known["BALIKPAPAN-2024-16"] == (16, 3)
    assert known["LIST-A-2020-16"] == known["LIST-B-2023-16"] == (16, 16)
    assert (known["SKB2022-ETIK"], known["SKB2022-DISIPLIN"]) == ((7, 7), (12, 12))
    assert lists.items("BAWASLU-2024-13") == ()
    with pytest.raises(LookupError):
        lists.items("nonsense")
    contradicted = [
        item.number
        for item in lists.items("SKB2022-DISIPLIN")
        if item.citation.certainty is Certainty.CONTRADICTED
    ]
    assert contradicted == ["D8", "D9"]


def test_the_lists_of_a_day() -> None:
    keys = {item.list_key for item in lists.items_with("PN-02", on=date(2018, 3, 1))}
    assert keys == {"SE-PANRB-2017-7"}
    assert "BALIKPAPAN-2024-16" in {item.list_key for item in lists.items_with("PN-02")}


def test_the_forms_of_punishment_of_an_old_day() -> None:
    old = {form.code for form in sanctions.forms(klass="discipline", on=date(2020, 10, 1))}
    assert {"SH-1A", "SH-6", "SP-1"} <= old
    assert not old & {"SS-1", "SS-1T", "SB-1"}
    new = {form.code for form in sanctions.forms(klass="discipline", on=date(2024, 10, 1))}
    assert {"SS-1", "SS-1T", "SB-3", "SP-1"} <= new
    assert not any(code.startswith("SH-") for code in new)


@pytest.mark.parametrize(
    ("code", "klass", "key"),
    [
        ("PN-02", "unsettled", "class_unsettled"),
        ("PN-06", "unsettled", "class_unsettled"),
        ("PN-16", "unsettled", "class_unsettled"),
        ("PN-91", "unsettled", "no_rule_yet"),
        ("PN-02", "discipline", "discipline"),
    ],
)
def test_only_an_act_without_any_article_has_no_rule(code: str, klass: str, key: str) -> None:
    assert catalogue.class_term(code, klass) == key
