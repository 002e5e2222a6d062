"""A file of KASN's time: reviewed, forwarded directly, acknowledged in June 2024, unanswered since.

Wholly invented. It shows a file whose receiver has ended while the file was with it.
"""

from datetime import date, datetime
from uuid import UUID

from netra.base.viewing import CITIZEN
from netra.cases import actions as cases
from netra.cases import queries as case_rows
from netra.doors.cli.demo import desks, people, scene
from netra.forwarding import actions as forwarding
from netra.forwarding import queries as forwarding_rows
from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.law.channel import reporting_channel
from netra.law.elements import elements
from netra.law.requirements import requirements

SEEN_ON = date(2024, 6, 8)
FILED_ON = date(2024, 6, 10)
SIGNED_ON = date(2024, 6, 11)
REVIEWED_ON = date(2024, 6, 12)
DECIDED_ON = date(2024, 6, 13)
SENT_ON = date(2024, 6, 14)
TAKEN_ON = date(2024, 6, 18)
CODE = "PN-03"
FOUND = {
    "happened": "yes",
    "status": "active",
    "object": "prospective_candidate",
    "sign": "partisan",
    "published": "yes",
    "spouse_stands": "no",
}
BASIS = "Foto unggahan dan keterangan dalam laporan"


def load() -> UUID:
    """The file stands acknowledged by the merit authority of its day."""
    return scene.made_once("earlier", _make)


def _make() -> UUID:
    file_id = _file()
    _review(file_id)
    _study(file_id)
    _decide(file_id)
    _forward(file_id)
    forwarding.acknowledge(
        file_id=file_id,
        ticket="TT-114/VI/2024",
        by=people.actor("merit_examiner_kasn", on=TAKEN_ON),
        at=scene.at(TAKEN_ON, 11),
    )
    refresh(file_id)
    return file_id


def _file() -> UUID:
    setting = scene.setting(filed_on=FILED_ON, occurred_on=SEEN_ON)
    filing = intake.file_report(
        told=intake.Told(
            what="Seorang pegawai mengunggah foto bersama bakal calon dengan isyarat dukungan.",
            place="Kabupaten Kudus",
            area_code="33.19",
            occurred_on=SEEN_ON,
            known_on=SEEN_ON,
            named=[{"name": "Yudistira Mahardika", "agency": "Pemerintah Kabupaten Kudus"}],
        ),
        setting=setting,
        channel=reporting_channel(on=FILED_ON, decree=None),
        decree="",
        office=scene.office(),
        reporter={"name": "Pelapor Peragaan Juni", **desks.REPORTER},
        claim_hash=desks.claim_hash("earlier"),
        by=CITIZEN,
        at=scene.at(FILED_ON, 19),
    )
    file_id: UUID = filing.file_id
    intake.sign_filing(
        file_id=file_id,
        office=scene.office(),
        election_kind=setting.election_kind,
        by=people.actor("intake_officer", on=SIGNED_ON),
        at=scene.at(SIGNED_ON, 9),
    )
    refresh(file_id)
    return file_id


def _review(file_id: UUID) -> None:
    by = people.actor("caseworker", on=REVIEWED_ON)
    when = scene.at(REVIEWED_ON, 10)
    cases.open_review(
        file_id=file_id,
        office=scene.office(),
        about="Dugaan foto bersama bakal calon oleh pegawai Pemerintah Kabupaten Kudus",
        by=by,
        at=when,
    )
    _name(file_id, when)
    found = requirements(regime="regional_election", on=REVIEWED_ON)
    cases.complete_review(
        file_id=file_id,
        kinds=["other_law"],
        checks=[
            {"key": each.key, "met": "yes", "note": "", "article": each.citation.article}
            for each in found
            if each.statutory_minimum
        ],
        handled_elsewhere="",
        exit="forward_directly",
        reason="Hanya menyangkut peraturan lain; calon belum ditetapkan.",
        by=by,
        at=scene.at(REVIEWED_ON, 13),
    )
    refresh(file_id)


def _name(file_id: UUID, when: datetime) -> None:
    cases.name_respondent(
        file_id=file_id,
        name="Yudistira Mahardika",
        position="Penelaah teknis",
        agency_name="Pemerintah Kabupaten Kudus",
        agency_id=scene.office("ppk-kabupaten-kudus").id,
        employment="pns",
        status_on_day="active",
        status_proof="Diandaikan untuk peragaan",
        codes=[CODE],
        occurred_on=SEEN_ON,
        favoured_side="",
        by=people.actor("caseworker", on=REVIEWED_ON),
        at=when,
    )


def _study(file_id: UUID) -> None:
    ((alleged_id, _),) = _alleged(file_id)
    by = people.actor("caseworker", on=DECIDED_ON)
    case = case_rows.case_of(file_id)
    cases.find_facts(
        file_id=file_id,
        stage=case_rows.stage,
        alleged_ids=[alleged_id],
        facts=FOUND,
        employment="pns",
        contest=str(case.contest_id or "") if case else "",
        because=BASIS,
        by=by,
        at=scene.at(DECIDED_ON, 8),
    )
    cases.make_study(
        file_id=file_id,
        facts="Foto diunggah pada 8 Juni 2024 di akun pribadi terlapor.",
        analysis="Unggahan diduga menunjukkan keberpihakan sebelum penetapan pasangan calon.",
        conclusion="Dugaan pelanggaran peraturan perundang-undangan lainnya; diteruskan.",
        elements=[
            {"alleged_id": alleged_id, "key": each.key, "met": "yes", "because": BASIS}
            for each in elements(CODE, on=SEEN_ON)
        ],
        by=by,
        at=scene.at(DECIDED_ON, 9),
    )
    refresh(file_id)


def _decide(file_id: UUID) -> None:
    held_at = scene.at(DECIDED_ON, 14)
    cases.decide(
        file_id=file_id,
        office=scene.office(),
        meeting=scene.meeting(
            number="007/BA/PP.01.01/K.JT-11/06/2024",
            held_at=held_at,
            agenda="Penerusan dugaan pelanggaran peraturan perundang-undangan lainnya",
        ),
        rulings=[
            cases.Ruling(respondent_id=person, alleged_id=act, outcome=case_rows.FORWARD)
            for act, person in _alleged(file_id)
        ],
        by=people.actor("chair", on=DECIDED_ON),
        at=held_at,
    )
    refresh(file_id)


def _forward(file_id: UUID) -> None:
    place = scene.office()
    lines = forwarding_rows.proposed(file_id, path=place.path, on=SENT_ON)
    forwarding.forward(
        file_id=file_id,
        office_id=place.id,
        path=place.path,
        letter_number="021/PP.01.02/K.JT-11/06/2024",
        sendees=[
            forwarding.Sendee(
                office_id=line.office.id,
                function=line.function,
                role=line.role,
                certainty=str(line.citation.certainty),
                article=line.citation.article,
            )
            for line in lines
            if line.office is not None
        ],
        by=people.actor("chair", on=SENT_ON),
        at=scene.at(SENT_ON, 15),
    )
    refresh(file_id)


def _alleged(file_id: UUID) -> list[tuple[UUID, UUID]]:
    """Each alleged act with its respondent."""
    case = case_rows.case_of(file_id)
    if case is None:
        raise LookupError(f"no case for {file_id}")
    return [(cell.id, line.id) for line in case_rows.respondents(case.id) for cell in line.acts]
