"""The index of a pack: which piece an act was on, views as one line, what a remark says."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from netra.base.acts import append, lock_file
from netra.evidence.actions import annotating
from netra.evidence.models import Annotation
from tests.doors.packs.packing import Whole, contents, packed, whole
from tests.rooms import factories as make

pytestmark = pytest.mark.django_db
REMARK = "Tampak di sudut kiri"


@pytest.fixture
def file() -> Whole:
    found = whole()
    by, walk = make.actor("caseworker"), found.walk
    for item, views in ((found.given, 3), (found.later, 1)):
        for number in range(views):
            append(
                file=lock_file(walk.file_id),
                kind="view_evidence",
                at=walk.now + timedelta(minutes=number + 1),
                by=by,
                from_stage="forwarded",
                body={"item": item.id},
            )
    annotating.annotate(
        item_id=found.given.id, place={}, text=REMARK, by=by, at=walk.later(), stage="forwarded"
    )
    return found


def rows(page: str) -> list[list[str]]:
    """The cells of each row of the chronology."""
    table = page.split("<tbody>")[1].split("</tbody>")[0]
    return [
        [unescape(re.sub("<[^>]+>", "", cell)) for cell in re.findall("<td>(.*?)</td>", row, re.S)]
        for row in table.split("<tr>")[1:]
    ]


def index(file: Whole, variant: str, folder: Path, **other: Any) -> str:
    return contents(packed(file, variant, folder, **other))["index.html"].decode()


def test_views_are_one_line_a_piece_and_name_it(file: Whole, tmp_path: Path) -> None:
    found = [row for row in rows(index(file, "full", tmp_path)) if "Melihat" in row[2]]
    assert [row[2] for row in found] == [
        "Melihat bukti: no. 1; 3 kali dilihat, terakhir",
        "Melihat bukti: no. 2",
    ]


def test_what_was_kept_names_its_number(file: Whole, tmp_path: Path) -> None:
    page = index(file, "full", tmp_path, language="en")
    kept = [row[2] for row in rows(page) if row[2].startswith("Keep")]
    assert [each.rpartition(": ")[2] for each in kept] == ["no. 1", "no. 2"]


def test_a_remark_is_quoted_in_the_full_pack_only(file: Whole, tmp_path: Path) -> None:
    page = index(file, "full", tmp_path)
    assert page.count(REMARK) == 2  # in the chronology, in the custody of its piece
    assert Annotation.objects.unfiltered(reason="a test").count() == 1
    for variant in ("merit", "respondent", "public"):
        assert REMARK not in index(file, variant, tmp_path)


def test_no_row_stands_empty(file: Whole, tmp_path: Path) -> None:
    for variant in ("full", "merit"):
        page = index(file, variant, tmp_path)
        cells = re.findall("<dd>(.*?)</dd>", page, re.S)
        assert all(re.sub("<[^>]+>", "", cell).strip("\u2068\u2069 \n") for cell in cells)
