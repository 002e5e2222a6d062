"""The Kudus case of October 2024, as far as the morning of its registration.

Published (Antara Jateng 2024): a finding about an official of the Attorney General's Office,
registered on Thursday 17 October as 01/Reg/TM/PB/Kab/14.21/X/2024; a first discussion with police
and prosecutors named the articles. Assumed: who saw it where and when, the hours, and every name.
"""

from datetime import date, datetime
from uuid import UUID

from netra.base.viewing import Actor
from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.doors.cli.demo import people, scene
from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.offices.queries import OfficeCard

SEEN_ON = date(2024, 10, 10)
WRITTEN_ON = date(2024, 10, 12)
FIXED_ON = date(2024, 10, 16)
REGISTERED_ON = date(2024, 10, 17)
ASSUMED = "Hari dan tempat kejadian serta nama orang diandaikan untuk peragaan."
ARTICLES = (
    "UU 1/2015 Pasal 189 jo. UU 10/2016 Pasal 70 ayat (1) huruf b; "
    "UU 1/2015 Pasal 188 jo. UU 10/2016 Pasal 71 ayat (1); "
    "UU 20/2023 Pasal 2 huruf f, Pasal 9 ayat (2), Pasal 24 ayat (1) huruf d; "
    "PP 42/2004 Pasal 11 huruf c"
)
POSITION = "Pejabat di lingkungan Kejaksaan Agung"
WHAT = (
    "Dalam pengawasan melekat, pengawas melihat seorang pejabat di lingkungan Kejaksaan Agung "
    "hadir dalam pertemuan warga dan diduga menyampaikan ajakan yang mengarah pada keberpihakan "
    f"kepada salah satu pasangan calon. {ASSUMED}"
)


def load() -> UUID:
    """The case stands registered, with its first discussion minuted, and waits for invitations."""
    return scene.made_once("kudus", _make)


def _make() -> UUID:
    file_id = _see()
    _fix(file_id)
    worker = people.actor("caseworker", on=REGISTERED_ON)
    _name(file_id, worker, scene.at(REGISTERED_ON, 8))
    _register(file_id, worker, scene.at(REGISTERED_ON, 8, 30))
    _discuss(file_id, worker, scene.at(REGISTERED_ON, 9, 30))
    _find(file_id, worker, scene.at(REGISTERED_ON, 9, 45))
    return file_id


def _see() -> UUID:
    panel = scene.office("panwascam-33-19-06")
    by = people.actor("district_supervisor", on=WRITTEN_ON)
    record = intake.submit_supervision_record(
        office=panel,
        setting=scene.setting(filed_on=WRITTEN_ON, occurred_on=SEEN_ON),
        number="012/LHP/PM.01.03/JT.14.21.06/12/10/2024",
        assignment_letter="034/PM.01.02/JT.14.21.06/10/2024",
        supervisor_id=_person(by),
        stage_supervised="Kampanye",
        activity="Pengawasan pertemuan warga",
        told=_told(),
        by=by,
        at=scene.at(WRITTEN_ON, 16),
    )
    file_id: UUID = record.file_id
    refresh(file_id)
    _keep_evidence(file_id, panel, by)
    return file_id


def _told() -> intake.Told:
    return intake.Told(
        what=WHAT,
        place="Balai pertemuan di Kecamatan Jekulo, Kabupaten Kudus",
        area_code="33.19.06",
        occurred_on=SEEN_ON,
        known_on=SEEN_ON,
        named=[
            {"name": "Pranata Wigunadi", "position": POSITION, "agency": "Kejaksaan Agung"},
        ],
        witnesses=[
            {"name": "Saksi Peragaan Satu", "address": "Kecamatan Jekulo", "phone": ""},
        ],
    )


def _keep_evidence(file_id: UUID, panel: OfficeCard, by: Actor) -> None:
    scene.keep_picture(
        file_id,
        place=panel,
        name="gambar-pertemuan.png",
        note="Gambar peragaan; tidak memuat orang.",
        stage="supervision_record",
        by=by,
        when=scene.at(WRITTEN_ON, 16, 5),
    )


def _fix(file_id: UUID) -> None:
    held_at = scene.at(FIXED_ON, 14)
    cases.fix_finding(
        file_id=file_id,
        office=scene.office(),
        meeting=scene.meeting(
            number="015/BA/PP.01.01/K.JT-11/10/2024",
            held_at=held_at,
            agenda="Penetapan temuan atas laporan hasil pengawasan Panwaslu Kecamatan Jekulo",
            note="Rapat menetapkan temuan dengan musyawarah mufakat. " + ASSUMED,
        ),
        accepted=True,
        about="Dugaan keberpihakan pejabat di lingkungan Kejaksaan Agung",
        by=people.actor("chair", on=FIXED_ON),
        at=held_at,
    )
    refresh(file_id)


def _name(file_id: UUID, by: Actor, when: datetime) -> None:
    cases.name_respondent(
        file_id=file_id,
        name="Pranata Wigunadi",
        position=POSITION,
        agency_name="Kejaksaan Agung",
        agency_id=scene.office("ppk-kejagung").id,
        employment="pns",
        status_on_day="active",
        status_proof="Diandaikan untuk peragaan",
        codes=["PN-18", "PN-20"],
        occurred_on=SEEN_ON,
        favoured_side="",
        by=by,
        at=when,
    )
    refresh(file_id)


def _register(file_id: UUID, by: Actor, when: datetime) -> None:
    contest = scene.setting(filed_on=REGISTERED_ON, occurred_on=SEEN_ON)
    cases.register(
        file_id=file_id,
        office=scene.office(),
        election_kind=contest.election_kind,
        by=by,
        at=when,
    )
    refresh(file_id)


def _discuss(file_id: UUID, by: Actor, when: datetime) -> None:
    cases.discuss_with_gakkumdu(
        file_id=file_id,
        ordinal=1,
        institutions=["bawaslu", "police", "prosecutor"],
        articles=ARTICLES,
        conclusion="continue",
        note="Pembahasan pertama menetapkan pasal yang disangkakan; klarifikasi menyusul.",
        by=by,
        at=when,
    )
    refresh(file_id)


def _find(file_id: UUID, by: Actor, when: datetime) -> None:
    """What the supervision record says of each act; the rest is asked at the clarification."""
    case = case_rows.case_of(file_id)
    if case is None:
        raise LookupError(f"no case for {file_id}")
    (person,) = case_rows.respondents(case.id)
    cases.find_facts(
        file_id=file_id,
        stage=case_rows.stage,
        alleged_ids=[act.id for act in person.acts],
        facts={"status": "active", "object": "candidate", "leaning_activity": "yes"},
        employment=person.employment,
        contest=str(case.contest_id or ""),
        because=f"Laporan hasil pengawasan. {ASSUMED}",
        by=by,
        at=when,
    )
    refresh(file_id)


def _person(by: Actor) -> UUID:
    if by.person_id is None:
        raise LookupError("an officer acts in person")
    return by.person_id
