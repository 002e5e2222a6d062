"""What a giver wrote beside a piece stands in the full pack's index, and in no other."""

import io
from pathlib import Path

import pytest

from netra.evidence import actions as evidence
from netra.evidence.actions import Looked
from netra.journeys.actions import refresh
from tests.doors.packs import packing
from tests.rooms import factories as made

pytestmark = pytest.mark.django_db
NOTE = "Camat di panggung, kata tetangganya"


def test_the_givers_words_are_told_in_the_full_pack_alone(tmp_path: Path) -> None:
    found = packing.whole()
    evidence.keep(
        file_id=found.walk.file_id,
        office_id=found.walk.office.id,
        path=found.walk.office.path,
        stream=io.BytesIO(b"catatan"),
        looked=Looked(name="c.txt", size=7, media_type="text/plain"),
        by=made.actor("caseworker"),
        at=found.walk.now,
        note=NOTE,
    )
    refresh(found.walk.file_id)
    told = {}
    for variant in ("full", "merit", "public"):
        files = packing.contents(packing.packed(found, variant, tmp_path))
        told[variant] = [name for name, content in files.items() if NOTE.encode() in content]
    assert told == {"full": ["index.html"], "merit": [], "public": []}
