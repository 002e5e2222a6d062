"""Why and why not on the officer's desk: the form of facts, the page of one alleged act."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from netra.base.models import Act
from netra.cases.models import ActFinding, AllegedAct
from netra.journeys.actions import refresh
from tests.doors.access.acting import act_of, send, text_of
from tests.doors.desk.printing import at_desk
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.cases.test_finding_facts import POSTED, alleged, found

pytestmark = pytest.mark.django_db

SENT = {f"fact_{key}": value for key, value in POSTED.items()} | {"employment": "pns"}


@pytest.fixture
def walk() -> path.Walk:
    made = path.at_registration("2024-10-15", {**path.official(1), "codes": ["PN-02"]})
    refresh(made.file_id)
    return made


def where(walk: path.Walk) -> str:
    return reverse("desk:assessment", args=[walk.file_id, alleged(walk).id])


def page(walk: path.Walk, client: Client | None = None) -> str:
    """The assessment as text, without its frame."""
    answer = (client or at_desk()).get(where(walk))
    assert answer.status_code == 200
    return text_of(answer).split("<main", 1)[1]


def section(walk: path.Walk, name: str) -> str:
    """One section of the page; empty where the page has none of that name."""
    part = re.search(rf'<section aria-labelledby="{name}">.*?</section>', page(walk), re.DOTALL)
    return part[0] if part else ""


def written(client: Client, walk: path.Walk, **fields: str) -> Any:
    contest = alleged(walk).respondent.case.contest_id or "unknown"
    return send(client, act_of(walk.file_id, "find_facts"), contest=contest, **fields)


def test_without_facts_everything_is_open_and_asked(walk: path.Walk) -> None:
    assert "fakta belum lengkap" in page(walk)
    assert "Dari akun siapa perbuatan itu?" in section(walk, "unknown")
    assert section(walk, "met").count("<tr>") == 2  # its head, and the status said when named
    assert "dugaan=" + str(alleged(walk).id) in page(walk)
    assert "cuti di luar tanggungan negara" not in page(walk)


def test_a_status_said_when_named_is_told_the_same_everywhere(walk: path.Walk) -> None:
    person = alleged(walk).respondent
    person.status_on_day = "unpaid_leave"
    person.save()
    assert page(walk).count("cuti di luar tanggungan negara") >= 2


def test_facts_are_not_asked_of_an_act_that_is_not_there(walk: path.Walk) -> None:
    where = act_of(walk.file_id, "find_facts")
    assert (
        at_desk().get(where, {"dugaan": "00000000-0000-0000-0000-000000000000"}).status_code == 404
    )


def test_facts_written_are_told_back_element_by_element(walk: path.Walk) -> None:
    answer = written(at_desk(), walk, **SENT, because="Tangkapan layar")
    assert answer.status_code == 302, text_of(answer)
    assert answer["Location"] == where(walk)
    met = section(walk, "met")
    assert "Apa yang dilakukan pada unggahan atau akun itu? mengunggah." in met
    assert "/hukum/aturan/unsur/#elements-interaction" in met
    assert "sesuai dengan dugaan ini menurut fakta yang dicatat" in page(walk).lower()
    assert section(walk, "against") == ""
    assert "Tangkapan layar" in section(walk, "history")
    assert "Pasal 35 ayat (2)" in section(walk, "again")
    assert "PP 79/2021" in section(walk, "forms")


@pytest.mark.parametrize(
    ("more", "part", "expected"),
    [
        ({"interaction": "none"}, "against", "elements-interaction"),
        ({"interaction": "like", "repeated": "no"}, "asks", "exceptions-single_like"),
        ({"object": "empty_box"}, "gaps", "/hukum/celah/#"),
        ({"object": "empty_box"}, "instead", "PN-91"),
        ({"only_voted": "yes"}, "against", "exceptions-voting"),
    ],
)
def test_why_not_leads_to_its_row(
    walk: path.Walk, more: dict[str, str], part: str, expected: str
) -> None:
    found(walk, {**POSTED, **more})
    assert expected in section(walk, part)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"interaction": "none"}, "Tidak sesuai dengan dugaan ini"),
        ({"interaction": "like", "repeated": "no"}, "Diperselisihkan: dua bacaan"),
        ({"object": "empty_box"}, "Belum ada aturan"),
        ({"only_voted": "yes"}, "Diperbolehkan"),
    ],
)
def test_the_result_in_words(walk: path.Walk, more: dict[str, str], says: str) -> None:
    found(walk, {**POSTED, **more})
    assert f"<strong>{says}" in page(walk)
    assert "terbukti" not in page(walk)


def test_a_soldier_is_another_authoritys(walk: path.Walk) -> None:
    found(walk, POSTED, employment="tni")
    assert "/hukum/kewenangan/" in section(walk, "receivers")
    assert section(walk, "met") == section(walk, "forms") == ""
    assert "aturan ini ditujukan kepada orang lain" in page(walk).lower()


def test_no_ladder_for_what_does_not_fit(walk: path.Walk) -> None:
    found(walk, {**POSTED, "interaction": "none"})
    assert section(walk, "forms") == ""


def test_the_matrix_and_the_study_lead_to_it(walk: path.Walk) -> None:
    found(walk, POSTED)
    client = at_desk()
    overview = text_of(client.get(reverse("desk:file", args=[walk.file_id])))
    assert where(walk) in overview
    assert "menurut fakta yang dicatat" in overview
    form = text_of(client.get(act_of(walk.file_id, "study")))
    chosen = re.findall(r'name="met_[^"]+_interaction"[^>]*value="(\w+)"\s+checked', form)
    assert chosen == ["yes"]


def test_a_study_element_leads_to_the_assessment(walk: path.Walk) -> None:
    found(walk, POSTED)
    client = at_desk()
    form = text_of(client.get(act_of(walk.file_id, "study")))
    met = dict.fromkeys(re.findall(r'name="(met_[^"]+)"', form), "yes")
    told = {"facts_found": "F", "analysis": "A", "conclusion": "K"}
    answer = send(client, act_of(walk.file_id, "study"), **told, **met)
    assert answer.status_code == 302, text_of(answer)
    assert where(walk) in text_of(client.get(reverse("desk:handling", args=[walk.file_id])))


def test_an_assumed_day_is_marked_so(walk: path.Walk) -> None:
    client = at_desk()
    assert written(client, walk, **SENT, assumed="on").status_code == 302
    acts = Act.objects.filter(file_id=walk.file_id, kind="find_facts")
    assert [act.assumed for act in acts] == [True]
    assert written(client, walk, **SENT).status_code == 302
    assert [act.assumed for act in acts.order_by("seq")] == [True, False]


def test_facts_of_several_are_written_at_once() -> None:
    people = [{**path.official(number), "codes": ["PN-02"]} for number in (1, 2)]
    both = path.at_registration("2024-10-15", *people)
    refresh(both.file_id)
    first, second = AllegedAct.objects.filter(respondent__case__file_id=both.file_id).order_by(
        "respondent__number"
    )
    address = f"{act_of(both.file_id, 'find_facts')}?dugaan={second.id}"
    answer = send(at_desk(), address, **SENT, also=str(first.id))
    assert str(second.id) in answer["Location"]
    assert {row.alleged_id for row in ActFinding.objects.all()} == {first.id, second.id}


def test_a_strange_act_is_not_found(walk: path.Walk) -> None:
    other = path.at_registration("2024-10-16")
    refresh(other.file_id)
    stranger = reverse("desk:assessment", args=[walk.file_id, alleged(other).id])
    assert at_desk().get(stranger).status_code == 404
    elsewhere = at_desk("caseworker", make.OTHER_REGENCY)
    assert elsewhere.get(where(walk)).status_code == 404


def test_a_sanction_in_force_is_told_to_the_handling_office_only() -> None:
    earlier = beyond.forwarded(path.at_decision("2024-09-24"))
    beyond.recorded(beyond.imposed(beyond.recommended(beyond.acknowledged(earlier))))
    refresh(earlier.file_id)
    again = path.at_registration("2024-10-15")
    refresh(again.file_id)
    assert "boleh Anda lihat: ya" in page(again)
    assert "boleh Anda lihat" not in page(again, at_desk("province_supervisor", make.PROVINCE))
    namesake = path.at_registration("2024-10-15", path.official(2))
    refresh(namesake.file_id)
    assert "boleh Anda lihat: tidak" in page(namesake)
