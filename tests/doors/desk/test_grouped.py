"""Many respondents: each stands once, and what is alike is said once."""

import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import get_template
from django.utils.translation import override

from netra.base.ids import new_id
from netra.cases.queries import Cell, RespondentLine
from netra.doors.desk import parts
from netra.doors.desk.parts.work import _studied

SENT = datetime(2024, 10, 17, 2, tzinfo=UTC)


def cell(code: str, **said: str) -> Cell:
    known: dict[str, Any] = dict.fromkeys(
        ("phase", "certainty", "result", "outcome", "ground", "reason"), ""
    )
    known |= {"klass": "discipline", "phase": "after_determination", **said}
    return Cell(id=new_id(), code=code, occurred_on=None, articles=(), **known)


def respondent(number: int, *acts: Cell) -> RespondentLine:
    texts = ("position", "agency_name", "other_employment", "status_on_day", "status_proof")
    return RespondentLine(
        id=new_id(),
        number=number,
        name=f"Orang {number}",
        agency_id=None,
        named=True,
        employment="pns",
        acts=acts,
        **dict.fromkeys(texts, ""),  # type: ignore[arg-type]
    )


def rendered(people: list[RespondentLine]) -> str:
    source = "{% from 'ui/case.html' import matrix %}{{ matrix(rows) }}"
    engine: Any = get_template("403.html").backend  # type: ignore[attr-defined]
    return str(engine.env.from_string(source).render(rows=parts.matrix(people)))


def test_a_respondent_stands_once_beside_a_row_for_each_act() -> None:
    with override("en"):
        page = rendered([respondent(1, cell("PN-02"), cell("PN-03")), respondent(2)])
    assert re.findall(r'rowspan="(\d)"', page) == ["2", "1"]
    assert page.count("1. Orang 1") == 1
    assert page.count("<tr>") == 1 + 2 + 1
    assert "no act alleged yet" in page


def test_a_ruling_is_no_success() -> None:
    with override("en"):
        page = rendered([respondent(1, cell("PN-02", outcome="transfer"))])
    assert re.findall(r"tag--(\w+)", page) == ["open"]
    assert "only the crime remains" in page


@pytest.mark.parametrize(
    ("code", "said"), [("PN-02", "class not settled"), ("PN-91", "no rule yet")]
)
def test_the_word_of_an_unsettled_class(code: str, said: str) -> None:
    with override("en"):
        (row,) = parts.matrix([respondent(1, cell(code, klass="unsettled"))])
    assert row.acts[0].klass.startswith(said)


def advice(number: int, **said: Any) -> SimpleNamespace:
    known = {"title": "R", "number": "9", "advice": "ethics", "text": "T", "sent_at": SENT}
    known |= {"limit_days": None, "limit_claimed_by": ""}
    person = SimpleNamespace(number=number, name="Orang")
    return SimpleNamespace(**known | said, respondent=person, to_office=SimpleNamespace(name="PPK"))


def test_one_letter_is_one_block_and_equal_advice_one_line() -> None:
    later = SENT + timedelta(days=1)
    found = [advice(1), advice(2, text="U"), advice(3), advice(4, sent_at=later)]
    blocks = parts.recommendations(found)
    assert [[line["whom"] for line in block["lines"]] for block in blocks] == [
        [["1. Orang", "3. Orang"], ["2. Orang"]],
        [["4. Orang"]],
    ]


def decided(number: int, **said: Any) -> SimpleNamespace:
    known: dict[str, Any] = {"number": "5", "breach": "B", "decided_at": SENT}
    known |= dict.fromkeys(("delivered_at", "in_force_at", "recorded_at"))
    known |= {"in_force_kind": "reprimand", "in_force_form": ""}
    person = SimpleNamespace(number=number, name="Orang")
    rest = {"office": SimpleNamespace(name="PPK"), "remedies": SimpleNamespace(all=tuple)}
    return SimpleNamespace(**known | said, **rest, respondent=person)


def test_a_decision_delivered_to_one_only_is_a_line_of_its_own() -> None:
    (block,) = parts.decisions([decided(1), decided(2, delivered_at=SENT), decided(3)])
    assert [line["whom"] for line in block["lines"]] == [["1. Orang", "3. Orang"], ["2. Orang"]]


def weighed(number: int, code: str, met: str = "yes") -> SimpleNamespace:
    person = SimpleNamespace(number=number, name="Orang")
    # hashed by what it is, as a row is by its key
    said = {"code": code, "respondent": person, "id": new_id(), "occurred_on": None}
    said |= {"klass": "discipline", "phase": "after_determination", "result": "fits"}
    alleged = type("Alleged", (), said)
    return SimpleNamespace(key="k", met=met, because="", alleged=alleged)


def test_elements_stand_under_their_act_and_equal_ones_once() -> None:
    found = [
        weighed(1, "PN-02"),
        weighed(1, "PN-03"),
        weighed(2, "PN-02"),
        weighed(3, "PN-02", "no"),
    ]
    tables = _studied(found, SimpleNamespace(file_id=new_id(), rules_on=date(2024, 10, 1)))
    assert [(each["act"][:5], [name for name, *_ in each["whom"]]) for each in tables] == [
        ("PN-02", ["1. Orang", "2. Orang"]),
        ("PN-03", ["1. Orang"]),
        ("PN-02", ["3. Orang"]),
    ]
