"""Acting on what is not one's own: refused, and nothing is done.

Each names the class of a published finding it comes from: Bayanat's pen-test fixes (BAY), Open
Zaak's advisories (OZ), SecureDrop SEC-01 (SD), Hush Line's list (HL), GlobaLeaks' application
security page (GL), Indonesian clones (ID).
"""

from datetime import date

import pytest
from django.urls import reverse

from netra.base.models import Act
from netra.cases.models import Case
from netra.doors.cli.demo import people
from netra.doors.desk.acts import FORMS
from netra.evidence.models import Item
from netra.intake.models import Question
from netra.intake.queries import sealed
from netra.journeys.actions import refresh
from netra.law.procedure import rule
from netra.offices.models import Office
from tests.doors.access.acting import NOW, act_of, asked, sanctioned, send
from tests.doors.access.world import World, acts_done, begun, signed_in
from tests.doors.desk.printing import at_desk, invited, keep
from tests.doors.portal.visitor import Visitor
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return begun()


@pytest.mark.parametrize("key", sorted(FORMS))
def test_an_act_of_another_capacity_or_office_is_refused_and_not_done(
    world: World, key: str
) -> None:
    """HL: ownership on every identifier; ID: unchecked `show(id)`."""
    may = rule(key, on=date(2024, 10, 17)).capacities
    before = acts_done()
    for role in people.ROLES[2:7]:
        found = signed_in(role.username).post(act_of(world.files["K"], key), NOW)
        assert found.status_code in ((422,) if role.capacity in may else (403, 404)), role
    for name in ("intake_officer_balikpapan", "caseworker_balikpapan", "ppk_officer"):
        assert signed_in(name).post(act_of(world.files["K"], key), NOW).status_code == 404
    assert acts_done() == before


def test_a_tier_above_does_not_handle_a_file_it_only_supervises() -> None:
    """BAY: update of a sub-object without rights on its parent. There is no take-over yet."""
    walk = path.at_registration()
    refresh(walk.file_id)
    for key in ("invite", "extend_handling", "study", "name_respondent"):
        above = at_desk("caseworker", make.PROVINCE)
        assert above.get(reverse("desk:file", args=[walk.file_id])).status_code == 200
        assert above.get(act_of(walk.file_id, key)).status_code == 403
        assert above.post(act_of(walk.file_id, key), NOW).status_code == 403
    assert at_desk("caseworker").get(act_of(walk.file_id, "invite")).status_code == 200
    checks = at_desk("province_supervisor", make.PROVINCE)
    assert checks.get(act_of(walk.file_id, "check_tier")).status_code == 200


def test_a_regency_handles_the_files_of_its_panels() -> None:
    """The other side of the rule above (practice 1.1, 1.19)."""
    walk = path.reported(path=make.DISTRICT)
    refresh(walk.file_id)
    assert at_desk("intake_officer").get(act_of(walk.file_id, "open_review")).status_code == 200


def test_rows_of_another_file_are_refused_in_forms() -> None:
    """BAY: related items leak through a relation; HL: ownership on every identifier."""
    mine, other = path.at_registration(), path.at_registration()
    theirs = invited(other, "respondent")
    invited(mine, "respondent")
    for walk in (mine, other):
        refresh(walk.file_id)
    client, before = at_desk(), acts_done()
    for key, fields in {
        "serve": {"invitation": str(theirs), "proof": "x"},
        "clarify": {"invitation": str(theirs), "came": "yes"},
        "invite": {"whom": str(other.people[0]), "number": "1", "place": "x"},
    }.items():
        assert send(client, act_of(mine.file_id, key), **fields).status_code == 422, key
    assert acts_done() == before


def test_a_decision_of_another_file_is_refused() -> None:
    """BAY: update of a sub-object without rights on its parent."""
    mine, other = (sanctioned() for _ in range(2))
    client, before = at_desk("ppk_officer", make.PROSECUTION), acts_done()
    for key in ("deliver", "object", "enter_into_force", "record_sanction", "decide_remedy"):
        fields = {"decision": str(other.decisions[0].id), "kind": "objection", "result": "upheld"}
        assert send(client, act_of(mine.file_id, key), **fields).status_code == 422, key
    assert acts_done() == before


def test_evidence_and_seals_of_another_file_are_not_found_under_mine(world: World) -> None:
    """HL: ownership on every identifier; OZ: list narrower than item rights."""
    item = Item.objects.unfiltered(reason="a test").get(file_id=world.files["R"])
    caseworker, custodian = signed_in("caseworker"), signed_in("custodian")
    right = reverse("desk:download", args=[world.files["R"], item.id])
    assert caseworker.get(right).status_code == 200
    wrong = reverse("desk:download", args=[world.files["K"], item.id])
    assert caseworker.get(wrong).status_code == caseworker.post(wrong).status_code == 404
    ((theirs, _role, _number), *_others) = sealed(world.files["R"])
    where = reverse("desk:seal", args=[world.files["K"], theirs])
    before = acts_done()
    assert custodian.get(where).status_code == 404
    assert custodian.post(where, {"ground": "court", "reason": "x"}).status_code == 404
    assert acts_done() == before


def test_evidence_is_not_to_be_taken_where_its_page_is_closed() -> None:
    """OZ: list narrower than item rights: a custodian guards names, not what was found."""
    walk = path.seen()
    keep(walk, "catatan.txt")
    refresh(walk.file_id)
    item = Item.objects.unfiltered(reason="a test").get(file_id=walk.file_id)
    regency = at_desk("custodian")
    assert regency.get(reverse("desk:evidence", args=[walk.file_id])).status_code == 404
    assert regency.get(reverse("desk:download", args=[walk.file_id, item.id])).status_code == 404


def test_a_question_of_another_report_is_not_answered() -> None:
    """HL: ownership on every identifier, on the citizens' side."""
    first, second = Visitor(), Visitor()
    for visitor in (first, second):
        visitor.walk()
        visitor.send()
        visitor.post("lacak/", {"code": visitor.code()})
    assert Question.objects.count() == 0
    walk = path.reported()
    asked(walk)
    question = Question.objects.get()
    first.post("lacak/status/", {"question": str(question.id), "text": "Bukan saya."})
    question.refresh_from_db()
    assert question.answered_at is None


def test_what_a_form_does_not_ask_is_not_taken(world: World) -> None:
    """BAY: mass assignment of reviewer and assignee."""
    client, where = signed_in("caseworker"), act_of(world.files["K"], "extend_handling")
    other = str(Office.objects.get(key="bawaslu-kota-balikpapan").id)
    case = Case.objects.unfiltered(reason="a test").filter(file_id=world.files["K"])
    before = case.values().get()
    extra = {"office": other, "office_id": other, "path": "ri", "number": "99", "by": other}
    assert send(client, where, reason="Saksi ahli", capacity="chair", **extra).status_code == 302
    after = case.values().get()
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"extended_at", "extension_reason"}
    last = Act.objects.filter(file_id=world.files["K"]).latest("seq")
    assert (last.capacity, last.office_path) == ("caseworker", "ri.p33.k3319")
