"""The whole story: a citizen's report becomes an executed sanction, over every desk in law."""

import re
from datetime import date
from pathlib import Path

import pytest

from netra.doors.cli import demo
from netra.doors.demo.secret import SECRET
from tests.harness.browser import OpenPage, press
from tests.journeys.citizen import REPORTER, RESPONDENT, WITNESS, citizen_files
from tests.journeys.desk import casework
from tests.journeys.seen import figures, pdf_text, track
from tests.journeys.walker import KNOWN_INCOMPLETE, Walker, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]

ABOUT = "Dugaan ajakan memilih di balai desa"


@pytest.fixture(params=[1280, 360])
def walker(request: pytest.FixtureRequest, open_page: OpenPage) -> Walker:
    demo.load()
    return Walker(open_page, request.param)


def test_report_becomes_sanction(walker: Walker, tmp_path: Path) -> None:
    before = figures(walker)
    code = citizen_files(walker, picture(tmp_path))
    intake_signs_and_reviews(walker)
    citizen_answers(walker, code)
    intake_registers(walker)
    custodian_opens(walker, code)
    casework(walker)
    plenary_decides(walker)
    forwarding(walker)
    merit_authority(walker)
    appointing_authority(walker)
    office_closes(walker)
    end_is_seen(walker, code, before)
    unexplained = walker.incomplete - KNOWN_INCOMPLETE.keys()
    assert not unexplained, unexplained


def intake_signs_and_reviews(walker: Walker) -> None:
    """Signed at the desk: numbered; the initial review begins; something is missing."""
    walker.as_("intake_officer")
    walker.look()
    walker.open_file(walker.reference)
    walker.look()
    walker.act("sign_filing")
    assert "Kab/14.21/X/2024" in walker.stage()
    walker.act("open_review", about=ABOUT)
    walker.act("ask_reporter", text="Pukul berapa kejadiannya?")
    assert "menunggu pelapor" in walker.stage().lower()
    walker.section("orang")
    assert REPORTER not in walker.page.content()
    assert WITNESS not in walker.page.content()
    walker.section("bukti")
    walker.section("pesan")


def citizen_answers(walker: Walker, code: str) -> None:
    """Through the claim code, without giving a name."""
    walker.page.context.clear_cookies(name="netra")
    track(walker, code)
    assert "Pukul berapa" in walker.page.locator("main").inner_text()
    walker.fill({"text": "Sekitar pukul sembilan pagi."})
    walker.press()
    assert "Pukul berapa" not in walker.page.locator("main form").all_inner_texts()


def intake_registers(walker: Walker) -> None:
    """Respondent, requirements, the exit *registered*, a number of the second sequence."""
    walker.as_("intake_officer")
    assert "Sekitar pukul sembilan" in walker.section("pesan")
    walker.act(
        "name_respondent",
        name=RESPONDENT,
        position="Kepala seksi",
        agency_name="Kejaksaan Agung",
        agency=re.compile("Jaksa Agung|Kejaksaan"),
        employment="pns",
        status_on_day="active",
        status_proof="surat keterangan satuan kerja",
        codes=["PN-18"],
        occurred_on=(14, 10, 2024),
    )
    walker.act("complete_review", {"met_": "yes"}, kinds=["other_law", "crime"], exit="register")
    walker.act("register")
    assert "Reg/LP/PB/Kab/14.21/X/2024" in walker.stage()


def custodian_opens(walker: Walker, code: str) -> None:
    """Opening is an act; the reporter sees who and why."""
    walker.as_("custodian")
    walker.section("orang")
    press(walker.page.locator("a[href*='/segel/']").first)
    walker.look()
    walker.fill({"ground": "own_clarification", "reason": "menulis undangan", "secret": SECRET})
    walker.press()
    assert REPORTER in walker.page.locator("main").inner_text()
    told = track(walker, code)
    assert "menulis undangan" in told
    assert WITNESS not in told
    assert "kajian dugaan" not in told.lower()


def plenary_decides(walker: Walker) -> None:
    """Attendance, consensus, one ruling per respondent and act."""
    walker.as_("chair")
    walker.act(
        "decide",
        {"ruling_": "forward"},
        number="040/BA/PP.00.01/K/10/2024",
        place="Ruang rapat",
        agenda="Hasil kajian",
        at=(19, 10, 2024, "09.45"),
    )
    assert "040/BA" in walker.section("pleno")


def forwarding(walker: Walker) -> None:
    """Addressee and copies of the day; the reporter is not in the file; province and nation see."""
    walker.as_("caseworker")
    walker.act("forward", letter_number="052/PP.00.02/K/10/2024")
    text = walker.section("tindak-lanjut")
    assert "052/PP" in text
    assert REPORTER not in walker.page.content()
    papers(walker, ["undangan", "pleno", "penerusan", "formulir", "tanda-bukti"])
    walker.as_("province_supervisor")
    walker.act("check_tier", checked=True, passed_on=True)
    walker.as_("national_supervisor")
    assert "teruskan" in walker.stage()


def papers(walker: Walker, kinds: list[str]) -> None:
    """Every paper the page offers is a PDF; none names the reporter or the witness."""
    walker.section("dokumen")
    links = walker.page.locator("main a[href*='/dokumen/']").evaluate_all(
        "all => all.map(a => a.href)"
    )
    offered = [link for link in links if not link.endswith("/dokumen/")]
    assert len(offered) >= len(kinds), offered
    for link in offered:
        text = pdf_text(walker.download(link))
        assert REPORTER not in text, link
        assert WITNESS not in text, link


def merit_authority(walker: Walker) -> None:
    """BKN era: received with a ticket, checked, back to the office to verify, result to the PPK."""
    walker.on(date(2024, 10, 24))
    walker.as_("merit_examiner")
    walker.act("acknowledge", ticket="SBT-2024-000123")
    walker.as_("task_force_member")
    walker.act("check_by_task_force", note="Berkas lengkap.")
    walker.act("ask_verification", question="Mohon pastikan status kepegawaian.")
    walker.as_("caseworker")
    walker.look()
    walker.act("verify_by_office", verification="Status aktif pada hari perbuatan.")
    walker.as_("merit_examiner")
    walker.act(
        "recommend",
        respondent=re.compile(RESPONDENT),
        title="Hasil verifikasi",
        number="B-77/BKN/10/2024",
        advice="discipline",
        text="Mohon ditindaklanjuti sesuai aturan.",
    )


def appointing_authority(walker: Walker) -> None:
    """The employing agency's PPK decides; decided, delivered, in force, recorded: five dates."""
    walker.on(date(2024, 11, 4))
    walker.as_("ppk_officer_kudus")
    walker.page.goto("/meja/perkara/")
    assert ABOUT not in walker.page.content()
    walker.as_("ppk_officer")
    silence = walker.section("tindak-lanjut")
    assert "hari" in silence
    walker.act("acknowledge", ticket="KJ-901")
    walker.act(
        "impose",
        respondent=re.compile(RESPONDENT),
        number="SK-17/2024",
        decided=re.compile("(?i)jabatan|penurunan|penundaan"),
        breach="Kegiatan yang mengarah pada keberpihakan.",
        council="BAP tim pemeriksa 2/2024",
    )
    walker.act("deliver", decision=re.compile("SK-17"))
    walker.on(date(2024, 11, 25))
    walker.act("enter_into_force", decision=re.compile("SK-17"))
    walker.act("record_sanction", decision=re.compile("SK-17"), record_number="IDIS-55/2024")


def office_closes(walker: Walker) -> None:
    """The office that forwarded gets the answer back and closes the file."""
    walker.as_("caseworker")
    assert "IDIS" not in walker.stage()
    assert "SK-17/2024" in walker.section("tindak-lanjut")
    walker.act("close", reason="Hukuman disiplin tercatat; tidak ada upaya yang terbuka.")
    assert "selesai" in walker.stage().lower()


def end_is_seen(walker: Walker, code: str, before: dict[str, int]) -> None:
    """Reporter, forwarding office and public see the same end, from the same rows."""
    told = track(walker, code)
    assert "hukuman disiplin" in told.lower()
    after = figures(walker)
    grown = {name for name in after if after[name] == before.get(name, 0) + 1}
    assert "Pemilihan serentak 2024" in grown, (before, after)  # what is smaller may be withheld
