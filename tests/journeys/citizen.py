"""The citizen's part of the story: a phone, no account, one question a page, no script."""

import re
from pathlib import Path

from tests.journeys.seen import pdf_text
from tests.journeys.walker import Walker

REPORTER = "Rahayu Contohsari"
WITNESS = "Slamet Andaian"
RESPONDENT = "Wasesa Rekaan"


def citizen_files(walker: Walker, photo: Path) -> str:
    """Nine steps; a form to sign; a code shown once, which is given back."""
    what_where_when(walker)
    who_and_what_proves_it(walker, photo)
    return sent_with_a_name(walker)


def what_where_when(walker: Walker) -> None:
    """The first three questions."""
    walker.go("/")
    walker.go("/lapor/")
    walker.press()
    walker.look()
    walker.fill({"what": "Seorang pegawai mengajak warga memilih salah satu pasangan calon."})
    walker.press()
    walker.look()
    walker.fill({"search": "jekulo"})
    walker.press()
    walker.look()
    walker.fill({"area": "33.19.06"})
    walker.press()
    walker.look()
    walker.fill({"place": "Balai desa"})
    walker.press()
    walker.look()
    walker.fill({"occurred_on": (14, 10, 2024), "known_on": (15, "Oktober", 2024)})
    walker.press()
    walker.look()


def who_and_what_proves_it(walker: Walker, photo: Path) -> None:
    """Respondent, evidence, witness: no personnel number is asked."""
    page = walker.page
    assert "NIP" not in page.locator("main").inner_text()
    walker.fill({"0-name": RESPONDENT, "0-position": "Kepala seksi", "0-agency": "Kejaksaan Agung"})
    walker.press()
    walker.look()
    walker.fill({"evidence": photo})
    walker.press()
    walker.look()
    if page.url.endswith("/bukti/"):
        assert "foto bersama.png" in page.locator("main").inner_text()
        page.goto("/lapor/saksi/")
    walker.look()
    walker.fill({"0-name": WITNESS, "0-phone": "0800 2222"})
    walker.press()
    walker.look()


def sent_with_a_name(walker: Walker) -> str:
    """Identity last; the receipt says what it is not; the code is gone once it is written down."""
    page = walker.page
    page.goto("/lapor/anda/")
    walker.look()
    walker.fill({"name": REPORTER, "address": "Jalan Percobaan 9", "phone": "0800 1111"})
    walker.press()
    walker.look()
    assert "bukan Tanda Bukti" in page.locator("main").inner_text()
    walker.reference = page.locator(".receipt__number").inner_text()
    code = re.sub(r"\D", "", page.locator(".receipt__code").inner_text())
    assert len(code) == 16
    form = pdf_text(walker.download(f"{page.url}form.pdf"))
    assert REPORTER in form
    assert RESPONDENT in form
    walker.press()
    assert code[:4] not in page.content()
    return code
