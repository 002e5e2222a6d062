"""The law of the one path, asked as the rooms ask it: Kudus, regional election 2024."""

from datetime import date

import pytest

from netra.law import (
    areas,
    catalogue,
    channel,
    competence,
    elections,
    exits,
    forms,
    glossary,
    quorum,
    requirements,
    sanctions,
    windows,
)
from netra.law.certainty import Certainty

REGIONAL = "regional_election"
DETERMINED = date(2024, 9, 22)
BEFORE, AFTER = date(2024, 9, 10), date(2024, 10, 17)


def may_clarify(on: date, kind: str = "other_law") -> windows.Window:
    return windows.may_clarify(
        regime=REGIONAL,
        on=on,
        determined_on=DETERMINED,
        stages_begun_on=elections.election("pilkada-2024").stages_begun_on,
        kind=kind,
    )


def test_the_election_and_the_contest_of_kudus() -> None:
    election = elections.election("pilkada-2024")
    contest = elections.contest("pilkada-2024", "regent", "33.19")
    assert (election.regime, election.determined_on) == (REGIONAL, DETERMINED)
    assert (election.campaign_from, election.voting_on) == (date(2024, 9, 25), date(2024, 11, 27))
    assert (contest.number_kind, contest.determined_on) == ("PB", DETERMINED)
    with pytest.raises(LookupError):
        elections.contest("pilkada-2024", "regent", "99.99")


@pytest.mark.parametrize(("code", "zone"), [("33.19", "WIB"), ("64.71", "WITA"), ("91", "WIT")])
def test_zones(code: str, zone: str) -> None:
    assert areas.zone(code) == zone
    assert areas.tz_name(zone).startswith("Asia/")


def test_a_like_changes_class_with_determination() -> None:
    before, after = (
        catalogue.assess("PN-02", on=on, determined_on=DETERMINED, employment="pns")
        for on in (BEFORE, DETERMINED)
    )
    assert (before.phase, before.klass) == ("before_determination", "ethics")
    assert before.sanctions == ("sanksi moral",)
    assert (after.phase, after.klass) == ("after_determination", "discipline")
    assert after.sanctions == ("hukuman disiplin berat",)


def test_a_basis_moves_with_the_law() -> None:
    old, new = (
        catalogue.assess("PN-01", on=on, determined_on=None, employment="pns").articles[0]
        for on in (date(2023, 10, 30), date(2023, 10, 31))
    )
    assert (old, new) == ("UU 5/2014 Pasal 2 huruf f", "UU 20/2023 Pasal 24 ayat (1) huruf d")


def test_pppk_leaves_a_question_open() -> None:
    found = catalogue.assess("PN-18", on=AFTER, determined_on=DETERMINED, employment="pppk")
    assert any("PP 94/2021 ditujukan kepada PNS" in text for text in found.open_questions)
    assert found.citation.certainty is Certainty.CONTRADICTED
    assert found.citation.other_reading


def test_every_act_can_be_assessed_at_both_phases() -> None:
    acts = catalogue.acts()
    assert len(acts) == 28
    for act in acts:
        for on in (BEFORE, AFTER):
            found = catalogue.assess(act.code, on=on, determined_on=DETERMINED, employment="pns")
            assert len(found.sanctions) == len(found.sanction_keys)


@pytest.mark.parametrize(
    ("on", "keys"),
    [
        (date(2024, 8, 23), ["kasn"]),
        (date(2024, 8, 24), ["kasn", "bkn"]),
        (date(2024, 9, 3), ["kasn", "bkn"]),
        (date(2024, 9, 4), ["bkn"]),
    ],
)
def test_the_merit_authority_of_a_day(on: date, keys: list[str]) -> None:
    found = competence.merit_authority(on)
    assert [authority.key for authority in found] == keys
    unsure = {authority.certainty for authority in found} == {Certainty.CONTRADICTED}
    assert unsure == (len(keys) == 2)


def test_the_regional_office_of_central_java() -> None:
    assert competence.merit_regional_office("33.19", on=AFTER).code == "I"
    with pytest.raises(LookupError):
        competence.merit_regional_office("99.99", on=AFTER)


def test_each_kind_of_respondent_has_an_addressee() -> None:
    kinds = (
        "pns cpns pppk acting_regional_head village_head village_official tni polri honorary "
        "state_enterprise kpu_ad_hoc supervisor_ad_hoc regional_head unknown"
    )
    for kind in kinds.split():
        for on in (date(2020, 10, 1), date(2024, 8, 30), AFTER):
            found = competence.addressees(employment=kind, on=on)
            assert found[0].role == "addressee", (kind, on)
            assert all(glossary.term(one.function) for one in found)
    copies = {one.function for one in competence.addressees(employment="pns", on=AFTER)[1:]}
    assert {"appointing_authority", "province_supervisor", "national_supervisor"} <= copies


def test_quorum_requirements_channel_and_forms() -> None:
    assert quorum.quorum(tier="regency", members=5, on=AFTER).needed == 3
    with pytest.raises(LookupError):
        quorum.quorum(tier="regency", members=4, on=AFTER)
    found = requirements.requirements(regime=REGIONAL, on=AFTER)
    minimum = {one.key for one in found if one.statutory_minimum}
    assert minimum == {
        "reporter_identity",
        "respondent",
        "filed_in_time",
        "time_and_place",
        "account",
    }
    assert channel.reporting_channel(on=AFTER, decree=" ").kind == "pre_report"
    assert channel.reporting_channel(on=AFTER, decree="SK 1").kind == "report"
    assert forms.form("report_form", regime=REGIONAL, on=date(2024, 9, 29)).code == "A.1"
    assert forms.form("report_form", regime=REGIONAL, on=AFTER).code is None


def test_every_paper_has_a_form_in_both_regimes() -> None:
    keys = (
        "report_form filing_receipt clarification_invitation plenary_minutes forwarding_letter "
        "document_receipt supervision_record finding_form study initial_review"
    )
    for key in keys.split():
        for regime in (REGIONAL, "general_election"):
            assert forms.form(key, regime=regime, on=AFTER).title_id


def test_three_exits_whatever_the_phase() -> None:
    for on in (BEFORE, AFTER):
        found = exits.exits(regime=REGIONAL, on=on, determined_on=DETERMINED)
        assert [way.key for way in found] == ["not_registered", "forward_directly", "register"]
    assert found[1].citation.certainty is Certainty.CONTRADICTED


def test_the_three_windows_of_clarification() -> None:
    assert may_clarify(date(2024, 1, 5)).allowed is False
    begun = may_clarify(BEFORE)
    assert (begun.key, begun.allowed) == ("stages_begun", None)
    assert begun.citation.other_reading
    assert may_clarify(AFTER).allowed is True
    assert may_clarify(AFTER, "crime").allowed is True


def test_sanction_forms_of_the_day() -> None:
    codes = [form.code for form in sanctions.forms(klass="discipline", on=AFTER)]
    assert codes[0] == "SR-1"
    assert "SB-1" in codes
    assert "SH-6" not in codes
    assert [form.code for form in sanctions.forms(klass="ethics", on=AFTER)][:2] == ["SM-1", "SM-2"]


def test_terms() -> None:
    assert glossary.term("finding") == "temuan"
    assert glossary.term("finding", "en") == "finding"
    with pytest.raises(LookupError, match="no term"):
        glossary.term("nonsense")


FORBIDDEN = {"pelanggar", "pelaku", "oknum", "terbukti"}


def test_no_term_accuses() -> None:
    for entry in glossary.entries():
        words = set(f"{entry.id} {entry.definition_id}".lower().replace(".", "").split())
        assert not words & FORBIDDEN, entry.key
