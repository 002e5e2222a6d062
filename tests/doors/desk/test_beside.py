"""The acts beside the neutrality part, done and shown through an officer's browser."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from netra.cases import actions as cases
from netra.cases.models import ReportedMeasure
from netra.journeys.actions import refresh
from netra.journeys.models import Journey
from netra.outcomes.queries import stage
from tests.doors.access.acting import act_of, send, text_of
from tests.doors.desk.printing import at_desk, kinds, words
from tests.rooms import factories as make
from tests.rooms import path
from tests.rooms.cases.test_crime import discussed, transferred

pytestmark = pytest.mark.django_db
DAY = "2024-10-15"


def page(walk: path.Walk, part: str = "") -> str:
    return f"/meja/berkas/{walk.file_id}/{part}"


def done(client: Client, walk: path.Walk, key: str, **fields: str) -> None:
    answer = send(client, act_of(walk.file_id, key), **fields)
    assert answer.status_code == 302, re.findall(r"error-message[^<]*<[^<]*", text_of(answer))


def line_of(walk: path.Walk) -> Journey:
    refresh(walk.file_id)
    row: Journey = Journey.objects.unfiltered(reason="a test").get(pk=walk.file_id)
    return row


def test_a_crime_is_transferred_and_its_result_shown_and_printed() -> None:
    walk = discussed(path.studied(path.at_registration(DAY)))
    refresh(walk.file_id)
    client = at_desk()
    assert "transfer_to_investigator/" in text_of(client.get(page(walk)))
    said = {"to": "Kepolisian resor", "letter_number": "L-7", "articles": "Pasal 188"}
    done(client, walk, "transfer_to_investigator", **said)
    overview = text_of(client.get(page(walk)))
    assert "record_investigation_result/" in overview
    assert "transfer_to_investigator/" not in overview
    told = {"outcome": "convicted", "decided_by": "Pengadilan negeri", "reported_by": "Berita"}
    done(client, walk, "record_investigation_result", **told)
    handling = text_of(client.get(page(walk, "penanganan/")))
    for expected in ("Kepolisian resor", "L-7", "Pengadilan negeri", "dijatuhi pidana"):
        assert expected in handling
    assert "transfer_letter" in kinds(client, walk)
    (sent,) = [row for row in [line_of(walk)] if row.crime == "convicted"]
    assert sent.stage == "studied"


def test_the_letter_of_transfer_says_to_whom_and_not_who_reported() -> None:
    walk = transferred(discussed(path.at_registration(DAY)))
    client = at_desk()
    (where,) = [each for each in _papers(client, walk) if "transfer_letter" in each]
    text = words(client, where)
    assert "Kepolisian resor setempat" in text
    assert not [name for name in path.REPORTER.values() if name in text]


def _papers(client: Client, walk: path.Walk) -> list[str]:
    assert "transfer_letter" in kinds(client, walk)
    found = text_of(client.get(page(walk, "dokumen/")))
    return re.findall(r'href="([^"]*/dokumen/[^"]+)"', found)


def test_a_measure_stands_under_its_label_and_moves_nothing() -> None:
    walk = path.at_registration(DAY)
    refresh(walk.file_id)
    client = at_desk()
    said = {"measure": "Teguran tertulis", "issued_by": "Panitia", "source": "Berita daring"}
    done(client, walk, "note_reported_measure", kind="reprimand", **said)
    assert ReportedMeasure.objects.get().kind == "reprimand"
    shown = text_of(client.get(page(walk)))
    assert "Tindakan di luar kewenangan, sebagaimana dilaporkan" in shown
    assert "Teguran tertulis" in shown
    row = line_of(walk)
    assert (row.stage, row.outcome) == ("registered", "reported_measure")


def test_a_stop_needs_its_ground_on_the_form() -> None:
    walk = path.studied(path.at_registration(DAY))
    refresh(walk.file_id)
    client = at_desk("chair")
    make.members(5)
    form = text_of(client.get(act_of(walk.file_id, "decide")))
    ruling = re.findall(r'name="(ruling_[0-9a-f-]+)"', form)[0]
    alleged = ruling.removeprefix("ruling_")
    chosen = {ruling: "stop", f"because_{alleged}": "Hadir karena tugas"}
    assert 'value="transfer"' not in form
    answer = send(client, act_of(walk.file_id, "decide"), **chosen)
    assert answer.status_code == 422
    assert "Pilih dasar penghentiannya." in text_of(answer)
    assert "official_duty" in text_of(answer)


def test_assumed_dates_are_marked_and_counted() -> None:
    walk = path.reported(DAY)
    cases.open_review(
        file_id=walk.file_id,
        office=walk.office,
        about="Dugaan",
        by=replace(make.actor("intake_officer"), assumed=True),
        at=walk.later(),
    )
    refresh(walk.file_id)
    shown = text_of(at_desk().get(page(walk)))
    assert "2 tanggal, 1 di antaranya diandaikan." in shown
    assert shown.count("tanggal diandaikan") == 1


def test_a_province_takes_a_case_over_and_only_another_s() -> None:
    walk = path.at_registration(DAY)
    refresh(walk.file_id)
    client = at_desk("chair", make.PROVINCE)
    assert client.get(act_of(walk.file_id, "study")).status_code == 403
    done(client, walk, "take_over", reason="Kuorum hilang")
    row = line_of(walk)
    assert (row.path, row.stage) == (make.PROVINCE, "registered")
    assert "take_over/" not in text_of(client.get(page(walk)))
    assert at_desk("chair").get(page(walk)).status_code == 404


def test_a_file_goes_to_an_office_no_rule_names_only_with_a_reason() -> None:
    walk = path.at_decision(DAY)
    make.all_offices()
    refresh(walk.file_id)
    client, where = at_desk(), act_of(walk.file_id, "forward")
    form = text_of(client.get(where))
    personnel = make.office(make.PERSONNEL).name
    assert personnel in form
    others = re.findall(r'name="(role_other_\d+)"', form)
    chosen = {"letter_number": "9/K", others[0]: "addressee"}
    refused = send(client, where, **chosen)
    assert refused.status_code == 422
    assert "Tulis mengapa berkas dikirim ke sana." in text_of(refused)
    done(client, walk, "forward", **chosen, other_reason="Dikirim langsung")
    assert stage(walk.file_id) == "forwarded"
    assert "Dikirim langsung" in text_of(client.get(page(walk, "tindak-lanjut/")))
