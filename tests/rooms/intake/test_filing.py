"""Reports, reports that wait for a signature, tips, and questions to the reporter."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from netra.base.errors import NotAllowedNow
from netra.base.queries import acts_of
from netra.cases import actions as cases
from netra.intake import actions, queries
from netra.intake.models import Filing
from netra.offices.models import Office
from netra.outcomes.queries import stage
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


def filing(walk: path.Walk) -> Filing:
    found = queries.filing_of(walk.file_id)
    assert found is not None
    return found


def sign(walk: path.Walk, capacity: str = "intake_officer", **other: Any) -> Filing:
    return actions.sign_filing(
        file_id=walk.file_id,
        office=walk.office,
        election_kind="PB",
        by=make.actor(capacity),
        at=walk.later(24),
        **other,
    )


def test_by_decree_a_report_is_received_and_numbered_at_once() -> None:
    walk = path.reported()
    found = filing(walk)
    assert (found.channel, found.decree) == ("report", make.DECREE)
    assert found.filed_at == found.received_at == found.completed_at == walk.now
    assert found.number == "001/PL/PB/Kab/14.21/X/2024"
    assert stage(walk.file_id) == "received"


def test_a_report_that_lacks_something_is_received_and_not_complete() -> None:
    found = filing(path.reported(missing=["occupation"]))
    assert found.received_at is not None
    assert found.completed_at is None


def test_without_a_decree_a_report_waits_for_its_signature() -> None:
    walk = path.reported(by_decree=False)
    found = filing(walk)
    assert (found.channel, found.number, found.received_at) == ("pre_report", "", None)
    assert stage(walk.file_id) == "awaiting_signature"
    with pytest.raises(NotAllowedNow):
        path.in_review(walk)


def test_the_clock_of_a_report_starts_when_it_is_signed() -> None:
    walk = path.reported(by_decree=False)
    filed = walk.now
    found = sign(walk)
    assert (found.filed_at, found.received_at) == (filed, walk.now)
    assert found.number == "001/PL/PB/Kab/14.21/X/2024"
    assert stage(walk.file_id) == "received"
    with pytest.raises(NotAllowedNow):
        sign(walk)


def test_who_may_not_sign() -> None:
    walk = path.reported(by_decree=False)
    with pytest.raises(NotAllowedNow) as refused:
        sign(walk, "chair")
    assert refused.value.facts["why"] == "capacity"
    assert filing(walk).number == ""


def test_a_tip_has_no_reporter_and_is_no_report() -> None:
    walk = path.tipped()
    found = filing(walk)
    assert (found.received_at, found.number) == (None, "")
    assert queries.sealed(walk.file_id) == []
    for act in (sign, path.in_review, path.registered):
        with pytest.raises(NotAllowedNow):
            act(walk)
    assert stage(walk.file_id) == "tip"


def test_the_database_refuses_to_receive_a_tip() -> None:
    rows = Filing.objects.unfiltered(reason="a test").filter(file_id=path.tipped().file_id)
    with pytest.raises(IntegrityError, match="filing_tip_is_not"), transaction.atomic():
        rows.update(received_at=make.moment("2024-10-18"))


def test_known_before_it_happened_is_refused() -> None:
    days: dict[str, Any] = {"occurred_on": date(2024, 10, 16), "known_on": date(2024, 10, 15)}
    with pytest.raises(actions.KnownBeforeItHappened), transaction.atomic():
        path.reported(**days)
    with pytest.raises(actions.KnownBeforeItHappened), transaction.atomic():
        path.tipped(**days)
    rows = Filing.objects.unfiltered(reason="a test").filter(file_id=path.reported().file_id)
    with pytest.raises(IntegrityError, match="filing_known_not_before"), transaction.atomic():
        rows.update(**days)


def test_known_on_the_day_itself_is_taken() -> None:
    day = date(2024, 10, 15)
    assert filing(path.reported(occurred_on=day, known_on=day)).known_on == day


def test_the_people_named_stand_in_the_file() -> None:
    named = queries.named(path.reported().file_id)
    assert [(one.number, one.name, one.agency) for one in named] == [
        (1, "Respondent Invented", "Instansi")
    ]


def ask(walk: path.Walk) -> Any:
    return actions.ask_reporter(
        file_id=walk.file_id,
        stage=stage,
        asks=["occupation"],
        text="Apa pekerjaan Anda?",
        due_at=make.moment("2024-10-20"),
        by=make.actor("intake_officer"),
        at=walk.later(),
    )


def answer(walk: path.Walk, question_id: Any) -> Any:
    return actions.answer(
        file_id=walk.file_id,
        stage=stage,
        question_id=question_id,
        text="Guru",
        by=make.citizen(),
        at=walk.later(),
    )


def test_the_review_waits_for_the_reporter_until_the_answer() -> None:
    walk = path.in_review(path.reported(missing=["occupation"]))
    question = ask(walk)
    assert stage(walk.file_id) == "awaiting_reporter"
    assert queries.open_question(walk.file_id) == question
    answer(walk, question.id)
    assert stage(walk.file_id) == "in_review"
    assert queries.open_question(walk.file_id) is None
    assert filing(walk).completed_at is None  # the office says when it is complete
    with pytest.raises(actions.NothingToAnswer):
        answer(walk, question.id)
    kinds = [act.kind for act in acts_of(walk.file_id)]
    assert kinds == ["file_report", "open_review", "ask_reporter", "answer"]
    joined = [(act.from_stage, act.to_stage) for act in acts_of(walk.file_id)][2:]
    assert joined == [("in_review", "awaiting_reporter"), ("awaiting_reporter", "in_review")]


def test_the_words_of_question_and_answer_stand_in_no_act() -> None:
    walk = path.in_review(path.reported(missing=["occupation"]))
    answer(walk, ask(walk).id)
    said = str([act.body.content for act in acts_of(walk.file_id)])
    assert "occupation" in said
    assert "pekerjaan" not in said
    assert "Guru" not in said


def test_an_answer_does_not_move_the_day_a_report_was_complete() -> None:
    walk = path.in_review(path.reported())
    complete = filing(walk).completed_at
    answer(walk, ask(walk).id)
    assert filing(walk).completed_at == complete


def test_an_answer_of_another_file_is_refused() -> None:
    one, other = path.in_review(path.reported()), path.in_review(path.reported())
    question = ask(one)
    with pytest.raises(actions.NothingToAnswer):
        answer(other, question.id)


def test_the_claim_code_leads_to_its_filing() -> None:
    from netra.base.claims import hashed

    walk = path.reported()
    in_groups = " ".join(walk.code[start : start + 4] for start in range(0, 16, 4))
    found = queries.filing_by_claim(hashed(in_groups, salt=make.CLAIM_SALT))
    assert found is not None
    assert found.file_id == walk.file_id
    assert queries.filing_by_claim(hashed("1" * 16, salt=make.CLAIM_SALT)) is None
    assert queries.filing_by_claim(hashed(walk.code, salt=b"o" * 32)) is None


def test_a_report_a_panel_received_comes_up_to_the_regency() -> None:
    walk = path.reported(path=make.DISTRICT)
    regency = make.office(make.REGENCY)
    case = cases.open_review(
        file_id=walk.file_id,
        office=regency,
        about="Dugaan",
        by=make.actor("intake_officer"),
        at=walk.later(),
    )
    assert (case.office_id, case.path) == (regency.id, make.REGENCY)
    assert filing(walk).path == make.DISTRICT


def test_two_panels_of_one_regency_print_different_numbers() -> None:
    one = path.reported(path=make.DISTRICT)
    other_panel = Office.objects.create(
        key="second-panel",
        function="supervisory",
        tier="district",
        name="Kantor kedua",
        area_id=make.area("33.19.07"),
        path="ri.p33.k3319.d331907",
        seats=3,
    )
    make.office(make.REGENCY)
    filings = [filing(one), filing(path.reported(path=str(other_panel.path)))]
    numbers = [found.number for found in filings]
    assert numbers == ["001/PL/PB/Kec/14.21/X/2024", "002/PL/PB/Kec/14.21/X/2024"]


def test_the_database_refuses_one_number_on_two_papers() -> None:
    walk = path.reported()
    given = queries.number_given(walk.file_id, "filing")
    assert given is not None
    given.pk, given.sequence, given.office_id = None, 2, make.office(make.OTHER_REGENCY).id
    with pytest.raises(IntegrityError, match="number_printed_once"), transaction.atomic():
        given.save(force_insert=True)
