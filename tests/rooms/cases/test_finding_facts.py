"""What is found of an alleged act: kept row by row, and the act classed by it."""

from typing import Any

import pytest
from django.db import DatabaseError, transaction

from netra.base.errors import NotAllowedNow
from netra.base.models import Act
from netra.cases import actions, queries
from netra.cases.actions.finding import NoSuchEvidence, NothingAlleged
from netra.cases.actions.naming import TwoEmployments
from netra.cases.actions.own import NotYourFile
from netra.cases.models import ActFinding, AllegedAct
from netra.outcomes.queries import stage
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.forwarding.test_forwarding import give_back

pytestmark = pytest.mark.django_db

POSTED = {"happened": "yes", "status": "active", "object": "candidate"} | {
    "account": "own",
    "interaction": "post",
}


def alleged(walk: path.Walk) -> AllegedAct:
    """The only act of the file's only respondent."""
    return AllegedAct.objects.select_related("respondent").get(
        respondent__case__file_id=walk.file_id
    )


def found(walk: path.Walk, facts: dict[str, str], **other: Any) -> list[ActFinding]:
    """The caseworker writes these facts of the file's only act."""
    case = queries.case_of(walk.file_id)
    assert case is not None
    said: dict[str, Any] = {
        "alleged_ids": [alleged(walk).id],
        "employment": "pns",
        "contest": case.contest_id or "",
        "by": make.actor("caseworker", walk.office.path),
    }
    return actions.find_facts(
        file_id=walk.file_id, stage=stage, facts=facts, at=walk.later(), **{**said, **other}
    )


@pytest.fixture
def walk() -> path.Walk:
    return path.at_registration("2024-10-15", {**path.official(1), "codes": ["PN-02"]})


def test_facts_that_fit_class_the_act_by_the_law_of_its_day(walk: path.Walk) -> None:
    assert alleged(walk).result == ""
    found(walk, POSTED)
    act = alleged(walk)
    assert (act.result, act.klass, act.phase) == ("fits", "discipline", "after_determination")
    assert act.articles


def test_what_lacks_an_element_loses_class_and_articles(walk: path.Walk) -> None:
    found(walk, {**POSTED, "interaction": "none"})
    act = alleged(walk)
    assert (act.result, act.klass, act.articles) == ("does_not_fit", "not_applicable", [])


def test_nothing_known_leaves_it_open_under_the_class_it_would_have(walk: path.Walk) -> None:
    before = alleged(walk)
    found(walk, {})
    act = alleged(walk)
    assert (act.result, act.klass, act.articles) == ("open", before.klass, before.articles)


@pytest.mark.parametrize(
    ("more", "result", "klass"),
    [
        ({"interaction": "like", "repeated": "no"}, "disputed", "discipline"),
        ({"only_voted": "yes"}, "allowed", "not_a_violation"),
        ({"object": "empty_box"}, "no_rule", "unsettled"),
    ],
)
def test_exceptions_turn_the_act_from_its_row(
    walk: path.Walk, more: dict[str, str], result: str, klass: str
) -> None:
    found(walk, {**POSTED, **more})
    assert (alleged(walk).result, alleged(walk).klass) == (result, klass)


@pytest.mark.parametrize("employment", ["tni", "village_head"])
def test_another_employment_is_another_authoritys(walk: path.Walk, employment: str) -> None:
    found(walk, POSTED, employment=employment)
    act = alleged(walk)
    assert (act.result, act.klass) == ("not_addressed", "not_applicable")
    assert act.respondent.employment == employment


def test_no_contest_yet_is_before_determination(walk: path.Walk) -> None:
    found(walk, {**POSTED, "contest": "none_yet"}, contest="")
    assert alleged(walk).phase == "before_determination"


def test_a_later_finding_adds_and_goes_before(walk: path.Walk) -> None:
    found(walk, {**POSTED, "interaction": "none"}, because="Tangkapan layar")
    found(walk, POSTED)
    rows = queries.findings(alleged(walk).id)
    assert [each.facts["interaction"] for each in rows] == ["post", "none"]
    assert rows[1].because == "Tangkapan layar"
    assert rows[0].found_by is not None
    assert alleged(walk).result == "fits"
    latest = queries.latest_findings(alleged(walk).respondent.case_id)
    assert latest[alleged(walk).id].facts["interaction"] == "post"


def test_the_act_says_what_was_found(walk: path.Walk) -> None:
    (row,) = found(walk, POSTED)
    act = Act.objects.filter(file_id=walk.file_id, kind="find_facts").get()
    assert act.body.content["facts"]["interaction"] == "post"
    assert act.body.content["findings"] == [str(row.id)]
    assert act.from_stage == act.to_stage


def test_the_database_keeps_what_was_found(walk: path.Walk) -> None:
    (row,) = found(walk, POSTED)
    for change in (lambda: ActFinding.objects.update(employment="tni"), row.delete):
        with pytest.raises(DatabaseError, match="stay"), transaction.atomic():
            change()


def test_the_study_rests_on_what_was_found(walk: path.Walk) -> None:
    (row,) = found(walk, POSTED)
    path.studied(walk)
    act = Act.objects.filter(file_id=walk.file_id, kind="study").get()
    assert act.body.content["findings"] == [str(row.id)]


def test_strange_acts_evidence_and_words_are_refused(walk: path.Walk) -> None:
    other = path.at_registration("2024-10-15")
    with pytest.raises(NothingAlleged):
        found(walk, POSTED, alleged_ids=[alleged(other).id])
    with pytest.raises(NothingAlleged):
        found(walk, POSTED, alleged_ids=[])
    with pytest.raises(NoSuchEvidence):
        found(walk, POSTED, evidence=[7])
    with pytest.raises(LookupError):
        found(walk, {"interaction": "shouted"})
    with pytest.raises(NotYourFile):
        found(walk, POSTED, by=make.actor("caseworker", make.PROVINCE))
    with pytest.raises(NotAllowedNow):
        found(walk, POSTED, by=make.actor("chair"))
    assert not ActFinding.objects.exists()


def test_the_employment_noted_beside_is_not_the_one_judged(walk: path.Walk) -> None:
    person = alleged(walk).respondent
    person.other_employment = "honorary"
    person.save()
    with pytest.raises(TwoEmployments):
        found(walk, POSTED, employment="honorary")


def test_a_file_that_came_back_has_another_study() -> None:
    walk = beyond.acknowledged(beyond.forwarded(path.at_decision("2024-10-15")))
    give_back(walk)
    made = actions.supplement_study(
        file_id=walk.file_id,
        stage=stage,
        facts="Fakta lagi",
        analysis="Analisis",
        conclusion="Kesimpulan",
        elements=[],
        by=make.actor("caseworker", walk.office.path),
        at=walk.later(),
    )
    assert stage(walk.file_id) == "returned"
    assert [each.facts for each in queries.studies(made.case_id)] == ["Fakta lagi", "Fakta"]
    newest = queries.study(made.case_id)
    assert newest is not None
    assert newest.facts == "Fakta lagi"
