"""What an assessment tells beside its class: several things named, ends of periods, questions."""

from datetime import date
from typing import Any

import pytest

from netra.law import catalogue, facts
from netra.law.catalogue import Assessment
from netra.law.elements import State
from netra.law.tables import load_csv

DETERMINED, ON = date(2024, 9, 22), date(2024, 10, 17)
OPEN_PHASE = {"determined_on": None, "undetermined_since": date(2024, 9, 1)}


def assess(code: str, said: dict[str, str] | None = None, **changed: Any) -> Assessment:
    asked: dict[str, Any] = {"on": ON, "determined_on": DETERMINED, "employment": "pns"}
    given = {"regime": "regional_election", "facts": said}
    return catalogue.assess(code, **(given | asked | changed))


def test_two_answers_to_one_element_are_told_as_two_sentences() -> None:
    found = assess("PN-02", {"interaction": "join", "group_turned": "after_joining_left"})
    (joining,) = [each for each in found.weighed if each.key == "own_joining"]
    said = [(facts.fact(key), value) for key, value in joining.facts]
    assert len(said) == 2
    answers = [(one.question_id, one.option(value).name_id) for one, value in said]
    english = [(one.question_en, one.option(value).name_en) for one, value in said]
    for told, texts in ((answers, found.why_not), (english, found.why_not_en)):
        sentence = " ".join(f"{question} {answer}." for question, answer in told)
        assert any(sentence in text for text in texts), sentence


def test_two_questions_of_one_element_are_asked_one_after_the_other() -> None:
    found = assess("PN-02", {"interaction": "join"})
    (joining,) = [each for each in found.weighed if each.key == "own_joining"]
    asked = [facts.fact(key) for key in joining.asked]
    assert len(asked) == 2
    for questions, texts in (
        ([one.question_id for one in asked], found.open_questions),
        ([one.question_en for one in asked], found.open_questions_en),
    ):
        assert any(" ".join(questions) in text for text in texts)


def test_two_other_acts_and_two_items_of_a_list_are_named_with_a_comma() -> None:
    working = {"status": "active", "happened": "yes", "object": "candidate", "spouse_stands": "no"}
    found = assess("PN-05", working | {"attendance": "listened"})
    for text in (found.why_not[-1], found.why_not_en[-1]):
        assert "PN-06, PN-90" in text
    listed = assess("PN-09")
    assert [text for text in listed.why if "butir D9, D10." in text]
    assert [text for text in listed.why_en if "item D9, D10." in text]


def test_a_regulation_that_ended_is_named_with_its_last_day_in_each_language() -> None:
    found = assess("PN-18", on=date(2021, 3, 1), determined_on=date(2020, 9, 23))
    (indonesian,) = [text for text in found.why if text.startswith("PP 53/2010")]
    (english,) = [text for text in found.why_en if text.startswith("Government Regulation 53/2010")]
    assert "– 30 Agustus 2021" in indonesian
    assert "– 30 August 2021" in english


def test_what_the_days_row_leaves_open_is_asked() -> None:
    asked = 0
    for row in load_csv("violation_classes"):
        if not row["question_id"] or row["regime"] == "general_election":
            continue
        on = row["from"] or date(2024, 10, 17)
        determined = on if row["side"] == "after" else None
        employment = catalogue.act(row["code"]).applies_to[0]
        found = assess(row["code"], on=on, determined_on=determined, employment=employment)
        assert row["question_id"] in found.open_questions, row
        assert row["question_en"] in found.open_questions_en, row
        asked += 1
    assert asked


def test_an_act_without_class_shows_its_gap_though_no_source_contradicts() -> None:
    assert assess("PN-06").gaps == ("taking_part_without_sanction",)
    assert assess("PN-16").gaps == ("party_event_after_determination",)


@pytest.mark.parametrize("changed", [{"employment": "village_head"}, OPEN_PHASE])
def test_whom_the_act_does_not_address_or_an_open_phase_shows_no_gap(
    changed: dict[str, Any],
) -> None:
    assert assess("PN-02", **changed).gaps == ()


def test_while_the_phase_is_open_so_is_an_exception_that_rests_on_it() -> None:
    said = {"object": "candidate"}
    early = {
        each.key: each.state
        for each in assess("PN-02", said, **OPEN_PHASE).weighed
        if each.key == "candidate_too_early"
    }
    assert early == {"candidate_too_early": State.UNKNOWN}


def test_an_act_once_called_no_violation_is_unsettled_and_not_unread() -> None:
    assert catalogue.class_term("PN-90", "unsettled") == "class_unsettled"
