"""One file more for each desk: a record, a tip, a report, and a form waiting for its signature."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from netra.base.claims import hashed
from netra.base.viewing import CITIZEN
from netra.doors.cli.demo import people, scene
from netra.doors.now import DEMO_DECREE
from netra.intake import actions as intake
from netra.journeys.actions import refresh
from netra.law.channel import reporting_channel

CLAIM_CODES = {
    "tip": "1000200030004001",
    "report": "1000200030004002",
    "pre_report": "1000200030004003",
    "earlier": "1000200030004004",
}
REPORTER = {
    "birthplace": "Kudus",
    "born_on": "1990-01-01",
    "sex": "",
    "occupation": "Wiraswasta",
    "nationality": "Indonesia",
    "address": "Kabupaten Kudus",
    "phone": "",
    "email": "",
}


def claim_hash(name: str) -> bytes:
    """The look-up of that file's claim code."""
    return hashed(CLAIM_CODES[name], salt=settings.NETRA_CLAIM_SALT)


def load_record() -> UUID:
    """A village supervisor's record waits for a plenary."""
    return scene.made_once("record", _record)


def load_tip() -> UUID:
    """A tip is with the office."""
    return scene.made_once("tip", _tip)


def load_report() -> UUID:
    """A report was received online, by the demonstration's decree, and waits for its review."""
    return scene.made_once("report", lambda: _report("report", 14, DEMO_DECREE))


def load_pre_report() -> UUID:
    """A form was filled in online and waits for its signature at the office."""
    return scene.made_once("pre_report", lambda: _report("pre_report", 19, None))


def _record() -> UUID:
    day = date(2024, 10, 15)
    by = people.actor("village_supervisor", on=day)
    if by.person_id is None:
        raise LookupError("an officer acts in person")
    record = intake.submit_supervision_record(
        office=scene.office("pkd-33-19-06-2009"),
        setting=scene.setting(filed_on=day, occurred_on=day),
        number="013/LHP/PM.01.03/JT.14.21.06.2009/15/10/2024",
        assignment_letter="035/PM.01.02/JT.14.21.06/10/2024",
        supervisor_id=by.person_id,
        stage_supervised="Kampanye",
        activity="Pengawasan alat peraga di lingkungan kantor desa",
        told=_told(
            "Pengawas melihat seorang pegawai kecamatan diduga ikut memasang alat peraga kampanye "
            "di dekat kantor desa.",
            day,
            {"name": "Wasesa Adinagara", "position": "Staf", "agency": "Kecamatan Jekulo"},
        ),
        by=by,
        at=scene.at(day, 17, 20),
    )
    refresh(record.file_id)
    return UUID(str(record.file_id))


def _tip() -> UUID:
    day = date(2024, 10, 14)
    filing = intake.leave_tip(
        told=_told(
            "Sebuah grup percakapan kantor diduga dipakai untuk mengajak pegawai memilih "
            "salah satu pasangan calon. Saya tidak ingin disebut.",
            day,
            {"position": "Kepala bidang", "agency": "Pemerintah Kabupaten Kudus"},
        ),
        setting=scene.setting(filed_on=day, occurred_on=day),
        office=scene.office(),
        claim_hash=claim_hash("tip"),
        by=CITIZEN,
        at=scene.at(day, 21, 10),
    )
    refresh(filing.file_id)
    return UUID(str(filing.file_id))


def _report(name: str, hour: int, decree: str | None) -> UUID:
    occurred_on, filed_on = date(2024, 10, 13), date(2024, 10, 16)
    when = scene.at(filed_on, hour, 20)
    place = scene.office()
    filing = intake.file_report(
        told=_told(
            "Seorang pegawai mengunggah foto bersama dengan isyarat jari yang diduga menunjukkan "
            "dukungan, lalu membagikannya di akun pribadinya.",
            occurred_on,
            {"name": "Sasmita Pranoto", "position": "Analis", "agency": "Dinas di Kabupaten Kudus"},
            missing=("identity_copy",) if decree is None else (),
        ),
        setting=scene.setting(filed_on=filed_on, occurred_on=occurred_on),
        channel=reporting_channel(on=filed_on, decree=decree),
        decree=decree or "",
        office=place,
        reporter={"name": f"Pelapor Peragaan pukul {hour}", **REPORTER},
        claim_hash=claim_hash(name),
        by=CITIZEN,
        at=when,
    )
    refresh(filing.file_id)
    _keep_screenshot(filing.file_id, filing.channel, when)
    return UUID(str(filing.file_id))


def _keep_screenshot(file_id: UUID, channel: str, when: datetime) -> None:
    scene.keep_picture(
        file_id,
        place=scene.office(),
        name="tangkapan-layar.png",
        note="Gambar peragaan; tidak memuat orang.",
        stage="received" if channel == "report" else "awaiting_signature",
        by=CITIZEN,
        when=when,
    )


def _told(
    what: str, day: date, named: dict[str, str], missing: tuple[str, ...] = ()
) -> intake.Told:
    return intake.Told(
        what=what,
        place="Kabupaten Kudus",
        area_code="33.19.06.2009",
        occurred_on=day,
        known_on=day,
        named=[named],
        missing=missing,
    )
