"""The rows of elements, exceptions and facts, and what they ask."""

from datetime import date, timedelta

import pytest

from netra.law import elements as law
from netra.law import facts
from netra.law.catalogue import acts
from netra.law.elements import ActException, Element, State
from netra.law.tables import Row, rows

CODES = {act.code for act in acts()}
EFFECTS = {law.ALLOWED, law.NO_RULE, law.DISPUTED, law.ASK}
DAY = date(2024, 10, 17)
DAYS = [date(2015, 1, 1) + timedelta(days=100 * n) for n in range(45)]
PHASES, KINDS = (
    ("before", "after"),
    {each for row in rows("addressees") for each in row["employment"]},
)


def element(key: str) -> Element:
    return next(each for each in law.elements("", on=DAY) if each.key == key)


def exception(code: str, key: str) -> ActException:
    return next(each for each in law.exceptions(code, on=DAY) if each.key == key)


def conditions() -> list[tuple[str, str, list[str]]]:
    columns = (("elements", "met"), ("elements", "missing"), ("exceptions", "when"))
    return [
        (row["key"], key, values)
        for file, column in columns
        for row in rows(file)
        for each in row[column]
        for key, values in each.items()
    ]


def test_every_condition_names_a_fact_and_its_answers() -> None:
    unasked = {law.PHASE: set(PHASES), law.EMPLOYMENT: KINDS}
    for where, key, values in conditions():
        known = unasked.get(key) or {each.value for each in facts.fact(key).options}
        assert values, where
        assert set(values) <= known, where


def test_every_fact_and_every_answer_decides_something() -> None:
    told = {(key, value) for _where, key, values in conditions() for value in values}
    spare = {
        (each.key, option.value)
        for each in facts.facts()
        for option in each.options
        if (each.key, option.value) not in told
    }
    # What leaves things as they are: the contest is read before any element is weighed.
    assert spare == {
        ("contest", "known"),
        ("contest", "none_yet"),
        ("repeated", "yes"),
    }


def test_codes_and_effects_exist_and_keys_stand_once() -> None:
    for file in ("elements", "exceptions"):
        found = rows(file)
        named = {code for row in found for code in _codes(row)}
        assert named <= CODES
        keys = [row["key"] for row in found]
        assert len(keys) == len(set(keys))
    assert {row["effect"] for row in rows("exceptions")} == EFFECTS


def _codes(row: Row) -> list[str]:
    return [*row["codes"], *row.get("not_codes", ()), *row.get("instead", ())]


@pytest.mark.parametrize("code", sorted(CODES - {"PN-95", "PN-96"}))
def test_every_act_has_an_element_of_its_own_today(code: str) -> None:
    assert any(not each.general for each in law.elements(code, on=DAY))
    assert set(law.asked(code, on=DAY)) <= {each.key for each in facts.facts()}


def test_no_element_is_met_and_missing_for_want_of_an_answer() -> None:
    for on in DAYS:
        for each in law.elements("", on=on):
            assert each.state({}) is State.UNKNOWN


def test_the_general_elements_come_first_and_a_code_adds_its_own() -> None:
    general = ["subject", "conduct", "object", "no_exception"]
    assert [each.key for each in law.elements("PN-03", on=DAY)] == [
        *general,
        "photo_sign",
        "photo_published",
    ]
    assert [each.key for each in law.elements("PN-92", on=DAY)][:3] == [
        "subject",
        "conduct",
        "no_exception",
    ]
    assert {"photo_sign", "benefits"} <= {each.key for each in law.elements("", on=DAY)}


def test_missing_goes_before_met() -> None:
    joining = element("own_joining")
    said = {"interaction": "join", "group_role": "active"}
    assert joining.state(said | {"group_turned": "before_joining"}) is State.MET
    assert joining.state(said | {"group_turned": "after_joining_left"}) is State.MISSING
    assert joining.state(said) is State.UNKNOWN
    assert joining.state({"interaction": "like"}) is State.MET


def test_only_what_could_still_settle_it_is_asked() -> None:
    joining = element("own_joining")
    assert joining.still_asked({"interaction": "join", "group_role": "active"}) == ("group_turned",)
    assert joining.still_asked({}) == ("interaction", "group_role", "group_turned")
    assert element("subject").still_asked({"status": "resignation_filed"}) == ()


def test_an_acts_own_permission_is_open_until_ruled_out() -> None:
    duty = exception("PN-15", "speaker_on_duty")
    assert duty.state({}) is State.UNKNOWN
    assert duty.state({"official_duty": "yes"}) is State.UNKNOWN
    assert duty.state({"official_duty": "yes", "assignment": "yes"}) is State.MET
    assert duty.state({"assignment": "no"}) is State.MISSING


def test_a_doubt_is_open_only_once_a_fact_speaks_for_it() -> None:
    like, voting = exception("PN-02", "single_like"), exception("PN-02", "voting")
    assert like.state({}) is State.MISSING
    assert like.state({"interaction": "like"}) is State.UNKNOWN
    assert like.state({"interaction": "post"}) is State.MISSING
    assert voting.state({}) is State.MISSING
    early = exception("PN-02", "candidate_too_early")
    assert early.state({law.PHASE: "before"}) is State.MISSING
    assert early.state({law.PHASE: "before", "object": "candidate"}) is State.MET
    assert early.state({law.PHASE: "after", "object": "candidate"}) is State.MISSING


def test_what_excepts_every_act_is_not_asked() -> None:
    assert law.asked("PN-15", on=DAY) == (
        "status",
        "happened",
        "spoke_at_party",
        "official_duty",
        "assignment",
    )
    assert "only_voted" in law.asked("PN-92", on=DAY)
    assert law.PHASE not in law.asked("PN-01", on=DAY)


def test_yes_and_no_are_the_answers_where_no_other_is_written() -> None:
    assert [each.value for each in facts.fact("published").options] == ["yes", "no"]
    assert facts.fact("sign").option("neutral").name_en.startswith("a neutral pose")
    with pytest.raises(LookupError, match="published"):
        facts.fact("no_such_fact")
