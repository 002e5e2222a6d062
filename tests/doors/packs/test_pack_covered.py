"""A respondent reads the redacted copies ticked for this very person, and no other."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from netra.base.queries import acts_of
from netra.doors.packs.making import make
from netra.evidence.queries.custody import custody_of
from tests.doors.desk.printing import at_desk
from tests.doors.packs.packing import BETTER, SEEN, WHY, WISHES, Whole, contents, maker, whole
from tests.doors.packs.test_pack_secrets import holds

pytestmark = pytest.mark.django_db
LESS = "isi yang ditutup kurang"
SENT = {
    "variant": "respondent",
    "recipient": "Terlapor 1",
    "reason": WHY,
    "seen": SEEN,
    "decision": "Pleno 3",
    "respondent": "1",
}


@pytest.fixture
def file() -> Whole:
    return whole()


def test_without_a_tick_no_copy_goes_along(file: Whole, tmp_path: Path) -> None:
    out = tmp_path / "none.zip"
    make(WISHES["respondent"], maker(file), out)
    assert not [name for name in contents(out) if name.startswith("data/derived/")]
    for word in (BETTER.decode(), LESS):
        assert not holds(out, word), word
    assert exported(file) == []


def test_what_is_ticked_goes_and_the_record_says_so(file: Whole, tmp_path: Path) -> None:
    page: Any = at_desk().get(reverse("desk:pack", args=[file.walk.file_id]))
    boxes = re.findall(r'<input[^>]+name="redactions"[^>]*>', page.content.decode())
    assert len(boxes) == 2
    assert not [box for box in boxes if "checked" in box]
    first = re.findall(r'value="([0-9a-f-]{36})"', boxes[0])
    assert first != [str(each) for each in file.covered]  # another's, the older one
    once = re.findall(r'name="once" value="([0-9a-f-]{36})"', page.content.decode())
    answer: Any = at_desk().post(
        reverse("desk:pack", args=[file.walk.file_id]),
        {**SENT, "once": once[0], "redactions": first},
    )
    assert answer.status_code == 200
    out = tmp_path / "one.zip"
    out.write_bytes(b"".join(answer.streaming_content))
    assert holds(out, LESS) == ["data/derived/0001-redaction-1.txt"]
    assert not holds(out, BETTER.decode())
    asked = next(act for act in acts_of(file.walk.file_id) if act.kind == "export_file")
    assert asked.body.content["redactions"] == first
    assert len(exported(file)) == 1


def test_a_tick_is_for_a_respondents_pack_only(file: Whole, tmp_path: Path) -> None:
    answer = at_desk().post(
        reverse("desk:pack", args=[file.walk.file_id]), {**SENT, "redactions": "x"}
    )
    assert answer.status_code == 422
    make(replace(WISHES["public"], redactions=file.covered), maker(file), tmp_path / "p.zip")
    assert not holds(tmp_path / "p.zip", BETTER.decode())


def exported(file: Whole) -> list[str]:
    """The packs that took a copy of the first piece along, as its custody lists them."""
    steps = custody_of(file.walk.file_id).items[file.given.id]
    return [step.told["variant"] for step in steps if step.kind == "export_file"]
