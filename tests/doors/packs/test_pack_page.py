"""The page of the case pack: who may, what has to be answered, and the pack it answers with."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from netra.base.queries import acts_of, verify_chain
from tests.doors.desk.printing import at_desk
from tests.doors.packs.packing import SEEN, WHY, Whole, contents, whole
from tests.rooms import factories as make
from tests.rooms import path

pytestmark = pytest.mark.django_db
MOST = 12
FULL = {"once": str(uuid4()), "variant": "full", "recipient": "Arsip", "reason": WHY}
MERIT = {**FULL, "variant": "merit", "seen": SEEN}


@pytest.fixture
def file() -> Whole:
    return whole()


def where(file: Whole) -> str:
    return reverse("desk:pack", args=[file.walk.file_id])


def test_the_answer_is_the_pack_and_it_is_in_the_record(file: Whole, tmp_path: Path) -> None:
    client, before = at_desk(), len(acts_of(file.walk.file_id))
    answer: Any = client.post(where(file), MERIT)
    assert answer.status_code == 200
    assert re.fullmatch(
        r'attachment; filename="netra-[\w-]+-merit.zip"', str(answer["Content-Disposition"])
    )
    assert answer["Cache-Control"] == "no-store"
    out = tmp_path / "merit.zip"
    out.write_bytes(b"".join(answer.streaming_content))
    assert "data/items/0001.txt" in contents(out)
    asked, last = acts_of(file.walk.file_id)[before:]
    assert {asked.kind, last.kind} == {"export_file"}
    assert (asked.body.content["recipient"], asked.body.content["seen"]) == ("Arsip", SEEN)
    assert (last.person, last.body.content) == (None, {"variant": "merit"})
    assert asked.person
    assert verify_chain(file.walk.file_id) == []
    page = client.get(where(file)).content.decode()
    assert "Arsip" in page
    assert WHY in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({**FULL, "variant": ""}, "Paket yang mana"),
        ({**FULL, "recipient": ""}, "Siapa penerimanya"),
        ({**FULL, "reason": " "}, "Mengapa dikeluarkan"),
        ({**MERIT, "seen": " "}, "jawab sebelum paket ini keluar"),
        ({**MERIT, "variant": "public", "seen": ""}, "jawab sebelum paket ini keluar"),
        ({**MERIT, "variant": "respondent", "respondent": "1"}, "mengizinkan paket terlapor"),
        ({**MERIT, "variant": "respondent", "decision": "Pleno"}, "Pilih terlapor"),
        ({**MERIT, "variant": "respondent", "decision": "Pleno", "respondent": "9"}, "terlapor"),
        ({**MERIT, "variant": "secret"}, "secret"),
    ],
)
def test_what_is_not_answered_is_said_and_nothing_is_lost_or_done(
    file: Whole, sent: dict[str, str], said: str
) -> None:
    before = len(acts_of(file.walk.file_id))
    answer = at_desk().post(where(file), {**sent, "recipient": sent["recipient"] and "Arsip ÿ9"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "govuk-error-summary" in page
    assert ("Arsip ÿ9" in page) is bool(sent["recipient"])
    assert len(acts_of(file.walk.file_id)) == before


def test_the_merit_authority_reads_nothing_before_forwarding() -> None:
    from netra.journeys.actions import refresh

    walk = path.at_registration()
    refresh(walk.file_id)
    answer = at_desk().post(reverse("desk:pack", args=[walk.file_id]), MERIT)
    assert answer.status_code == 422
    assert "belum diteruskan" in answer.content.decode().split("error-summary__list")[1]


def test_what_cannot_be_made_yet_is_closed_with_the_reason_beside_it(file: Whole) -> None:
    from netra.journeys.actions import refresh

    walk = path.reported()
    refresh(walk.file_id)
    early, late = Whole(walk, file.given, file.later, []), file
    for each, shut in ((early, {"merit", "respondent"}), (late, set())):
        page = at_desk().get(where(each)).content.decode()
        inputs = re.findall(r'<input[^>]*name="variant"[^>]*>', page)
        assert len(inputs) == 4
        closed = {re.findall(r'value="(\w+)"', one)[0] for one in inputs if "disabled" in one}
        assert closed == shut
        assert ("Belum ada terlapor" in page) is bool(shut)
        assert ('name="decision"' in page) is not shut


def test_without_a_respondent_the_error_leads_to_what_is_on_the_page() -> None:
    from netra.journeys.actions import refresh

    walk = path.reported()
    refresh(walk.file_id)
    sent = {**MERIT, "variant": "respondent", "decision": "Pleno", "respondent": ""}
    answer = at_desk().post(reverse("desk:pack", args=[walk.file_id]), sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Belum ada terlapor" in page.split("error-summary__list")[1].split("</ul>")[0]
    leads = re.findall(r'href="#([\w-]+)"', page.split("error-summary__list")[1].split("</ul>")[0])
    assert all(f'id="{each}"' in page for each in leads)


def test_one_form_lets_one_pack_leave(file: Whole) -> None:
    client, before = at_desk(), len(acts_of(file.walk.file_id))
    answers: list[Any] = [client.post(where(file), FULL) for _ in range(2)]
    one, two = (b"".join(each.streaming_content) for each in answers)
    assert one == two
    assert len(acts_of(file.walk.file_id)) == before + 2
    other: Any = client.post(where(file), {**FULL, "recipient": "Pengadilan"})
    assert other.status_code == 200
    assert len(acts_of(file.walk.file_id)) == before + 4
    page = client.post(where(file), FULL)
    assert page.status_code == 422
    assert "sudah membuat paketnya" in page.content.decode()
    assert FULL["once"] not in page.content.decode()
    assert len(acts_of(file.walk.file_id)) == before + 4


@pytest.mark.parametrize(
    ("capacity", "place", "status"),
    [
        ("village_supervisor", make.REGENCY, 403),
        ("custodian", make.REGENCY, 404),
        ("province_supervisor", make.PROVINCE, 403),
        ("caseworker", make.PROVINCE, 403),
        ("caseworker", make.OTHER_REGENCY, 404),
        ("merit_examiner", make.BKN, 404),
        ("ppk_officer", make.PROSECUTION, 404),
        ("intake_officer", make.REGENCY, 200),
        ("member", make.REGENCY, 200),
    ],
)
def test_only_who_handles_the_file_lets_it_leave(
    file: Whole, capacity: str, place: str, status: int
) -> None:
    client, before = at_desk(capacity, place), len(acts_of(file.walk.file_id))
    assert client.get(where(file)).status_code == status
    if status != 200:
        assert client.post(where(file), FULL).status_code == status
        assert len(acts_of(file.walk.file_id)) == before


def test_a_form_from_elsewhere_does_nothing(file: Whole) -> None:
    client = Client(enforce_csrf_checks=True)
    at_desk()
    client.force_login(make.person(f"caseworker-{make.REGENCY}"))
    before = len(acts_of(file.walk.file_id))
    assert client.post(where(file), FULL).status_code == 403
    assert len(acts_of(file.walk.file_id)) == before


def test_the_page_costs_what_a_page_may(file: Whole) -> None:
    client = at_desk()
    client.get(where(file))
    with CaptureQueriesContext(connection) as counted:
        assert client.get(where(file)).status_code == 200
    assert len(counted) <= MOST, [each["sql"].partition(" FROM ")[2][:60] for each in counted]


def test_nothing_of_a_pack_stays_on_the_server(file: Whole, settings: Any, tmp_path: Path) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    answer: Any = at_desk().post(where(file), FULL)
    assert answer.status_code == 200
    assert list(tmp_path.iterdir()) == []
    assert b"".join(answer.streaming_content).startswith(b"PK")
