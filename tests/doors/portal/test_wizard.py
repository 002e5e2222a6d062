"""From the first page to the receipt, with a name and without."""

from pathlib import Path
from typing import Any

import pytest

from netra.evidence.models import Item
from netra.intake.models import Filing, NamedPerson, SealedPerson
from tests.doors.portal.visitor import NAME, Visitor

pytestmark = pytest.mark.django_db


def filings() -> list[Any]:
    return list(Filing.objects.unfiltered(reason="a test"))


def test_a_pre_report_reaches_the_office_with_its_reporter_sealed(visitor: Visitor) -> None:
    visitor.walk()
    assert visitor.send().status_code == 303
    (filing,) = filings()
    assert (filing.channel, filing.number) == ("pre_report", "")
    assert filing.missing == ["reporter_identity"]
    assert SealedPerson.objects.filter(file=filing.file_id).count() == 2
    assert NamedPerson.objects.get(file=filing.file_id).name == "Bima Rekaan"
    items = Item.objects.unfiltered(reason="a test").filter(file=filing.file_id)
    assert [item.name for item in items] == ["foto.png"]
    receipt = visitor.receipt()
    assert receipt.status_code == 200
    assert len(visitor.code()) == 16
    assert NAME not in receipt.content.decode()


def test_with_a_decree_it_is_a_report_with_number_and_receipt(
    visitor: Visitor, settings: Any
) -> None:
    settings.NETRA_REPORT_DECREE = "Keputusan contoh"
    visitor.walk()
    visitor.send()
    (filing,) = filings()
    assert filing.number.startswith("001/PL/PB/")
    assert filing.number in visitor.receipt().content.decode()
    for name in ("form", "receipt", "code"):
        paper = visitor.get(f"lapor/tanda-terima/{name}.pdf")
        assert paper.content.startswith(b"%PDF"), name


def test_without_a_name_it_is_a_tip_and_the_name_is_not_sent(visitor: Visitor) -> None:
    visitor.walk()
    visitor.send(how="tip")
    (filing,) = filings()
    assert filing.channel == "tip"
    assert [each.role for each in SealedPerson.objects.filter(file=filing.file_id)] == ["witness"]
    assert visitor.get("lapor/tanda-terima/form.pdf").status_code == 404


def test_nothing_of_the_draft_is_left_on_disk_after_the_receipt(
    indonesian: Visitor, folder: Path
) -> None:
    indonesian.walk()
    assert any(folder.rglob("*"))
    indonesian.send()
    indonesian.post("lapor/tanda-terima/selesai/")
    assert not any(folder.rglob("*"))
    assert indonesian.receipt().status_code == 410
