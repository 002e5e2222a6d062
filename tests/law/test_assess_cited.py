"""What an assessment cites, and what it asks of the act, of the day and where nothing was read."""

from datetime import date
from typing import Any

import pytest

from netra.law import catalogue
from netra.law.catalogue import Assessment
from netra.law.citation import cite
from netra.law.tables import load_csv, rows

DETERMINED, ON = date(2024, 9, 22), date(2024, 10, 17)
OPEN_PHASE = {"determined_on": None, "undetermined_since": date(2024, 9, 1)}
NONE_YET = {"contest": "none_yet"}
# No list and no regulation of that day was read.
UNREAD = {"on": date(2009, 3, 1), "determined_on": date(2009, 1, 1)}


def assess(code: str, **changed: Any) -> Assessment:
    asked: dict[str, Any] = {"on": ON, "determined_on": DETERMINED, "employment": "pns"}
    return catalogue.assess(code, **({"regime": "regional_election"} | asked | changed))


def reason(key: str) -> dict[str, Any]:
    return next(row for row in rows("reasons") if row["key"] == key)


def test_a_class_cites_the_articles_that_were_found_one_after_the_other() -> None:
    several = 0
    for act in catalogue.acts():
        found = assess(act.code, employment=act.applies_to[0])
        if found.klass in ("discipline", "ethics"):
            assert found.citation.article == "; ".join(found.articles)
            several += len(found.articles) > 1
    assert several


def test_where_nothing_was_read_that_is_cited_and_asked() -> None:
    found = assess("PN-02", **UNREAD)
    row = reason("ask_no_rule")
    assert found.klass == "unsettled"
    assert found.citation.source == row["source"]
    assert found.citation.article == row["article"]
    assert row["id"] in found.open_questions
    assert row["en"] in found.open_questions_en


def test_while_the_phase_is_open_the_search_for_the_day_is_cited_and_asked() -> None:
    found = assess("PN-02", **OPEN_PHASE)
    row, settled = reason("ask_phase"), reason("ask_determination")
    assert (found.citation.source, found.citation.article) == (row["source"], row["article"])
    assert row["id"] in found.open_questions
    assert settled["id"] not in found.open_questions
    assert reason("ask_no_rule")["id"] not in found.open_questions


def test_before_any_determination_its_day_is_asked_and_no_phase_is_missed() -> None:
    found = assess("PN-02", on=date(2024, 7, 1), determined_on=None)
    assert reason("ask_determination")["id"] in found.open_questions
    assert reason("ask_phase")["id"] not in found.open_questions
    assert reason("ask_no_rule")["id"] not in found.open_questions


def test_the_question_of_an_act_is_asked_where_it_has_a_class_or_none_yet() -> None:
    asked = 0
    for act in catalogue.acts():
        if not act.question_id:
            continue
        asked += 1
        employment = act.applies_to[0]
        found = assess(act.code, employment=employment)
        assert act.question_id in found.open_questions
        unread = assess(act.code, **UNREAD, employment=employment)
        assert act.question_id in unread.open_questions
        assert act.question_id not in assess(act.code, employment="village_head").open_questions
    assert asked


def test_whom_the_act_does_not_address_is_asked_for_no_rule() -> None:
    found = assess("PN-02", employment="village_head")
    assert reason("ask_no_rule")["id"] not in found.open_questions
    assert found.citation == catalogue.act("PN-02").citation


def test_the_other_reading_of_a_class_is_told_in_both_languages() -> None:
    told = 0
    for row in load_csv("violation_classes"):
        if row["side"] != "after" or row["to"] or not row["other_reading"]:
            continue
        found = assess(row["code"], employment=catalogue.act(row["code"]).applies_to[0])
        if found.citation.other_reading == row["other_reading"]:
            told += 1
            assert row["other_reading"] in found.open_questions
            assert row["other_reading_en"] in found.open_questions_en
    assert told


def test_an_act_is_known_by_every_cell_of_its_row() -> None:
    for row, act in zip(load_csv("violations"), catalogue.acts(), strict=True):
        told = (act.code, act.slug, act.group, act.name_id, act.name_en, act.note_id, act.note_en)
        columns = ("code", "slug", "group", "name_id", "name_en", "note_id", "note_en")
        assert told == tuple(row[column] for column in columns)
        assert (act.question_id, act.question_en) == (
            row["open_question_id"],
            row["open_question_en"],
        )
        assert act.citation == cite(row)


def test_an_unknown_act_is_named_in_the_refusal() -> None:
    with pytest.raises(LookupError, match="PN-77"):
        catalogue.act("PN-77")


def test_without_a_contest_the_rest_of_the_reasoning_stays() -> None:
    crimes = set()
    for regime in ("regional_election", "general_election"):
        changed: dict[str, Any] = {"on": date(2021, 3, 1), "determined_on": None, "regime": regime}
        plain, none_yet = (assess("PN-01", **changed, facts=said) for said in ({}, NONE_YET))
        assert none_yet.why[1:] == plain.why[1:]
        assert none_yet.why_en[1:] == plain.why_en[1:]
        assert none_yet.why[0] != plain.why[0]
        assert none_yet.criminal_crossref == plain.criminal_crossref
        crimes.add(none_yet.criminal_crossref)
    assert len(crimes) == 2
