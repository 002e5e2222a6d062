"""What is handed out says what its row says, in both languages and with its source."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

import pytest

from netra.law.citation import cite
from netra.law.competence import addressees, merit_authority, merit_regional_office
from netra.law.elements import elements, exceptions
from netra.law.exits import exits, ground, grounds
from netra.law.facts import fact, facts, require_known
from netra.law.gaps import gap, gaps
from netra.law.phases import (
    AFTER_DETERMINATION,
    BEFORE_DETERMINATION,
    BEFORE_STAGES,
    STAGES_BEGUN,
    UNKNOWN_PHASE,
    act_phase,
    candidate_phase,
    contest_window,
)
from netra.law.sanctions import form, forms, ladder, rules
from netra.law.tables import load_csv, rows, rows_on
from netra.law.windows import may_clarify

ON = date(2024, 10, 17)
THEN = date(2020, 9, 1)
REGIMES = ("regional_election", "general_election")


def told(things: Iterable[Any], table: Iterable[dict[str, Any]], **called: str) -> int:
    """Each thing fits one row of the table in every field the row has; how many there were."""
    known, given = list(table), list(things)
    for thing in given:
        assert any(_fits(thing, row, called) for row in known), thing
    return len(given)


def _fits(thing: Any, row: dict[str, Any], called: dict[str, str]) -> bool:
    if thing.citation != cite(row):
        return False
    columns = {each.name: called.get(each.name, each.name) for each in fields(thing)}
    return all(getattr(thing, name) == row[col] for name, col in columns.items() if col in row)


@pytest.mark.parametrize("on", [ON, THEN])
def test_what_ends_the_review_says_what_its_row_says(on: date) -> None:
    stages = {at for row in rows("grounds") for at in row["at"]}
    for at in stages:
        held = [row for row in rows_on(rows("grounds"), on) if at in row["at"]]
        assert [each.key for each in grounds(at, on=on)] == [row["key"] for row in held]
        assert told(grounds(at, on=on), held) == len(held)
    assert not grounds("no such stage", on=on)
    for row in rows("grounds"):
        assert told([ground(row["key"])], [row])
    with pytest.raises(LookupError, match="no ground 'none'"):
        ground("none")


@pytest.mark.parametrize("regime", REGIMES)
def test_the_exits_are_those_of_the_regime_and_the_phase(regime: str) -> None:
    for determined, phase in ((ON, AFTER_DETERMINATION), (None, BEFORE_DETERMINATION)):
        held = [
            row
            for row in rows_on(rows("exits"), ON)
            if row["regime"] in (regime, "any") and row["phase"] in ("any", phase)
        ]
        found = exits(regime=regime, on=ON, determined_on=determined)
        assert [each.key for each in found] == [row["key"] for row in held]
        assert told(found, held) == len(held) == len({each.key for each in found})
        assert found


@pytest.mark.parametrize("regime", REGIMES)
def test_each_window_says_what_its_row_says(regime: str) -> None:
    day = timedelta(days=1)
    for window, determined, begun in (
        (AFTER_DETERMINATION, ON, None),
        (BEFORE_STAGES, None, ON + day),
        (STAGES_BEGUN, None, ON),
        (STAGES_BEGUN, None, None),
    ):
        for kind in ("other_law", "crime"):
            found = may_clarify(
                regime=regime, on=ON, determined_on=determined, stages_begun_on=begun, kind=kind
            )
            held = [
                row for row in rows("windows") if (row["window"], row["kind"]) == (window, kind)
            ]
            assert found.key == window
            assert told([found], [{**row, "key": window} for row in held])
            assert found.allowed in [row.get("allowed") for row in held]
    with pytest.raises(LookupError, match=f"no window for gossip in {regime}, stages_begun"):
        may_clarify(regime=regime, on=ON, determined_on=None, stages_begun_on=None, kind="gossip")


def test_a_phase_turns_on_its_very_day() -> None:
    days = [ON + timedelta(days=n) for n in (-1, 0, 1)]
    assert [candidate_phase(on, ON) for on in days] == [
        BEFORE_DETERMINATION,
        AFTER_DETERMINATION,
        AFTER_DETERMINATION,
    ]
    assert [act_phase(on, None, ON) for on in days] == [
        BEFORE_DETERMINATION,
        UNKNOWN_PHASE,
        UNKNOWN_PHASE,
    ]
    assert act_phase(ON, None, None) == BEFORE_DETERMINATION
    assert act_phase(ON, ON, THEN) == AFTER_DETERMINATION
    assert act_phase(ON, ON + timedelta(days=1), THEN) == BEFORE_DETERMINATION
    assert [contest_window(on, None, ON) for on in days] == [
        BEFORE_STAGES,
        STAGES_BEGUN,
        STAGES_BEGUN,
    ]
    assert contest_window(ON, None, None) == STAGES_BEGUN
    assert contest_window(ON, THEN, ON + timedelta(days=9)) == AFTER_DETERMINATION
    words = (BEFORE_STAGES, STAGES_BEGUN, BEFORE_DETERMINATION, AFTER_DETERMINATION, UNKNOWN_PHASE)
    assert words == (
        "before_stages",
        "stages_begun",
        "before_determination",
        "after_determination",
        "unknown",
    )


FORM = {"klass": "class", "decider": "decider_id", "takes_effect": "takes_effect_id"}
FORM |= {"remedy": "remedy_id", "months": ""}


def test_each_form_of_sanction_says_what_its_row_says() -> None:
    table = load_csv("sanctions")
    for row in table:
        found = form(row["code"])
        assert told([found], [row], **FORM)
        assert found.months == (int(row["months"]) if row["months"] else None)
    assert {form(row["code"]).months for row in table} > {None}
    for klass in {row["class"] for row in table}:
        for on in (ON, THEN):
            held = [row["code"] for row in rows_on(table, on) if row["class"] == klass]
            assert [each.code for each in forms(klass=klass, on=on)] == held
    assert not ladder(["no such key"], on=ON)
    with pytest.raises(LookupError, match="no sanction form none"):
        form("none")


@pytest.mark.parametrize("on", [ON, THEN])
def test_each_rule_of_measure_says_what_its_row_says(on: date) -> None:
    table = rows_on(rows("sanction_rules"), on)
    for klass in {klass for row in rows("sanction_rules") for klass in row["classes"]}:
        held = [row for row in table if klass in row["classes"]]
        assert [each.key for each in rules(klass, on=on)] == [row["key"] for row in held]
        assert told(rules(klass, on=on), held) == len(held)


def test_each_question_says_what_its_row_says() -> None:
    assert told(facts(), rows("facts")) == len(rows("facts"))
    for row, found in zip(rows("facts"), facts(), strict=True):
        assert fact(row["key"]) is found
        given = [(each["value"], each["id"], each["en"]) for each in row.get("option", ())]
        kept = [(each.value, each.name_id, each.name_en) for each in found.options]
        assert given in ([], kept)
        for each in found.options:
            assert found.option(each.value) is each
            require_known({row["key"]: each.value})
        values = ", ".join(each.value for each in found.options)
        with pytest.raises(LookupError, match=f"{row['key']} is one of {values}, not 'perhaps'"):
            require_known({row["key"]: "perhaps"})
    with pytest.raises(LookupError, match=r"no fact 'gossip'; one of \w+, "):
        fact("gossip")


@pytest.mark.parametrize("on", [ON, THEN])
def test_elements_and_exceptions_say_what_their_rows_say(on: date) -> None:
    assert told(elements("", on=on), rows_on(rows("elements"), on), met="", missing="", instead="")
    codes = {
        code for name in ("elements", "exceptions") for row in rows(name) for code in row["codes"]
    }
    for code in codes:
        for make, name in ((elements, "elements"), (exceptions, "exceptions")):
            table = rows_on(rows(name), on)
            held = [
                row
                for row in table
                if code in row["codes"]
                or (not row["codes"] and code not in row.get("not_codes", ()))
            ]
            found = make(code, on=on)
            assert [each.key for each in found] == [row["key"] for row in held]
            assert told(found, held, met="", missing="", instead="", when="") == len(held)
            for each, row in zip(found, held, strict=True):
                assert each.general == (not row["codes"])
                assert list(each.instead) == list(row.get("instead", ()))


def test_each_gap_says_what_its_row_says() -> None:
    table = {row["key"]: row for row in rows("gaps")}
    assert [each.key for each in gaps()] == list(table)
    for found in gaps():
        row = table[found.key]
        assert gap(found.key) is found
        assert (found.kind, found.question_id, found.question_en) == (
            row["kind"],
            row["question_id"],
            row["question_en"],
        )
        assert {spot.file for spot in found.met_in} == {spot["file"] for spot in row["spot"]}
    with pytest.raises(LookupError, match="no gap 'none'"):
        gap("none")


@pytest.mark.parametrize("on", [ON, THEN])
def test_who_is_competent_is_said_as_the_rows_say_it(on: date) -> None:
    held = rows_on(rows("merit_authorities"), on)
    assert told(merit_authority(on), held, era="key") == len(held)
    served = {
        code: row
        for row in rows_on(rows("merit_regional_offices"), on)
        for code in row["provinces"]
    }
    for province, row in served.items():
        assert told([merit_regional_office(f"{province}.01", on=on)], [row])
    with pytest.raises(LookupError, match="no regional office known for area 00"):
        merit_regional_office("00", on=on)
    for kind in {kind for row in rows("addressees") for kind in row["employment"]}:
        table = [row for row in rows_on(rows("addressees"), on) if kind in row["employment"]]
        found = addressees(employment=kind, on=on)
        assert told(found, table) == len(table)
        assert [each.role for each in found] == sorted(row["role"] for row in table)
        for each in found:
            (notes,) = [
                (row.get("note_id", ""), row.get("note_en", ""))
                for row in table
                if (row["function"], row["role"]) == (each.function, each.role)
            ]
            assert (each.note_id, each.note_en) == notes
    with pytest.raises(LookupError, match="no addressee for employment none"):
        addressees(employment="none", on=on)
