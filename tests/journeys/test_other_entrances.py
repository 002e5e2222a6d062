"""The other two entrances, in the browser: a supervisor's Form A, and a message without a name."""

from datetime import date

import pytest

from netra.doors.cli import demo
from tests.harness.browser import OpenPage, press
from tests.journeys.walker import Walker

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

MEETING = {"number": "041/BA/PP.00.01/K/10/2024", "place": "Ruang rapat", "agenda": "Temuan"}


@pytest.fixture
def walker(open_page: OpenPage) -> Walker:
    demo.load()
    return Walker(open_page, 360)


def open_tip(walker: Walker) -> None:
    """The demonstration's message, found by its stage: it has no number and no subject."""
    walker.page.goto("/meja/perkara/")
    press(walker.page.locator("main tbody tr", has_text="informasi").locator("th a").first)
    walker.file = walker.page.url


def test_form_a_becomes_a_registered_finding(walker: Walker) -> None:
    walker.as_("village_supervisor")
    walker.go("/meja/form-a/")
    walker.fill(
        {
            "number": "020/LHP/PM.01.03/2024",
            "assignment_letter": "ST-7/2024",
            "stage_supervised": "Kampanye",
            "activity": "Pengawasan langsung",
            "occurred_on": (16, 10, 2024),
            "place": "Lapangan desa",
            "area": "33.19.06",
            "what": "Seorang pegawai membagikan bahan kampanye di lapangan.",
            "name": "Wiryo Rekaan",
        }
    )
    walker.press()
    walker.look()
    walker.file = walker.page.url
    assert "Laporan hasil pengawasan" in walker.stage()

    walker.as_("chair")
    about = "Dugaan pembagian bahan kampanye"
    walker.act("fix_finding", accepted="yes", about=about, **MEETING)

    walker.as_("caseworker")
    walker.act("name_respondent", name="Wiryo Rekaan", employment="pns", codes=["PN-18"])
    walker.act("register")
    assert "Reg/TM/PB/Kab/14.21/X/2024" in walker.stage()

    walker.as_("village_supervisor")
    assert walker.page.goto(walker.file).status == 404  # the finder does not follow his finding


def test_a_tip_becomes_a_case_only_through_plenary_and_tracing(walker: Walker) -> None:
    walker.as_("chair")
    open_tip(walker)
    assert "Informasi" in walker.stage()
    walker.act("declare_initial_information", accepted="yes", **MEETING)

    walker.as_("caseworker")
    walker.act("order_tracing", decree="SK-9/2024", team="Tim penelusuran")
    walker.on(date(2024, 10, 19))
    walker.act("report_tracing", result="Percakapan ditemukan dan disimpan.")

    walker.as_("chair")
    about = "Dugaan ajakan dalam grup percakapan"
    walker.act("fix_finding", accepted="yes", about=about, **{**MEETING, "number": "042/BA/2024"})
    assert "Temuan" in walker.stage()


def test_without_quorum_a_plenary_is_refused_and_nothing_typed_is_lost(walker: Walker) -> None:
    walker.as_("chair")
    open_tip(walker)
    walker.page.goto(f"{walker.file}declare_initial_information/")
    walker.fill({**MEETING, "accepted": "yes"})
    for position in range(1, 4):
        walker.fill({f"present_{position}": False})
    walker.press()
    said = walker.page.locator(".govuk-error-summary").inner_text()
    walker.look()
    assert "2" in said
    assert "3" in said
    assert walker.page.locator("[name=number]").input_value() == MEETING["number"]


def test_two_officers_on_one_case_and_a_form_sent_twice(walker: Walker) -> None:
    """The later one is told what happened and keeps what was typed; a double sending does one."""
    walker.as_("caseworker")
    walker.open_file("Kejaksaan")
    file = walker.file
    walker.page.goto(f"{file}invite/")
    walker.fill(
        {"number": "050/K/2024", "for_at": (18, 10, 2024, "09.00"), "place": "Kantor Bawaslu"}
    )
    other = Walker(walker.open_page, 1280)
    other.as_("caseworker")
    other.file = file
    other.act("extend_handling", reason="saksi belum didengar")
    walker.press()
    assert "Memperpanjang penanganan" in walker.page.content() or "memperpanjang" in (
        walker.page.locator(".govuk-error-summary").inner_text()
    )
    assert walker.page.locator("[name=number]").input_value() == "050/K/2024"
    fields = walker.page.locator("main form[method=post]").evaluate(
        "form => Object.fromEntries(new FormData(form))"
    )
    for _copy in range(2):
        answer = walker.page.context.request.post(
            walker.page.url, form=fields, headers={"Referer": walker.page.url}
        )
        assert answer.status == 200
        assert answer.url == file
    assert walker.section("penanganan").count("050/K/2024") == 1


def test_session_ended_in_mid_form_gives_the_form_back(walker: Walker) -> None:
    walker.as_("caseworker")
    walker.open_file("Kejaksaan")
    walker.page.goto(f"{walker.file}extend_handling/")
    walker.fill({"reason": "saksi dari luar kota"})
    walker.page.context.clear_cookies(name="netra")
    walker.press()
    assert "/masuk/" in walker.page.url
    walker.look()
    walker.fill({"login": "caseworker", "password": demo.people.PASSWORD})
    walker.press()
    walker.look()
    assert walker.page.locator("[name=reason]").input_value() == "saksi dari luar kota"
    walker.press()
    assert walker.page.url == walker.file
