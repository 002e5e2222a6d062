"""What the facts of an act come to: met, missing, excepted, disputed, silent, or still open."""

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from netra.law import catalogue, facts
from netra.law.catalogue import Assessment, Result
from netra.law.certainty import Certainty
from netra.law.citation import Citation

DETERMINED = date(2024, 9, 22)
AFTER, BEFORE = date(2024, 10, 17), date(2024, 7, 1)
OWN = {"status": "active", "happened": "yes", "object": "candidate"}
LEAVE = OWN | {"status": "unpaid_leave", "spouse_stands": "yes"}
QUIET = {"attributes": "no", "spoke": "no"}
WORKING = OWN | {"spouse_stands": "no"}
PARTY = {"status": "active", "happened": "yes"}
LIKED = OWN | {"account": "own", "interaction": "like"}
JOINED = OWN | {"account": "own", "interaction": "join"}
PHOTO = OWN | {"spouse_stands": "no", "published": "yes"}


def assess(code: str, said: dict[str, str] | None, **changed: Any) -> Assessment:
    asked: dict[str, Any] = {"on": AFTER, "determined_on": DETERMINED, "employment": "pns"}
    return catalogue.assess(code, regime="regional_election", facts=said, **(asked | changed))


@pytest.mark.parametrize(
    ("code", "said", "result", "klass", "instead"),
    [
        ("PN-01", OWN | {"account": "own", "promoted": "yes"}, "fits", "discipline", ()),
        ("PN-01", {"promoted": "no"}, "does_not_fit", "not_applicable", ("PN-02",)),
        ("PN-01", {"account": "other"}, "does_not_fit", "not_applicable", ()),
        ("PN-02", LIKED | {"repeated": "yes"}, "fits", "discipline", ()),
        ("PN-02", LIKED | {"repeated": "no"}, "disputed", "discipline", ()),
        ("PN-02", LIKED, "open", "discipline", ()),
        ("PN-02", JOINED, "open", "discipline", ()),
        ("PN-02", JOINED | {"group_role": "added"}, "does_not_fit", "not_applicable", ()),
        (
            "PN-02",
            JOINED | {"group_turned": "after_joining_left"},
            "does_not_fit",
            "not_applicable",
            (),
        ),
        (
            "PN-02",
            JOINED | {"group_role": "active", "group_turned": "before_joining"},
            "fits",
            "discipline",
            (),
        ),
        (
            "PN-02",
            JOINED | {"group_role": "passive", "group_turned": "before_joining"},
            "disputed",
            "discipline",
            (),
        ),
        (
            "PN-02",
            JOINED | {"group_role": "active", "group_turned": "after_joining_stayed"},
            "disputed",
            "discipline",
            (),
        ),
        ("PN-03", PHOTO | {"sign": "partisan"}, "fits", "discipline", ()),
        (
            "PN-03",
            PHOTO | {"sign": "partisan", "published": "no"},
            "does_not_fit",
            "not_applicable",
            (),
        ),
        ("PN-03", PHOTO | {"sign": "none"}, "does_not_fit", "not_applicable", ()),
        ("PN-03", PHOTO | {"sign": "neutral"}, "disputed", "discipline", ()),
        ("PN-03", LEAVE | {"sign": "none"}, "allowed", "not_a_violation", ("PN-93",)),
        ("PN-04", OWN | {"put_up": "yes"}, "fits", "discipline", ()),
        ("PN-05", WORKING | {"attendance": "supported"}, "fits", "discipline", ()),
        (
            "PN-05",
            WORKING | {"attendance": "listened"},
            "does_not_fit",
            "not_applicable",
            ("PN-06", "PN-90"),
        ),
        ("PN-06", WORKING | {"attendance": "took_part"}, "no_rule", "unsettled", ()),
        (
            "PN-06",
            WORKING | {"attendance": "listened"},
            "does_not_fit",
            "not_applicable",
            ("PN-90",),
        ),
        ("PN-07", OWN | {"attributes": "yes", "in_campaign": "yes"}, "fits", "discipline", ()),
        ("PN-08", OWN | {"mobilised": "yes", "in_campaign": "yes"}, "fits", "discipline", ()),
        ("PN-09", OWN | {"team_role": "consultant"}, "fits", "discipline", ()),
        ("PN-10", OWN | {"spouse_stands": "yes"}, "fits", "ethics", ()),
        ("PN-10", LEAVE | QUIET, "allowed", "not_a_violation", ("PN-93",)),
        (
            "PN-10",
            LEAVE | QUIET | {"spoke": "yes"},
            "does_not_fit",
            "not_applicable",
            ("PN-93",),
        ),
        ("PN-13", PARTY | {"stood": "yes"}, "fits", "administrative", ()),
        ("PN-14", PARTY | {"party_member": "yes"}, "fits", "discipline", ()),
        ("PN-14", PARTY | {"party_member": "listed_only"}, "does_not_fit", "not_applicable", ()),
        ("PN-15", PARTY | {"spoke_at_party": "yes"}, "open", "discipline", ()),
        (
            "PN-15",
            PARTY | {"spoke_at_party": "yes", "official_duty": "no"},
            "fits",
            "discipline",
            (),
        ),
        (
            "PN-15",
            PARTY | {"spoke_at_party": "yes", "official_duty": "yes", "assignment": "yes"},
            "allowed",
            "not_a_violation",
            ("PN-94",),
        ),
        (
            "PN-16",
            PARTY | {"official_duty": "yes", "assignment": "yes"},
            "allowed",
            "not_a_violation",
            (),
        ),
        ("PN-18", OWN | {"leaning_activity": "yes"}, "fits", "discipline", ()),
        ("PN-18", {"object": "empty_box"}, "no_rule", "unsettled", ("PN-91",)),
        ("PN-18", {"only_voted": "yes"}, "allowed", "not_a_violation", ("PN-92",)),
        ("PN-18", {"happened": "no"}, "does_not_fit", "not_applicable", ()),
        ("PN-18", {"object": "none"}, "does_not_fit", "not_applicable", ()),
        (
            "PN-19",
            OWN | {"facility": "yes", "campaign_participant": "yes"},
            "fits",
            "discipline",
            (),
        ),
        (
            "PN-19",
            OWN | {"facility": "yes", "campaign_participant": "no"},
            "does_not_fit",
            "not_applicable",
            ("PN-18", "PN-20"),
        ),
        ("PN-20", OWN | {"decided": "yes", "benefits": "yes"}, "fits", "discipline", ()),
        ("PN-20", OWN | {"decided": "yes", "benefits": "no"}, "does_not_fit", "not_applicable", ()),
        ("PN-21", OWN | {"support_letter": "yes"}, "fits", "discipline", ()),
        (
            "PN-21",
            OWN | {"support_letter": "listed_only"},
            "does_not_fit",
            "not_applicable",
            (),
        ),
        (
            "PN-90",
            OWN | {"attendance": "listened", "attributes": "no"},
            "disputed",
            "unsettled",
            (),
        ),
        (
            "PN-90",
            OWN | {"attendance": "listened", "attributes": "yes"},
            "does_not_fit",
            "not_applicable",
            ("PN-07",),
        ),
        ("PN-91", PARTY | {"object": "empty_box"}, "no_rule", "unsettled", ()),
        ("PN-92", PARTY | {"only_voted": "yes"}, "allowed", "not_a_violation", ()),
        ("PN-93", LEAVE | QUIET, "allowed", "not_a_violation", ()),
        (
            "PN-93",
            OWN | {"spouse_stands": "yes"} | QUIET,
            "does_not_fit",
            "not_applicable",
            ("PN-10",),
        ),
        (
            "PN-94",
            PARTY | {"official_duty": "yes", "assignment": "yes"},
            "allowed",
            "not_a_violation",
            (),
        ),
    ],
)
def test_what_the_facts_come_to_after_determination(
    code: str, said: dict[str, str], result: str, klass: str, instead: tuple[str, ...]
) -> None:
    found = assess(code, said)
    assert (found.result, found.klass, found.instead) == (result, klass, instead)
    assert bool(found.sanction_keys) == (klass in ("ethics", "discipline"))
    assert bool(found.why_not) == (result == "does_not_fit" or found.citation != _row(code))
    assert all(any(other in text for text in found.why_not) for other in instead)


def _row(code: str) -> Citation:
    """What the act's class cites before any fact is weighed."""
    return assess(code, None).citation


@pytest.mark.parametrize("said", [None, {}])
def test_without_a_fact_the_class_stands(said: dict[str, str] | None) -> None:
    days = [date(2015, 6, 1) + timedelta(days=200 * n) for n in range(20)]
    for act, on in product(catalogue.acts(), days):
        bare = assess(act.code, None, on=on, employment=act.applies_to[0])
        found = assess(act.code, said, on=on, employment=act.applies_to[0])
        same = (
            "klass",
            "articles",
            "sanction_keys",
            "why",
            "citation",
            "criminal_crossref",
            "gaps",
        )
        assert [getattr(found, name) for name in same] == [getattr(bare, name) for name in same]
        assert found.open_questions[: len(bare.open_questions)] == bare.open_questions
        assert (bare.result, bare.weighed, bare.why_not) == (None, (), ())
        assert bare.certainty == bare.citation.certainty
        assert (found.result is None) == (said is None)


@pytest.mark.parametrize("key", ["phase", "employment", "colour"])
def test_a_fact_nobody_asks_is_refused(key: str) -> None:
    with pytest.raises(LookupError, match=key):
        assess("PN-02", {key: "yes"})


def test_a_value_the_question_does_not_take_is_refused() -> None:
    with pytest.raises(LookupError, match="post, comment"):
        assess("PN-02", {"interaction": "yes"})


def test_each_element_says_by_which_fact_and_whose_word() -> None:
    found = assess("PN-19", OWN | {"facility": "yes", "campaign_participant": "no"})
    assert any("Memakai fasilitas negara" in text and "ya." in text for text in found.why)
    (missing, _other) = found.why_not
    assert "Sebagai peserta kampanye" in missing
    assert "PP 94/2021 Pasal 5 huruf n angka 4" in missing
    assert len(found.why) == len(found.why_en)
    assert "Element missing" in found.why_not_en[0]
    assert (found.articles, found.criminal_crossref) == ((), "")
    assert found.citation.article == "PP 94/2021 Pasal 5 huruf n angka 4"


def test_what_is_not_said_is_asked_and_what_turns_an_act_away_ends_the_asking() -> None:
    found = assess("PN-03", {"published": "yes"})
    asked = [text for text in found.open_questions if text.startswith("Belum diketahui")]
    assert len(asked) == 4
    assert any("Apakah ada simbol, isyarat, atribut" in text for text in asked)
    assert any("Was there a sign, gesture" in text for text in found.open_questions_en)
    turned = assess("PN-03", {"published": "no"})
    assert not any(text.startswith("Belum diketahui") for text in turned.open_questions)
    assert len(found.open_questions) == len(found.open_questions_en)


def test_both_readings_of_a_single_like_are_told() -> None:
    found = assess("PN-02", LIKED | {"repeated": "no"})
    (told,) = [text for text in found.open_questions_en if text.startswith("Two readings")]
    assert "KASN 2019" in told
    assert "one like is not enough" in told
    assert found.gaps == ("single_like",)


def test_an_answer_is_as_sure_as_its_least_sure_element() -> None:
    fits = assess("PN-21", OWN | {"support_letter": "yes"})
    assert (fits.citation.certainty, fits.certainty) == (Certainty.TEXT, Certainty.INFERRED)
    sure = assess("PN-20", OWN | {"decided": "yes", "benefits": "yes"})
    assert sure.certainty == Certainty.TEXT
    assert assess("PN-10", LEAVE | QUIET).certainty == Certainty.OFFICIAL


def test_every_question_can_be_answered_with_each_of_its_options() -> None:
    for one, act in product(facts.facts(), catalogue.acts()):
        for option in one.options:
            found = assess(act.code, {one.key: option.value}, employment=act.applies_to[0])
            assert found.result is not None
            assert len(found.why_not) == len(found.why_not_en)
            assert len(found.open_questions) == len(found.open_questions_en)


def test_an_act_of_no_phase_says_so() -> None:
    found = assess("PN-07", {}, on=BEFORE)
    assert found.result is Result.DOES_NOT_FIT
    assert found.why_not == ("Katalog PN-07 tidak berlaku bagi perbuatan pada tahap itu.",)
