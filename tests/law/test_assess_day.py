"""The person, the object, the contest and the rules of the day of the act."""

from datetime import date
from typing import Any

import pytest

from netra.law import catalogue
from netra.law.catalogue import Assessment
from netra.law.certainty import Certainty

DETERMINED = date(2024, 9, 22)
AFTER, BEFORE = date(2024, 10, 17), date(2024, 7, 1)
OWN = {"status": "active", "happened": "yes", "object": "candidate"}
LEANING = OWN | {"leaning_activity": "yes"}


def assess(code: str, said: dict[str, str], **changed: Any) -> Assessment:
    asked: dict[str, Any] = {"on": AFTER, "determined_on": DETERMINED, "employment": "pns"}
    return catalogue.assess(code, regime="regional_election", facts=said, **(asked | changed))


@pytest.mark.parametrize(
    ("status", "result", "asks"),
    [
        ("active", "fits", ""),
        ("unpaid_leave", "fits", ""),
        ("seconded", "fits", "instansi mana yang memegang kewenangan PPK"),
        ("resignation_filed", "open", "sejak kapan keputusan pemberhentian berlaku"),
        ("resigned", "does_not_fit", "Buktikan dengan keputusan pemberhentian"),
        ("retired", "does_not_fit", "Buktikan dengan keputusan pemberhentian"),
        ("contract_ended", "does_not_fit", "Buktikan dengan keputusan pemberhentian"),
    ],
)
def test_the_status_on_the_day_of_the_act(status: str, result: str, asks: str) -> None:
    found = assess("PN-18", LEANING | {"status": status})
    assert found.result == result
    assert (found.klass == "not_applicable") == (result == "does_not_fit")
    proofs = ("Buktikan", "sejak kapan keputusan", "instansi mana", "cuti apa")
    asked = [text for text in found.open_questions if any(proof in text for proof in proofs)]
    assert bool(asked) == bool(asks)
    assert all(asks in text for text in asked)
    if result == "does_not_fit":
        assert any("status kepegawaian" in text for text in found.why_not)


def test_a_contract_employee_on_unpaid_leave_is_asked_which_leave() -> None:
    said = LEANING | {"status": "unpaid_leave"}
    asked = assess("PN-18", said, employment="pppk").open_questions
    assert any("cuti apa yang diberikan kepada PPPK" in text for text in asked)


@pytest.mark.parametrize(
    ("employment", "receiver"),
    [
        ("honorary", "pimpinan instansi"),
        ("village_head", "bupati melalui camat"),
        ("tni", "atasan yang berhak menghukum"),
        ("polri", "Profesi dan Pengamanan"),
        ("kpu_ad_hoc", "KPU"),
        ("supervisor_ad_hoc", "Bawaslu"),
        ("regional_head", "Bawaslu"),
    ],
)
def test_who_is_no_civil_servant_hears_to_whom_instead(employment: str, receiver: str) -> None:
    found = assess("PN-18", LEANING, employment=employment)
    assert (found.result, found.klass, found.weighed) == ("not_addressed", "not_applicable", ())
    (told,) = found.why_not
    assert receiver.casefold() in told.casefold()
    assert len(found.why) == len(found.why_en) == len(found.why_not_en) == 1


def test_an_unknown_employment_is_weighed_and_asked_for() -> None:
    found = assess("PN-18", LEANING, employment="unknown")
    assert found.result == "fits"
    assert any("belum dibuktikan" in text for text in found.open_questions)


@pytest.mark.parametrize(
    ("on", "aimed_at", "asks"),
    [
        (BEFORE, "prospective_candidate", ""),
        (BEFORE, "candidate", "belum ada calon menurut hukum"),
        (AFTER, "candidate", ""),
        (AFTER, "prospective_candidate", "masih disebut bakal calon"),
        (AFTER, "party", "menyebut calon, bukan partai"),
        (BEFORE, "party", ""),
    ],
)
def test_at_whom_the_act_was_aimed(on: date, aimed_at: str, asks: str) -> None:
    found = assess("PN-18", LEANING | {"object": aimed_at}, on=on)
    assert found.result == "fits"
    texts = ("belum ada calon menurut", "masih disebut bakal", "bukan partai")
    asked = [text for text in found.open_questions if any(each in text for each in texts)]
    assert bool(asked) == bool(asks)
    assert all(asks in text for text in asked)


def test_where_there_is_no_contest_yet_the_phase_is_before_and_says_why() -> None:
    said = OWN | {"account": "own", "promoted": "yes"}
    with_contest = assess("PN-01", said)
    without = assess("PN-01", said | {"contest": "none_yet"})
    assert (with_contest.klass, without.klass) == ("discipline", "ethics")
    assert without.phase == "before_determination"
    assert "belum menyangkut pemilihan apa pun" in without.why[0]
    assert "no contest yet" in without.why_en[0]
    assert any("belum ditetapkan" in text for text in without.open_questions)
    assert assess("PN-01", said | {"contest": "known"}) == with_contest


@pytest.mark.parametrize(
    ("code", "said", "on", "result"),
    [
        # The list of 2017 names attending with or without attributes, the decree of 2022 support.
        ("PN-05", {"attendance": "listened", "spouse_stands": "no"}, date(2018, 1, 10), "disputed"),
        ("PN-05", {"attendance": "took_part", "spouse_stands": "no"}, date(2018, 1, 10), "fits"),
        ("PN-05", {"attendance": "took_part"}, date(2023, 1, 10), "does_not_fit"),
        # Following and joining are named since 2022.
        ("PN-02", {"account": "own", "interaction": "follow"}, date(2018, 1, 10), "does_not_fit"),
        ("PN-02", {"account": "own", "interaction": "follow"}, date(2022, 9, 21), "does_not_fit"),
        (
            "PN-02",
            {"account": "own", "interaction": "follow", "repeated": "yes"},
            date(2022, 9, 22),
            "fits",
        ),
        # A photo need be posted since 2022.
        ("PN-03", {"sign": "partisan", "published": "no"}, date(2018, 1, 10), "fits"),
        ("PN-03", {"sign": "partisan", "published": "no"}, date(2022, 9, 22), "does_not_fit"),
        # No list of that day.
        ("PN-02", {"account": "own", "interaction": "post"}, date(2016, 1, 5), "no_rule"),
        ("PN-12", {"approached": "yes"}, date(2023, 1, 10), "fits"),
        (
            "PN-12",
            {"approached": "yes", "status": "unpaid_leave"},
            date(2023, 1, 10),
            "does_not_fit",
        ),
        ("PN-11", {"declared": "yes"}, date(2023, 1, 10), "fits"),
        ("PN-17", {"attendance": "listened"}, date(2023, 1, 10), "fits"),
        ("PN-17", {"attendance": "absent"}, date(2023, 1, 10), "does_not_fit"),
        ("PN-16", {"attendance": "listened", "official_duty": "no"}, date(2023, 1, 10), "fits"),
        ("PN-90", {"attendance": "listened", "attributes": "no"}, date(2023, 1, 10), "allowed"),
    ],
)
def test_the_elements_are_those_of_the_day(
    code: str, said: dict[str, str], on: date, result: str
) -> None:
    aimed = {"status": "active", "happened": "yes", "object": "prospective_candidate"}
    found = assess(code, aimed | said, on=on, determined_on=None)
    assert found.result == result


def test_where_no_rule_was_read_the_register_knows_it() -> None:
    found = assess("PN-02", {}, on=date(2016, 1, 5), determined_on=None)
    assert (found.result, found.gaps) == ("no_rule", ("no_rule_that_day",))
    assert found.certainty == Certainty.UNVERIFIED


def test_the_empty_box_is_a_gap_of_its_own_and_not_that_of_the_row_it_left() -> None:
    assert assess("PN-18", {}).gaps == ("leaning_activity_band",)
    found = assess("PN-18", {"object": "empty_box"})
    assert found.gaps == ("empty_box",)
    assert any("national office warns" in text for text in found.open_questions_en)
    assert any("kotak kosong" in text for text in found.why_not)
    assert assess("PN-91", {"object": "candidate"}).instead == ("PN-18",)


def test_a_staff_member_outside_the_service_is_weighed_by_the_contract_row() -> None:
    found = assess("PN-95", OWN, employment="honorary")
    assert (found.result, found.klass, found.sanction_keys) == (
        "fits",
        "contract",
        ("contract_measure",),
    )


@pytest.mark.parametrize(
    ("said", "employment", "crime"),
    [
        ({}, "pns", "UU 1/2015 Pasal 188"),
        # The neutrality rules are silent on the empty box; the criminal law is another matter.
        ({"object": "empty_box"}, "pns", "UU 1/2015 Pasal 188"),
        ({"happened": "no"}, "pns", ""),
        ({}, "tni", ""),
    ],
)
def test_the_criminal_article_beside_the_act(
    said: dict[str, str], employment: str, crime: str
) -> None:
    assert assess("PN-20", said, employment=employment).criminal_crossref == crime
