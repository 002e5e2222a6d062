"""The sentences of an assessment: what they name, in both languages, and from which rows."""

import re
from datetime import date
from typing import Any

import pytest
from babel.dates import format_date

from netra.law import catalogue, facts
from netra.law.catalogue import Assessment, Result, acts, classes
from netra.law.catalogue.acts import AFTER, class_on
from netra.law.glossary import term
from netra.law.tables import load_csv

DETERMINED, ON = date(2024, 9, 22), date(2024, 10, 17)
LEAVE = {
    "status": "unpaid_leave",
    "spouse_stands": "yes",
    "happened": "yes",
    "object": "candidate",
}
UNREAD = re.compile(r"\bNone\b")


def assess(code: str, said: dict[str, str] | None = None, **changed: Any) -> Assessment:
    asked: dict[str, Any] = {"on": ON, "determined_on": DETERMINED, "employment": "pns"}
    given = {"regime": "regional_election", "facts": said}
    return catalogue.assess(code, **(given | asked | changed))


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.code)
def test_the_classes_of_an_act_are_its_rows_those_before_determination_first(act: Any) -> None:
    found = classes(act.code)
    rows = [row for row in load_csv("violation_classes") if row["code"] == act.code]
    assert {(row.code, row.side, row.regime, row.klass) for row in found} == {
        (row["code"], row["side"], row["regime"], row["class"]) for row in rows
    }
    sides = [row.side == AFTER for row in found]
    assert sides == sorted(sides)


def test_where_no_regime_is_named_the_regional_row_stands_first() -> None:
    differ = 0
    for row in load_csv("violation_classes"):
        if row["regime"] != "general_election":
            continue
        on = row["from"] or ON
        regional = class_on(row["code"], row["side"], on, "regional_election")
        unnamed = class_on(row["code"], row["side"], on, None)
        if regional is not None and regional.regime == "regional_election":
            differ += 1
            assert unnamed == regional
    assert differ


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_row_of_the_class_is_named_with_its_days_and_its_basis(language: str) -> None:
    read = 0
    for row in load_csv("violation_classes"):
        regime = "regional_election" if row["regime"] == "any" else row["regime"]
        if not row["from"] or not row["to"] or row["side"] != AFTER:
            continue
        found = assess(row["code"], on=row["from"], determined_on=row["from"], regime=regime)
        said = " ".join(found.why_en if language == "en" else found.why)
        first, last = (format_date(row[key], "d MMMM y", locale=language) for key in ("from", "to"))
        if f"{first} – {last}" in said:
            read += 1
    assert read


def test_who_is_not_addressed_reads_who_is_and_who_receives_it() -> None:
    found = assess("PN-02", employment="tni")
    for language, said in (("id", found.why), ("en", found.why_en)):
        act = catalogue.act("PN-02")
        text = " ".join(said)
        assert ", ".join(term(key, language) for key in act.applies_to) in text
        assert term("tni", language) in text


def test_what_is_allowed_has_no_sanction_and_cites_its_own_article() -> None:
    found = assess("PN-03", LEAVE | {"sign": "none"})
    assert found.result is Result.ALLOWED
    assert (found.sanction_keys, found.sanctions) == ((), ())
    assert found.articles == ((found.citation.article,) if found.citation.article else ())


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.code)
def test_no_sentence_has_a_hole(act: Any) -> None:
    answers: list[dict[str, str]] = [{}, {"happened": "yes"}, LEAVE]
    answers += [{one.key: option.value} for one in facts.facts() for option in one.options]
    for said in answers:
        found = assess(act.code, said)
        for text in (
            *found.why,
            *found.why_en,
            *found.why_not,
            *found.why_not_en,
            *found.open_questions,
            *found.open_questions_en,
        ):
            assert not UNREAD.search(text), text


def test_questions_and_other_acts_are_named_one_after_the_other() -> None:
    asked = 0
    for act in acts():
        for said in (LEAVE, {"happened": "yes"}, {"account": "own", "interaction": "join"}):
            found = assess(act.code, said)
            open_yet = " ".join(found.open_questions_en)
            for each in found.weighed:
                questions = [facts.fact(key).question_en for key in each.asked]
                asked += len(questions) > 1 and " ".join(questions) in open_yet
            codes = ", ".join(dict.fromkeys(found.instead))
            assert codes in " ".join(found.why_not)
    assert asked


def test_the_whole_reasoning_of_one_act_reads_as_this() -> None:
    found = assess("PN-02")
    assert [
        "17 Oktober 2024" in found.why[0] and "22 September 2024" in found.why[0],
        "17 October 2024" in found.why_en[0] and "on or after" in found.why_en[0],
        "PN-02" in found.why[1] and "22 September 2022 – …: Kompas 6 November" in found.why[1],
        "31 Oktober 2023 – …" in found.why[2] and "31 October 2023 – …" in found.why_en[2],
        "31 Agustus 2021 – …" in found.why[3] and "31 August 2021 – …" in found.why_en[3],
        found.why[4].endswith("butir D6."),
        found.why_en[4].endswith("item D6."),
        found.why_en[5].endswith("item 1."),
        found.why[5].endswith("butir 1."),
    ] == [True] * 9
    assert len(found.why) == len(found.why_en) == 6
    regulations = (found.why[2].split(" ")[:2], found.why[3].split(" ")[:2])
    assert regulations == (["UU", "20/2023"], ["PP", "94/2021"])
    assert "Law 20/2023" in found.why_en[2]


@pytest.mark.parametrize(
    ("on", "determined_on", "english"),
    [
        (date(2024, 9, 21), DETERMINED, "came before"),
        (DETERMINED, DETERMINED, "came on or after"),
        (date(2024, 7, 17), None, "judged as before"),
    ],
)
def test_the_phase_is_told_by_the_day(on: date, determined_on: date | None, english: str) -> None:
    found = assess("PN-02", on=on, determined_on=determined_on)
    assert english in found.why_en[0]
    assert format_date(on, "d MMMM y", locale="en") in found.why_en[0]


def test_while_candidates_may_have_been_determined_the_class_waits() -> None:
    found = assess("PN-02", determined_on=None, undetermined_since=date(2024, 8, 27))
    assert "neither as before nor as after" in found.why_en[0]
    assert "17 October 2024" in found.why_en[0]
    assert not any("PN-02" in text for text in found.why)


def test_a_day_between_two_rows_names_the_days_of_its_own() -> None:
    found = assess("PN-02", on=date(2021, 1, 5), determined_on=date(2020, 9, 23))
    assert "10 September 2020 – 21 September 2022" in found.why[1]
    assert "10 September 2020 – 21 September 2022: Tribun Lampung" in found.why_en[1]
