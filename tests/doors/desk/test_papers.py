"""The desk's papers: printed from the file's rows, sealed people left out, each to who may see."""

import pytest
from django.test import Client
from django.urls import reverse

from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.cases.models import AllegedAct
from netra.forwarding import queries as forwarding
from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.law.catalogue import act as catalogue_act
from tests.doors.desk.printing import address, at_desk, invited, keep, kinds, listed, words
from tests.rooms import beyond, path
from tests.rooms import factories as make
from tests.rooms.cases.test_finding_facts import POSTED, found
from tests.rooms.path import REPORTER, WITNESS, Walk, official

pytestmark = pytest.mark.django_db

SEALED = (*REPORTER.values(), *WITNESS.values(), "Zulaikha", "Wicaksana")


@pytest.fixture
def whole() -> Walk:
    """A report of a meeting, invited, studied, decided, forwarded and acknowledged."""
    walk = path.reported()
    keep(walk, "rekaman.txt")
    path.registered(path.reviewed(path.named(path.in_review(walk))))
    for whom, label in (("respondent", ""), ("reporter", ""), ("witness", "1")):
        invited(walk, whom, label)
    path.decided(path.studied(walk))
    beyond.acknowledged(beyond.forwarded(walk))
    refresh(walk.file_id)
    return walk


def test_every_paper_of_a_file_is_listed_and_names_nobody_sealed(whole: Walk) -> None:
    client = at_desk()
    found = listed(client, whole)
    assert kinds(client, whole) == {
        "report_form",
        "filing_receipt",
        "clarification_invitation",
        "plenary_minutes",
        "forwarding_letter",
        "document_receipt",
    }
    assert len(found) == 8
    for where in found:
        text = words(client, where)
        assert not [name for name in SEALED if name in text], where


def test_the_form_leaves_the_reporter_to_be_written_by_hand(whole: Walk) -> None:
    text = words(at_desk(), address(whole, "report_form"))
    assert "/PL/PB/Kab/14.21/X/2024" in text
    assert "Respondent Invented" in text
    assert "Balai pertemuan" in text
    assert "Saksi 1 (tersegel)" in text
    assert "rekaman.txt" in text
    assert "Pra-laporan untuk ditandatangani" not in text


def test_a_report_not_signed_yet_has_a_form_to_sign_and_no_receipt() -> None:
    walk, client = path.reported(by_decree=False), at_desk("intake_officer")
    assert kinds(client, walk) == {"report_form"}
    assert "Pra-laporan untuk ditandatangani" in words(client, address(walk, "report_form"))
    assert client.get(address(walk, "filing_receipt")).status_code == 404

    by = make.actor("intake_officer")
    intake.sign_filing(
        file_id=walk.file_id, office=walk.office, election_kind="PB", by=by, at=walk.later()
    )
    refresh(walk.file_id)
    text = words(client, address(walk, "filing_receipt"))
    assert f"Nama intake_officer-{make.REGENCY}" in text
    assert "Kamis, 17 Oktober 2024, 11.00 WIB" in text


def test_the_receipt_lists_what_came_with_the_report_and_what_comes_next() -> None:
    walk, client = path.reported(missing=("evidence",)), at_desk("intake_officer")
    keep(walk, "rekaman.txt")
    keep(walk, "susulan.txt", later=5)
    refresh(walk.file_id)
    text = words(client, address(walk, "filing_receipt"))
    assert "rekaman.txt" in text
    assert "susulan.txt" not in text
    assert "Kajian awal" in text
    assert "Perlu dilengkapi" in text


def test_a_tip_has_no_form_and_no_receipt() -> None:
    assert kinds(at_desk(), path.tipped()) == set()


def test_an_invitation_says_act_day_place_and_article(whole: Walk) -> None:
    case = case_rows.case_of(whole.file_id)
    assert case is not None
    sent = case_rows.invitations(case.id)[0]
    text = words(at_desk(), address(whole, "clarification_invitation", sent.id))
    cell = case_rows.respondents(case.id)[0].acts[0]
    assert f"Nomor : {sent.number}" in text
    assert case.number in text
    assert "Respondent 1" in text
    assert catalogue_act(cell.code).name_id in text
    assert "Senin, 14 Oktober 2024" in text
    assert "Balai pertemuan" in text
    assert cell.articles[0][:20] in text
    assert "tatap muka" in text


def test_whoever_is_sealed_is_invited_by_role_and_number(whole: Walk) -> None:
    case = case_rows.case_of(whole.file_id)
    assert case is not None
    client = at_desk()
    to = {each.whom: each.id for each in case_rows.invitations(case.id)}
    reporter = words(client, address(whole, "clarification_invitation", to["reporter"]))
    witness = words(client, address(whole, "clarification_invitation", to["witness"]))
    assert "Yth. Pelapor ____" in reporter
    assert "Yth. Saksi 1 ____" in witness


def test_an_address_instead_of_a_room_makes_the_clarification_online() -> None:
    walk = path.at_registration()
    row = invited(walk, "respondent", place="https://rapat.example/kudus")
    refresh(walk.file_id)
    text = words(at_desk(), address(walk, "clarification_invitation", row))
    assert "daring direkam" in text
    assert "https://rapat.example/kudus" in text


def test_minutes_say_who_came_whether_enough_and_what_was_decided(whole: Walk) -> None:
    client = at_desk("chair")
    (held,) = case_rows.plenaries(whole.file_id, make.viewer("chair"))
    text = words(client, address(whole, "plenary_minutes", held.id))
    assert held.number in text
    assert "/Reg/LP/PB/Kab/14.21/X/2024" in text
    assert "Nama member-5" in text
    assert "3 anggota; Perbawaslu 5/2018 (belum diverifikasi)" in text
    assert "terpenuhi" in text
    assert "ditindaklanjuti (penerusan)" in text
    assert "musyawarah mufakat" in text


def test_minutes_of_a_finding_bear_the_records_number_and_what_was_fixed() -> None:
    walk, client = path.found(path.seen(), present=4), at_desk("chair")
    refresh(walk.file_id)
    (held,) = case_rows.plenaries(walk.file_id, make.viewer("chair"))
    text = words(client, address(walk, "plenary_minutes", held.id))
    assert "001/LHP/PM.01.02/10/2024" in text
    assert "menetapkan temuan" in text
    assert "tidak hadir" in text


def test_the_letter_carries_addressee_copies_and_attachments(whole: Walk) -> None:
    (sent,) = forwarding.forwardings(whole.file_id, make.viewer("caseworker"))
    text = words(at_desk(), address(whole, "forwarding_letter", sent.id))
    assert "B-1" in text
    assert "Penerusan Pelanggaran Peraturan Perundang-undangan Lainnya" in text
    assert make.office(make.BKN).name in text
    assert make.office(make.PROSECUTION).name in text
    assert "Respondent 1" in text
    assert "Identitas pelapor : tidak ada dalam berkas ini" in text
    assert "Belum diklarifikasi oleh Bawaslu" in text
    assert "Fakta Kesimpulan" in text
    for attached in ("Kajian dugaan pelanggaran", "Berita acara rapat pleno", "Bukti 1"):
        assert attached in text
    assert "rekaman.txt" not in text  # a name may tell who gave it


def test_a_file_forwarded_without_registration_is_called_by_its_filing() -> None:
    walk = path.reviewed(path.named(path.in_review(path.reported())), "forward_directly")
    beyond.forwarded(path.decided(path.studied(walk)))
    client = at_desk()
    texts = [words(client, each) for each in listed(client, walk) if "report_form" not in each]
    assert len(texts) == 3
    assert all("001/PL/PB/Kab/14.21/X/2024" in text for text in texts)


def test_a_receiver_prints_the_letter_and_its_own_receipt_only(whole: Walk) -> None:
    beyond.acknowledged(whole, make.PROSECUTION)
    merit = at_desk("merit_examiner", make.BKN)
    assert kinds(merit, whole) == {"forwarding_letter", "document_receipt"}
    assert len(listed(merit, whole)) == 2
    (receipt,) = (each for each in listed(merit, whole) if "document_receipt" in each)
    text = words(merit, receipt)
    assert "SBT-1" in text
    assert f"Nama merit_examiner-{make.BKN}" in text
    assert "Surat penerusan B-1" in text
    assert len(listed(at_desk(), whole)) == 9  # the sender has both receipts

    for where in listed(at_desk(), whole):
        if where not in listed(merit, whole):
            assert merit.get(where).status_code == 404


def test_minutes_and_letter_class_the_act_by_the_facts_found() -> None:
    walk = path.at_registration("2024-10-15", {**official(1), "codes": ["PN-02"]})
    found(walk, {**POSTED, "contest": "none_yet"}, contest="")
    sent = beyond.forwarded(path.decided(path.studied(walk)))
    refresh(sent.file_id)
    (held,) = case_rows.plenaries(sent.file_id, make.viewer("chair"))
    minutes = words(at_desk("chair"), address(sent, "plenary_minutes", held.id))
    assert "etik (sebelum penetapan)" in minutes
    (letter,) = (each for each in listed(at_desk(), sent) if "forwarding_letter" in each)
    text = words(at_desk(), letter)
    assert "(etik)" in text
    assert "sebelum penetapan" in text


def test_a_phase_nobody_knows_is_printed_as_not_known() -> None:
    walk = path.at_decision("2024-10-15")
    AllegedAct.objects.update(phase="unknown", klass="unsettled")
    sent = beyond.forwarded(walk)
    refresh(sent.file_id)
    (letter,) = (each for each in listed(at_desk(), sent) if "forwarding_letter" in each)
    assert "penetapan belum diketahui" in words(at_desk(), letter)


def test_an_employer_reads_of_its_own_people_only() -> None:
    people = official(1), official(2, make.REGENT)
    walk = path.reported()
    keep(walk, "Respondent 2.txt")
    path.registered(path.reviewed(path.named(path.in_review(walk), *people)))
    cases.make_study(
        file_id=walk.file_id,
        facts="Fakta tentang Respondent 2",
        analysis="Analisis",
        conclusion="Kesimpulan",
        elements=[],
        by=make.actor("caseworker"),
        at=walk.later(),
    )
    beyond.forwarded(path.decided(walk), copies=(make.PROSECUTION, make.REGENT, make.GOVERNOR))
    beyond.acknowledged(walk, make.PROSECUTION)

    employer = at_desk("ppk_officer", make.PROSECUTION)
    found = listed(employer, walk)
    assert len(found) == 2
    for where in found:
        assert "Respondent 2" not in words(employer, where)
    (letter,) = (each for each in found if "forwarding_letter" in each)
    assert "Respondent 1" in words(employer, letter)
    assert "Respondent 2" in words(at_desk(), letter)
    # Copied, and employer of nobody here.
    assert listed(at_desk("ppk_officer", make.GOVERNOR), walk) == []


def test_another_office_finds_nothing(whole: Walk) -> None:
    stranger = at_desk("caseworker", make.OTHER_REGENCY)
    for where in listed(at_desk(), whole):
        assert stranger.get(where).status_code == 404
    assert stranger.get(reverse("desk:papers", args=[whole.file_id])).status_code == 404


@pytest.mark.parametrize("capacity", ["custodian", "village_supervisor"])
def test_a_mandate_prints_only_from_rooms_it_may_read(whole: Walk, capacity: str) -> None:
    found = kinds(at_desk(capacity), whole)
    assert found <= {"report_form", "filing_receipt"}
    assert capacity != "custodian" or not found


@pytest.mark.parametrize(
    ("kind", "row"),
    [
        ("clarification_invitation", ""),
        ("plenary_minutes", "00000000-0000-0000-0000-000000000000"),
        ("forwarding_letter", "not-an-id"),
        ("report_form", "1"),
        ("anything", ""),
    ],
)
def test_what_does_not_exist_is_not_found(whole: Walk, kind: str, row: str) -> None:
    refresh(whole.file_id)
    assert at_desk().get(address(whole, kind, row)).status_code == 404


def test_a_row_of_another_file_is_not_found(whole: Walk) -> None:
    other = path.at_registration()
    refresh(other.file_id)
    rows = [each.rsplit("/", 3)[1:3] for each in listed(at_desk(), whole)]
    for kind, row in (pair for pair in rows if pair[0] != "dokumen"):
        assert at_desk().get(address(other, kind, row)).status_code == 404


def test_a_paper_printed_again_is_the_same(whole: Walk) -> None:
    client = at_desk()
    for where in listed(client, whole):
        assert client.get(where).content == client.get(f"/en{where}").content


def test_whoever_is_not_signed_in_is_led_to_sign_in(whole: Walk) -> None:
    assert Client().get(address(whole, "report_form")).status_code == 302
